#include "storage/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "core/digest.h"
#include "storage/results.h"

namespace kabar {

namespace {

constexpr std::string_view kMagic = "KABARTRL";
constexpr std::string_view kHdf5 = "\x89HDF\r\n\x1a\n";

bool starts_with(std::span<const std::uint8_t> bytes, std::string_view start) {
  return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

std::string reason(int error) {
  return std::strerror(error);
}

/// An open file descriptor.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  operator int() const { return fd_; }
  /// 0 or an errno: some file systems report a failed write only here.
  int close() {
    const int status = ::close(fd_);
    fd_ = -1;
    return status == 0 ? 0 : errno;
  }

 private:
  int fd_;
};

/// 0 or an errno.
int write_all(int fd, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : ENOSPC;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

int write_synced(const std::string& path, std::span<const std::uint8_t> content, const Trailer& trailer) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (file < 0) return errno;
  if (const int error = write_all(file, content)) return error;
  if (const int error = write_all(file, trailer)) return error;
  if (::fsync(file) != 0 && errno != EINVAL) return errno;
  return file.close();
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// A link stays a link: the file it points to, which need not exist, is written.
std::string target_of(std::filesystem::path path) {
  std::error_code ignored;
  for (int links = 0; links < 40 && std::filesystem::is_symlink(path, ignored); ++links) {
    path = path.parent_path() / std::filesystem::read_symlink(path, ignored);
  }
  return path.string();
}

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  struct stat status {};
  const bool earlier = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  throw MachineError(path + ": cannot be written (" + why + "); " +
                     (earlier ? "the earlier file is kept as it was" : "no file is kept"));
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

InputError refused(const std::string& path, const std::string& why) {
  return InputError({path, 0, 0, "cannot be read as a result file", why, ""});
}

std::string why_not_whole(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return "it is empty";
  if (starts_with(bytes, "CDF")) return "it is a classic netCDF file, not one of kabar";
  if (!starts_with(bytes, kHdf5)) return "it is not HDF5";
  const std::size_t length = bytes.size() < kTrailerBytes ? 0 : bytes.size() - kTrailerBytes;
  const auto found = bytes.subspan(length);
  if (!starts_with(found, kMagic)) return "it is HDF5, but cut short, changed by another program, or not of kabar";
  const Trailer expected = trailer_of(bytes.first(length));
  if (!std::equal(expected.begin(), expected.begin() + 16, found.begin())) {
    return "it is damaged: its length is not what it says";
  }
  if (!std::equal(expected.begin(), expected.end(), found.begin())) return "it is damaged: its digest does not match";
  return "";
}

std::vector<std::uint8_t> load_whole(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw refused(path, reason(errno));
  if (S_ISDIR(status.st_mode)) throw refused(path, "it is a directory");
  if (!S_ISREG(status.st_mode)) throw refused(path, "it is no regular file");
  const Descriptor file(path, O_RDONLY);
  if (file < 0) throw refused(path, reason(errno));
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t n = ::read(file, bytes.data() + read, bytes.size() - read);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw refused(path, reason(errno));
    if (n == 0) break;
    read += static_cast<std::size_t>(n);
  }
  bytes.resize(read);
  const std::string why = why_not_whole(bytes);
  if (!why.empty()) throw refused(path, why);
  bytes.resize(bytes.size() - kTrailerBytes);
  return bytes;
}

void require_writable(const std::string& path) {
  const std::string target = target_of(path), folder = folder_of(target);
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) fail(path, folder + ": " + reason(errno));
  if (!S_ISDIR(status.st_mode)) fail(path, folder + ": " + reason(ENOTDIR));
  if (::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    fail(path, S_ISDIR(status.st_mode) ? "it is a directory" : "it is no regular file");
  }
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) fail(path, folder + ": " + reason(errno));
}

void save_whole(const std::string& path, std::span<const std::uint8_t> content) {
  require_writable(path);
  const std::string target = target_of(path), part = target + ".part";
  int error = write_synced(part, content, trailer_of(content));
  if (error == 0 && ::rename(part.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(part.c_str());
    fail(path, reason(error));
  }
  const Descriptor folder(folder_of(target), O_RDONLY | O_DIRECTORY);
  if (folder < 0 || (::fsync(folder) != 0 && errno != EINVAL)) {
    throw MachineError(path + ": is written whole, but its folder could not be synced (" + reason(errno) + ")");
  }
}

}  // namespace kabar
