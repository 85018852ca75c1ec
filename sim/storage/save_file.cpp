#include "storage/save_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "core/errors.h"
#include "storage/descriptor.h"
#include "storage/phrases.h"

namespace kabar {

namespace {

/// Where a path leads: a name in a folder.
struct Destination {
  std::string folder, name;
  std::string path() const { return folder == "." ? name : folder + (folder.back() == '/' ? "" : "/") + name; }
};

Destination split(const std::filesystem::path& path) {
  const std::string folder = path.parent_path().string();
  return {folder.empty() ? "." : folder, path.filename().string()};
}

[[noreturn]] void fail(const std::string& path, const Sentence& why) {
  struct stat status {};
  const bool earlier = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  throw MachineError(
      {phrase::cannot_be_written, path, why, earlier ? phrase::earlier_is_kept : phrase::no_file_is_kept});
}

/// A link that somebody else laid into a folder where everybody may write, such as /tmp: what Linux itself does not
/// follow where fs.protected_symlinks is set.
bool is_planted(const std::string& link, const std::string& folder) {
  struct stat of_link {
  }, of_folder{};
  if (::lstat(link.c_str(), &of_link) != 0 || ::stat(folder.c_str(), &of_folder) != 0) return false;
  const bool open_to_all = (of_folder.st_mode & S_ISVTX) != 0 && (of_folder.st_mode & S_IWOTH) != 0;
  return open_to_all && of_link.st_uid != ::geteuid() && of_link.st_uid != of_folder.st_uid;
}

/// A link stays a link: the file it points to, which need not exist, is written.
Destination target_of(const std::string& path) {
  constexpr int kMostLinks = 40;
  std::filesystem::path at = path;
  std::error_code ignored;
  for (int links = 0; std::filesystem::is_symlink(at, ignored); ++links) {
    if (links == kMostLinks) fail(path, reason_of(ELOOP));
    if (is_planted(at.string(), split(at).folder)) fail(path, phrase::link_of_others);
    at = at.parent_path() / std::filesystem::read_symlink(at, ignored);
  }
  return split(at);
}

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

/// 0 or an errno; file systems that do not know it are none.
int sync(int fd) {
  int status = ::fsync(fd);
  while (status != 0 && errno == EINTR) status = ::fsync(fd);
  if (status == 0 || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return 0;
  return errno;
}

/// Of a long name as much as leaves room, for any file system, for what is added.
std::string beginning_of(const std::string& name) {
  constexpr std::size_t kLongest = 100;
  std::size_t length = std::min(name.size(), kLongest);
  while (length > 0 && length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0u) == 0x80u) --length;
  return name.substr(0, length);
}

/// A new file in a folder, which is deleted unless it was renamed.
class Part {
 public:
  /// Its name is like no other's, so that it neither writes through a link nor into what another program writes.
  Part(int folder, const std::string& target) : folder_(folder) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr int kTries = 100;
    std::array<std::uint8_t, 6> chance{};
    error_ = EEXIST;
    for (int i = 0; i < kTries && error_ == EEXIST; ++i) {
      if (::getentropy(chance.data(), chance.size()) != 0) {
        error_ = errno;
        return;
      }
      name_ = "." + beginning_of(target) + ".";
      for (const std::uint8_t byte : chance) name_ += kLetters[byte % kLetters.size()];
      name_ += ".part";
      file_ = Descriptor(::openat(folder_, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
      error_ = file_ < 0 ? errno : 0;
    }
    made_ = error_ == 0;
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    if (made_) ::unlinkat(folder_, name_.c_str(), 0);
  }

  /// All give 0 or an errno.
  int error() const { return error_; }
  int write(std::span<const std::span<const std::uint8_t>> parts) {
    for (const std::span<const std::uint8_t> part : parts) {
      if (const int error = write_all(file_, part)) return error;
    }
    if (const int error = sync(file_)) return error;
    return file_.close();
  }
  /// Where there is such a file; some file systems have no modes.
  void take_mode_of(const std::string& target) {
    struct stat status {};
    if (::fstatat(folder_, target.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) return;
    const int unimportant = ::fchmod(file_, status.st_mode & 0777);
    static_cast<void>(unimportant);
  }
  int rename_to(const std::string& target) {
    if (::renameat(folder_, name_.c_str(), folder_, target.c_str()) != 0) return errno;
    made_ = false;
    return 0;
  }

 private:
  int folder_;
  std::string name_;
  Descriptor file_;
  int error_ = 0;
  bool made_ = false;
};

}  // namespace

Sentence why_no_file(const std::string& path) {
  const Destination target = target_of(path);
  struct stat status {};
  if (::stat(target.folder.c_str(), &status) != 0) {
    if (errno == ENOENT) return {phrase::folder_because, target.folder, phrase::no_such_folder};
    return errno == ENOTDIR ? Sentence(phrase::folder_because, target.folder, reason_of(ENOTDIR)) : Sentence();
  }
  if (!S_ISDIR(status.st_mode)) return {phrase::folder_because, target.folder, reason_of(ENOTDIR)};
  if (::stat(target.path().c_str(), &status) != 0) {
    return errno == ENAMETOOLONG ? reason_of(ENAMETOOLONG) : Sentence();
  }
  if (S_ISREG(status.st_mode)) return {};
  return S_ISDIR(status.st_mode) ? phrase::is_folder : phrase::is_no_regular_file;
}

void require_writable(const std::string& path) {
  if (const Sentence why = why_no_file(path); !why.empty()) fail(path, why);
  const Destination target = target_of(path);
  struct stat status {};
  if (::stat(target.folder.c_str(), &status) != 0) {
    fail(path, {phrase::folder_because, target.folder, reason_of(errno)});
  }
  if (::stat(target.path().c_str(), &status) != 0 && errno != ENOENT) fail(path, reason_of(errno));
  if (::faccessat(AT_FDCWD, target.folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    fail(path, {phrase::folder_because, target.folder, reason_of(errno)});
  }
}

void save_file(const std::string& path, std::span<const std::span<const std::uint8_t>> parts) {
  require_writable(path);
  const Destination target = target_of(path);
  // A folder that may be written but not listed cannot be synced.
  Descriptor folder(::open(target.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const bool may_be_synced = folder >= 0;
  if (!may_be_synced) folder = Descriptor(::open(target.folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (folder < 0) fail(path, {phrase::folder_because, target.folder, reason_of(errno)});
  Part part(folder, target.name);
  int error = part.error();
  if (error == 0) {
    part.take_mode_of(target.name);
    error = part.write(parts);
  }
  if (error == 0) error = part.rename_to(target.name);
  if (error != 0) fail(path, reason_of(error));
  error = may_be_synced ? sync(folder) : 0;
  if (error != 0) throw MachineError({phrase::folder_not_synced, path, reason_of(error)});
}

void save_file(const std::string& path, std::string_view text) {
  const std::span<const std::uint8_t> parts[] = {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}};
  save_file(path, parts);
}

}  // namespace kabar
