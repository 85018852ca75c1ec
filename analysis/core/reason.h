#pragma once
// Why a figure is not defined: a code and the values that stand in its words. Knows no language; analysis/report words
// it.

#include <cstdint>
#include <string>
#include <utility>

namespace kabar::analysis {

enum class Why : std::uint8_t {
  defined,  // there is nothing to say
#define KABAR_WHY(code) code,
#include "analysis/core/whys.inc"
#undef KABAR_WHY
};

/// Every reason that there is, in order, and the code of each for machines.
inline constexpr Why kWhys[] = {
#define KABAR_WHY(code) Why::code,
#include "analysis/core/whys.inc"
#undef KABAR_WHY
};
inline constexpr const char* kWhyCodes[] = {
    "defined",
#define KABAR_WHY(code) #code,
#include "analysis/core/whys.inc"
#undef KABAR_WHY
};
constexpr const char* code_of(Why why) {
  return kWhyCodes[static_cast<std::size_t>(why)];
}

struct Reason {
  Why why = Why::defined;
  std::uint64_t number = 0;  // what it counts, and what `name` names: see whys.inc
  std::string name = {};

  Reason() = default;
  Reason(Why code, std::uint64_t count = 0, std::string called = {})  // NOLINT(google-explicit-constructor)
      : why(code), number(count), name(std::move(called)) {}

  bool empty() const { return why == Why::defined; }
  bool operator==(const Reason&) const = default;
};

}  // namespace kabar::analysis
