#include "cli/text_table.h"

#include <fmt/core.h>

#include <algorithm>

namespace kabar::cli {

std::string number(Language language, std::optional<double> value, int decimals) {
  if (!value) return "-";
  std::string text = fmt::format("{:.{}f}", *value, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  const bool indonesian = language == Language::indonesian;
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
  } else if (indonesian) {
    text[point] = ',';
  }
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t place = point; place > first + 3;) {
    place -= 3;
    text.insert(place, 1, indonesian ? '.' : ',');
  }
  return text;
}

std::string percent(Language language, std::optional<double> share, int decimals) {
  if (!share) return "-";
  return number(language, 100.0 * *share, decimals) + " %";
}

std::string TextTable::text() const {
  std::vector<std::size_t> width;
  for (const std::vector<std::string>& row : rows_) {
    width.resize(std::max(width.size(), row.size()), 0);
    for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], row[c].size());
  }
  std::string text;
  for (const std::vector<std::string>& row : rows_) {
    std::string line = "  ";
    for (std::size_t c = 0; c < row.size(); ++c) {
      line += c == 0 ? fmt::format("{:<{}}", row[c], width[c]) : fmt::format("  {:>{}}", row[c], width[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace kabar::cli
