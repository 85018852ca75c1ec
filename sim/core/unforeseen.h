#pragma once
// Truth values for arithmetic where a branch would be a guess.

#include <cstdint>

namespace kabar {

/// 0 or 1, of which the compiler must not make a branch: chance decides it, and no branch predictor foresees that.
inline std::uint32_t unforeseen(bool truth) {
  std::uint32_t number = truth ? 1 : 0;
#ifdef __GNUC__
  asm("" : "+r"(number));
#endif
  return number;
}

}  // namespace kabar
