// Ten thousand damaged result files, the same in every run: what `kabar inspect` and `kabar compare` do with a file
// either is done or refuses the file in one line. Half of them have a trailer made to fit, so that the damage is not
// seen by the digest and reaches HDF5 and all that reads and compares; of the others no one may pass.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "analysis/report/json.h"
#include "analysis/report/report.h"
#include "analysis/report/table.h"
#include "core/errors.h"
#include "tests/storage/bytes.h"
#include "tests/storage/mutation.h"
#include "tests/storage/sample.h"

namespace kabar::analysis {
namespace {

using sample::Bytes;

constexpr std::uint32_t kMutations = 5000;  // of each kind
constexpr unsigned kPatience = 900;         // seconds; it takes six, and more under a sanitizer
constexpr Dimensions kOtherShape{1, 3, 2, 3, 2, 2, 4, 3};

class SlowMutations : public testing::Test {
 protected:
  Bytes file_of(const Dimensions& shape, Tier tier) {
    write_results(path_, sample::recording(shape), sample::provenance(shape), tier);
    return sample::load(path_);
  }

  enum class Outcome { refused, read, compared };
  /// Anything but a refusal in one line that names the file is a failure of the test, or ends it.
  Outcome outcome(const Bytes& bytes) {
    sample::save(path_, bytes);
    Outcome outcome = Outcome::refused;
    try {
      const std::vector<ResultFile> files{read_results(path_)};
      outcome = Outcome::read;
      const Report report = report_of(files, {path_}, "");
      EXPECT_FALSE(to_json(report).empty());
      EXPECT_FALSE(to_table(report.comparison, Language::indonesian).empty());
      outcome = Outcome::compared;
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().at(0).file, path_);
      if (outcome == Outcome::refused) {
        EXPECT_EQ(error.problems().size(), 1u);
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
      }
    }
    return outcome;
  }

  sample::Folder folder_;
  std::string path_ = folder_ / "x.h5";
};

TEST_F(SlowMutations, AreRefusedByTheDigest) {
  const Bytes other = file_of(kOtherShape, Tier::timeseries);
  const Bytes whole = file_of(sample::kSmall, Tier::timeseries);
  EXPECT_EQ(outcome(whole), Outcome::compared);
  for (std::uint32_t n = 0; n < kMutations; ++n) {
    test::Dice dice(n, 1);
    const Bytes bytes = sample::mutated(whole, other, dice);
    if (bytes == whole) continue;  // zeros over zeros
    ASSERT_EQ(outcome(bytes), Outcome::refused) << n;
  }
}

/// In a process of its own, so that a crash or an endless loop is told, and because HDF5 1.10.8 loses memory of its own
/// where it refuses an object (H5C_protect), for which a leak sanitizer would stop us.
TEST_F(SlowMutations, WithATrailerMadeToFitAreReadOrRefused) {
  const auto all_are = [&] {
    ::alarm(kPatience);
    int counts[3] = {};
    for (const Tier tier : {Tier::summary, Tier::households}) {
      const Bytes other = sample::content_of(file_of(kOtherShape, tier));
      const Bytes whole = sample::content_of(file_of(sample::kSmall, tier));
      for (std::uint32_t n = 0; n < kMutations / 2 && !HasFailure(); ++n) {
        SCOPED_TRACE("mutation " + std::to_string(n) + " of tier " + kTierNames[static_cast<int>(tier)]);
        test::Dice dice(n, 2 + static_cast<std::uint32_t>(tier));
        ++counts[static_cast<int>(outcome(sample::with_trailer(sample::mutated(whole, other, dice))))];
      }
    }
    // Both ends are met: much reaches the comparison, and much is refused on the way.
    EXPECT_GT(counts[static_cast<int>(Outcome::compared)], 500);
    EXPECT_GT(counts[static_cast<int>(Outcome::refused)], 1000);
    std::fflush(stdout);  // what was found
    std::_Exit(HasFailure() ? 1 : 0);
  };
  EXPECT_EXIT(all_are(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace kabar::analysis
