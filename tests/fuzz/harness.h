#pragma once
// What the harnesses of the readers have in common: what must hold whatever the bytes are, and how much memory a
// reading takes. Knows no reader.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/errors.h"

namespace kabar::fuzz {

/// Ends the program as a crash does, so that libFuzzer keeps the input.
void require(bool truth, std::string_view what);

/// How a reader may refuse: with problems that can be said in both languages, a line each, none twice, each of a file
/// unless `of_files` is false.
void require_sayable(const InputError& error, bool of_files = true);
void require_sayable(const Problems& problems);

/// From here on, the most bytes of the heap that are held at once. One at a time.
class HeapPeak {
 public:
  HeapPeak();
  /// What is held beyond what was held at the beginning stays below `at_least` or `per_byte` for each byte of the
  /// input. Text stays text in memory: a byte costs a value, its place and the problem with it at most.
  void require_modest(std::size_t input, std::size_t per_byte, std::size_t at_least = std::size_t{4} << 20) const;

 private:
  std::int64_t held_;
};

}  // namespace kabar::fuzz
