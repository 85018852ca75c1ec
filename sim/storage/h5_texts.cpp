#include "storage/h5_texts.h"

#include <cstring>

#include "storage/h5_variable.h"
#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

constexpr std::size_t kHeader = 16;  // of a heap, and of an object in it
constexpr std::string_view kHeapBegins("GCOL\1\0\0\0", 8);

/// `size` bytes, little-endian.
std::uint64_t number(std::span<const std::uint8_t> bytes, std::uint64_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size; i-- > 0;) value = value << 8 | bytes[at + static_cast<std::uint64_t>(i)];
  return value;
}

std::string_view characters(std::span<const std::uint8_t> bytes, std::uint64_t at, std::uint64_t size) {
  return {reinterpret_cast<const char*>(bytes.data()) + at, size};
}

}  // namespace

const Texts::Heap& Texts::heap_at(std::uint64_t address, const std::string& what) {
  if (const auto known = heaps_.find(address); known != heaps_.end()) return known->second;
  const std::uint64_t all = file_.size();
  if (all < kHeader || address > all - kHeader || characters(file_, address, kHeapBegins.size()) != kHeapBegins) {
    throw Failure({phrase::no_texts_there, what});
  }
  const std::uint64_t size = number(file_, address + 8, 8);
  if (size < kHeader || size > all - address) throw Failure({phrase::texts_beyond_file, what});
  Heap heap;
  const std::uint64_t end = address + size;
  for (std::uint64_t at = address + kHeader; end - at >= kHeader;) {
    const auto place = static_cast<std::uint32_t>(number(file_, at, 2));
    if (place == 0) break;  // what is left is free
    const std::uint64_t length = number(file_, at + 8, 8);
    at += kHeader;
    if (length > end - at) throw Failure({phrase::text_beyond_heap, what});
    heap.emplace(place, characters(file_, at, length));
    if (++objects_ > all / kHeader) throw Failure({phrase::texts_overlap, what});
    const std::uint64_t padded = (length + 7) / 8 * 8;
    if (padded > end - at) break;
    at += padded;
  }
  return heaps_.emplace(address, std::move(heap)).first->second;
}

std::vector<std::string> Texts::read(std::uint64_t begin, std::size_t count, const std::string& what) {
  if (begin > file_.size() || count > (file_.size() - begin) / kElement) {
    throw Failure({phrase::beyond_file, what});
  }
  std::vector<std::string> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t at = begin + i * kElement;
    const std::uint64_t length = number(file_, at, 4), address = number(file_, at + 4, 8);
    if (length == 0 || address == 0) continue;  // nothing was written
    const Heap& heap = heap_at(address, what);
    const auto text = heap.find(static_cast<std::uint32_t>(number(file_, at + 12, 4)));
    if (text == heap.end() || length > text->second.size()) throw Failure({phrase::text_misplaced, what});
    const std::string_view found = text->second.substr(0, length);
    values[i] = found.substr(0, found.find('\0'));
    characters_ += values[i].size();
    if (characters_ > file_.size()) throw Failure({phrase::texts_overlap, what});
  }
  return values;
}

}  // namespace kabar::h5
