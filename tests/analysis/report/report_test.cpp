#include "analysis/report/report.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/report/csv.h"
#include "analysis/report/json.h"
#include "tests/analysis/report/made_worlds.h"

namespace kabar::analysis {
namespace {

TEST(Report, SaysWhereItsFiguresAreFrom) {
  const Report report = report_on(with_ceiling(magelang_like(6, 3), 150'000'000, 2, "visits.kader.share"));
  EXPECT_EQ(report.city, "Kota Buatan");
  EXPECT_EQ(report.budget_rupiah, 150'000'000);
  EXPECT_EQ(report.households, 1000);
  ASSERT_TRUE(report.kelurahan);
  EXPECT_EQ((*report.kelurahan)[1].place.code, "33.1");
  // Topics 0 and 1: four cells of 12 and 4 poor, and one more of each kind in two of them; topic 2 has no eligible
  // ones.
  EXPECT_DOUBLE_EQ((*report.kelurahan)[0].size.poor, (68 + 68 + 50) / 3.0);
  EXPECT_EQ(report.files[0].path, "made.h5");
  EXPECT_EQ(report.assumptions.size(), 2u);
  EXPECT_EQ(report.strategies.size(), 5u);
}

TEST(Report, FilesThatDisagreeAboutPlacesHaveNone) {
  const ResultFile first = result_file(synthetic_run({{{"a", "", ""}}}, 2, 2));
  ResultFile second = result_file(synthetic_run({{{"b", "", ""}}}, 2, 2));
  second.provenance.kelurahan[0].lat = -8;
  second.provenance.parameters[0].text = "0.7";
  const ResultFile files[] = {first, second};
  const Report report = report_of(files, {"a.h5", "b.h5"}, "");
  EXPECT_FALSE(report.kelurahan);
  EXPECT_EQ(report.assumptions[0].text, "0.5 | 0.7");
  EXPECT_EQ(report.assumptions[1].text, "0.05");
  const std::string json = to_json(report);
  EXPECT_NE(json.find("\"by_kelurahan\": null"), std::string::npos);
  EXPECT_NE(json.find("the files disagree about kelurahan"), std::string::npos);
}

TEST(Report, WithoutWorldsSaysThatTheyWereNotExamined) {
  const Report report = report_on(magelang_like(8, 4));
  EXPECT_NE(report.answer[0].en.find("Hybrid: joint team, RT meetings and visits"), std::string::npos);
  EXPECT_NE(report.answer[0].en.find("was not examined"), std::string::npos);
  EXPECT_NE(report.answer[0].id.find("belum diperiksa"), std::string::npos);
  EXPECT_TRUE(has(report, FlagKind::not_examined));
  EXPECT_TRUE(has(report, FlagKind::hangs_on_guess, "1 of 2 assumptions"));
  EXPECT_FALSE(has(report, FlagKind::too_few_populations));
  EXPECT_FALSE(has(report, FlagKind::not_paired));
  EXPECT_FALSE(has(report, FlagKind::one_source_varied));
}

TEST(Report, NamesTheBestWhereWorldsAndLuckBearItOut) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  const Report report = report_on(run, {worlds_for(without, 200, 20), std::nullopt});
  ASSERT_TRUE(report.worlds);
  EXPECT_TRUE(report.standings[0].decided());
  EXPECT_NE(report.answer[0].en.find("“Hybrid: joint team, RT meetings and visits” has the highest"),
            std::string::npos);
  EXPECT_EQ(report.answer[0].en.find("not examined"), std::string::npos);
  const auto best_in = [&](const std::string& name) {
    const auto& strategies = report.worlds->strategies;
    return std::find_if(strategies.begin(), strategies.end(), [&](const auto& one) { return one.name == name; })
        ->best_in;
  };
  EXPECT_NEAR(*best_in("hybrid"), 0.9, 1e-12);
  EXPECT_NEAR(*best_in("joint-team"), 0.1, 1e-12);
  EXPECT_FALSE(best_in("silence"));
  // The row of the table is named.
  EXPECT_EQ(report.worlds->orders[0].deciding->label.en.rfind("cash for ", 0), 0u);
}

TEST(Report, NamesNoBestWhereTheWorldsDoNotDecide) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  const Report report = report_on(run, {worlds_for(without, 200, 21), std::nullopt});
  EXPECT_FALSE(report.standings[0].decided());
  EXPECT_NE(report.answer[0].en.find("it is not decided which strategy"), std::string::npos);
  EXPECT_NE(report.answer[0].id.find("belum dapat dipastikan"), std::string::npos);
  EXPECT_NE(report.answer[0].en.find("Joint team across agencies"), std::string::npos);
  const Flag* flag = find(report, FlagKind::not_decided);
  ASSERT_NE(flag, nullptr);
  EXPECT_NE(flag->text.en.find("in 179 of 200"), std::string::npos);
  EXPECT_NE(flag->text.en.find("turns it at about Rp 120"), std::string::npos);
  EXPECT_TRUE(has(report, FlagKind::hangs_on_guess, "Hybrid"));
}

// That one of two is mostly better is no word for the other.
TEST(Report, NamesNoBestThatIsMostlyTheWorse) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  const Report report = report_on(run, {worlds_for(without, 200, 190), std::nullopt});
  const auto place_of = [&](const std::string& name) {
    const auto& strategies = report.comparison.strategies;
    return static_cast<std::size_t>(
        std::find_if(strategies.begin(), strategies.end(), [&](const auto& one) { return one.name.name == name; }) -
        strategies.begin());
  };
  const Standing& standing = report.standings[0];
  ASSERT_EQ(standing.ranked.front(), place_of("hybrid")) << "under the shipped assumptions";
  EXPECT_FALSE(standing.decided());
  EXPECT_NE(std::find(standing.rivals.begin(), standing.rivals.end(), place_of("joint-team")), standing.rivals.end());
}

TEST(Report, ATrialOfFewWorldsIsCalledOne) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  const Report report = report_on(run, {worlds_for(without, 10, 0), std::nullopt});
  EXPECT_NE(report.answer[0].en.find("has the highest share"), std::string::npos);
  EXPECT_NE(report.answer[0].en.find("was not examined"), std::string::npos);
  EXPECT_TRUE(has(report, FlagKind::not_examined, "a trial"));
}

/// With two populations an interval of a difference may hold 0 where the one-sided comparison of the best does not: the
/// sentence says no more than the mark in the table.
TEST(Report, NamesNoWinnerThatIsNotToldFromTheBaseline) {
  std::size_t marked = 0;
  for (const double poor : {0.2, 0.22, 0.25, 0.3, 0.35, 0.4, 0.5}) {
    for (const double before : {0.1, 0.15, 0.18, 0.19}) {
      const Report report = report_on(synthetic_run(
          {{{"status-quo", "", "Status quo"}, before, before}, {{"more", "", "More"}, poor, poor}}, 2, 1));
      const Effect& gain = report.comparison.differences[1].shares[at(Group::poor)][at(Measure::ever_aware)];
      if (!gain.holds_zero()) continue;
      ++marked;
      EXPECT_NE(report.answer[0].en.find("it is not decided"), std::string::npos) << report.answer[0].en;
    }
  }
  EXPECT_GT(marked, 3u);
}

TEST(Report, TakesNoWorldsOfAnotherScenarioOrOfOtherSettings) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  PlausibleWorlds other = worlds_for(without, 200, 0);
  other.scenario = "scenarios/elsewhere/city.toml";
  const std::vector<Pattern> patterns = {{"P2", {"dua", "two"}, 0.0016, 0.003, 0.04, false}};
  const Report elsewhere = report_on(run, {other, patterns});
  EXPECT_FALSE(elsewhere.worlds);
  EXPECT_FALSE(elsewhere.patterns) << "looked for in another city";
  EXPECT_FALSE(has(elsewhere, FlagKind::pattern_missed));
  EXPECT_TRUE(has(elsewhere, FlagKind::not_examined, "scenarios/elsewhere/city.toml"));

  other = worlds_for(without, 200, 0);
  other.strategies[3].figures[0].shipped += 0.06;
  const Report settings = report_on(run, {other, std::nullopt});
  EXPECT_FALSE(settings.worlds);
  EXPECT_TRUE(has(settings, FlagKind::not_examined, "for hybrid"));

  other = worlds_for(without, 200, 0);
  other.strategies.erase(other.strategies.begin() + 1);
  std::erase_if(other.orders, [](const Order& order) { return order.a == "more-posts" || order.b == "more-posts"; });
  const Report fewer = report_on(run, {other, std::nullopt});
  ASSERT_TRUE(fewer.worlds);
  EXPECT_EQ(fewer.worlds->not_examined, std::vector<std::string>{"more-posts"});
  EXPECT_TRUE(has(fewer, FlagKind::not_examined, "More posts"));
  EXPECT_FALSE(fewer.standings[0].examined);
}

TEST(Report, FlagsWhatIsWithinTheNoise) {
  const SyntheticRun run = synthetic_run({{{"status-quo", "", "Status quo"}, 0.1, 0.1},
                                          {{"twin", "", "Twin"}, 0.1, 0.1},
                                          {{"more", "", "More"}, 0.3, 0.3}},
                                         6, 3);
  const Report report = report_on(run);
  const Flag* flag = find(report, FlagKind::within_noise);
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->strategies, std::vector<std::string>{"twin"});
}

TEST(Report, NamesNoBestOfTwins) {
  const SyntheticRun run = synthetic_run(
      {{{"status-quo", "", "Status quo"}, 0.1, 0.1}, {{"a", "", "A"}, 0.3, 0.3}, {{"b", "", "B"}, 0.3, 0.3}}, 6, 3);
  const Report report = report_on(run);
  EXPECT_NE(
      report.answer[0].en.find("it is not decided which strategy has the highest share of poor households ever aware: "
                               "“A” or “B”"),
      std::string::npos)
      << report.answer[0].en;
  EXPECT_TRUE(has(report, FlagKind::within_noise, "The best by poor households ever aware may be “A” or “B”"));
}

TEST(Report, FlagsFewPopulationsOtherWorldsAndOneSource) {
  EXPECT_TRUE(has(report_on(magelang_like(4, 2)), FlagKind::too_few_populations, "Only 4 synthetic cities"));
  SyntheticRun varied = magelang_like(6, 2);
  varied.recording.vary = Vary::network;
  const Report one_source = report_on(varied);
  EXPECT_TRUE(has(one_source, FlagKind::one_source_varied, "--vary network"));
  EXPECT_NE(one_source.answer[0].en.find("it is not decided"), std::string::npos);

  SyntheticRun other = synthetic_run({{{"other", "", "Other"}}}, 6, 2);
  other.names.seed = 9;
  const ResultFile files[] = {result_file(synthetic_run({{{"status-quo", "", "Status quo"}}}, 6, 2)),
                              result_file(other)};
  EXPECT_TRUE(has(report_of(files, {"a.h5", "b.h5"}, ""), FlagKind::not_paired, "“Other”"));
}

TEST(Report, FlagsAMissedPatternAndNotOneThatCannotBeCompared) {
  Credibility credibility;
  credibility.patterns = {{"P1", {"satu", "one"}, 0.89, 0.7, 0.95, true},
                          {"P2", {"dua", "two"}, 0.0016, 0.003, 0.04, false},
                          {"P4", {"empat", "four"}, 0.97, 0.8, 0.8, std::nullopt}};
  const Report report = report_on(magelang_like(6, 2), credibility);
  EXPECT_TRUE(has(report, FlagKind::pattern_missed, "P2: two (0.0016; it should be 0.003-0.04)"));
  EXPECT_NE(find(report, FlagKind::pattern_missed)->text.id.find("P2: dua (0,0016; seharusnya 0,003-0,04)"),
            std::string::npos);
  EXPECT_EQ(std::count_if(report.flags.begin(), report.flags.end(),
                          [](const Flag& flag) { return flag.kind == FlagKind::pattern_missed; }),
            1);
}

TEST(Report, OfStrategiesThatNeverFinishedIsUndefinedThroughout) {
  for (const bool all : {true, false}) {
    SyntheticRun run = magelang_like(6, 2);
    for (std::size_t i = 0; i < run.recording.replicates.size(); ++i) {
      if (all || i / 12 == 3) run.recording.replicates[i] = {};
    }
    const Report report = report_on(run);
    const LeftOut& left = report.strategies[3].left_out;
    EXPECT_FALSE(left.households.mean);
    EXPECT_FALSE(left.households.reason.empty());
    EXPECT_FALSE(report.strategies[3].daily);
    EXPECT_FALSE(report.strategies[3].choice.may_be_chosen);
    EXPECT_FALSE(report.strategies[3].by_kelurahan.poor_aware[0].share.mean);
    EXPECT_FALSE(report.answer.empty());
    EXPECT_EQ(report.answer[0].en.find("no strategy to choose") != std::string::npos, all) << report.answer[0].en;
    for (const DataTable& table : data_tables(report)) {
      const std::string csv = to_csv(table, Language::english);
      EXPECT_EQ(csv.find(",nan"), std::string::npos) << table.name;
      EXPECT_EQ(csv.find(",-nan"), std::string::npos) << table.name;
    }
  }
}

TEST(Report, FlagsAnExhaustedAudience) {
  const SyntheticRun run =
      synthetic_run({{{"status-quo", "", "Status quo"}, 0.1, 0.1}, {{"all", "", "All"}, 0.9, 0.9}}, 6, 2);
  const Report report = report_on(run);
  const Flag* flag = find(report, FlagKind::audience_exhausted);
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->strategies, std::vector<std::string>{"all"});
  EXPECT_FALSE(has(report_on(magelang_like(6, 2)), FlagKind::audience_exhausted));
}

}  // namespace
}  // namespace kabar::analysis
