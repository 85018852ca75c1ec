#pragma once
// Memory for columns of millions of entries. Knows nothing of what is in them.

#include <cstddef>
#include <vector>

namespace kabar {

/// Asks for large pages behind [begin, begin + bytes), where the system offers them: fewer faults, fewer misses of the
/// table of pages. A hint without any other effect.
void prefer_large_pages(void* begin, std::size_t bytes);

/// Lets the allocator keep what is given back, for the next population or replicate, instead of handing every page to
/// the system and asking for it anew. For programs, not for libraries: it holds for the whole process.
void keep_freed_memory();

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
template <class T>
void release(std::vector<T>& column) {
  std::vector<T>().swap(column);
}

}  // namespace kabar
