#include "core/memory.h"

#include <cstdint>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif
#ifdef KABAR_MIMALLOC
#include <mimalloc.h>
#elif defined(__GLIBC__)
#include <malloc.h>
#endif

#ifdef KABAR_MIMALLOC
// mimalloc's own operator new ends the program where there is no memory; C++ promises std::bad_alloc, which main()
// tells in one line.
namespace {

void* taken(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
  return taken(mi_malloc(bytes));
}
void* operator new[](std::size_t bytes) {
  return taken(mi_malloc(bytes));
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return taken(mi_malloc_aligned(bytes, static_cast<std::size_t>(alignment)));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
  return taken(mi_malloc_aligned(bytes, static_cast<std::size_t>(alignment)));
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  return mi_malloc(bytes);
}
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept {
  return mi_malloc(bytes);
}
void operator delete(void* memory) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory) noexcept {
  mi_free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  mi_free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  mi_free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  mi_free(memory);
}
#endif

namespace kabar {

void prefer_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t kPage = std::uintptr_t{1} << 21;
  const std::uintptr_t address = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t first = (address + kPage - 1) / kPage * kPage, last = (address + bytes) / kPage * kPage;
  if (first < last) madvise(static_cast<char*>(begin) + (first - address), last - first, MADV_HUGEPAGE);
#endif
}

void tune_allocator() {
#ifdef KABAR_MIMALLOC
  mi_option_enable(mi_option_large_os_pages);  // transparent ones, if none are set aside
  // The segment from which small things come was begun before main, with small pages: the rest of it gets large ones.
  constexpr std::uintptr_t kSegment = std::uintptr_t{32} << 20;  // of mimalloc 2; where it is another size, less is won
  void* const small = mi_malloc(1);
  prefer_large_pages(static_cast<char*>(small) - reinterpret_cast<std::uintptr_t>(small) % kSegment, kSegment);
  mi_free(small);
#elif defined(__GLIBC__)
  // All blocks come from the heap, none is mapped for itself, and a free end of the heap stays.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
}

}  // namespace kabar
