#pragma once
// How tests find their way in a text as people read it. Knows nothing of what it says.

#include <string>

#include "analysis/report/lines.h"
#include "core/language.h"

namespace kabar::analysis {

inline constexpr auto kId = Language::indonesian;
inline constexpr auto kEn = Language::english;

/// The first line that starts with `start`, from the one on that starts with `section`; "" if there is none.
inline std::string line_with(const std::string& text, const std::string& section, const std::string& start) {
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    inside = inside || line.rfind(section, 0) == 0;
    if (inside && line.rfind(start, 0) == 0) return line;
  }
  return "";
}

/// How often a part stands in the text.
inline std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace kabar::analysis
