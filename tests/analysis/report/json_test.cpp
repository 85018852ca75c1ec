#include "analysis/report/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <span>

#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

nlohmann::json compared(const SyntheticRun& run) {
  const ResultFile file = result_file(run);
  return nlohmann::json::parse(to_json(report_of(std::span(&file, 1), {run.names.path}, "")));
}

TEST(Json, OfARunHoldsWhatIsPromised) {
  const SyntheticRun run = magelang_like(2, 2);
  const nlohmann::json json = nlohmann::json::parse(to_json(summarise(run.recording, run.names)));
  for (const char* key : {"strategies", "seconds", "seconds_total", "exposures", "activations", "coins", "topics",
                          "digest", "config_digest", "world_digest"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["topics"], 3);
  EXPECT_EQ(json["coins"], 5 * 2 * 2 * 5000);
  EXPECT_EQ(json["world_digest"].get<std::string>().size(), 32u);
  ASSERT_EQ(json["strategies"].size(), 5u);
  for (const nlohmann::json& strategy : json["strategies"]) {
    EXPECT_EQ(strategy["populations"], 2);
    EXPECT_EQ(strategy["replicates"], 2);
    EXPECT_FALSE(strategy.contains("difference"));
    for (const char* group : {"poor", "non_poor", "eligible", "all"}) {
      for (const char* measure : kMeasureNames) {
        const nlohmann::json& effect = strategy[group][measure];
        EXPECT_LE(effect["low"].get<double>(), effect["mean"].get<double>());
        EXPECT_LE(effect["mean"].get<double>(), effect["high"].get<double>());
        EXPECT_FALSE(effect.contains("reason"));
      }
    }
    EXPECT_TRUE(strategy["cost"]["cash_rupiah"]["mean"].is_number());
    EXPECT_TRUE(strategy["cost"]["staff_hours"]["high"].is_number());
    EXPECT_TRUE(strategy["erreygers"]["mean"].is_number());
  }
}

TEST(Json, SaysWhatTheCeilingDid) {
  const SyntheticRun plain = magelang_like(3, 2);
  const nlohmann::json without = nlohmann::json::parse(to_json(summarise(plain.recording, plain.names)));
  for (const nlohmann::json& strategy : without["strategies"]) {
    EXPECT_TRUE(strategy["budget"].is_null());
    EXPECT_EQ(strategy["budget_reason"]["code"], "no_ceiling");
  }
  const SyntheticRun run = with_ceiling(plain, 75'000'000, 2, "visits.kader.share");
  const nlohmann::json json = nlohmann::json::parse(to_json(summarise(run.recording, run.names)));
  const nlohmann::json& team = json["strategies"][2]["budget"];
  EXPECT_EQ(team["ceiling_rupiah"], 75'000'000);
  EXPECT_EQ(team["spent_rupiah"]["highest"], 74'800'002.0);
  EXPECT_EQ(team["left_rupiah"]["lowest"], 199'998.0);
  EXPECT_EQ(team["left_rupiah"]["highest"], 200'000.0);
  EXPECT_EQ(team["scale_with"], "visits.kader.share");
  EXPECT_EQ(team["value"]["lowest"], 0.25);
  EXPECT_EQ(team["value"]["highest"], 0.27);
  EXPECT_EQ(team["exempt"], false);
  EXPECT_TRUE(json["strategies"][0]["budget"]["value"].is_null());
  EXPECT_EQ(json["strategies"][4]["budget"]["exempt"], true);
}

TEST(Json, SaysHowMuchOfOneReplicateIsLuck) {
  const nlohmann::json json = compared(magelang_like(6, 4));
  EXPECT_EQ(json["vary"], "all");
  for (const nlohmann::json& strategy : json["strategies"]) {
    const bool is_baseline = strategy["name"] == "status-quo", is_silent = strategy["name"] == "silence";
    for (const char* headline : {"eligible_understand", "poor_aware"}) {
      const nlohmann::json& own = strategy["variance"][headline];
      EXPECT_EQ(own["luck"].is_null(), is_silent);
      EXPECT_EQ(own.contains("reason"), is_silent);
      if (!is_silent) {
        EXPECT_GT(own["standard_deviation"].get<double>(), 0);
        EXPECT_DOUBLE_EQ(own["luck"].get<double>() + own["city"].get<double>(), 1);
      }
      EXPECT_EQ(strategy["difference_variance"][headline]["standard_deviation"].is_null(), is_baseline);
    }
  }
  const nlohmann::json once = compared(magelang_like(6, 1))["strategies"][1]["variance"]["poor_aware"];
  EXPECT_TRUE(once["luck"].is_null());
  EXPECT_TRUE(once["standard_deviation"].is_number());
  EXPECT_EQ(once["reason"]["code"], "one_replicate_each");
  EXPECT_EQ(once["reason"]["id"], "satu ulangan di setiap kota simulasi: variasi acak dan kota tidak dapat dipisahkan");
  EXPECT_EQ(once["reason"]["en"], "one replicate of each synthetic city: luck and city cannot be told apart");
}

TEST(Json, KeepsEveryBitOfANumber) {
  const SyntheticRun run = magelang_like(3, 2);
  const RunSummary summary = summarise(run.recording, run.names);
  const nlohmann::json json = nlohmann::json::parse(to_json(summary));
  for (std::size_t s = 0; s < 5; ++s) {
    EXPECT_EQ(json["strategies"][s]["poor"]["ever_aware"]["high"].get<double>(),
              *summary.strategies[s].shares[at(Group::poor)][at(Measure::ever_aware)].high);
  }
}

TEST(Json, OfTheSameStrategyTwiceSaysZero) {
  const nlohmann::json json = compared(synthetic_run({{{"status-quo", "", ""}}, {{"twin", "", ""}}}, 3, 2));
  const nlohmann::json zero = {{"mean", 0.0}, {"low", 0.0}, {"high", 0.0}};
  for (const nlohmann::json& strategy : json["strategies"]) {
    for (const char* group : {"poor", "non_poor", "eligible"}) {
      for (const char* measure : {"reach", "ever_aware", "aware", "understands"}) {
        EXPECT_EQ(strategy["difference"][group][measure], zero);
      }
    }
    EXPECT_TRUE(strategy["variance_reduction"].is_null());
    EXPECT_FALSE(strategy["variance_reduction_reason"]["code"].get<std::string>().empty());
  }
  EXPECT_EQ(json["baseline"], "status-quo");
  EXPECT_EQ(json["paired"], true);
}

TEST(Json, SaysNullWithAReasonWhereThereIsNoInterval) {
  const nlohmann::json json = compared(magelang_like(1, 1));
  const nlohmann::json& effect = json["strategies"][2]["poor"]["reach"];
  EXPECT_TRUE(effect["mean"].is_number());
  EXPECT_TRUE(effect["low"].is_null());
  EXPECT_EQ(effect["reason"]["code"], "one_replicate_no_interval");
  EXPECT_EQ(json["strategies"][2]["intervals"]["code"], "over_replicates");
}

TEST(Json, OfSeveralFilesHasNullWhereTheyDiffer) {
  SyntheticRun first = synthetic_run({{{"a", "", ""}}}, 2, 2);
  SyntheticRun second = synthetic_run({{{"b", "", ""}}}, 2, 2);
  first.names.digest = {1, 1};
  const ResultFile files[] = {result_file(first), result_file(second)};
  const nlohmann::json json = nlohmann::json::parse(to_json(report_of(files, {"first.h5", "second.h5"}, "")));
  EXPECT_TRUE(json["digest"].is_null());
  EXPECT_EQ(json["reason"]["code"], "files_differ");
  EXPECT_EQ(json["world_digest"], to_text(first.names.world_digest));
  EXPECT_EQ(json["files"][0]["digest"], to_text(first.names.digest));
  EXPECT_EQ(json["seconds"], 3.0);
}

}  // namespace
}  // namespace kabar::analysis
