#include "spread/text_lines.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "core/utf8.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

constexpr std::size_t kShownBytes = 40;

[[noreturn]] void refuse_file(const std::string& path, const Sentence& what, const Sentence& why = {}) {
  throw InputError({path, 0, 0, what, why, {}});
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

File open_file(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) refuse_file(path, phrase::no_file);
  if (error) refuse_file(path, phrase::cannot_be_opened, reason_of(error.value()));
  if (std::filesystem::is_directory(status)) refuse_file(path, phrase::cannot_be_opened, phrase::is_folder);
  if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_fifo(status))
    refuse_file(path, phrase::cannot_be_opened, phrase::is_no_regular_file);
  while (true) {
    File file(std::fopen(path.c_str(), "rb"));
    if (file) return file;
    if (errno != EINTR) refuse_file(path, phrase::cannot_be_opened, reason_of(errno));
  }
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Where a field in quotes that begins at `begin` ends, or npos where more than blanks stands between that and `mark`
/// (or, where blanks part fields, where no blank follows).
std::size_t closing_quote(std::string_view line, std::size_t begin, char mark, bool blanks_part) {
  const std::size_t quote = line.find('"', begin + 1);
  if (quote == std::string_view::npos) return quote;
  std::size_t next = quote + 1;
  if (blanks_part && next < line.size() && (is_blank(line[next]) || line[next] == '#')) return quote;
  while (next < line.size() && is_blank(line[next]) && line[next] != mark) ++next;
  return next == line.size() || line[next] == mark ? quote : std::string_view::npos;
}

/// A comma (semicolon) ends a field like a blank does, but two of them enclose an empty field.
void cut_freely(std::string_view line, char mark, std::vector<Field>& fields) {
  std::size_t i = 0;
  bool after_mark = false;
  while (true) {
    while (i < line.size() && is_blank(line[i])) ++i;
    const bool ended = i == line.size() || line[i] == '#';
    if (ended && !after_mark) return;
    const std::size_t begin = i;
    const std::size_t quote = !ended && line[i] == '"' ? closing_quote(line, i, mark, true) : std::string_view::npos;
    if (quote != std::string_view::npos) {
      fields.push_back({line.substr(begin + 1, quote - begin - 1), begin + 1});
      i = quote + 1;
    } else {
      while (i < line.size() && !is_blank(line[i]) && line[i] != mark && line[i] != '#') ++i;
      fields.push_back({line.substr(begin, i - begin), begin + 1});
    }
    if (ended) return;
    while (i < line.size() && is_blank(line[i])) ++i;
    after_mark = i < line.size() && line[i] == mark;
    if (after_mark) ++i;
  }
}

void cut_at(std::string_view line, char mark, std::vector<Field>& fields) {
  for (std::size_t i = 0; i <= line.size(); ++i) {
    while (i < line.size() && is_blank(line[i]) && line[i] != mark) ++i;
    const std::size_t begin = i;
    const bool quoted = i < line.size() && line[i] == '"';
    const std::size_t quote = quoted ? closing_quote(line, i, mark, false) : std::string_view::npos;
    if (quote != std::string_view::npos) {
      fields.push_back({line.substr(begin + 1, quote - begin - 1), begin + 1});
      i = std::min(line.find(mark, quote), line.size());
      continue;
    }
    i = std::min(line.find(mark, begin), line.size());
    std::size_t end = i;
    while (end > begin && is_blank(line[end - 1])) --end;
    fields.push_back({line.substr(begin, end - begin), begin + 1});
  }
}

/// Whether fields of the line are parted by semicolons: one that stands in no comment and in no quotes.
bool has_semicolon(std::string_view line) {
  if (line.find(';') == std::string_view::npos) return false;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '#' || c == ';')) return c == ';';
  }
  return false;
}

}  // namespace

void read_pieces(const std::string& path, const std::function<void(std::string_view piece)>& work) {
  const File file = open_file(path);
  std::vector<char> buffer(kTextPiece);
  std::size_t filled = 0;
  while (true) {
    filled += std::fread(buffer.data() + filled, 1, buffer.size() - filled, file.get());
    if (filled == buffer.size() || std::feof(file.get()) != 0) {
      work({buffer.data(), filled});
      filled = 0;
    }
    if (std::feof(file.get()) != 0) return;
    if (std::ferror(file.get()) == 0) continue;
    if (errno != EINTR) throw MachineError({phrase::not_read_to_end, path, reason_of(errno)});
    std::clearerr(file.get());
  }
}

std::string read_text_file(const std::string& path) {
  std::string text;
  read_pieces(path, [&](std::string_view piece) { text.append(piece); });
  return text;
}

bool cut_line(std::string_view line, Parting parting, std::vector<Field>& fields) {
  fields.clear();
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] == '#' || line[first] == '%') return false;
  bool decimal_comma = false;
  switch (parting) {
    case Parting::freely:
      decimal_comma = has_semicolon(line);
      cut_freely(line, decimal_comma ? ';' : ',', fields);
      break;
    case Parting::comma:
      cut_at(line, ',', fields);
      break;
    case Parting::semicolon:
      decimal_comma = true;
      cut_at(line, ';', fields);
      break;
    case Parting::tab:
      cut_at(line, '\t', fields);
      break;
  }
  while (!fields.empty() && fields.back().text.empty()) fields.pop_back();
  return decimal_comma;
}

Sentence shown(std::string_view words) {
  std::string_view kept = words.substr(0, kShownBytes);
  if (kept.size() < words.size()) {  // at the end of a character
    while (!kept.empty() && (static_cast<unsigned char>(words[kept.size()]) & 0xC0u) == 0x80u) kept.remove_suffix(1);
  }
  const std::string text = readable(kept);
  return Sentence::verbatim(kept.size() < words.size() ? text + "..." : text);
}

bool read_id(const Field& field, std::uint32_t line, std::uint64_t& id, FileProblems& problems) {
  const char* end = field.text.data() + field.text.size();
  const auto [rest, error] = std::from_chars(field.text.data(), end, id);
  if (error == std::errc() && rest == end) return true;
  if (field.text.empty()) {
    problems.add(line, field.column, phrase::empty_field, phrase::must_be_node_id);
  } else if (error == std::errc::result_out_of_range) {
    problems.add(line, field.column, shown(field.text), phrase::id_at_most);
  } else {
    problems.add(line, field.column, shown(field.text), phrase::id_whole_number);
  }
  return false;
}

}  // namespace kabar
