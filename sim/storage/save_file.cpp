#include "storage/save_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/errors.h"
#include "storage/phrases.h"
#include "storage/results.h"

namespace kabar {

namespace {

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

int write_synced(const std::string& path, std::span<const std::span<const std::uint8_t>> parts) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (file < 0) return errno;
  for (const std::span<const std::uint8_t> part : parts) {
    if (const int error = write_all(file, part)) return error;
  }
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

[[noreturn]] void fail(const std::string& path, const Sentence& why) {
  struct stat status {};
  const bool earlier = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  throw MachineError(
      {phrase::cannot_be_written, path, why, earlier ? phrase::earlier_is_kept : phrase::no_file_is_kept});
}

}  // namespace

void require_writable(const std::string& path) {
  const std::string target = target_of(path), folder = folder_of(target);
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) {
    fail(path, {phrase::folder_because, folder, errno == ENOENT ? phrase::no_such_folder : reason_of(errno)});
  }
  if (!S_ISDIR(status.st_mode)) fail(path, {phrase::folder_because, folder, reason_of(ENOTDIR)});
  if (::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    fail(path, S_ISDIR(status.st_mode) ? phrase::is_folder : phrase::is_no_regular_file);
  }
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
    fail(path, {phrase::folder_because, folder, reason_of(errno)});
}

void save_file(const std::string& path, std::span<const std::span<const std::uint8_t>> parts) {
  require_writable(path);
  const std::string target = target_of(path), part = target + ".part";
  int error = write_synced(part, parts);
  if (error == 0 && ::rename(part.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(part.c_str());
    fail(path, reason_of(error));
  }
  const Descriptor folder(folder_of(target), O_RDONLY | O_DIRECTORY);
  if (folder < 0 || (::fsync(folder) != 0 && errno != EINVAL)) {
    throw MachineError({phrase::folder_not_synced, path, reason_of(errno)});
  }
}

void save_file(const std::string& path, std::string_view text) {
  const std::span<const std::uint8_t> parts[] = {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}};
  save_file(path, parts);
}

}  // namespace kabar
