// What can stand in one ranking, and what cannot.
#include "analysis/report/rankable.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "analysis/report/comparison.h"
#include "core/errors.h"
#include "tests/analysis/report/made_worlds.h"

namespace kabar::analysis {
namespace {

SyntheticRun run_named(const std::string& name) {
  SyntheticRun run = synthetic_run({{{name, "", ""}, 0.3, 0.3}}, 3, 2);
  run.names.path = name + ".h5";
  run.names.city = "Kota Latihan";
  run.names.start = "2025-01-06";
  run.names.kelurahan = {"1", "2"};
  run.names.topics = {"pkh", "jkn"};
  return run;
}

std::string refusal_of_ranking(const SyntheticRun& one, const SyntheticRun& other, Language in = Language::english) {
  const RunView views[] = {{one.recording, one.names}, {other.recording, other.names}};
  try {
    compare(views, "");
  } catch (const InputError& error) {
    return error.in(in);
  }
  return "";
}

TEST(Rankable, RefusesOtherCitiesInALineAFileThatSaysWhatDiffers) {
  struct Case {
    std::function<void(SyntheticRun&)> change;
    const char* says;
  };
  const Case cases[] = {
      {[](SyntheticRun& run) { run.names.city = "Dusun"; }, "city Dusun, there Kota Latihan"},
      {[](SyntheticRun& run) { run.recording.dimensions.days = 30; }, "30 days, there 1"},
      {[](SyntheticRun& run) { run.names.start = "2025-02-03"; }, "from 2025-02-03, there 2025-01-06"},
      {[](SyntheticRun& run) {
         for (PopulationRecord& population : run.recording.populations) population.households = 28000;
       },
       "28,000 households, there 1,000"},
      {[](SyntheticRun& run) { run.names.kelurahan = {"1"}; }, "other kelurahan (here 1, there 2, with 2)"},
      {[](SyntheticRun& run) {
         run.names.topics = {"pkh", "pip"};
       },
       "other programmes (here 2, with pip, there 2, with jkn)"},
  };
  for (const Case& one : cases) {
    SyntheticRun other = run_named("b");
    if (std::string(one.says).find("30 days") == 0) other.recording.dimensions.days = 1;
    one.change(other);
    EXPECT_EQ(refusal_of_ranking(run_named("a"), other), std::string("b.h5: cannot stand in one ranking with a.h5 (") +
                                                             one.says + ") compare each alone: kabar compare b.h5")
        << one.says;
  }
}

TEST(Rankable, SaysAllThatDiffersAtOnceAndInIndonesian) {
  SyntheticRun other = run_named("b");
  other.names.city = "Dusun";
  other.recording.dimensions.days = 180;
  EXPECT_EQ(
      refusal_of_ranking(run_named("a"), other, Language::indonesian),
      "b.h5: tidak dapat diperingkat bersama a.h5 (kota Dusun, di sana Kota Latihan; 180 hari, di sana 1) bandingkan "
      "sendiri-sendiri: kabar compare b.h5");
}

TEST(Rankable, NamesCeilingsWhereOnlyTheBudgetDiffers) {
  SyntheticRun other = run_named("b");
  other.names.strategies[0].budget_rupiah = 25'000'000;
  EXPECT_EQ(
      refusal_of_ranking(run_named("a"), other),
      "b.h5: cannot stand in one ranking with a.h5 (budget Rp 25,000,000, there Rp 0) if the strategies are the same: "
      "kabar compare a.h5 --ceilings b.h5");
}

TEST(Rankable, LetsOtherSeedsAndPricesStandUnpaired) {
  SyntheticRun other = run_named("b");
  other.names.seed = 2;
  EXPECT_EQ(refusal_of_ranking(run_named("a"), other), "");
  other = run_named("b");
  other.names.world_digest = {7, 7};
  EXPECT_EQ(refusal_of_ranking(run_named("a"), other), "");
}

TEST(Rankable, SaysHowReplicatesOfTheSameStrategiesAreJoined) {
  SyntheticRun more = run_named("a");
  more.names.path = "more.h5";
  more.names.seed = 2;
  EXPECT_EQ(refusal_of_ranking(run_named("a"), more),
            "more.h5: holds more replicates of the same strategies as a.h5: a (seed 2, there 1) compare each alone, or "
            "run the parts with the same seed and --first-population, and join them by kabar merge");
  more.names.seed = 1;
  more.recording.first_population = 5;
  EXPECT_EQ(refusal_of_ranking(run_named("a"), more),
            "more.h5: holds other populations of the same experiment as a.h5: a (numbers 5 to " +
                std::to_string(4 + more.recording.dimensions.populations) + ", there 0 to " +
                std::to_string(more.recording.dimensions.populations - 1) +
                ") join all its parts first: kabar merge FILE ... --out ALL.h5");
  EXPECT_NE(refusal_of_ranking(run_named("a"), more, Language::indonesian)
                .find("satukan semua bagiannya dulu: kabar merge BERKAS ... --out SEMUA.h5"),
            std::string::npos);
}

TEST(Rankable, TellsTheSameReplicatesAndOtherContentsOfOneNameApart) {
  SyntheticRun again = run_named("a");
  again.names.path = "again.h5";
  EXPECT_EQ(refusal_of_ranking(run_named("a"), again),
            "again.h5: holds replicates that are in a.h5 too: a (the same city and seed, 1) name one of them");
  const auto says_of_same_name = [](const std::string& why) {
    return "again.h5: has strategies of the same name as a.h5: a (" + why +
           ") compare each alone: kabar compare again.h5; or run again with strategies of other names";
  };
  SyntheticRun edited = again;
  edited.names.strategies[0].content = {3, 4};
  EXPECT_EQ(refusal_of_ranking(run_named("a"), edited), says_of_same_name("the strategies hold something else"));
  SyntheticRun elsewhere = again;
  elsewhere.names.world_digest = {7, 7};
  EXPECT_EQ(refusal_of_ranking(run_named("a"), elsewhere),
            says_of_same_name("the same strategies under other assumptions or in another city"));
}

TEST(Rankable, SaysOfTwoResultsWithTheSameReplicatesWhichToLeave) {
  const auto with = [](std::vector<SyntheticStrategy> strategies, std::uint32_t populations, std::uint32_t replicates,
                       const char* path) {
    SyntheticRun run = synthetic_run(strategies, populations, replicates);
    run.names.path = path;
    return run;
  };
  const SyntheticStrategy a{{"a", "", ""}, 0.3, 0.3}, b{{"b", "", ""}, 0.3, 0.3};
  const SyntheticRun base = with({a}, 3, 2, "base.h5");
  struct Case {
    SyntheticRun run;
    const char* hint;
  };
  for (const Case& one : {Case{with({a}, 5, 2, "x.h5"), "name x.h5 alone: it has more populations"},
                          Case{with({a}, 2, 2, "x.h5"), "name base.h5 alone: it has more populations"},
                          Case{with({a}, 3, 4, "x.h5"), "name x.h5 alone: it has more replicates"},
                          Case{with({a, b}, 3, 2, "x.h5"), "name x.h5 alone: it holds every strategy of the other"},
                          Case{with({a, b}, 2, 2, "x.h5"), "run all strategies by one kabar run"}}) {
    const std::string text = refusal_of_ranking(base, one.run);
    EXPECT_NE(text.find(one.hint), std::string::npos) << one.hint << "\n" << text;
  }
  SyntheticRun twin = base, vary = with({a}, 3, 2, "v.h5");
  EXPECT_EQ(refusal_of_ranking(base, twin), "base.h5: is named twice name it once");
  SyntheticRun first = base;
  first.names.digest = twin.names.digest = {4, 4};
  twin.names.path = "copy.h5";
  EXPECT_EQ(refusal_of_ranking(first, twin), "copy.h5: holds the same result as base.h5 (the same digest, " +
                                                 to_text(Digest{4, 4}) + ") name one of them");
  vary.recording.vary = Vary::luck;
  const std::string of_other_kind = refusal_of_ranking(base, vary);
  EXPECT_NE(of_other_kind.find("--vary luck"), std::string::npos) << of_other_kind;
  EXPECT_EQ(of_other_kind.find('\n'), std::string::npos) << "one line a file: " << of_other_kind;
}

TEST(Titles, ThatTwoStrategiesHaveCarryTheirNames) {
  std::vector<StrategySummary> all(4);
  all[0].name = {"a", "Sama", "Same"};
  all[1].name = {"b", "Sama", "Other"};
  all[2].name = {"c", "Sama (a)", "Third"};  // what the first one becomes
  all[3].name = {"Same", "", ""};            // has its name for a title
  tell_titles_apart(all);
  EXPECT_EQ(all[0].name.title_id, "Sama (a) (a)");
  EXPECT_EQ(all[1].name.title_id, "Sama (b)");
  EXPECT_EQ(all[2].name.title_id, "Sama (a) (c)");
  EXPECT_EQ(all[0].name.title_en, "Same (a)");
  EXPECT_EQ(all[1].name.title_en, "Other");
  EXPECT_EQ(all[3].name.title_en, "Same (Same)");
  EXPECT_EQ(all[3].name.title_id, "");
}

TEST(Versions, OfOtherProgramsAreSaidInTheAnswerAndFlagged) {
  const SyntheticRun one = synthetic_run({{{"status-quo", "", ""}}}, 5, 2);
  SyntheticRun two = synthetic_run({{{"b", "", ""}, 0.5, 0.5}}, 5, 2);
  ResultFile files[] = {result_file(one), result_file(two)};
  EXPECT_FALSE(has(report_of(files, {"a.h5", "b.h5"}, ""), FlagKind::other_versions));
  files[1].provenance.program_version = "0.2.0";
  const Report report = report_of(files, {"a.h5", "b.h5"}, "");
  EXPECT_TRUE(has(report, FlagKind::other_versions,
                  "a.h5: kabar unknown (commit unknown); b.h5: kabar 0.2.0 (commit unknown)"));
  EXPECT_NE(report.answer[1].en.find("made by different versions of kabar (unknown (commit unknown) and 0.2.0 (commit "
                                     "unknown))"),
            std::string::npos)
      << report.answer[1].en;
  EXPECT_NE(report.answer[1].id.find("0.2.0 (commit tidak diketahui)"), std::string::npos) << report.answer[1].id;
  files[1].provenance.program_version = files[0].provenance.program_version;
  files[1].provenance.git_commit = "abc";
  EXPECT_TRUE(has(report_of(files, {"a.h5", "b.h5"}, ""), FlagKind::other_versions));
}

}  // namespace
}  // namespace kabar::analysis
