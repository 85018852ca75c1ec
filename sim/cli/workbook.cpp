#include "cli/workbook.h"

#ifdef KABAR_XLSX

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <pugixml.hpp>

#include "cli/phrases.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/source_text.h"

namespace kabar::cli {

namespace {

using Row = std::vector<CsvField>;

constexpr zip_uint64_t kMostBytes = zip_uint64_t{256} << 20;  // of a part, unpacked
constexpr std::uint32_t kMostColumns = 16'384, kMostRows = 1'048'576;
constexpr std::size_t kMostFields = 10'000'000;  // of a sheet, the empty ones between others among them

/// An .xlsx is a zip of parts in XML.
class Parts {
 public:
  explicit Parts(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return;
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive_) zip_source_free(source);
  }

  /// The document of a part, or nothing.
  std::unique_ptr<pugi::xml_document> read(const std::string& name) const {
    zip_stat_t facts;
    if (!archive_ || zip_stat(archive_.get(), name.c_str(), 0, &facts) != 0) return nullptr;
    if ((facts.valid & ZIP_STAT_SIZE) == 0 || facts.size > kMostBytes) return nullptr;
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), name.c_str(), 0),
                                                                 zip_fclose);
    if (!file) return nullptr;
    std::string text(facts.size, '\0');
    const zip_int64_t read = zip_fread(file.get(), text.data(), text.size());
    Problems none;
    if (read < 0 || static_cast<zip_uint64_t>(read) != facts.size || !check_text(name, text, none)) return nullptr;
    auto document = std::make_unique<pugi::xml_document>();
    constexpr unsigned kKeepBlanks = pugi::parse_default | pugi::parse_ws_pcdata_single;
    return document->load_buffer(text.data(), text.size(), kKeepBlanks) ? std::move(document) : nullptr;
  }

 private:
  struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Close> archive_;
};

/// The text of a shared or inline string: its runs, without how it is pronounced.
std::string text_of(const pugi::xml_node& string) {
  std::string text = string.child("t").text().get();
  for (const pugi::xml_node& run : string.children("r")) text += run.child("t").text().get();
  return text;
}

struct Sheet {
  std::string name, part;
};

std::vector<Sheet> sheets_of(const Parts& parts) {
  const auto book = parts.read("xl/workbook.xml"), links = parts.read("xl/_rels/workbook.xml.rels");
  std::vector<Sheet> sheets;
  if (!book || !links) return sheets;
  std::map<std::string, std::string> targets;
  for (const pugi::xml_node& link : links->child("Relationships").children("Relationship")) {
    const std::string target = link.attribute("Target").value();
    targets[link.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  for (const pugi::xml_node& sheet : book->child("workbook").child("sheets").children("sheet")) {
    sheets.push_back({sheet.attribute("name").value(), targets[sheet.attribute("r:id").value()]});
  }
  return sheets;
}

/// "BC12" as row and column; {0, 0} if it is none.
std::pair<std::uint32_t, std::uint32_t> place_of(std::string_view cell) {
  std::uint32_t column = 0, row = 0;
  while (!cell.empty() && cell[0] >= 'A' && cell[0] <= 'Z' && column <= kMostColumns) {
    column = column * 26 + static_cast<std::uint32_t>(cell[0] - 'A' + 1);
    cell.remove_prefix(1);
  }
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), row);
  const bool good = error == std::errc() && end == cell.data() + cell.size();
  return good ? std::pair(row, column) : std::pair(0u, 0u);
}

/// Whether numbers in this format are shown as dates or times: letters of dates outside of quotes, brackets and what a
/// backslash or underscore escapes. [h] is a time, too.
bool shows_dates(std::string_view format) {
  bool quoted = false;
  for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = static_cast<char>(format[i] | 0x20);
    if (format[i] == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (format[i] == '\\' || format[i] == '_' || format[i] == '*') {
      ++i;
    } else if (format[i] == '[') {
      const std::size_t end = format.find(']', i);
      if (end == std::string_view::npos) return false;
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) return true;
      i = end;
    } else if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's') {
      return true;
    }
  }
  return false;
}

/// By style of a cell, whether it shows dates or times (ECMA-376, 18.8.30: the formats that have no text in the file).
std::vector<bool> date_styles(const Parts& parts) {
  const auto styles = parts.read("xl/styles.xml");
  if (!styles) return {};
  const pugi::xml_node sheet = styles->child("styleSheet");
  std::map<unsigned, bool> own;
  for (const pugi::xml_node& format : sheet.child("numFmts").children("numFmt")) {
    own[format.attribute("numFmtId").as_uint()] = shows_dates(format.attribute("formatCode").value());
  }
  std::vector<bool> dates;
  for (const pugi::xml_node& style : sheet.child("cellXfs").children("xf")) {
    const unsigned id = style.attribute("numFmtId").as_uint();
    const auto found = own.find(id);
    const bool built_in =
        (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    dates.push_back(found == own.end() ? built_in : found->second);
  }
  return dates;
}

class SheetReader {
 public:
  SheetReader(const SheetName& name, const Parts& parts, Problems& problems)
      : file_(name.file + "#" + name.sheet), problems_(problems), date_styles_(date_styles(parts)) {
    const auto shared = parts.read("xl/sharedStrings.xml");
    if (!shared) return;
    for (const pugi::xml_node& string : shared->child("sst").children("si")) shared_.push_back(text_of(string));
  }

  std::optional<std::vector<Row>> read(const pugi::xml_node& data) {
    const std::size_t problems_before = problems_.count();
    std::vector<Row> rows;
    std::size_t made = 0;
    std::uint32_t line = 0;
    for (const pugi::xml_node& row : data.children("row")) {
      line = row.attribute("r").as_uint(line + 1);
      Row fields;
      std::uint32_t column = 0;
      for (const pugi::xml_node& cell : row.children("c")) {
        const auto [row_of_cell, column_of_cell] = place_of(cell.attribute("r").value());
        column = column_of_cell > 0 ? column_of_cell : column + 1;
        if (column > kMostColumns || line > kMostRows) continue;
        while (fields.size() < column && ++made <= kMostFields) {
          fields.push_back({"", {file_, line, static_cast<std::uint32_t>(fields.size() + 1)}});
        }
        if (fields.size() < column) {
          problems_.add({file_, 0, 0, phrase::sheet_too_large, {}, phrase::save_sheets_as_csv});
          return std::nullopt;
        }
        fill(fields[column - 1], cell);
      }
      while (!fields.empty() && fields.back().text.empty()) fields.pop_back();
      if (!fields.empty()) rows.push_back(std::move(fields));
    }
    if (problems_.count() > problems_before) return std::nullopt;  // a row without that cell would be another one
    return rows;
  }

 private:
  bool is_date(const pugi::xml_node& cell) const {
    const unsigned style = cell.attribute("s").as_uint();
    return style < date_styles_.size() && date_styles_[style];
  }

  void fill(CsvField& field, const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("t").value();
    const std::string value = cell.child("v").text().get();
    if (type == "inlineStr") {
      field.text = text_of(cell.child("is"));
    } else if (type == "s") {
      const std::size_t index = cell.child("v").text().as_uint();
      if (index < shared_.size()) field.text = shared_[index];
    } else if (type == "b") {
      field.text = value == "1" ? "true" : "false";
    } else if (type == "e") {
      problems_.add(problem_at(field.at, {phrase::cell_with_error, value}, {}, phrase::mend_formula));
    } else if (type == "str") {
      field.text = value;
    } else if (type == "d" || (!value.empty() && is_date(cell))) {
      // What was typed as 1:30 or 8/1 is another number than what it shows.
      problems_.add(problem_at(field.at, {phrase::cell_is_a_date, value}, {}, phrase::format_as_number));
    } else if (!value.empty()) {
      double number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      const bool good = error == std::errc() && end == value.data() + value.size();
      field.text = good ? number_text(number) : value;
      field.is_number = good;
    } else if (cell.child("f")) {
      problems_.add(problem_at(field.at, phrase::formula_without_value, {}, phrase::save_in_spreadsheet));
    }
    const std::size_t first = field.text.find_first_not_of(" \t\r\n");
    field.text =
        first == std::string::npos ? "" : field.text.substr(first, field.text.find_last_not_of(" \t\r\n") - first + 1);
  }

  const std::string file_;
  Problems& problems_;
  std::vector<bool> date_styles_;
  std::vector<std::string> shared_;
};

std::optional<std::vector<Row>> read_sheet(const SheetName& name, std::string_view bytes, Problems& problems) {
  const Parts parts(bytes);
  const std::vector<Sheet> sheets = sheets_of(parts);
  auto sheet = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& one) { return one.name == name.sheet; });
  if (sheet == sheets.end() && !name.named && sheets.size() == 1) sheet = sheets.begin();
  if (sheet == sheets.end()) {
    std::string all;
    std::vector<std::string> names;
    for (const Sheet& one : sheets) {
      all += (all.empty() ? "" : ", ") + one.name;
      names.push_back(one.name);
    }
    if (sheets.empty()) {
      problems.add({name.file, 0, 0, phrase::no_workbook, {}, phrase::save_sheets_as_csv});
    } else {
      const Sentence near = suggestion(name.sheet, names);
      problems.add({name.file,
                    0,
                    0,
                    {phrase::no_sheet, name.sheet},
                    {},
                    near.empty() ? Sentence(phrase::known_are, all) : near});
    }
    return std::nullopt;
  }
  const auto document = parts.read(sheet->part);
  if (!document) {
    problems.add({name.file, 0, 0, phrase::no_workbook, {}, phrase::save_sheets_as_csv});
    return std::nullopt;
  }
  return SheetReader(name, parts, problems).read(document->child("worksheet").child("sheetData"));
}

}  // namespace

ReadSheet sheet_reader() {
  return read_sheet;
}

}  // namespace kabar::cli

#else

namespace kabar::cli {

ReadSheet sheet_reader() {
  return {};
}

}  // namespace kabar::cli

#endif
