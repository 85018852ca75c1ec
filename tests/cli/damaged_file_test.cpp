// Result files that are not whole, not of kabar or of a newer one, given to the real program: one clear line and exit
// code 2.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/program.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

using sample::Bytes;
using test::ProgramRun;
using test::run_kabar;

constexpr const char* kCut =
    "it is HDF5, but not whole: cut short, opened for writing by another program (h5py 'r+', HDFView), or not of kabar";

class DamagedFile : public testing::Test {
 protected:
  DamagedFile() {
    write_results(sound_, sample::recording(), sample::provenance(), Tier::timeseries);
    whole_ = sample::load(sound_);
  }

  /// By every command that reads result files, in words and JSON, alone and beside a sound file.
  std::vector<ProgramRun> runs_of(const std::string& path) const {
    return {run_kabar({"inspect", path}), run_kabar({"inspect", path, "--json"}), run_kabar({"compare", path}),
            run_kabar({"compare", path, "--json"}), run_kabar({"compare", sound_, path})};
  }

  void expect_refused(const std::string& path, const std::string& why) const {
    for (const ProgramRun& run : runs_of(path)) {
      EXPECT_EQ(run.exit_code, 2) << why;
      EXPECT_EQ(run.errors, path + ": cannot be read as a result file (" + why + ")\n");
      EXPECT_EQ(run.output, "") << why;
    }
  }
  void expect_refused(const Bytes& bytes, const std::string& why) const {
    sample::save(path_, bytes);
    expect_refused(path_, why);
  }

  sample::Folder folder_;
  std::string sound_ = folder_ / "sound.h5", path_ = folder_ / "x.h5";
  Bytes whole_;
};

TEST_F(DamagedFile, IsRefusedInOneClearLine) {
  const Bytes text{'#', ' ', 'k', 'o', 't', 'a', '\n'};
  expect_refused(Bytes{}, "it is empty");
  expect_refused(text, "it is not HDF5");
  expect_refused(Bytes{'C', 'D', 'F', 1, 0, 0}, "it is a classic netCDF file, not one of kabar");
  expect_refused(sample::foreign_file(), kCut);
  expect_refused(sample::with_trailer(sample::foreign_file()), "HDF5 is laid out otherwise than kabar does");
  expect_refused(Bytes(whole_.begin(), whole_.begin() + 4096), kCut);
  expect_refused(folder_ / "none.h5", "there is no such file");
  expect_refused(folder_ / "", "it is a folder");
  Bytes damaged = whole_;
  damaged[damaged.size() / 3] ^= 4;
  expect_refused(damaged, "it is damaged: its digest does not match");
  Bytes shorter = whole_;
  shorter.erase(shorter.begin() + 5000, shorter.begin() + 5001);
  expect_refused(shorter, "it is damaged: its length is not what it says");
}

TEST_F(DamagedFile, OfAnotherVersionIsRefusedInOneClearLine) {
  const std::string newest = std::to_string(kFormatVersion), newer = std::to_string(kFormatVersion + 1);
  expect_refused(sample::with_number(whole_, "format_version", kFormatVersion + 1),
                 "its format_version " + newer + " is newer than this kabar, which reads up to " + newest);
  expect_refused(sample::with_number(whole_, "format_version", 3),
                 "made by kabar 0.1.0 (format 3), which is no longer read; run it again");
}

TEST_F(DamagedFile, IsNamedForEachOfSeveral) {
  sample::save(path_, Bytes{});
  const ProgramRun run = run_kabar({"compare", path_, sound_, folder_ / "none.h5"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.errors, (folder_ / "none.h5") + ": cannot be read as a result file (there is no such file)\n" + path_ +
                            ": cannot be read as a result file (it is empty)\n");
}

/// Damage that the digest does not show, to the very end: some of these files are read and printed.
TEST_F(DamagedFile, WithATrailerMadeToFitEndsInCode0Or2) {
  int done = 0, refused = 0;
  for (std::uint32_t n = 0; n < 25; ++n) {
    test::Dice dice(n, 9);
    sample::save(path_, sample::with_trailer(sample::mutated(sample::content_of(whole_), whole_, dice)));
    for (const ProgramRun& run : runs_of(path_)) {
      EXPECT_TRUE(run.exit_code == 0 || run.exit_code == 2) << n << ": " << run.exit_code << ' ' << run.errors;
      EXPECT_EQ(run.exit_code == 0, run.errors.empty()) << n << ": " << run.errors;
      ++(run.exit_code == 0 ? done : refused);
    }
  }
  EXPECT_GT(done, 10);
  EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace kabar
