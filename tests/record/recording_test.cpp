// What the digest of a run is made of, and what it does not hang on.
#include "record/recording.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kabar {
namespace {

const std::vector<Digest> kContents = {{9, 1}, {2, 5}};

/// Two strategies, two populations from number 6 on, two replicates; the last one did not run to its end.
Recording recording() {
  Recording run;
  run.dimensions = {2, 2, 2, 1, 1, 1, 1, 1};
  run.first_population = 6;
  run.replicates.resize(8);
  for (std::size_t i = 0; i < 8; ++i) {
    run.replicates[i].digest = digest_of("replicate " + std::to_string(i));
    run.replicates[i].complete = i != 7;
  }
  return run;
}

TEST(RunDigest, IsOfContentPopulationReplicateAndWhatHappenedInTheirOrder) {
  const Recording run = recording();
  DigestWriter writer;
  for (const std::uint32_t strategy : {1u, 0u}) {  // the smaller content first
    for (std::uint32_t p = 0; p < 2; ++p) {
      for (std::uint32_t r = 0; r < 2; ++r) {
        if (!run.at(strategy, p, r).complete) continue;
        writer.digest(kContents[strategy]);
        writer.u32(6 + p);
        writer.u32(r);
        writer.digest(run.at(strategy, p, r).digest);
      }
    }
  }
  EXPECT_EQ(digest_of(run, kContents), writer.finish());
}

TEST(RunDigest, DoesNotHangOnTheOrderOfStrategies) {
  const Recording run = recording();
  Recording turned = run;
  for (std::size_t i = 0; i < 8; ++i) turned.replicates[i] = run.replicates[(i + 4) % 8];
  EXPECT_EQ(digest_of(turned, {kContents[1], kContents[0]}), digest_of(run, kContents));
  EXPECT_NE(digest_of(turned, kContents), digest_of(run, kContents));
}

TEST(RunDigest, KnowsNothingOfWhatDidNotRunToItsEnd) {
  const Recording run = recording();
  Recording other = run;
  other.replicates[7].digest = {};
  EXPECT_EQ(digest_of(other, kContents), digest_of(run, kContents));
  other.replicates[6].digest = {};
  EXPECT_NE(digest_of(other, kContents), digest_of(run, kContents));
}

TEST(RunDigest, OfOtherDimensionsIsADefect) {
  EXPECT_THROW(digest_of(recording(), {kContents[0]}), std::logic_error);
  Recording cut = recording();
  cut.replicates.pop_back();
  EXPECT_THROW(digest_of(cut, kContents), std::logic_error);
}

}  // namespace
}  // namespace kabar
