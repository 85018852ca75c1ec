#include "analysis/report/lines.h"

#include <algorithm>

namespace kabar::analysis {

namespace {

using LineList = std::vector<std::string>;

/// The longest beginning of at most so many columns, in bytes.
std::size_t beginning(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  for (std::size_t used = 0; bytes < text.size();) {
    const std::size_t more = first_code_point(text.substr(bytes)).bytes;
    used += columns_of(text.substr(bytes, more));
    if (used > columns) break;
    bytes += more;
  }
  return bytes;
}

/// Where the longest end of at most so many columns begins, in bytes.
std::size_t ending(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  for (std::size_t left = columns_of(text); left > columns;) {
    const std::size_t more = first_code_point(text.substr(bytes)).bytes;
    left -= columns_of(text.substr(bytes, more));
    bytes += more;
  }
  return bytes;
}

/// A number does not part from its unit.
bool parts(const std::string& text, std::size_t blank) {
  const bool before_percent = blank + 1 < text.size() && text[blank + 1] == '%';
  const bool after_rupiah = blank >= 2 && text.compare(blank - 2, 2, "Rp") == 0;
  return !before_percent && !after_rupiah;
}

/// Wrapped, and words that are too long broken, after a mark inside them if there is one.
LineList folded_lines(const std::string& text, std::size_t columns) {
  LineList lines;
  for (std::string line : lines_of(wrapped(text, columns))) {
    while (columns_of(line) > columns) {
      std::size_t end = beginning(line, columns);
      const std::size_t mark = line.find_last_of(".-/", end == 0 ? 0 : end - 1);
      if (mark != std::string::npos && 2 * mark > end) end = mark + 1;
      if (end == 0) break;  // a character that is wider than the column
      lines.push_back(line.substr(0, end));
      line.erase(0, end);
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  LineList lines;
  for (std::size_t begin = 0, end = 0; end != std::string_view::npos; begin = end + 1) {
    end = text.find('\n', begin);
    lines.emplace_back(text.substr(begin, end - begin));
  }
  return lines;
}

std::string shortened(std::string_view text, std::size_t columns) {
  constexpr std::string_view kCut = "...";
  const std::string line = readable(text);
  if (columns_of(line) <= columns) return line;
  const std::size_t kept = columns > kCut.size() ? columns - kCut.size() : 0;
  const std::string_view words = line;
  return std::string(words.substr(0, beginning(words, (kept + 1) / 2))) + std::string(kCut) +
         std::string(words.substr(ending(words, kept / 2)));
}

std::string left_aligned(std::string_view text, std::size_t columns) {
  std::string line = shortened(text, columns);
  return line + std::string(columns - std::min(columns, columns_of(line)), ' ');
}

std::string right_aligned(std::string_view text, std::size_t columns) {
  const std::size_t width = columns_of(text);
  return (width < columns ? std::string(columns - width, ' ') : "") + std::string(text);
}

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string lines(text);
  std::size_t begin = 0, last_blank = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const bool ends = i == lines.size() || lines[i] == '\n';
    if (!ends && (lines[i] != ' ' || !parts(lines, i))) continue;
    if (last_blank > begin && columns_of(std::string_view(lines).substr(begin, i - begin)) > columns) {
      lines[last_blank] = '\n';
      begin = last_blank + 1;
    }
    last_blank = i;
    if (ends) begin = i + 1;
  }
  return lines;
}

std::string folded(std::string_view text, std::size_t columns) {
  std::string all;
  for (const std::string& line : folded_lines(readable(text, kabar::Lines::kept), columns)) {
    all += (all.empty() ? "" : "\n") + line;
  }
  return all;
}

std::string indented(std::string_view text, std::size_t by) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    if (text[begin] != '\n') result += std::string(by, ' ');
    result += text.substr(begin, end - begin);
    begin = end;
  }
  return result;
}

std::string beside(std::string_view name, std::size_t width, std::string_view text, std::size_t columns) {
  constexpr std::size_t kIndent = 2, kUnder = 6, kLeastText = 32;
  const std::size_t left = kIndent + width + kGap;
  const bool is_wide = columns_of(name) > width;
  std::string lines = std::string(kIndent, ' ') + std::string(name);
  const bool fits = !is_wide && left + columns_of(text) <= columns;
  const std::size_t before = fits || columns >= left + kLeastText ? left : kUnder;
  const std::string words = indented(wrapped(text, std::max(columns, before + 1) - before), before);
  if (before == kUnder || is_wide) {
    lines += "\n" + words;
  } else {
    lines += std::string(left - columns_of(lines), ' ') + words.substr(std::min(left, words.size()));
  }
  return lines.substr(0, lines.find_last_not_of(" \n") + 1) + "\n";
}

std::string hanging(std::string_view text, std::size_t columns) {
  constexpr std::size_t kFurther = 2;
  std::string all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size()), indent = blanks + kFurther;
    if (columns_of(line) <= columns + (line.back() == '\n' ? 1 : 0) || columns <= 2 * indent) {
      all += line;
    } else {
      all += line.substr(0, blanks);
      all += indented(wrapped(line.substr(blanks), columns - indent), indent).substr(indent);
    }
    text.remove_prefix(end);
  }
  return all;
}

std::string bullet(std::string_view text, std::size_t columns) {
  constexpr std::size_t kDash = 2;
  std::string lines = indented(folded(readable(text), columns - kDash), kDash);
  lines[0] = '-';
  return lines + "\n";
}

}  // namespace kabar::analysis
