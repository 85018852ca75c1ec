#include "scenario/ranges.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "scenario/keys.h"
#include "scenario/number_text.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

Scenario shipped() {
  return load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml");
}

std::map<std::string, PlausibleRange> by_path(const Scenario& scenario) {
  std::map<std::string, PlausibleRange> rows;
  for (const PlausibleRange& row : plausible_ranges(scenario)) {
    EXPECT_TRUE(rows.emplace(row.path, row).second) << row.path << " stands twice";
  }
  return rows;
}

TEST(Ranges, HoldTheScenariosOwnValueAndEveryParameterThatMayVary) {
  const auto rows = by_path(shipped());
  for (const auto& [path, row] : rows) {
    EXPECT_LT(row.low, row.high) << path;
    EXPECT_LE(row.low, row.value) << path;
    EXPECT_GE(row.high, row.value) << path;
    EXPECT_NE(row.grade.empty() || row.label_en.empty() || row.label_id.empty(), true) << path;
  }
  Parameters param;
  for (const BoundKey& key : bind(param)) {
    const bool varies = key.facts->likely_low < key.facts->likely_high;
    EXPECT_EQ(rows.count("param." + std::string(key.facts->name)), varies ? 1u : 0u) << key.facts->name;
  }
}

TEST(Ranges, FollowTheTables) {
  const auto rows = by_path(shipped());
  const PlausibleRange& seen = rows.at("channel.facebook.seen_share");
  EXPECT_EQ(seen.low, 0.025);
  EXPECT_EQ(seen.high, 0.1);
  EXPECT_TRUE(seen.logarithmic);  // as far down as up
  EXPECT_EQ(seen.draw, seen.path);
  const PlausibleRange& visit = rows.at("channel.visit.alpha");
  EXPECT_EQ(visit.high, 1);  // 1.5 x .9, cut to a probability
  EXPECT_FALSE(visit.logarithmic);
  EXPECT_TRUE(rows.at("account.humas/facebook.followers").integer);
  EXPECT_EQ(rows.at("account.humas/facebook.followers").draw, "account.*.followers");
  EXPECT_EQ(rows.count("channel.neighbours.alpha"), 0u);       // 1 by definition
  EXPECT_EQ(rows.count("channel.rt-meeting.seen_share"), 0u);  // 0: it has none
  EXPECT_EQ(rows.count("channel.visit.kappa_video"), 0u);
  EXPECT_EQ(rows.count("channel.sms.alpha"), 0u);  // no shipped strategy sends any
  EXPECT_EQ(rows.count("cost.cadre-visit.cash_rupiah"), 1u);
  EXPECT_EQ(rows.count("cost.survey.cash_rupiah"), 0u);
}

TEST(Ranges, FollowTheBlocksOfStrategies) {
  const auto rows = by_path(shipped());
  EXPECT_EQ(rows.at("strategy.*.sessions.pkh-groups.mention").value, 0.15);
  EXPECT_EQ(rows.at("strategy.*.meetings.routine.rt_share").value, 0.06);
  EXPECT_EQ(rows.count("strategy.*.meetings.rt-meetings.rt_share"), 0u);  // all RTs: a decision
  EXPECT_EQ(rows.at("strategy.*.posts.team.clarity").draw, "strategy.*.*.*.clarity");
  EXPECT_EQ(rows.count("strategy.*.posts.humas.clarity"), 0u);  // as today
  // The instruction of one strategy is clearer than that of another which has the same id.
  EXPECT_EQ(rows.count("strategy.joint-team.instructions.rt-cascade.clarity"), 1u);
  EXPECT_EQ(rows.count("strategy.whatsapp-cascade.instructions.rt-cascade.clarity"), 0u);
}

TEST(Ranges, EveryPathCanBeSetToItsOwnValueAndToBothEnds) {
  const Scenario before = shipped();
  std::vector<std::string> own, low, high;
  for (const PlausibleRange& row : plausible_ranges(before)) {
    own.push_back(row.path + "=" + number_text(row.value));
    low.push_back(row.path + "=" + number_text(row.low));
    high.push_back(row.path + "=" + number_text(row.high));
  }
  const auto with = [](const std::vector<std::string>& sets) {
    LoadOptions options;
    options.sets = sets;
    return load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml", options);
  };
  EXPECT_EQ(ranges_as_csv(with(own), false), ranges_as_csv(before, false));
  EXPECT_NO_THROW(with(low));
  EXPECT_NO_THROW(with(high));
}

TEST(Ranges, AsCsvHaveTenColumnsInBothLanguages) {
  const test::TinyScenario tiny;
  const Scenario scenario = tiny.load({});
  EXPECT_EQ(ranges_as_csv(scenario, false).rfind("path,draw,type,scale,value,low,high,unit,grade,label\n", 0), 0u);
  EXPECT_NE(ranges_as_csv(scenario, false).find("\nparam.rt_ties,param.rt_ties,number,linear,4,4,8,tie,E,"),
            std::string::npos);
  EXPECT_NE(ranges_as_csv(scenario, true).find("ikatan dengan tetangga"), std::string::npos);
}

}  // namespace
}  // namespace kabar
