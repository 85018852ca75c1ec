#pragma once
// The memory of a file under construction. HDF5's core driver has it grow, and when the file is closed it is ours, so
// that the finished file is never copied.

#include <hdf5.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

namespace kabar::h5 {

class Image {
 public:
  Image() = default;
  Image(const Image&) = delete;  // HDF5 knows where it is
  Image& operator=(const Image&) = delete;

  /// Has a file that is created with this access keep its bytes here. The image must outlive the file.
  void keep_for(hid_t access);
  /// After the file was closed: its first `size` bytes are all of it.
  void finish(std::size_t size) { size_ = size; }
  std::span<const std::uint8_t> bytes() const { return {memory_.get(), size_}; }

 private:
  static void* grow(void* memory, std::size_t size, H5FD_file_image_op_t, void* image);

  struct Free {
    void operator()(std::uint8_t* memory) const { std::free(memory); }
  };
  std::unique_ptr<std::uint8_t, Free> memory_;
  std::size_t capacity_ = 0, size_ = 0;
};

}  // namespace kabar::h5
