// Tables, as a spreadsheet writes them: the text on its own, then in place of the table of the small scenario that its
// heading fits best.

#include <algorithm>
#include <map>
#include <set>

#include "scenario/csv_file.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/scenarios.h"

namespace kabar::fuzz {

namespace {

constexpr std::size_t kMemoryPerByte = 500;

std::string in_quotes(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string line_of(const std::vector<CsvField>& fields, char separator) {
  std::string line;
  for (const CsvField& field : fields) line += (line.empty() ? "" : std::string(1, separator)) + in_quotes(field.text);
  return line + "\n";
}

void require_same(const std::vector<CsvField>& fields, const std::vector<CsvField>& again) {
  require(std::equal(fields.begin(), fields.end(), again.begin(), again.end(),
                     [](const CsvField& a, const CsvField& b) { return a.text == b.text; }),
          "a row reads back to another one");
}

void require_round_trip(const CsvTable& table) {
  const char separator = table.decimal_comma ? ';' : ',';
  std::string text = std::string("sep=") + separator + "\n" + line_of(table.header, separator);
  for (const std::vector<CsvField>& row : table.rows) text += line_of(row, separator);
  Problems problems;
  const std::optional<CsvTable> again = parse_csv("y.csv", text, problems);
  require(again && problems.empty(), std::string("what was written is refused: ") + InputError(problems.list()).what());
  require(again->decimal_comma == table.decimal_comma && again->whole, "a table reads back to another one");
  require_same(table.header, again->header);
  require(again->rows.size() == table.rows.size(), "rows are lost");
  for (std::size_t i = 0; i < table.rows.size(); ++i) require_same(table.rows[i], again->rows[i]);
}

/// The table of the small scenario with most of these columns.
std::string table_with(const std::vector<CsvField>& header) {
  static const std::map<std::string, std::set<std::string>> columns = [] {
    std::map<std::string, std::set<std::string>> of_files;
    for (const auto& [name, text] : test::tiny_files()) {
      Problems none;
      if (!name.ends_with(".csv")) continue;
      const std::optional<CsvTable> table = parse_csv(name, text, none);
      for (const CsvField& field : table->header) of_files[name].insert(field.text);
    }
    return of_files;
  }();
  std::string best;
  std::ptrdiff_t most = -1;
  for (const auto& [name, known] : columns) {
    const auto count = std::count_if(header.begin(), header.end(),
                                     [&known = known](const CsvField& field) { return known.count(field.text) > 0; });
    if (count <= most) continue;
    most = count;
    best = name;
  }
  return best;
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kabar;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const fuzz::HeapPeak peak;
  const std::optional<CsvTable> table = parse_csv("x.csv", text, problems);
  fuzz::require(table || !problems.empty(), "a text is read or refused");
  if (!problems.empty()) fuzz::require_sayable(problems);
  if (table) {
    fuzz::require(table->whole || !problems.empty(), "a row is left out without a word");
    for (const std::vector<CsvField>& row : table->rows) {
      fuzz::require(row.size() == table->header.size(), "a row is as long as the heading");
    }
    if (problems.empty()) fuzz::require_round_trip(*table);  // else values were left out
  }
  fuzz::load_with(fuzz::table_with(table ? table->header : std::vector<CsvField>()), text);
  peak.require_modest(size, fuzz::kMemoryPerByte);
  return 0;
}
