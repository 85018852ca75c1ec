#include "scenario/source_text.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr std::uint64_t kMaxBytes = std::uint64_t{64} << 20;

/// Text in UTF-16 without a mark: in what is mostly Latin every other byte is 0.
bool is_unmarked_utf16(std::string_view text) {
  constexpr std::size_t kLooked = 512;
  const std::string_view head = text.substr(0, kLooked);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t half = head.size() / 2;
  return half >= 2 && std::max(zeros[0], zeros[1]) * 10 >= half * 9 && std::min(zeros[0], zeros[1]) * 10 <= half;
}

/// Files of other kinds under the name of a text, told as what they are. False where it is one (reported).
bool check_kind(const std::string& file, std::string_view bytes, Problems& problems) {
  using std::string_view_literals::operator""sv;
  const auto refuse = [&](const Sentence& what, const Sentence& hint) {
    problems.add({file, 0, 0, what, {}, hint});
    return false;
  };
  if (bytes.starts_with("\x89HDF\r\n\x1A\n"sv)) {
    return refuse(phrase::is_result_of_kabar, {phrase::inspect_or_compare, file, file});
  }
  if (bytes.starts_with("PK\x03\x04"sv)) return refuse(phrase::is_workbook, phrase::name_it_xlsx);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return refuse(phrase::is_old_workbook, phrase::save_as_xlsx_or_csv);
  if (bytes.starts_with("\x1F\x8B"sv)) return refuse(phrase::is_gzip, phrase::unpack_it);
  for (const std::string_view mark : {"\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv}) {
    if (bytes.starts_with(mark)) return refuse({phrase::is_encoded, "UTF-32"}, phrase::save_as_utf8);
  }
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) || is_unmarked_utf16(bytes)) {
    return refuse({phrase::is_encoded, "UTF-16"}, phrase::save_as_utf8);
  }
  return true;
}

}  // namespace

Origin origin_of(const std::string& file, std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  std::uint32_t line = 1;
  std::size_t start = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    // LF, CR LF, or the CR of an old Macintosh.
    if (before[i] != '\n' && (before[i] != '\r' || text.substr(i + 1, 1) == "\n")) continue;
    ++line;
    start = i + 1;
  }
  return {file, line, static_cast<std::uint32_t>(before.size() - start + 1)};
}

bool check_text(const std::string& file, std::string_view text, Problems& problems) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = first_code_point(text.substr(i));
    if (!point.valid) {
      problems.add(problem_at(origin_of(file, text, i), phrase::not_utf8, {}, phrase::save_as_utf8));
      return false;
    }
    if (text[i] == '\0') {
      problems.add(problem_at(origin_of(file, text, i), phrase::nul_byte, phrase::is_this_text));
      return false;
    }
    i += point.bytes;
  }
  return true;
}

std::optional<SourceText> read_source(const std::string& path, const Origin& asked_at, Problems& problems,
                                      FileForm form, const Files& files) {
  Files::Found found = files.read(path, kMaxBytes);
  if (!found.why_not.empty()) {
    if (asked_at.file.empty()) {
      problems.add({path, 0, 0, phrase::cannot_be_read, found.why_not, {}});
    } else {
      problems.add(problem_at(asked_at, {phrase::file_cannot_be_read, path}, found.why_not));
    }
    return std::nullopt;
  }
  SourceText source;
  source.bytes = std::move(found.bytes);
  source.file = {path, source.bytes.size(), digest_of(source.bytes)};
  if (form == FileForm::bytes) return source;
  if (source.bytes.starts_with("\xEF\xBB\xBF")) source.bytes.erase(0, 3);
  if (!check_kind(path, source.bytes, problems)) return std::nullopt;
  if (!check_text(path, source.bytes, problems)) return std::nullopt;
  return source;
}

}  // namespace kabar
