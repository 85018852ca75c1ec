#include "scenario/csv_file.h"

#include <algorithm>
#include <array>

#include "scenario/personal_data.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

struct Separator {
  char sign;
  const Phrase& name;
};

// The first of several that part a heading as well is taken.
constexpr std::array kSeparators = {Separator{',', phrase::a_comma}, Separator{';', phrase::a_semicolon},
                                    Separator{'\t', phrase::a_tab}};

const Separator* separator_of(char sign) {
  const auto found = std::find_if(kSeparators.begin(), kSeparators.end(),
                                  [&](const Separator& separator) { return separator.sign == sign; });
  return found == kSeparators.end() ? nullptr : &*found;
}

bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

using Record = std::vector<CsvField>;

class CsvReader {
 public:
  CsvReader(const std::string& file, std::string_view text, Problems& problems)
      : file_(file), text_(text), problems_(problems) {}

  /// Learns how the fields are parted. False when that cannot be read (reported).
  bool learn_dialect() {
    if (!obey_sep_line()) return false;
    if (separator_ != nullptr) return true;
    std::array<std::size_t, kSeparators.size()> counts{};
    bool in_quotes = false;
    std::size_t i = std::min(text_.find_first_not_of(" \r\n", i_), text_.size());
    for (; i < text_.size() && (in_quotes || !ends_line(text_[i])); ++i) {
      if (text_[i] == '"') in_quotes = !in_quotes;
      const Separator* separator = in_quotes ? nullptr : separator_of(text_[i]);
      if (separator != nullptr) ++counts[static_cast<std::size_t>(separator - kSeparators.data())];
    }
    separator_ =
        &kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
    return true;
  }

  const Separator& separator() const { return *separator_; }
  /// Whether the reading ended before the text did.
  bool broken() const { return broken_; }

  /// The next row that holds anything; nothing at the end of the text or after a problem that ends the reading.
  std::optional<Record> next_record() {
    while (!at_end() && !broken_) {
      Record fields;
      while (true) {
        fields.push_back(field());
        if (broken_) return std::nullopt;
        if (at_line_end()) break;
        ++i_;
      }
      end_line();
      if (std::any_of(fields.begin(), fields.end(), [](const CsvField& one) { return !one.text.empty(); })) {
        return fields;
      }
    }
    return std::nullopt;
  }

 private:
  bool at_end() const { return i_ >= text_.size(); }
  bool at_line_end() const { return at_end() || ends_line(text_[i_]); }
  Origin here(std::size_t byte) const { return {file_, line_, static_cast<std::uint32_t>(byte - line_start_ + 1)}; }

  /// LF, CR LF, or the CR of an old Macintosh.
  void end_line() {
    if (text_.substr(i_, 2) == "\r\n") ++i_;
    if (!at_end()) ++i_;
    ++line_;
    line_start_ = i_;
  }

  /// Excel's own first line, which says what parts the fields; it may stand in quotes, and before empty fields.
  bool obey_sep_line() {
    const std::string_view line = text_.substr(0, std::min(text_.find_first_of("\r\n"), text_.size()));
    const bool quoted = line.starts_with('"');
    const std::string_view words = line.substr(quoted ? 1 : 0);
    const auto is_letter = [&](std::size_t i, char small) { return i < words.size() && (words[i] | 0x20) == small; };
    if (!is_letter(0, 's') || !is_letter(1, 'e') || !is_letter(2, 'p') || words.substr(3, 1) != "=") return true;
    const std::string_view sign = words.substr(4, 1), rest = words.substr(std::min<std::size_t>(5, words.size()));
    if (rest.find_first_not_of(quoted ? "\",;\t " : ",;\t ") != std::string_view::npos) return true;  // a column
    separator_ = sign.empty() ? nullptr : separator_of(sign[0]);
    if (separator_ == nullptr) {
      problems_.add(problem_at(here(0), {phrase::sep_names, std::string(sign)}, phrase::separators_are));
      return false;
    }
    i_ = line.size();
    end_line();
    return true;
  }

  void stop(const Origin& at, const Phrase& what, const Sentence& hint = {}) {
    problems_.add(problem_at(at, what, {}, hint));
    broken_ = true;
  }

  CsvField field() {
    CsvField field;
    field.at = here(i_);
    if (!at_end() && text_[i_] == '"') {
      quoted(field);
      return field;
    }
    const std::size_t start = i_;
    while (!at_line_end() && text_[i_] != separator_->sign) {
      if (text_[i_] == '"') {
        stop(here(i_), phrase::quote_inside_field, phrase::quote_whole_field);
        return field;
      }
      ++i_;
    }
    const std::string_view text = text_.substr(start, i_ - start);
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return field;
    field.text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    field.at.column += static_cast<std::uint32_t>(first);
    return field;
  }

  /// A field in quotes; line ends inside become LF.
  void quoted(CsvField& field) {
    const Origin start = field.at;
    ++i_;
    while (true) {
      if (at_end()) return stop(start, phrase::quote_not_closed);
      const char c = text_[i_];
      if (ends_line(c)) {
        field.text += '\n';
        end_line();
        continue;
      }
      if (c == '"') {
        ++i_;
        if (at_end() || text_[i_] != '"') break;
      }
      field.text += c;
      ++i_;
    }
    if (!at_line_end() && text_[i_] != separator_->sign) {
      stop(here(i_), phrase::text_after_quote, {phrase::separator_missing, separator_->name});
    }
  }

  const std::string& file_;
  std::string_view text_;
  Problems& problems_;
  const Separator* separator_ = nullptr;
  std::size_t i_ = 0, line_start_ = 0;
  std::uint32_t line_ = 1;
  bool broken_ = false;
};

}  // namespace

std::optional<CsvTable> parse_csv(const std::string& file, std::string_view text, Problems& problems) {
  CsvReader reader(file, text, problems);
  if (!reader.learn_dialect()) return std::nullopt;
  const Separator& separator = reader.separator();
  const std::size_t problems_before = problems.count();
  std::optional<CsvTable> table =
      table_of_rows([&] { return reader.next_record(); }, {phrase::separator_needs_quotes, separator.name}, problems);
  if (!table && problems.count() == problems_before) problems.add({file, 1, 1, phrase::file_empty, {}, {}});
  if (!table) return std::nullopt;
  table->decimal_comma = separator.sign != ',';
  table->whole = table->whole && !reader.broken();
  return table;
}

}  // namespace kabar
