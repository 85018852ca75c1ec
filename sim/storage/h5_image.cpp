#include "storage/h5_image.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/memory.h"
#include "storage/h5_internal.h"

namespace kabar::h5 {

namespace {

constexpr std::size_t kHugePage = 2u << 20;
constexpr std::size_t kStep = 1u << 20;  // HDF5 asks for more memory by this

}  // namespace

void* Image::grow(void*, std::size_t size, H5FD_file_image_op_t, void* self) {
  Image& image = *static_cast<Image*>(self);
  if (size > image.capacity_) {
    // At least twice as much, so that little is copied; what is not touched costs nothing.
    const std::size_t capacity = (std::max(size, 2 * image.capacity_) + kHugePage - 1) / kHugePage * kHugePage;
    std::unique_ptr<std::uint8_t, Free> grown(static_cast<std::uint8_t*>(std::aligned_alloc(kHugePage, capacity)));
    if (grown == nullptr) return nullptr;
    prefer_large_pages(grown.get(), capacity);
    if (image.memory_ != nullptr) std::memcpy(grown.get(), image.memory_.get(), image.capacity_);
    image.memory_ = std::move(grown);
    image.capacity_ = capacity;
  }
  return image.memory_.get();
}

void Image::keep_for(hid_t access) {
  H5FD_file_image_callbacks_t calls{};
  calls.image_malloc = [](std::size_t size, H5FD_file_image_op_t op, void* self) {
    return grow(nullptr, size, op, self);
  };
  calls.image_realloc = grow;
  calls.image_free = [](void*, H5FD_file_image_op_t, void*) -> herr_t { return 0; };  // it is kept
  calls.udata_copy = [](void* self) { return self; };
  calls.udata_free = [](void*) -> herr_t { return 0; };
  calls.udata = this;
  check(H5Pset_fapl_core(access, kStep, false), "a file in memory");
  check(H5Pset_file_image_callbacks(access, &calls), "a file in memory");
}

}  // namespace kabar::h5
