#include "analysis/report/attribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <sstream>

#include "analysis/report/grid.h"
#include "analysis/report/json.h"
#include "analysis/report/table.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

const std::vector<ChannelName> kChannels = {
    {"wa", "Grup WA", "WA group", "group"},      {"fb", "FB", "FB", "feed"},
    {"rt", "Rapat RT", "RT meeting", "meeting"}, {"ig", "IG", "IG", "feed"},
    {"radio", "Radio", "Radio", "broadcast"},    {"kin", "Keluarga (getok tular)", "Kin (word of mouth)", "kin"}};

/// A run whose poor became aware by channels as `first` and `root` count them in every topic of a replicate.
template <class First, class Root>
SyntheticRun with_channels(SyntheticRun run, const First& first, const Root& root) {
  const auto channels = static_cast<std::uint32_t>(kChannels.size());
  Recording& recording = run.recording;
  recording.dimensions.channels = channels;
  run.names.channels = kChannels;
  for (std::uint32_t s = 0; s < recording.dimensions.strategies; ++s) {
    for (std::uint32_t p = 0; p < recording.dimensions.populations; ++p) {
      for (std::uint32_t r = 0; r < recording.dimensions.replicates; ++r) {
        ReplicateRecord& replicate = recording.at(s, p, r);
        replicate.first_channel.assign(std::size_t{recording.dimensions.topics} * 2 * channels, 77);  // of others
        replicate.root_channel = replicate.first_channel;
        for (std::size_t t = 0; t < recording.dimensions.topics; ++t) {
          for (std::uint32_t c = 0; c < channels; ++c) {
            replicate.first_channel[(t * 2 + 1) * channels + c] = first(s, p, r, c);
            replicate.root_channel[(t * 2 + 1) * channels + c] = root(s, p, r, c);
          }
        }
      }
    }
  }
  return run;
}

SyntheticRun run_by_channels(std::uint32_t populations = 3, std::uint32_t replicates = 2) {
  return with_channels(
      magelang_like(populations, replicates),
      [](std::uint32_t s, std::uint32_t p, std::uint32_t r, std::uint32_t c) {
        return s == 4 || c == 4 ? 0u : 1 + p + r + c;
      },
      [](std::uint32_t s, std::uint32_t, std::uint32_t, std::uint32_t c) {
        return s == 4 ? 0u : c == 1 ? 6u : c == 2 ? 18u : 0u;
      });
}

TEST(Attribution, PutsFeedsTogetherAndWhatPeoplePassOnLast) {
  const std::vector<ChannelName> runs[] = {kChannels, {{"sms", "SMS", "SMS", "broadcast"}, {"fb", "", "", "feed"}}};
  const std::vector<Way> ways = ways_of(runs);
  std::vector<std::string> ids;
  for (const Way& way : ways) ids.push_back(way.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"feeds", "broadcasts", "rt", "wa", "kin"}));
  EXPECT_EQ(ways[0].channels, (std::vector<std::string>{"fb", "ig"}));
  EXPECT_EQ(ways[0].name_en, "Accounts and ads");
  EXPECT_EQ(ways[1].channels, (std::vector<std::string>{"radio", "sms"}));
  EXPECT_EQ(ways_of(std::span(runs, 1))[1].name_id, "Radio") << "one channel keeps its name";
}

TEST(Attribution, EqualsWhatTheRawCountsGive) {
  const SyntheticRun run = run_by_channels();
  const Comparison comparison = comparison_of(run);
  const Attribution& one = comparison.attributions[1];
  double of_poor[3], of_aware[3], mean_poor = 0, mean_aware = 0, squares = 0;
  for (std::uint32_t p = 0; p < 3; ++p) {
    double shares = 0, all = 0;
    for (std::uint32_t r = 0; r < 2; ++r) {
      for (std::uint32_t t = 0; t < 3; ++t) {
        double poor = 0;
        for (const std::size_t status : {1u, 3u}) {
          for (std::size_t cell = 0; cell < 8; ++cell) {
            poor += run.recording.populations[p].cells[(t * 4 + status) * 8 + cell];
          }
        }
        const ReplicateRecord& replicate = run.recording.at(1, p, r);
        for (std::size_t c = 0; c < 6; ++c) {
          const double share = replicate.first_channel[(t * 2 + 1) * 6 + c] / poor;
          all += share / 6;
          if (c == 1 || c == 3) shares += share / 6;
        }
      }
    }
    of_poor[p] = shares;
    of_aware[p] = shares / all;
    mean_poor += of_poor[p] / 3;
    mean_aware += of_aware[p] / 3;
  }
  for (const double value : of_aware) squares += (value - mean_aware) * (value - mean_aware);
  EXPECT_NEAR(*one.last_hop[0].of_poor.mean, mean_poor, 1e-12);
  EXPECT_NEAR(*one.last_hop[0].of_aware.mean, mean_aware, 1e-12);
  EXPECT_NEAR(*one.last_hop[0].of_aware.high, mean_aware + 4.302652729749464 * std::sqrt(squares / 2 / 3), 1e-12);
  EXPECT_NEAR(*one.root[2].of_aware.mean, 0.75, 1e-12);
  EXPECT_NEAR(*one.root[0].of_aware.low, 0.25, 1e-12);
}

TEST(Attribution, PartsAddUpToTheWhole) {
  const Comparison comparison = comparison_of(run_by_channels());
  for (std::size_t s = 0; s < 4; ++s) {
    double last_hop = 0, root = 0;
    for (std::size_t w = 0; w < comparison.ways.size(); ++w) {
      last_hop += *comparison.attributions[s].last_hop[w].of_aware.mean;
      root += *comparison.attributions[s].root[w].of_aware.mean;
    }
    EXPECT_NEAR(last_hop, 1, 1e-12);
    EXPECT_NEAR(root, 1, 1e-12);
  }
}

TEST(Attribution, IsUndefinedWhereNobodyBecameAware) {
  const Comparison comparison = comparison_of(run_by_channels());
  const WayEffect& silence = comparison.attributions[4].last_hop[0];
  EXPECT_EQ(silence.of_poor.mean, 0.0);
  EXPECT_FALSE(silence.of_aware.mean);
  EXPECT_FALSE(silence.of_aware.reason.empty());
}

TEST(Attribution, IsInTheJsonOfAComparison) {
  const SyntheticRun run = run_by_channels();
  const Comparison comparison = comparison_of(run);
  const ResultFile file = result_file(run);
  const nlohmann::json json = nlohmann::json::parse(to_json(report_of(std::span(&file, 1), {"a.h5"}, "")));
  EXPECT_EQ(json["ways"][0]["id"], "feeds");
  EXPECT_EQ(json["ways"][0]["channels"], (std::vector<std::string>{"fb", "ig"}));
  const nlohmann::json& by = json["strategies"][1]["poor_ever_aware_by"];
  EXPECT_EQ(by["last_hop"]["wa"]["of_poor"]["high"].get<double>(),
            *comparison.attributions[1].last_hop[3].of_poor.high);
  EXPECT_EQ(by["root"]["rt"]["of_aware"]["mean"].get<double>(), *comparison.attributions[1].root[2].of_aware.mean);
  EXPECT_TRUE(json["strategies"][4]["poor_ever_aware_by"]["root"]["rt"]["of_aware"]["mean"].is_null());
}

TEST(Attribution, TakesFilesWithOtherChannels) {
  const SyntheticRun first = run_by_channels(2, 2);
  SyntheticRun second = synthetic_run({{{"other", "", ""}}}, 2, 2);
  second.names.channels = {{"sms", "SMS", "SMS", "broadcast"}};
  second.names.path = "second.h5";
  for (ReplicateRecord& replicate : second.recording.replicates) replicate.first_channel.assign(6, 9);
  const RunView views[] = {{first.recording, first.names}, {second.recording, second.names}};
  const Comparison comparison = compare(views, "");
  EXPECT_EQ(comparison.attributions.back().last_hop[0].of_poor.mean, 0.0);
  EXPECT_EQ(comparison.attributions.back().last_hop[1].of_aware.mean, 1.0);
}

TEST(AttributionTable, LeavesOutWhatIsZeroAndFits) {
  const Comparison comparison = comparison_of(run_by_channels());
  const std::string english = to_table(comparison, Language::english);
  const std::string indonesian = to_table(comparison, Language::indonesian);
  EXPECT_EQ(english.find("Radio"), std::string::npos);
  EXPECT_NE(english.find("First became aware by"), std::string::npos);
  EXPECT_NE(indonesian.find("Lewat apa warga miskin pertama kali tahu"), std::string::npos);
  EXPECT_NE(english.find(" 25%"), std::string::npos) << english;
  EXPECT_NE(english.find(" 75%"), std::string::npos) << english;
  EXPECT_EQ(english.find("word of mouth"), std::string::npos) << "a column has no room for it";
  for (const std::string* text : {&english, &indonesian}) {
    std::istringstream stream(*text);
    for (std::string line; std::getline(stream, line);) EXPECT_LE(columns_of(line), 120u) << line;
  }
}

TEST(Grid, BreaksHeadsAtBlanks) {
  EXPECT_EQ(wrapped("Keluarga dan teman", 9), "Keluarga\ndan teman");
  EXPECT_EQ(wrapped("Pertemuan kelompok PKH", 9), "Pertemuan\nkelompok\nPKH");
  EXPECT_EQ(wrapped("sepanjang-panjangnya kata", 5), "sepanjang-panjangnya\nkata");
  EXPECT_EQ(wrapped("", 5), "");
  EXPECT_EQ(in_columns({{"a", Side::left}, {"x\nyz"}}, {{"row", "1"}}, 20), "      x\na    yz\nrow   1\n");
}

}  // namespace
}  // namespace kabar::analysis
