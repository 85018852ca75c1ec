#include "analysis/report/grid.h"

#include <algorithm>

namespace kabar::analysis {

std::string left_aligned(std::string_view text, std::size_t columns) {
  constexpr std::string_view kCut = "...";
  const std::size_t width = columns_of(text);
  if (width <= columns) return std::string(text) + std::string(columns - width, ' ');
  std::size_t kept = 0;
  while (kept < text.size()) {
    const std::size_t next = kept + first_code_point(text.substr(kept)).bytes;
    if (columns_of(text.substr(0, next)) + kCut.size() > columns) break;
    kept = next;
  }
  return std::string(text.substr(0, kept)) + std::string(kCut);
}

std::string right_aligned(std::string_view text, std::size_t columns) {
  const std::size_t width = columns_of(text);
  return (width < columns ? std::string(columns - width, ' ') : "") + std::string(text);
}

namespace {

constexpr std::size_t kGap = 2;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
  }
  return lines;
}

std::vector<std::size_t> widths_of(const std::vector<Column>& columns,
                                   const std::vector<std::vector<std::string>>& rows, std::size_t widest) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t width = columns[c].least;
    for (const std::string& line : lines_of(columns[c].head)) width = std::max(width, columns_of(line));
    for (const auto& row : rows) width = std::max(width, columns_of(row[c]));
    widths.push_back(width);
  }
  std::size_t others = 0;
  for (std::size_t c = 1; c < widths.size(); ++c) others += kGap + widths[c];
  constexpr std::size_t kLeastTitle = 8;
  widths[0] = std::min(widths[0], std::max(kLeastTitle, widest - std::min(others, widest)));
  return widths;
}

/// A number does not part from its unit.
bool parts(const std::string& text, std::size_t blank) {
  const bool before_percent = blank + 1 < text.size() && text[blank + 1] == '%';
  const bool after_rupiah = blank >= 2 && text.compare(blank - 2, 2, "Rp") == 0;
  return !before_percent && !after_rupiah;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string lines(text);
  std::size_t begin = 0, last_blank = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    if (i < lines.size() && (lines[i] != ' ' || !parts(lines, i))) continue;
    if (last_blank > begin && columns_of(std::string_view(lines).substr(begin, i - begin)) > columns) {
      lines[last_blank] = '\n';
      begin = last_blank + 1;
    }
    last_blank = i;
  }
  return lines;
}

std::string in_columns(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                       std::size_t widest) {
  const std::vector<std::size_t> widths = widths_of(columns, rows, widest);
  std::string text;
  const auto add = [&](const auto& cell_of) {
    std::string line;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) line += std::string(kGap, ' ');
      const std::string& cell = cell_of(c);
      line += columns[c].side == Side::left ? left_aligned(cell, widths[c]) : right_aligned(cell, widths[c]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  };
  std::vector<std::vector<std::string>> heads;
  std::size_t height = 0;
  for (const Column& column : columns) {
    heads.push_back(lines_of(column.head));
    height = std::max(height, heads.back().size());
  }
  for (std::vector<std::string>& head : heads) head.insert(head.begin(), height - head.size(), "");
  for (std::size_t line = 0; line < height; ++line) {
    add([&](std::size_t c) -> const std::string& { return heads[c][line]; });
  }
  for (const auto& row : rows) add([&](std::size_t c) -> const std::string& { return row[c]; });
  return text;
}

}  // namespace kabar::analysis
