#include "scenario/source_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/utf8.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{64} << 20;

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
                                      FileForm form) {
  const auto refuse = [&](const Sentence& why) {
    if (asked_at.file.empty()) {
      problems.add({path, 0, 0, phrase::cannot_be_read, why, {}});
    } else {
      problems.add(problem_at(asked_at, {phrase::file_cannot_be_read, path}, why));
    }
    return std::nullopt;
  };
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return refuse(error ? reason_of(error.value()) : phrase::no_such_file);
  }
  if (std::filesystem::is_directory(status)) return refuse(phrase::is_folder);
  if (!std::filesystem::is_regular_file(status)) return refuse(phrase::is_no_regular_file);
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kMaxBytes) return refuse(phrase::larger_than_64);

  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse(phrase::no_permission);
  SourceText source;
  source.bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad()) return refuse(phrase::disk_error);
  source.file = {path, source.bytes.size(), digest_of(source.bytes)};
  if (form == FileForm::bytes) return source;
  if (source.bytes.starts_with("\xEF\xBB\xBF")) source.bytes.erase(0, 3);
  if (!check_text(path, source.bytes, problems)) return std::nullopt;
  return source;
}

}  // namespace kabar
