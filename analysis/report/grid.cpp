#include "analysis/report/grid.h"

#include <algorithm>
#include <map>
#include <set>

namespace kabar::analysis {

namespace {

using LineList = std::vector<std::string>;

std::size_t widest_of(const LineList& lines) {
  std::size_t width = 0;
  for (const std::string& line : lines) width = std::max(width, columns_of(line));
  return width;
}

std::size_t widest_word(const std::string& head) {
  return widest_of(lines_of(wrapped(head, 1)));
}

/// Columns of the first one and of some others, side by side.
struct TablePart {
  std::vector<std::size_t> columns;  // without the first
  std::vector<std::size_t> widths;   // with it
};

struct Sizes {
  std::vector<std::size_t> natural;  // on one line
  std::vector<std::size_t> least;    // heads wrapped
};

Sizes sizes_of(const std::vector<Column>& columns, const std::vector<LineList>& rows) {
  Sizes sizes;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t cells = 0;
    for (const auto& row : rows) cells = std::max(cells, columns_of(row[c]));
    sizes.natural.push_back(std::max({cells, widest_of(lines_of(columns[c].head)), columns[c].least}));
    sizes.least.push_back(std::max(cells, widest_word(columns[c].head)));
  }
  return sizes;
}

std::size_t least_title(std::size_t natural, std::size_t widest) {
  constexpr std::size_t kLeast = 14, kEnough = 24;
  return std::min(natural, std::clamp(widest / 4, kLeast, kEnough));
}

/// All columns as they are, or as few parts as have room for them.
std::vector<TablePart> parts_of(const std::vector<Column>& columns, const Sizes& sizes, std::size_t widest) {
  TablePart whole{{}, sizes.natural};
  std::size_t total = sizes.natural[0];
  for (std::size_t c = 1; c < columns.size(); ++c) {
    whole.columns.push_back(c);
    total += kGap + sizes.natural[c];
  }
  if (total <= widest) return {whole};
  constexpr std::size_t kComfortable = 32;  // for a title, so that heads need not be wrapped
  const std::size_t others = total - sizes.natural[0];
  if (others + std::min(sizes.natural[0], kComfortable) <= widest) {
    whole.widths[0] = widest - others;
    return {whole};
  }
  const std::size_t title = least_title(sizes.natural[0], widest);
  const std::size_t room = widest > title + kGap ? widest - title - kGap : 1;
  std::vector<TablePart> parts;
  std::size_t used = 0;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const std::size_t width = columns[c].side == Side::left ? std::min(sizes.least[c], room) : sizes.least[c];
    if (parts.empty() || title + used + kGap + width > widest) {
      parts.push_back({{}, {0}});
      used = 0;
    }
    parts.back().columns.push_back(c);
    parts.back().widths.push_back(width);
    used += kGap + width;
  }
  if (parts.empty()) parts.push_back({{}, {0}});
  for (TablePart& part : parts) {
    std::size_t beside = 0;
    for (std::size_t i = 1; i < part.widths.size(); ++i) beside += kGap + part.widths[i];
    part.widths[0] = std::min(sizes.natural[0], std::max(title, widest - std::min(beside, widest)));
  }
  return parts;
}

/// The first cells of the rows, no two alike unless they are the same, none cut to what nobody can read.
std::vector<LineList> titles_of(const std::vector<LineList>& rows, std::size_t width) {
  constexpr std::size_t kReadable = 32, kMostLines = 4;
  std::map<std::string, std::set<std::string>> whole;
  for (const LineList& row : rows) whole[shortened(row[0], width)].insert(row[0]);
  std::vector<LineList> titles;
  for (const LineList& row : rows) {
    const std::string cut = shortened(row[0], width);
    const bool may_be_cut = width >= kReadable || columns_of(row[0]) > kMostLines * width;
    titles.push_back(may_be_cut && whole[cut].size() == 1 ? LineList{cut} : lines_of(folded(row[0], width)));
  }
  return titles;
}

/// Cells of one row, each of some lines, one under the other from the top or from the bottom.
enum class From { top, bottom };
std::string set_in_lines(const std::vector<LineList>& cells, const std::vector<Side>& sides, const TablePart& part,
                         From from) {
  std::size_t height = 0;
  for (const LineList& cell : cells) height = std::max(height, cell.size());
  std::string text;
  for (std::size_t at = 0; at < height; ++at) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::size_t before = from == From::bottom ? height - cells[c].size() : 0;
      const std::string word = at >= before && at - before < cells[c].size() ? cells[c][at - before] : "";
      const std::string blanks(part.widths[c] - std::min(part.widths[c], columns_of(word)), ' ');
      if (c > 0) line += std::string(kGap, ' ');
      line += sides[c] == Side::left ? word + blanks : blanks + word;
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string set_part(const std::vector<Column>& columns, const std::vector<LineList>& rows, const TablePart& part) {
  std::vector<Side> sides = {columns[0].side};
  std::vector<LineList> cells = {lines_of(wrapped(columns[0].head, part.widths[0]))};
  for (std::size_t i = 0; i < part.columns.size(); ++i) {
    const Column& column = columns[part.columns[i]];
    sides.push_back(column.side);
    cells.push_back(lines_of(wrapped(column.head, part.widths[i + 1])));
  }
  std::string text = set_in_lines(cells, sides, part, From::bottom);
  const std::vector<LineList> titles = titles_of(rows, part.widths[0]);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    cells = {titles[r]};
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
      const std::string& cell = rows[r][part.columns[i]];
      const bool fits = columns_of(cell) <= part.widths[i + 1];
      cells.push_back(fits ? LineList{cell} : lines_of(folded(cell, part.widths[i + 1])));
    }
    text += set_in_lines(cells, sides, part, From::top);
  }
  return text;
}

}  // namespace

std::string in_columns(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                       std::size_t widest) {
  std::vector<LineList> cells;
  for (const std::vector<std::string>& row : rows) {
    cells.emplace_back();
    for (const std::string& cell : row) cells.back().push_back(readable(cell));
  }
  std::string text;
  for (const TablePart& part : parts_of(columns, sizes_of(columns, cells), widest)) {
    text += (text.empty() ? "" : "\n") + set_part(columns, cells, part);
  }
  return text;
}

void align_right(std::vector<std::vector<std::string>>& rows, std::size_t column) {
  std::size_t widest = 0;
  for (const auto& row : rows) widest = std::max(widest, columns_of(row[column]));
  for (auto& row : rows) row[column] = right_aligned(row[column], widest);
}

std::string in_plain_columns(const std::vector<std::string>& heads, const std::vector<std::vector<std::string>>& rows,
                             const Setting& setting) {
  constexpr std::size_t kIndent = 2;
  std::vector<Column> columns;
  for (const std::string& head : heads) columns.push_back({head, columns.empty() ? Side::left : Side::right});
  return indented(in_columns(columns, rows, setting.columns - kIndent), kIndent);
}

}  // namespace kabar::analysis
