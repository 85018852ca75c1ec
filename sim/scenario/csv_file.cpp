#include "scenario/csv_file.h"

#include <algorithm>
#include <array>

#include "scenario/phrases.h"
#include "scenario/source_text.h"

namespace kabar {

namespace {

class CsvReader {
 public:
  CsvReader(const std::string& file, std::string_view text, Problems& problems)
      : file_(file), text_(text), problems_(problems) {}

  /// The next line that is not empty; nothing at the end of the text or after a problem that ends the reading.
  std::optional<std::vector<CsvField>> next_record() {
    skip_empty_lines();
    if (at_end() || broken_) return std::nullopt;
    std::vector<CsvField> fields;
    while (true) {
      fields.push_back(field());
      if (broken_) return std::nullopt;
      if (at_end() || text_[i_] != ',') break;
      ++i_;
    }
    end_line();
    return fields;
  }

 private:
  bool at_end() const { return i_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[i_] == '\n' || text_.substr(i_, 2) == "\r\n"; }
  Origin here(std::size_t byte) const { return {file_, line_, static_cast<std::uint32_t>(byte - line_start_ + 1)}; }

  void end_line() {
    if (text_.substr(i_, 2) == "\r\n") ++i_;
    if (!at_end()) ++i_;
    ++line_;
    line_start_ = i_;
  }

  void skip_empty_lines() {
    while (!at_end()) {
      std::size_t i = i_;
      while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t')) ++i;
      if (i < text_.size() && text_[i] != '\n' && text_.substr(i, 2) != "\r\n") return;
      i_ = i;
      end_line();
    }
  }

  void stop(std::size_t byte, const Phrase& what, const Phrase& hint) {
    problems_.add(problem_at(here(byte), what, {}, hint));
    broken_ = true;
  }

  CsvField field() {
    CsvField field;
    field.at = here(i_);
    if (!at_end() && text_[i_] == '"') {
      quoted(field);
    } else {
      const std::size_t start = i_;
      while (!at_line_end() && text_[i_] != ',') {
        if (text_[i_] == '"') {
          stop(i_, phrase::quote_inside_field, phrase::quote_whole_field);
          return field;
        }
        ++i_;
      }
      field.text = text_.substr(start, i_ - start);
      while (!field.text.empty() && (field.text.back() == ' ' || field.text.back() == '\t')) field.text.pop_back();
      const std::size_t blanks = std::min(field.text.find_first_not_of(" \t"), field.text.size());
      field.text.erase(0, blanks);
      field.at.column += static_cast<std::uint32_t>(blanks);
    }
    return field;
  }

  void quoted(CsvField& field) {
    const Origin start = field.at;
    ++i_;
    while (true) {
      if (at_end()) {
        problems_.add(problem_at(start, phrase::quote_not_closed));
        broken_ = true;
        return;
      }
      const char c = text_[i_];
      if (c == '"') {
        ++i_;
        if (at_end() || text_[i_] != '"') break;
      }
      field.text += c;
      ++i_;
      if (c == '\n') {
        ++line_;
        line_start_ = i_;
      }
    }
    if (!at_line_end() && text_[i_] != ',') stop(i_, phrase::text_after_quote, phrase::comma_missing);
  }

  const std::string& file_;
  std::string_view text_;
  Problems& problems_;
  std::size_t i_ = 0, line_start_ = 0;
  std::uint32_t line_ = 1;
  bool broken_ = false;
};

bool check_header(const std::vector<CsvField>& header, Problems& problems) {
  bool good = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const CsvField& field = header[i];
    if (field.text.empty()) {
      problems.add(problem_at(field.at, phrase::column_without_name));
      good = false;
    } else if (is_personal(field.text)) {
      problems.add(
          problem_at(field.at, {phrase::column_refused, field.text}, phrase::no_personal_data, phrase::delete_column));
      good = false;
    } else if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i),
                           [&](const CsvField& other) { return other.text == field.text; })) {
      problems.add(problem_at(field.at, {phrase::column_twice, field.text}));
      good = false;
    }
  }
  return good;
}

}  // namespace

bool is_personal(std::string_view column) {
  std::string word;
  for (const char c : column) {
    if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (c == ' ' || c == '-' || c == '.') {
      if (!word.ends_with('_')) word += '_';
    } else {
      word += c;
    }
  }
  static constexpr std::array kRefused = {"nik",
                                          "no_nik",
                                          "nomor_nik",
                                          "ktp",
                                          "no_ktp",
                                          "e_ktp",
                                          "kk",
                                          "no_kk",
                                          "nokk",
                                          "nomor_kk",
                                          "npwp",
                                          "nama",
                                          "full_name",
                                          "first_name",
                                          "last_name",
                                          "person_name",
                                          "hp",
                                          "no_hp",
                                          "nohp",
                                          "nomor_hp",
                                          "handphone",
                                          "telepon",
                                          "telp",
                                          "no_telepon",
                                          "no_telp",
                                          "notelp",
                                          "phone",
                                          "phone_number",
                                          "mobile",
                                          "wa",
                                          "no_wa",
                                          "nomor_wa",
                                          "no_whatsapp",
                                          "alamat",
                                          "alamat_rumah",
                                          "alamat_lengkap",
                                          "address",
                                          "email",
                                          "e_mail",
                                          "surel",
                                          "tanggal_lahir",
                                          "tgl_lahir",
                                          "tempat_lahir",
                                          "ttl",
                                          "birthdate",
                                          "birth_date",
                                          "birthday",
                                          "date_of_birth",
                                          "dob",
                                          "rekening",
                                          "no_rekening",
                                          "norek",
                                          "no_peserta",
                                          "no_kartu",
                                          "id_dtks",
                                          "national_id"};
  return word.starts_with("nama_") || std::find(kRefused.begin(), kRefused.end(), word) != kRefused.end();
}

std::optional<CsvTable> parse_csv(const std::string& file, std::string_view text, Problems& problems) {
  CsvReader reader(file, text, problems);
  CsvTable table;
  const std::size_t problems_before = problems.size();
  std::optional<std::vector<CsvField>> header = reader.next_record();
  if (!header) {
    if (problems.size() == problems_before) problems.add({file, 1, 1, phrase::file_empty, {}, {}});
    return std::nullopt;
  }
  table.header = std::move(*header);
  if (!check_header(table.header, problems)) return std::nullopt;
  std::size_t records = 0;
  while (std::optional<std::vector<CsvField>> row = reader.next_record()) {
    ++records;
    if (row->size() == table.header.size()) {
      table.rows.push_back(std::move(*row));
    } else {
      problems.add(problem_at(row->front().at, {phrase::row_of_fields, row->size()},
                              {phrase::header_has, table.header.size()}, phrase::comma_needs_quotes));
    }
  }
  if (records == 0 && problems.size() == problems_before) {
    problems.add(problem_at(table.header.front().at, phrase::table_without_rows));
  }
  return table;
}

}  // namespace kabar
