#include "cli/workbook_file.h"

#include <stdexcept>

namespace kabar::cli {

namespace {

constexpr std::string_view kMark = "kabar: tables of a report";

}  // namespace

bool is_own_workbook(std::string_view bytes) {
  return bytes.starts_with("PK") && bytes.ends_with(kMark);
}

}  // namespace kabar::cli

#ifdef KABAR_XLSX_OUT

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <utility>
#include <variant>

#include "cli/phrases.h"
#include "core/errors.h"
#include "core/utf8.h"

namespace kabar::cli {

namespace {

using analysis::DataTable;
using analysis::NumberKind;

constexpr std::size_t kLongestName = 31;     // of a sheet, in characters
constexpr std::size_t kLongestText = 32767;  // of a cell, in UTF-16 units: never more than bytes of UTF-8
constexpr double kNarrowest = 8, kWidest = 60;

/// A file without a name: the library writes to a path, and what it writes is taken from here.
class UnnamedFile {
 public:
  UnnamedFile() : descriptor_(memfd_create("kabar", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw MachineError({phrase::no_workbook_written, reason_of(errno)});
  }
  ~UnnamedFile() { close(descriptor_); }
  UnnamedFile(const UnnamedFile&) = delete;
  UnnamedFile& operator=(const UnnamedFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string bytes() const {
    std::string all;
    std::array<char, 65536> part{};
    for (off_t at = 0;;) {
      const ssize_t count = pread(descriptor_, part.data(), part.size(), at);
      if (count < 0) throw MachineError({phrase::no_workbook_written, reason_of(errno)});
      if (count == 0) return all;
      all.append(part.data(), static_cast<std::size_t>(count));
      at += count;
    }
  }

 private:
  int descriptor_;
};

/// With the comment that a zip may have at its end.
std::string marked(std::string bytes) {
  if (bytes.size() < 22 || bytes.compare(bytes.size() - 22, 4, "PK\5\6") != 0)
    throw std::logic_error("workbook: no zip");
  bytes[bytes.size() - 2] = static_cast<char>(kMark.size());
  return bytes.append(kMark);
}

std::string cut(const std::string& text, std::size_t bytes) {
  std::size_t end = std::min(text.size(), bytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end);
}

/// A name that a sheet may have: none of []:*?/\, not too long.
std::string sheet_name(std::string name) {
  const auto forbidden = [](char c) { return std::string_view("[]:*?/\\").find(c) != std::string_view::npos; };
  std::replace_if(name.begin(), name.end(), forbidden, ' ');
  return cut(name, kLongestName);
}

class Writer {
 public:
  Writer(lxw_workbook* book, Language in) : book_(book), in_(in), heading_(workbook_add_format(book)) {
    format_set_bold(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    constexpr std::pair<NumberKind, const char*> kForms[] = {{NumberKind::share, "0.0%"},
                                                             {NumberKind::rupiah, "#,##0"},
                                                             {NumberKind::whole, "#,##0"},
                                                             {NumberKind::tenths, "#,##0.0"}};
    for (const auto& [kind, form] : kForms) {
      forms_[static_cast<std::size_t>(kind)] = workbook_add_format(book);
      format_set_num_format(forms_[static_cast<std::size_t>(kind)], form);
    }
  }

  void add(const DataTable& table) {
    sheet_ = workbook_add_worksheet(book_, sheet_name(analysis::table_title(table, in_)).c_str());
    if (sheet_ == nullptr) throw std::logic_error(table.name + ": no sheet can have this name");
    const std::vector<std::size_t> columns = analysis::columns_for(table, in_);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string title = analysis::column_title(table, columns[c], in_);
      checked(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(c), title.c_str(), heading_));
      std::size_t widest = columns_of(title);
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        widest = std::max(
            widest, write(table, table.rows[r], columns[c], static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c)));
      }
      const double width = std::clamp(static_cast<double>(widest) + 2, kNarrowest, kWidest);
      checked(worksheet_set_column(sheet_, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), width, nullptr));
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    if (!table.rows.empty() && !columns.empty()) {
      checked(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                                   static_cast<lxw_col_t>(columns.size() - 1)));
    }
  }

 private:
  static void checked(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::logic_error(std::string("workbook: ") + lxw_strerror(error));
  }

  /// Returns how many characters wide it is, about.
  std::size_t write(const DataTable& table, const std::vector<analysis::DataCell>& row, std::size_t column, lxw_row_t y,
                    lxw_col_t x) {
    const analysis::DataCell& cell = row[column];
    double number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      number = static_cast<double>(*whole);
    } else if (const auto* decimal = std::get_if<double>(&cell)) {
      number = *decimal;
    } else if (const auto* spelled = std::get_if<analysis::Spelled>(&cell)) {
      number = spelled->value;
    } else {
      const std::string text = cut(analysis::words_of(cell, in_), kLongestText);
      if (!text.empty()) checked(worksheet_write_string(sheet_, y, x, text.c_str(), nullptr));
      return columns_of(text);
    }
    if (!std::isfinite(number)) return 0;  // a spreadsheet has no such number
    checked(worksheet_write_number(sheet_, y, x, number,
                                   forms_[static_cast<std::size_t>(analysis::kind_of(table, row, column))]));
    return 10;
  }

  lxw_workbook* book_;
  Language in_;
  lxw_format* heading_;
  std::array<lxw_format*, 6> forms_{};  // by NumberKind; null: as a spreadsheet shows any number
  lxw_worksheet* sheet_ = nullptr;
};

}  // namespace

bool writes_workbooks() {
  return true;
}

std::string workbook_of(const std::vector<DataTable>& tables, Language in) {
  const UnnamedFile file;
  lxw_workbook* const book = workbook_new(file.path().c_str());
  if (book == nullptr) throw MachineError({phrase::no_workbook_written, reason_of(ENOMEM)});
  std::string title = "kabar";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = 946684800;  // 2000-01-01: equal tables give equal bytes
  workbook_set_properties(book, &properties);
  Writer writer(book, in);
  // What is to be read first stands first.
  for (const bool first : {true, false}) {
    for (const DataTable& table : tables) {
      if ((table.name == "answer" || table.name == "flags") == first) writer.add(table);
    }
  }
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw MachineError({phrase::no_workbook_written, Sentence::verbatim(lxw_strerror(error))});
  return marked(file.bytes());
}

}  // namespace kabar::cli

#else

namespace kabar::cli {

bool writes_workbooks() {
  return false;
}

std::string workbook_of(const std::vector<analysis::DataTable>&, Language) {
  throw std::logic_error("built without a writer of workbooks");
}

}  // namespace kabar::cli

#endif
