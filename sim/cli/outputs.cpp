#include "cli/outputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <set>

#include "analysis/report/data_table.h"
#include "analysis/report/page.h"
#include "cli/phrases.h"
#include "cli/shell_word.h"
#include "cli/workbook_file.h"
#include "core/utf8.h"
#include "storage/results.h"
#include "storage/save_file.h"
#include "storage/whole_file.h"

namespace kabar::cli {

namespace {

namespace fs = std::filesystem;

std::optional<std::pair<dev_t, ino_t>> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

void refuse(const Output& output, const Sentence& why, const Sentence& hint, Problems& problems) {
  problems.add({"", 0, 0, {phrase::value_is, output.option, output.path}, why, hint});
}

/// A result under the name of a table or a page would be opened by a program that cannot read it.
void refuse_other_ending(const Output& output, Problems& problems) {
  const std::string ending = small_letters(fs::path(output.path).extension().string());
  const auto is_one_of = [&](std::initializer_list<const char*> endings) {
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
  };
  const std::string named = shell_word(fs::path(output.path).replace_extension(".h5").string());
  const auto refuse_it = [&](const Sentence& hint) { refuse(output, phrase::result_is_hdf5, hint, problems); };
  const auto by = [&](const std::string& option) { refuse_it({phrase::name_it_h5_tables_by, named, option}); };
  if (is_one_of({".xlsx", ".xls", ".ods"})) by("--xlsx " + shell_word(output.path));
  if (is_one_of({".csv", ".tsv"})) by("--csv " + shell_word(fs::path(output.path).replace_extension("").string()));
  if (is_one_of({".html", ".htm", ".pdf"})) by("--report " + shell_word(output.path));
  if (is_one_of({".json"})) by("--json");
  if (is_one_of({".toml", ".txt", ".md", ".png", ".svg", ".docx", ".doc", ".zip"})) refuse_it(phrase::name_it_h5);
}

/// Whether a file can be there at all; what the machine refuses besides is thrown.
bool require_place(const Output& output, Problems& problems) {
  const Sentence why = why_no_file(output.path);
  if (why.empty()) {
    require_writable(output.path);
    return true;
  }
  refuse(output, why, phrase::give_a_file_in_a_folder, problems);
  return false;
}

/// That it ends as programs know such files by, or has no ending.
void require_ending(const Output& output, std::initializer_list<const char*> endings, const Sentence& what,
                    Problems& problems) {
  const std::string ending = small_letters(fs::path(output.path).extension().string());
  if (ending.empty() || std::find(endings.begin(), endings.end(), ending) != endings.end()) return;
  refuse(output, what, {phrase::name_it, *endings.begin()}, problems);
}

/// Whether it is none of the inputs.
bool require_no_input(const Output& output, const InputFiles& inputs, Problems& problems) {
  const std::optional<std::string> input = inputs.same_as(output.path);
  if (!input) return true;
  if (*input == output.path) {
    refuse(output, phrase::is_read_here, phrase::give_another_name, problems);
  } else {
    refuse(output, {phrase::is_same_file_as, *input}, phrase::give_another_name, problems);
  }
  return false;
}

/// The columns that a table names in its first line, however they are parted; a line that names the mark is no heading.
std::vector<std::string> headings_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("sep=")) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  std::vector<std::string> columns{""};
  for (const char c : text.substr(0, text.find_first_of("\r\n"))) {
    if (c == ',' || c == ';' || c == '\t') {
      columns.emplace_back();
    } else if (c != '"') {
      columns.back() += c;
    }
  }
  return columns;
}

bool is_earlier_of(std::string_view found, std::string_view heading) {
  const std::vector<std::string> old = headings_of(found), now = headings_of(heading);
  const std::set<std::string> known(now.begin(), now.end());
  const auto kept =
      std::count_if(old.begin(), old.end(), [&](const std::string& column) { return known.count(column) > 0; });
  return known.count(old.front()) > 0 && 2 * static_cast<std::size_t>(kept) >= old.size();
}

}  // namespace

void InputFiles::add(const std::string& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    if (const auto identity = identity_of(path)) names_.emplace(*identity, path);
    return;
  }
  for (fs::directory_iterator file(path, ignored), end; file != end; file.increment(ignored)) {
    const std::string name = file->path().string();
    if (const auto identity = identity_of(name)) names_.emplace(*identity, name);
  }
}

std::optional<std::string> InputFiles::same_as(const std::string& path) const {
  const auto identity = identity_of(path);
  const auto found = identity ? names_.find(*identity) : names_.end();
  return found == names_.end() ? std::nullopt : std::optional(found->second);
}

void require_replaceable(const Output& output, const InputFiles& inputs,
                         const std::function<bool(std::string_view bytes)>& is_own, const Phrase& what,
                         Problems& problems) {
  if (!require_place(output, problems) || !require_no_input(output, inputs, problems)) return;
  std::error_code ignored;
  if (!fs::exists(output.path, ignored) || fs::file_size(output.path, ignored) == 0) return;
  const std::vector<std::uint8_t> bytes = load_bytes(output.path);
  if (is_own({reinterpret_cast<const char*>(bytes.data()), bytes.size()})) return;
  refuse(output, {phrase::is_there_and_no, what}, phrase::remove_or_other_name, problems);
}

void require_result(const Output& output, const InputFiles& inputs, Problems& problems) {
  refuse_other_ending(output, problems);
  if (!require_place(output, problems) || !require_no_input(output, inputs, problems) || may_become_result(output.path))
    return;
  refuse(output, {phrase::is_there_and_no, phrase::a_result}, phrase::remove_or_other_name, problems);
}

void require_report(const Output& output, const InputFiles& inputs, Problems& problems) {
  const auto is_report = [](std::string_view bytes) { return bytes.find(analysis::kPageOpens) != bytes.npos; };
  const std::size_t before = problems.count();
  require_replaceable(output, inputs, is_report, phrase::a_report, problems);
  if (problems.count() == before) require_ending(output, {".html", ".htm"}, phrase::report_is_html, problems);
}

void require_table(const Output& output, const InputFiles& inputs, const std::vector<std::string>& headings,
                   Problems& problems) {
  const auto is_table = [&](std::string_view bytes) {
    return std::any_of(headings.begin(), headings.end(), [&](const auto& one) { return is_earlier_of(bytes, one); });
  };
  require_replaceable(output, inputs, is_table, phrase::a_table_of_report, problems);
}

void require_no_other_tables(const Output& folder, const std::vector<std::string>& tables, Problems& problems) {
  for (const std::string& name : analysis::table_names()) {
    if (std::find(tables.begin(), tables.end(), name) != tables.end()) continue;
    const std::string path = (fs::path(folder.path) / (name + ".csv")).string();
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) continue;
    const std::vector<std::uint8_t> bytes = load_bytes(path);
    const std::vector<std::string> headings = headings_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const auto known = std::count_if(headings.begin(), headings.end(), analysis::is_heading);
    if (2 * static_cast<std::size_t>(known) < headings.size()) continue;  // somebody else's
    refuse(folder, {phrase::holds_another_table, path}, phrase::remove_or_other_folder, problems);
  }
}

void require_workbook(const Output& output, const InputFiles& inputs, Problems& problems) {
  const std::size_t before = problems.count();
  require_replaceable(output, inputs, is_own_workbook, phrase::a_workbook_of_tables, problems);
  if (problems.count() == before) require_ending(output, {".xlsx"}, phrase::tables_are_xlsx, problems);
}

void require_apart(const std::vector<Output>& outputs, Problems& problems) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto identity = identity_of(outputs[i].path);
      std::error_code ignored;
      const auto place = [&](const Output& one) { return fs::weakly_canonical(one.path, ignored); };
      const bool same = identity ? identity == identity_of(outputs[j].path) : place(outputs[i]) == place(outputs[j]);
      if (!same) continue;
      refuse(outputs[i], {phrase::is_written_by_too, outputs[j].option}, phrase::give_another_name, problems);
    }
  }
}

}  // namespace kabar::cli
