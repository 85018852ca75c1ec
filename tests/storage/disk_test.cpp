// What the machine refuses ends in one line, no part left behind, and the earlier file as it was.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/errors.h"
#include "storage/results.h"
#include "storage/save_file.h"
#include "tests/storage/bytes.h"
#include "tests/storage/mutation.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

using sample::Bytes;

void write_sample(const std::string& path) {
  write_results(path, sample::recording(), sample::provenance(), Tier::timeseries);
}

std::string failure(const std::string& path) {
  try {
    write_sample(path);
  } catch (const MachineError& error) {
    return error.what();
  }
  return "";
}

TEST(Disk, FullInTheMiddleLeavesNoPart) {
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 50'000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string text = failure(path);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(text, path + ": cannot be written (larger than files may be here); no file is kept");
  EXPECT_EQ(folder.entries(), 0u);
  write_sample(path);
  EXPECT_NO_THROW(read_results(path)) << "a failure leaves nothing behind in HDF5 either";
}

TEST(Disk, FullFileSystem) {
  const sample::Folder folder;
  if (::geteuid() != 0 || ::mount("tmpfs", (folder / "").c_str(), "tmpfs", 0, "size=64k") != 0) {
    GTEST_SKIP() << "needs the right to mount";
  }
  const std::string text = failure(folder / "x.h5");
  const std::size_t entries = folder.entries();
  save_file(folder / "y.h5", "earlier");
  const std::string again = failure(folder / "y.h5");
  const Bytes earlier = sample::load(folder / "y.h5");
  const std::size_t entries_again = folder.entries();
  ::umount((folder / "").c_str());
  EXPECT_EQ(text, folder / "x.h5" + ": cannot be written (no space left on the disk); no file is kept");
  EXPECT_EQ(entries, 0u);
  EXPECT_EQ(again,
            folder / "y.h5" + ": cannot be written (no space left on the disk); the earlier file is kept as it was");
  EXPECT_EQ(std::string(earlier.begin(), earlier.end()), "earlier");
  EXPECT_EQ(entries_again, 1u);
}

TEST(Disk, RefusesTargetsThatAreNoFile) {
  const sample::Folder folder;
  std::filesystem::create_directory(folder / "directory.h5");
  EXPECT_EQ(failure(folder / "directory.h5"),
            folder / "directory.h5" + ": cannot be written (it is a folder); no file is kept");
  EXPECT_EQ(failure("/dev/null"), "/dev/null: cannot be written (it is no regular file); no file is kept");
  EXPECT_EQ(failure(folder / "none/x.h5"), folder / "none/x.h5" + ": cannot be written (" + (folder / "none") +
                                               ": there is no such folder); no file is kept");
  sample::save(folder / "file", std::vector<std::uint8_t>{1});
  EXPECT_EQ(failure(folder / "file/x.h5"),
            folder / "file/x.h5" + ": cannot be written (" + (folder / "file") + ": it is no folder); no file is kept");
  const std::string long_name = folder / std::string(300, 'x');
  EXPECT_EQ(failure(long_name), long_name + ": cannot be written (its name is too long); no file is kept");
}

TEST(Disk, RefusesAFolderThatIsReadOnly) {
  const sample::Folder folder;
  std::filesystem::create_directory(folder / "closed");
  ASSERT_EQ(::chmod((folder / "").c_str(), 0755), 0);
  ASSERT_EQ(::chmod((folder / "closed").c_str(), 0555), 0);
  const uid_t user = ::geteuid();
  if (user == 0 && ::seteuid(65534) != 0) GTEST_SKIP() << "cannot become somebody who may not write";
  const std::string text = failure(folder / "closed/x.h5");
  ASSERT_EQ(::seteuid(user), 0);
  EXPECT_EQ(text, folder / "closed/x.h5" + ": cannot be written (" + (folder / "closed") +
                      ": no permission); no file is kept");
}

TEST(Disk, WritesThroughALink) {
  const sample::Folder folder;
  std::filesystem::create_directory(folder / "elsewhere");
  ASSERT_EQ(::symlink("elsewhere/x.h5", (folder / "x.h5").c_str()), 0);
  write_sample(folder / "x.h5");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "x.h5"));
  EXPECT_TRUE(std::filesystem::is_regular_file(folder / "elsewhere/x.h5"));
  EXPECT_NO_THROW(read_results(folder / "x.h5"));
}

/// The file that a link of somebody else points to, in a folder where everybody may write, is not the user's to write.
TEST(Disk, FollowsNoLinkOfSomebodyElse) {
  const sample::Folder folder;
  if (::geteuid() != 0) GTEST_SKIP() << "needs the right to make files of others";
  std::filesystem::create_directory(folder / "open");
  std::filesystem::create_directory(folder / "mine");
  ASSERT_EQ(::chmod((folder / "open").c_str(), 01777), 0);
  ASSERT_EQ(::symlink("../mine/x.h5", (folder / "open/x.h5").c_str()), 0);
  write_sample(folder / "open/x.h5");
  EXPECT_NO_THROW(read_results(folder / "mine/x.h5")) << "one's own link";
  std::filesystem::remove(folder / "mine/x.h5");
  ASSERT_EQ(::lchown((folder / "open/x.h5").c_str(), 65534, 65534), 0);
  EXPECT_EQ(failure(folder / "open/x.h5"),
            folder / "open/x.h5" +
                ": cannot be written (it is a link that somebody else laid into a folder "
                "open to all); no file is kept");
  EXPECT_FALSE(std::filesystem::exists(folder / "mine/x.h5"));
  ASSERT_EQ(::chmod((folder / "open").c_str(), 0755), 0);
  EXPECT_EQ(failure(folder / "open/x.h5"), "") << "only its owner may lay links there";
}

TEST(Disk, RefusesLinksInACircle) {
  const sample::Folder folder;
  ASSERT_EQ(::symlink("b", (folder / "a").c_str()), 0);
  ASSERT_EQ(::symlink("a", (folder / "b").c_str()), 0);
  EXPECT_EQ(failure(folder / "a"), folder / "a" + ": cannot be written (links in a circle); no file is kept");
}

TEST(Disk, LeavesAloneWhatLooksLikeAPartOfItsOwn) {
  const sample::Folder folder;
  const Bytes precious{'p', 'r', 'e', 'c'};
  for (const char* name : {"x.h5.part", ".x.h5.abc123.part", "x.part", "victim"}) sample::save(folder / name, precious);
  ASSERT_EQ(::symlink("victim", (folder / "y.h5.part").c_str()), 0);
  write_sample(folder / "x.h5");
  write_sample(folder / "y.h5");
  EXPECT_NO_THROW(read_results(folder / "x.h5"));
  EXPECT_NO_THROW(read_results(folder / "y.h5"));
  EXPECT_FALSE(std::filesystem::is_symlink(folder / "y.h5"));
  for (const char* name : {"x.h5.part", ".x.h5.abc123.part", "x.part", "victim", "y.h5.part"}) {
    EXPECT_EQ(sample::load(folder / name), precious) << name;
  }
  EXPECT_EQ(folder.entries(), 7u);
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

TEST(Disk, GivesTheModeOfANewFileOrOfTheOneThatItReplaces) {
  const sample::Folder folder;
  const mode_t before = ::umask(027);
  save_file(folder / "new", "1");
  ::umask(0);
  save_file(folder / "open", "1");
  ::umask(before);
  EXPECT_EQ(mode_of(folder / "new"), mode_t{0640});
  EXPECT_EQ(mode_of(folder / "open"), mode_t{0666});
  for (const mode_t mode : {0600, 0664, 0400}) {
    ASSERT_EQ(::chmod((folder / "new").c_str(), mode), 0);
    save_file(folder / "new", "2");
    EXPECT_EQ(mode_of(folder / "new"), mode);
  }
}

TEST(Disk, TakesNamesAsLongAsTheyMayBe) {
  const sample::Folder folder;
  for (const std::string& letter : {std::string("x"), std::string("\xC3\xA9"), std::string("\xE2\x82\xAC")}) {
    std::string name;
    while (name.size() + letter.size() <= 255) name += letter;
    save_file(folder / name, letter);
    EXPECT_EQ(std::filesystem::file_size(folder / name), letter.size());
  }
  EXPECT_EQ(folder.entries(), 3u);
}

/// A folder that may be written but not listed.
TEST(Disk, WritesWhereItCannotSyncTheFolder) {
  const sample::Folder folder;
  std::filesystem::create_directory(folder / "drop");
  ASSERT_EQ(::chmod((folder / "").c_str(), 0755), 0);
  ASSERT_EQ(::chmod((folder / "drop").c_str(), 0733), 0);
  const uid_t user = ::geteuid();
  if (user == 0 && ::seteuid(65534) != 0) GTEST_SKIP() << "cannot become somebody who may not list";
  const std::string text = failure(folder / "drop/x.h5");
  ASSERT_EQ(::seteuid(user), 0);
  EXPECT_EQ(text, "");
  EXPECT_NO_THROW(read_results(folder / "drop/x.h5"));
}

/// Several programs that write one name at the same time: each of them succeeds, and at any moment a whole file stands
/// there.
TEST(Disk, ManyMayWriteOneFileAtOnce) {
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  constexpr int kWriters = 4, kRounds = 25;
  write_sample(path);
  std::vector<pid_t> writers;
  for (int w = 0; w < kWriters; ++w) {
    const pid_t child = ::fork();
    if (child == 0) {
      int failures = 0;
      for (int round = 0; round < kRounds; ++round) {
        try {
          const std::string text(200'000 + 10'000 * static_cast<std::size_t>(w), static_cast<char>('a' + w));
          const std::vector<std::uint8_t> content(text.begin(), text.end());
          const Bytes whole = sample::with_trailer(content);
          const std::span<const std::uint8_t> parts[] = {std::span(whole).first(1000), std::span(whole).subspan(1000)};
          save_file(path, parts);
        } catch (const std::exception&) {
          ++failures;
        }
      }
      ::_exit(failures);
    }
    writers.push_back(child);
  }
  int looked = 0;
  for (std::size_t ended = 0; ended < writers.size();) {
    const Bytes bytes = sample::load(path);
    const Bytes content = sample::content_of(bytes);
    EXPECT_EQ(bytes, sample::with_trailer(content)) << "it is whole";
    ++looked;
    int status = 0;
    if (::waitpid(-1, &status, WNOHANG) <= 0) continue;
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    ++ended;
  }
  EXPECT_GT(looked, 3);
  EXPECT_EQ(folder.entries(), 1u);
}

}  // namespace
}  // namespace kabar
