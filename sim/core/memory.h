#pragma once
// Memory for columns of millions of entries. Knows nothing of what is in them.

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace kabar {

/// Asks for large pages behind [begin, begin + bytes), where the system offers them: fewer faults, fewer misses of the
/// table of pages. A hint without any other effect.
void prefer_large_pages(void* begin, std::size_t bytes);

/// Lets the allocator put large pages behind everything (with mimalloc) and keep what is given back, for the next
/// population or replicate, instead of handing every page to the system and asking for it anew. For programs, not for
/// libraries, first of all: it holds for the whole process.
void tune_allocator();

/// Leaves new entries as the memory was: for columns of which every entry is written before it is read.
template <class T>
struct Unwritten : std::allocator<T> {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  template <class Other>
  struct rebind {
    using other = Unwritten<Other>;
  };
  template <class Place>
  void construct(Place*) {}
  template <class Place, class... Values>
  void construct(Place* place, Values&&... values) {
    ::new (static_cast<void*>(place)) Place(std::forward<Values>(values)...);
  }
};
template <class T>
using Buffer = std::vector<T, Unwritten<T>>;

template <class T>
Buffer<T> buffer_of(std::size_t n) {
  Buffer<T> column;
  column.reserve(n);
  prefer_large_pages(column.data(), n * sizeof(T));
  column.resize(n);
  return column;
}

/// A column of n entries, value-initialised, with no space to spare.
template <class T>
std::vector<T> column_of(std::size_t n) {
  std::vector<T> column;
  column.reserve(n);
  prefer_large_pages(column.data(), n * sizeof(T));
  column.resize(n);
  return column;
}

/// Gives the memory back now, not at the end of the scope.
template <class Column>
void release(Column& column) {
  Column().swap(column);
}

}  // namespace kabar
