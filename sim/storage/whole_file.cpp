#include "storage/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "core/digest.h"
#include "storage/descriptor.h"
#include "storage/phrases.h"
#include "storage/save_file.h"

namespace kabar {

namespace {

constexpr std::string_view kMagic = "KABARTRL";
constexpr std::string_view kHdf5 = "\x89HDF\r\n\x1a\n";

bool starts_with(std::span<const std::uint8_t> bytes, std::string_view start) {
  return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

}  // namespace

Trailer trailer_of(std::span<const std::uint8_t> content) {
  Trailer trailer{};
  std::copy(kMagic.begin(), kMagic.end(), trailer.begin());
  const Digest digest = digest_of(content);
  for (int i = 0; i < 8; ++i) {
    trailer[8 + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(content.size()) >> (8 * i));
    trailer[16 + i] = static_cast<std::uint8_t>(digest.high >> (56 - 8 * i));
    trailer[24 + i] = static_cast<std::uint8_t>(digest.low >> (56 - 8 * i));
  }
  return trailer;
}

InputError refused(const std::string& path, const Sentence& why) {
  return InputError({path, 0, 0, phrase::no_result_file, why, {}});
}

Sentence why_not_whole(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return phrase::is_empty;
  if (starts_with(bytes, "CDF")) return phrase::is_classic_netcdf;
  if (!starts_with(bytes, kHdf5)) return phrase::is_not_hdf5;
  const std::size_t length = bytes.size() < kTrailerBytes ? 0 : bytes.size() - kTrailerBytes;
  const auto found = bytes.subspan(length);
  if (!starts_with(found, kMagic)) return phrase::is_cut_or_changed;
  const Trailer expected = trailer_of(bytes.first(length));
  if (!std::equal(expected.begin(), expected.begin() + 16, found.begin())) {
    return phrase::damaged_length;
  }
  if (!std::equal(expected.begin(), expected.end(), found.begin())) return phrase::damaged_digest;
  return {};
}

std::vector<std::uint8_t> load_bytes(const std::string& path) {
  const auto require_regular = [&](const struct stat& status) {
    if (S_ISDIR(status.st_mode)) throw refused(path, phrase::is_folder);
    if (!S_ISREG(status.st_mode)) throw refused(path, phrase::is_no_regular_file);
  };
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw refused(path, reason_of(errno));
  require_regular(status);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file < 0 || ::fstat(file, &status) != 0) throw refused(path, reason_of(errno));
  require_regular(status);  // it may have been replaced since
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t n = ::read(file, bytes.data() + read, bytes.size() - read);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw refused(path, reason_of(errno));
    if (n == 0) break;
    read += static_cast<std::size_t>(n);
  }
  bytes.resize(read);
  return bytes;
}

LoadedFile load_file(const std::string& path) {
  LoadedFile file{load_bytes(path), false};
  const Sentence why = why_not_whole(file.content);
  file.trailer = why.empty();
  if (file.trailer) {
    file.content.resize(file.content.size() - kTrailerBytes);
  } else if (why.code() != Sentence(phrase::is_cut_or_changed).code()) {
    throw refused(path, why);
  }
  return file;
}

bool looks_like_ours(std::span<const std::uint8_t> bytes, std::string_view mark) {
  if (!starts_with(bytes, kHdf5)) return false;
  if (bytes.size() >= kTrailerBytes && starts_with(bytes.last(kTrailerBytes), kMagic)) return true;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return text.find(mark) != std::string_view::npos;
}

void save_whole(const std::string& path, std::span<const std::uint8_t> content) {
  const Trailer trailer = trailer_of(content);
  const std::span<const std::uint8_t> parts[] = {content, trailer};
  save_file(path, parts);
}

}  // namespace kabar
