// The result on one screen.
#include "analysis/report/brief.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "analysis/report/report_table.h"
#include "analysis/report/table.h"
#include "tests/analysis/report/made_worlds.h"
#include "tests/analysis/report/text.h"

namespace kabar::analysis {
namespace {

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// So many strategies, as long titles as the shipped ones.
SyntheticRun many_strategies(int number) {
  std::vector<SyntheticStrategy> all = {{{"status-quo", "Kondisi sekarang", "Status quo"}, 0.1, 0.1}};
  for (int i = 1; i < number; ++i) {
    const std::string title = "Strategy " + std::to_string(i) + " with a title as long as they are";
    const double chance = 0.8 * i / number;
    all.push_back({{"s" + std::to_string(i), title, title}, chance, chance, 20'000'000, 900'000});
  }
  return synthetic_run(all, 5, 2);
}

TEST(Brief, FitsAScreenOfFifteenStrategies) {
  const SyntheticRun run = with_ceiling(many_strategies(15), 75'000'000, 2, "visits.kader.share");
  const Report report = report_on(run);
  for (const Language language : {kId, kEn}) {
    EXPECT_LE(lines_in(brief_table(report, language)), 28u) << brief_table(report, language);
    EXPECT_LE(lines_in(brief_table(summarise(run.recording, run.names), language)), 30u);
    for (const StrategySummary& one : report.comparison.strategies) {
      EXPECT_EQ(times(brief_table(report, {language, 100}), "\n" + title_of(one.name, language) + " "), 1u);
    }
  }
}

TEST(Brief, CountsStrategiesBeyondAScreenButShowsTheBaseline) {
  const Report report = report_on(many_strategies(40));
  const std::string text = brief_table(report, {kEn, 100});
  EXPECT_LE(lines_in(text), 32u);
  EXPECT_NE(text.find("\nand 24 more strategies\n"), std::string::npos) << text;
  EXPECT_EQ(times(text, "\nStrategy 3 with"), 0u);
  EXPECT_EQ(times(text, "\nStatus quo "), 1u);
}

TEST(Brief, GivesTheAnswerAndTheFlagsInAFewWords) {
  const Report report = report_on(magelang_like(4, 2));
  const std::string text = brief_table(report, {kId, 100});
  EXPECT_EQ(text.rfind("- Di antara strategi yang dibandingkan, \u201CGabungan", 0), 0u) << text;
  EXPECT_NE(text.find("Sebelum mempercayainya: terlalu sedikit kota simulasi (perlu 5)"), std::string::npos) << text;
  EXPECT_NE(text.find("asumsi lain belum diperiksa"), std::string::npos);
  EXPECT_EQ(text.find("bila asumsinya lain, belum diperiksa"), std::string::npos) << "said once";
  for (const Flag& flag : report.flags) EXPECT_EQ(text.find(flag.text.id), std::string::npos);
}

TEST(Brief, MarksWhatIsNotToldFromTheBaselineAndWhatMayExceedTheBudget) {
  const SyntheticRun run =
      with_ceiling(synthetic_run({{{"status-quo", "", ""}}, {{"twin", "", ""}}, {{"more", "", ""}, 0.8, 0.8}}, 5, 2),
                   75'000'000, 1, "x");
  const std::string text = brief_table(report_on(run), kEn);
  EXPECT_NE(text.find("~ not told from \u201Cstatus-quo\u201D; * to compare with"), std::string::npos) << text;
  const std::size_t more = text.find("\nmore "), twin = text.find("\ntwin ");
  ASSERT_NE(more, std::string::npos);
  EXPECT_LT(more, twin) << "most poor aware first";
  EXPECT_NE(text.substr(more + 1, text.find('\n', more + 1) - more).find("1.5*"), std::string::npos) << text;
  EXPECT_NE(text.substr(twin + 1, text.find('\n', twin + 1) - twin).find(" ~ "), std::string::npos) << text;
}

SyntheticRun nobody(bool reached) {
  SyntheticRun run = magelang_like(3, 2);
  for (ReplicateRecord& replicate : run.recording.replicates) {
    const std::size_t block = replicate.counts.size() / (3 * kMeasures);
    for (std::size_t i = 0; i < replicate.counts.size(); ++i) {
      if (!reached || i / block % kMeasures != at(Measure::reach)) replicate.counts[i] = 0;
    }
  }
  return run;
}

TEST(Brief, SaysInOneSentenceThatNobodyBecameAware) {
  const SyntheticRun run = nobody(true);
  const Report report = report_on(run);
  ASSERT_EQ(report.answer.size(), 1u);
  EXPECT_EQ(report.answer[0].id.rfind(
                "Tidak ada rumah tangga yang menjadi tahu dengan strategi mana pun, walaupun sampai ", 0),
            0u)
      << report.answer[0].id;
  for (const Setting& setting : {Setting(kId), Setting(kEn)}) {
    for (const std::string& text : {brief_table(report, setting), to_table(report, setting)}) {
      EXPECT_LE(lines_in(text), 5u) << text;
      for (const char* word : {"n/a", "t.t.", "0.0", "0,0 %", "Hybrid", "Gabungan", "Rp"}) {
        EXPECT_EQ(text.find(word), std::string::npos) << text;
      }
    }
    const RunSummary summary = summarise(run.recording, run.names);
    for (const std::string& text : {brief_table(summary, setting), to_table(summary, setting)}) {
      EXPECT_LE(lines_in(text), 4u) << text;
    }
  }
  const SyntheticRun silent = nobody(false);
  EXPECT_EQ(report_on(silent).answer[0].en, "No household is reached under any strategy: there is nothing to compare.");
}

TEST(Brief, NamesNoBestWhereNoPoorHouseholdBecomesAware) {
  SyntheticRun run = magelang_like(3, 2);
  const std::size_t cells = std::size_t{run.recording.dimensions.kelurahan} * kAccessCells;
  for (ReplicateRecord& replicate : run.recording.replicates) {
    for (std::size_t i = 0; i < replicate.counts.size(); ++i) {
      const bool poor = (i / cells & 1u) != 0;
      if (poor) replicate.counts[i] = 0;
    }
  }
  const Report report = report_on(run);
  ASSERT_EQ(report.answer.size(), 2u);
  EXPECT_EQ(report.answer[0].en, "No poor household becomes aware under any strategy.");
  EXPECT_NE(report.answer[1].en.find("eligible households that understand"), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
