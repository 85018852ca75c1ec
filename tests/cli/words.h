#pragma once
// The words that tests give to the program. Knows nothing of what it does with them.

#include <ostream>
#include <string>
#include <vector>

namespace kabar::test {

using Words = std::vector<std::string>;

inline Words operator+(Words first, const Words& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

/// The practice town.
inline const std::string kTown = KABAR_SOURCE_DIR "/scenarios/teaching/city.toml";

/// Words that are refused in one line.
struct BadWords {
  const char* name;  // of the test
  Words words;       // behind the command
  std::string says;  // part of the line
};

inline void PrintTo(const BadWords& bad, std::ostream* to) {
  *to << bad.name;
}

}  // namespace kabar::test
