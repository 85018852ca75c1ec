// What the machine refuses ends in one line, no part left behind, and the earlier file as it was.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "core/errors.h"
#include "storage/results.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

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

TEST(Disk, FullKeepsTheEarlierFile) {
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  ASSERT_EQ(::symlink("/dev/full", (path + ".part").c_str()), 0);  // writing fails as on a full disk
  EXPECT_EQ(failure(path), path + ": cannot be written (no space left on the disk); no file is kept");
  EXPECT_EQ(folder.entries(), 0u);

  write_sample(path);
  const auto earlier = sample::load(path);
  ASSERT_EQ(::symlink("/dev/full", (path + ".part").c_str()), 0);
  EXPECT_EQ(failure(path),
            path + ": cannot be written (no space left on the disk); the earlier file is kept as it was");
  EXPECT_EQ(sample::load(path), earlier);
  EXPECT_EQ(folder.entries(), 1u);
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
  ::umount((folder / "").c_str());
  EXPECT_EQ(text, folder / "x.h5" + ": cannot be written (no space left on the disk); no file is kept");
  EXPECT_EQ(entries, 0u);
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
  std::filesystem::create_directory(folder / "y.h5.part");
  EXPECT_EQ(failure(folder / "y.h5"), folder / "y.h5" + ": cannot be written (it is a folder); no file is kept");
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

TEST(Disk, ReplacesWhatAKilledRunLeft) {
  const sample::Folder folder;
  sample::save(folder / "x.h5.part", std::vector<std::uint8_t>(500'000, 7));
  write_sample(folder / "x.h5");
  EXPECT_NO_THROW(read_results(folder / "x.h5"));
  EXPECT_EQ(folder.entries(), 1u);
}

}  // namespace
}  // namespace kabar
