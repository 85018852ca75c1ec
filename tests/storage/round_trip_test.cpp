#include <gtest/gtest.h>

#include "storage/results.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

constexpr Tier kAllTiers[] = {Tier::summary, Tier::timeseries, Tier::households};

TEST(RoundTrip, GivesBackEveryValueOfEveryTier) {
  const sample::Folder folder;
  for (const Tier tier : kAllTiers) {
    const std::string path = folder / kTierNames[static_cast<int>(tier)];
    write_results(path, sample::recording(), sample::provenance(), tier);
    const ResultFile file = read_results(path);
    EXPECT_EQ(file.tier, tier);
    EXPECT_TRUE(file.recording == sample::as_kept(sample::recording(), tier)) << path;
    EXPECT_TRUE(file.provenance == sample::provenance()) << path;
    EXPECT_EQ(file.bytes, std::filesystem::file_size(path));
  }
  EXPECT_EQ(folder.entries(), 3u) << "no part is left behind";
}

TEST(RoundTrip, KeepsTheDigestInEveryTier) {
  const sample::Folder folder;
  const Digest digest = digest_of(sample::recording(), sample::provenance());
  for (const Tier tier : kAllTiers) {
    write_results(folder / "x.h5", sample::recording(), sample::provenance(), tier);
    EXPECT_EQ(read_results(folder / "x.h5").digest, digest);
  }
}

TEST(RoundTrip, WritesTheSameBytesForTheSameResult) {
  const sample::Folder folder;
  write_results(folder / "a.h5", sample::recording(), sample::provenance(), Tier::households);
  write_results(folder / "b.h5", sample::recording(), sample::provenance(), Tier::households);
  EXPECT_EQ(sample::load(folder / "a.h5"), sample::load(folder / "b.h5"));
}

/// Large enough that arrays have many chunks, and the last of them reach beyond the array.
Recording large() {
  Recording recording = sample::recording(sample::kLarge);
  recording.at(1, sample::kLarge.populations - 1, sample::kLarge.replicates - 1).complete = false;
  return recording;
}

TEST(RoundTrip, GivesBackArraysOfManyChunks) {
  const sample::Folder folder;
  for (const Tier tier : kAllTiers) {
    write_results(folder / "x.h5", large(), sample::provenance(sample::kLarge), tier, 3);
    EXPECT_TRUE(read_results(folder / "x.h5").recording == sample::as_kept(large(), tier));
  }
}

TEST(RoundTrip, WritesTheSameBytesOnAnyNumberOfThreads) {
  const sample::Folder folder;
  const Provenance from = sample::provenance(sample::kLarge);
  write_results(folder / "1.h5", large(), from, Tier::households, 1);
  for (const int threads : {2, 7}) {
    write_results(folder / "x.h5", large(), from, Tier::households, threads);
    EXPECT_TRUE(sample::load(folder / "1.h5") == sample::load(folder / "x.h5")) << threads;
  }
}

TEST(RoundTrip, StoresUnfinishedReplicatesAsMissing) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  recording.at(1, 0, 2).complete = false;  // its arrays are filled in part
  recording.at(0, 1, 1) = {};              // it was never begun
  write_results(folder / "x.h5", recording, sample::provenance(), Tier::households);
  const ResultFile file = read_results(folder / "x.h5");
  EXPECT_TRUE(file.recording == sample::as_kept(recording, Tier::households));
  EXPECT_EQ(file.digest, digest_of(recording, sample::provenance()));
  EXPECT_NE(file.digest, digest_of(sample::recording(), sample::provenance()));
}

TEST(RoundTrip, SaysWhichSourceOfChanceVariedAlone) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  for (int v = 0; v < kVaries; ++v) {
    recording.vary = static_cast<Vary>(v);
    write_results(folder / "x.h5", recording, sample::provenance(), Tier::summary);
    EXPECT_EQ(read_results(folder / "x.h5").recording.vary, recording.vary);
  }
}

TEST(RoundTrip, SaysHowManyPopulationsAStoppedRunWasToHave) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  write_results(folder / "x.h5", recording, sample::provenance(), Tier::summary);
  EXPECT_FALSE(read_results(folder / "x.h5").recording.stopped());
  recording.planned_populations = 400;
  EXPECT_TRUE(recording.stopped());
  write_results(folder / "x.h5", recording, sample::provenance(), Tier::summary);
  const ResultFile file = read_results(folder / "x.h5");
  EXPECT_EQ(file.recording.planned_populations, 400u);
  EXPECT_TRUE(file.recording == sample::as_kept(recording, Tier::summary));
  EXPECT_EQ(file.digest, digest_of(sample::recording(), sample::provenance())) << "the run's digest knows it not";
}

TEST(RoundTrip, KeepsTheNumbersOfThePopulations) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  recording.first_population = 250;
  write_results(folder / "x.h5", recording, sample::provenance(), Tier::households);
  const ResultFile file = read_results(folder / "x.h5");
  EXPECT_TRUE(file.recording == sample::as_kept(recording, Tier::households));
  EXPECT_NE(file.digest, digest_of(sample::recording(), sample::provenance())) << "they are other populations";
}

TEST(RoundTrip, HoldsEmptyLists) {
  const sample::Folder folder;
  Dimensions n = sample::kSmall;
  n.items = 0;
  n.channels = 0;
  n.days = 0;
  Provenance from = sample::provenance(n);
  from.parameters.clear();
  from.inputs.clear();
  from.start = "";
  from.command_line = "";
  Recording recording = sample::recording(n);
  recording.household_shares.clear();
  for (ReplicateRecord& replicate : recording.replicates) replicate.households.clear();
  for (const Tier tier : kAllTiers) {
    write_results(folder / "x.h5", recording, from, tier);
    const ResultFile file = read_results(folder / "x.h5");
    EXPECT_TRUE(file.recording == sample::as_kept(recording, tier));
    EXPECT_TRUE(file.provenance == from);
  }
}

TEST(RoundTrip, TablesOfPeopleMayBeMissing) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  Provenance from = sample::provenance();
  from.targets.clear();
  EXPECT_THROW(write_results(folder / "x.h5", recording, from, Tier::summary), std::logic_error);
  for (PopulationRecord& population : recording.populations) population.made.clear();
  write_results(folder / "x.h5", recording, from, Tier::summary);
  const ResultFile file = read_results(folder / "x.h5");
  EXPECT_TRUE(file.recording == sample::as_kept(recording, Tier::summary));
  EXPECT_TRUE(file.provenance == from);
}

TEST(RoundTrip, HoldsLongTexts) {
  const sample::Folder folder;
  Provenance from = sample::provenance();
  from.scenario_toml = std::string(300'000, 'x') + "é";
  from.command_line = std::string(100'000, 'y');
  from.strategies[0].toml = std::string(300'000, 'z');
  write_results(folder / "x.h5", sample::recording(), from, Tier::summary);
  EXPECT_TRUE(read_results(folder / "x.h5").provenance == from);
}

TEST(RoundTrip, TurnsBytesThatAreNoUtf8IntoQuestionMarks) {
  const sample::Folder folder;
  Provenance from = sample::provenance();
  from.command_line = "a\xff\xc3.\xed\xa0\x80 \xe2\x82\xac \xf0\x9f\x99\x82\xe2\x82";
  write_results(folder / "x.h5", sample::recording(), from, Tier::summary);
  EXPECT_EQ(read_results(folder / "x.h5").provenance.command_line, "a??.??? \xe2\x82\xac \xf0\x9f\x99\x82??");
}

TEST(RoundTrip, RefusesPartsThatDoNotFit) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  recording.at(0, 0, 0).counts.pop_back();
  EXPECT_THROW(write_results(folder / "x.h5", recording, sample::provenance(), Tier::summary), std::logic_error);
  Provenance from = sample::provenance();
  from.topics.pop_back();
  EXPECT_THROW(write_results(folder / "x.h5", sample::recording(), from, Tier::summary), std::logic_error);
  EXPECT_EQ(folder.entries(), 0u);
}

}  // namespace
}  // namespace kabar
