#include "scenario/source_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace kabar {

namespace {

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{64} << 20;

/// Length of the valid UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && continues(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    return byte(1) >= low && byte(1) <= high && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

Origin origin_of(const std::string& file, std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t last = before.rfind('\n');
  const std::size_t column = last == std::string_view::npos ? before.size() + 1 : before.size() - last;
  return {file, static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(column)};
}

bool check_text(const std::string& file, std::string_view text, Problems& problems) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) {
      problems.add(problem_at(origin_of(file, text, i), "a byte that is not UTF-8", "", "save the file as UTF-8"));
      return false;
    }
    if (text[i] == '\0') {
      problems.add(problem_at(origin_of(file, text, i), "a NUL byte", "is this a text file?"));
      return false;
    }
    i += length;
  }
  return true;
}

std::optional<SourceText> read_source(const std::string& path, const Origin& asked_at, Problems& problems) {
  const auto refuse = [&](const std::string& why) {
    if (asked_at.file.empty()) {
      problems.add({path, 0, 0, "cannot be read", why, ""});
    } else {
      problems.add(problem_at(asked_at, "the file " + path + " cannot be read", why));
    }
    return std::nullopt;
  };
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return refuse(error && error != std::errc::no_such_file_or_directory ? error.message() : "there is no such file");
  }
  if (std::filesystem::is_directory(status)) return refuse("it is a folder");
  if (!std::filesystem::is_regular_file(status)) return refuse("it is no regular file");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kMaxBytes) return refuse("it is larger than 64 MiB");

  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse("no permission");
  SourceText source;
  source.bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad()) return refuse("an error while reading");
  source.file = {path, source.bytes.size(), digest_of(source.bytes)};
  if (source.bytes.starts_with("\xEF\xBB\xBF")) source.bytes.erase(0, 3);
  if (!check_text(path, source.bytes, problems)) return std::nullopt;
  return source;
}

}  // namespace kabar
