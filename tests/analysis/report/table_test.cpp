#include "analysis/report/table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/report/brief.h"
#include "analysis/report/grid.h"
#include "analysis/report/lines.h"
#include "analysis/report/numbers.h"
#include "analysis/report/report_table.h"
#include "tests/analysis/report/synthetic.h"
#include "tests/analysis/report/text.h"

namespace kabar::analysis {
namespace {

TEST(Table, KeepsToTheWidthOfTheTerminal) {
  for (const Language language : {Language::indonesian, Language::english}) {
    for (const auto& [populations, replicates] : {std::pair{3u, 2u}, {1u, 1u}, {1u, 4u}}) {
      SyntheticRun run = magelang_like(populations, replicates);
      run.names.strategies[1].title_id = run.names.strategies[1].title_en = std::string(150, 'x');
      if (populations == 3) run = with_ceiling(run, 75'000'000, 2, "meetings.a-long-name-of-a-block.rt_share");
      const ResultFile file = result_file(run);
      const Report report = report_of(std::span(&file, 1), {"a.h5"}, "");
      for (const std::size_t columns : {40u, 60u, 80u, 100u, 120u}) {
        const Setting setting(language, columns);
        const RunSummary summary = summarise(run.recording, run.names);
        for (const std::string& text : {to_table(report, setting), to_table(summary, setting),
                                        brief_table(report, setting), brief_table(summary, setting)}) {
          for (const std::string& line : lines_of(text)) {
            EXPECT_LE(columns_of(line), columns) << line;
            EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
          }
        }
      }
    }
  }
}

TEST(Table, CutsNoNumberAtAnyWidth) {
  const SyntheticRun run = with_ceiling(magelang_like(3, 2), 75'000'000, 2, "visits.kader.share");
  const std::string wide = to_table(comparison_of(run), {Language::english, 1000});
  std::string narrow = to_table(comparison_of(run), {Language::english, 40});
  std::istringstream words(wide);
  for (std::string word; words >> word;) {
    if (word.find_first_of("0123456789") != std::string::npos &&
        word.find_first_not_of("0123456789.,+-()*") == std::string::npos) {
      EXPECT_NE(narrow.find(word), std::string::npos) << word;
    }
  }
}

TEST(Table, ShowsWhatTheCeilingDid) {
  const SyntheticRun run = with_ceiling(magelang_like(3, 2), 75'000'000, 2, "visits.kader.share");
  const std::string english = to_table(comparison_of(run), Language::english);
  const std::string indonesian = to_table(comparison_of(run), Language::indonesian);
  const char* const section = "Budget of each strategy over the time simulated, in cash: Rp 75 million";
  for (const char* words : {" 74.80 ", " 0.20 ", " 1,240 ", " visits.kader.share = 0.250-0.270"}) {
    EXPECT_NE(line_with(english, section, "Joint team").find(words), std::string::npos) << words << "\n" << english;
  }
  EXPECT_NE(line_with(english, section, "Status quo").find(" nothing"), std::string::npos);
  EXPECT_NE(line_with(english, section, "Silence").find(" may exceed it"), std::string::npos);
  for (const char* words : {" 74,80 ", " 0,20 ", " 1.240 ", " visits.kader.share = 0,250-0,270"}) {
    EXPECT_NE(line_with(indonesian, "Pagu", "Tim medsos").find(words), std::string::npos) << words << "\n"
                                                                                          << indonesian;
  }
  EXPECT_EQ(to_table(comparison_of(magelang_like(3, 2)), Language::english).find("Budget"), std::string::npos);
}

TEST(Table, ShowsTheNumbersOfTheComparison) {
  const Comparison comparison = comparison_of(magelang_like(5, 3));
  const std::string text = to_table(comparison, Language::english);
  const StrategySummary& team = comparison.strategies[2];
  const std::string overview = line_with(text, "Strategy", "Joint team");
  EXPECT_NE(overview.find(margin_text(team.shares[at(Group::eligible)][at(Measure::understands)], Language::english)),
            std::string::npos);
  EXPECT_NE(overview.find(margin_text(team.shares[at(Group::poor)][at(Measure::ever_aware)], Language::english)),
            std::string::npos);
  EXPECT_NE(overview.find("74.8"), std::string::npos);
  EXPECT_NE(overview.find("1,240"), std::string::npos);
  const std::string difference = line_with(text, "Difference from: Status quo", "Joint team");
  EXPECT_NE(difference.find(points_margin_text(
                comparison.differences[2].shares[at(Group::poor)][at(Measure::ever_aware)], Language::english)),
            std::string::npos);
  const std::string non_poor = line_with(text, "Non-poor", "Joint team");
  EXPECT_NE(non_poor.find(share_text(team.shares[at(Group::non_poor)][at(Measure::reach)], Language::english)),
            std::string::npos);
}

TEST(Table, PutsTheMostUnderstandingFirst) {
  const SyntheticRun run = magelang_like(3, 2);
  const std::vector<std::string> lines =
      lines_of(to_table(summarise(run.recording, run.names), {Language::indonesian, 160}));
  EXPECT_EQ(lines[1].rfind("  rumah tangga miskin yang pernah tahu", 0), 0u);
  EXPECT_EQ(lines[2].rfind("  sasaran program yang paham", 0), 0u);
  EXPECT_NE(lines[1].find("Gabungan"), std::string::npos);
  EXPECT_EQ(lines[4].rfind("Strategi", 0), 0u);
  EXPECT_EQ(lines[5].rfind("Gabungan", 0), 0u);
  EXPECT_EQ(lines[9].rfind("Diam", 0), 0u);
}

TEST(Table, MarksWhatIsWithinTheNoise) {
  SyntheticRun run = synthetic_run({{{"status-quo", "", ""}}, {{"twin", "", ""}}, {{"more", "", ""}, 0.8, 0.8}}, 4, 2);
  const std::string text = to_table(comparison_of(run), Language::english);
  EXPECT_NE(line_with(text, "Difference", "twin").find("0.0 ±0.0 ~"), std::string::npos);
  EXPECT_EQ(line_with(text, "Difference", "more").find("~"), std::string::npos);
  EXPECT_NE(text.find("within the noise"), std::string::npos);
  EXPECT_EQ(to_table(summarise(run.recording, run.names), Language::english).find("not decided"), std::string::npos);
  run.recording.replicates.resize(2 * 4 * 2);
  run.recording.dimensions.strategies = 2;
  run.names.strategies.resize(2);
  const std::string two = to_table(summarise(run.recording, run.names), Language::indonesian);
  EXPECT_NE(two.find("(belum dapat dipastikan)"), std::string::npos);
  EXPECT_EQ(to_table(comparison_of(run), Language::indonesian).find("Yang tertinggi"), std::string::npos)
      << "what was compared has an answer instead";
}

TEST(Table, SaysHowMuchOfOneReplicateIsLuck) {
  const Comparison comparison = comparison_of(magelang_like(6, 4));
  const std::string english = to_table(comparison, Language::english);
  const std::string row = line_with(english, "One replicate: standard deviation", "Joint team");
  const Variance& poor = comparison.strategies[2].variance.poor_aware;
  ASSERT_TRUE(poor.luck_share());
  EXPECT_NE(row.find(number_text(100 * std::sqrt(*poor.total), 2, Language::english) + " (" +
                     number_text(100 * *poor.luck_share(), 0, Language::english) + "%)"),
            std::string::npos)
      << row;
  EXPECT_NE(line_with(english, "One replicate: standard deviation", "Silence (floor)").find(" 0.00 "),
            std::string::npos)
      << "what does not vary has no shares";
  EXPECT_NE(to_table(comparison, Language::indonesian).find("Selebihnya susunan kota"), std::string::npos);
  const std::string one_city = to_table(comparison_of(magelang_like(1, 4)), Language::english);
  EXPECT_NE(line_with(one_city, "One replicate", "Joint team").find("(-)"), std::string::npos);
  EXPECT_NE(one_city.find("(-): only several populations"), std::string::npos);
  EXPECT_EQ(to_table(comparison_of(magelang_like(1, 1)), Language::english).find("One replicate: "), std::string::npos);
}

TEST(Table, SaysFirstWhichSourceOfChanceVariedAlone) {
  SyntheticRun run = magelang_like(3, 4);
  EXPECT_EQ(to_table(comparison_of(run), Language::english).find("--vary"), std::string::npos);
  for (const Vary vary : {Vary::population, Vary::network, Vary::luck}) {
    run.recording.vary = vary;
    for (const Language language : {Language::english, Language::indonesian}) {
      for (const std::string& text :
           {to_table(comparison_of(run), language), to_table(summarise(run.recording, run.names), language)}) {
        EXPECT_EQ(text.rfind(std::string("--vary ") + kVaryNames[static_cast<int>(vary)], 0), 0u) << text;
        EXPECT_EQ(text.find("make-up of the population"), std::string::npos);
        EXPECT_EQ(text.find("susunan penduduk,"), std::string::npos);
        for (const std::string& line : lines_of(text)) EXPECT_LE(columns_of(line), 80u) << line;
      }
    }
  }
  EXPECT_NE(to_table(comparison_of(run), Language::english).find("1 population x 12 replicates; this city"),
            std::string::npos);
}

TEST(Table, SaysWhatItsIntervalsAreOver) {
  EXPECT_NE(to_table(comparison_of(magelang_like(1, 4)), Language::english).find("this city only"), std::string::npos);
  EXPECT_NE(to_table(comparison_of(magelang_like(1, 1)), Language::english).find("there is no interval yet"),
            std::string::npos);
  EXPECT_NE(to_table(comparison_of(magelang_like(3, 4)), Language::indonesian).find("3 kota simulasi x 4 ulangan."),
            std::string::npos);
}

TEST(Table, SaysWhatIsNotPaired) {
  const SyntheticRun first = synthetic_run({{{"status-quo", "", ""}}}, 3, 2);
  SyntheticRun second = synthetic_run({{{"b", "", ""}, 0.5, 0.5}}, 3, 2);
  second.names.seed = 7;
  const RunView views[] = {{first.recording, first.names}, {second.recording, second.names}};
  const std::string text = to_table(compare(views, ""), Language::english);
  EXPECT_NE(text.find("** not paired"), std::string::npos);
  EXPECT_NE(line_with(text, "Difference", "b ").find("**"), std::string::npos);
}

TEST(Table, OfAReportSaysUnderItsHeadlineOnHowManyCitiesItRests) {
  const SyntheticRun run = magelang_like(6, 2);
  const ResultFile file = result_file(run);
  const Report report = report_of(std::span(&file, 1), {"a.h5"}, "");
  const auto at = [&](Language language, const char* words) { return to_table(report, language).find(words); };
  const std::size_t size = at(Language::english, "  From 6 synthetic cities x 2 replicates of each strategy.\n- ");
  EXPECT_LT(size, at(Language::english, "The same strategy also"));
  EXPECT_NE(at(Language::indonesian, "  Dihitung di 6 kota simulasi x 2 ulangan untuk setiap strategi.\n- "),
            std::string::npos);
  EXPECT_NE(at(Language::indonesian, "jam pegawai"), std::string::npos);
}

TEST(Table, OfARunHasNoDifferences) {
  const SyntheticRun run = magelang_like(2, 2);
  const std::string text = to_table(summarise(run.recording, run.names), Language::indonesian);
  EXPECT_EQ(text.find("Selisih"), std::string::npos);
  EXPECT_NE(text.find("bukan ramalan"), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
