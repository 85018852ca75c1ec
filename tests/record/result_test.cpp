// Parts of one experiment become one result; a part of another is named with what differs.

#include "record/result.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "core/errors.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

/// Populations of the sample from number `first` on.
ResultFile part(std::uint32_t first) {
  ResultFile file;
  file.recording = sample::recording();
  file.recording.first_population = first;
  file.provenance = sample::provenance();
  file.tier = Tier::households;
  return file;
}

std::string refusal(const std::function<void(ResultFile&)>& change) {
  ResultFile other = part(2);
  change(other);
  try {
    merge({part(0), other}, {"a.h5", "b.h5"});
  } catch (const InputError& error) {
    return error.in(Language::english);
  }
  return "";
}

TEST(MergeResults, JoinsPartsOfOneExperiment) {
  ResultFile later = part(2);
  later.provenance.created = "2026-01-01T00:00:00Z";
  later.provenance.command_line = "kabar run --first-population 2";
  later.provenance.git_commit = "another commit of the same engine";
  const ResultFile whole = merge({later, part(0)}, {"b.h5", "a.h5"});
  EXPECT_EQ(whole.recording.first_population, 0u);
  EXPECT_EQ(whole.recording.dimensions.populations, 4u);
  EXPECT_EQ(whole.tier, Tier::households);
  EXPECT_EQ(whole.digest, digest_of(whole.recording, whole.provenance));
  EXPECT_EQ(whole.provenance.git_commit, later.provenance.git_commit + ", " + sample::provenance().git_commit);
  EXPECT_EQ(whole.recording.at(1, 2, 1), part(2).recording.at(1, 0, 1));
}

TEST(MergeResults, NamesWhatDiffers) {
  const std::string begin = "b.h5: is not a part of the same experiment as a.h5 (",
                    end = ") run each part by the same command, changing only --first-population and --populations";
  EXPECT_EQ(refusal([](ResultFile&) {}), "");
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.engine = 1; }),
            begin + "of engine number 1 of kabar, there " + std::to_string(kEngine) + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.seed = 3; }),
            begin + "seed 3, there " + std::to_string(sample::provenance().seed) + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.strategies[1].toml += " "; }),
            begin + "strategy '" + sample::provenance().strategies[1].name + "' differs" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { std::swap(f.provenance.strategies[0], f.provenance.strategies[1]); }),
            begin + "its strategies stand in another order" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.strategies[0].name = "x"; }),
            begin + "its strategies differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.inputs[0].name = "/elsewhere/city.toml"; }), "");
  EXPECT_EQ(refusal([](ResultFile& f) {
              f.provenance.inputs[0].digest = {1, 1};
            }),
            begin + "its files of input differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.inputs.pop_back(); }), begin + "its files of input differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.config = {}; }),
            begin + "the settings of its scenario differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.provenance.world = {}; }),
            begin + "the settings of its scenario differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { ++f.provenance.budget_rupiah; }),
            begin + "the settings of its scenario differ" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.tier = Tier::summary; }), begin + "tier summary, there households" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.recording.vary = Vary::luck; }),
            begin + "populations differ in one thing (--vary luck), there in everything" + end);
  EXPECT_EQ(refusal([](ResultFile& f) { f.recording.dimensions.replicates = 2; }),
            begin + "2 replicates a population, there 3" + end);
  EXPECT_EQ(refusal([](ResultFile& f) {
              for (ReplicateRecord& replicate : f.recording.replicates) replicate.households.clear();
            }),
            begin + "full records of 0 replicates a population, there 1" + end);
}

TEST(MergeResults, NamesThePartsThatHoldOtherResults) {
  EXPECT_EQ(refusal([](ResultFile& f) { f.recording.first_population = 1; }),
            "b.h5: population 1 is in a.h5 too, with other results");
  const ResultFile twice = merge({part(0), part(0), part(2)}, {"a.h5", "again.h5", "b.h5"});
  EXPECT_EQ(twice.recording.dimensions.populations, 4u);
}

}  // namespace
}  // namespace kabar
