#include "analysis/report/ceilings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/report/ceiling_table.h"
#include "analysis/report/csv.h"
#include "analysis/report/grid.h"
#include "analysis/report/json.h"
#include "analysis/report/report.h"
#include "core/errors.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

/// Under this ceiling visits reach as many as `visits` says; messages always the same.
SyntheticRun under(std::int64_t ceiling, double visits, std::uint32_t populations = 6) {
  SyntheticRun run = synthetic_run({{{"status-quo", "Kondisi sekarang", "Status quo"}, 0.1, 0.1},
                                    {{"messages", "Pesan", "Messages"}, 0.4, 0.4, 100},
                                    {{"visits", "Kunjungan", "Visits"}, visits, visits, ceiling - 500'000},
                                    {{"all", "Semua", "Everyone"}, 0.95, 0.95, 900'000'000}},
                                   populations, 3);
  run.names.path = "main.h5";
  return with_ceiling(std::move(run), ceiling, 2, "visits.kader.share");
}

using Files = std::map<std::string, SyntheticRun>;

Report report_beside(const SyntheticRun& main, const Files& others, const Credibility& credibility = {}) {
  const ResultFile file = result_file(main);
  CeilingFiles files;
  for (const auto& [path, run] : others) files.paths.push_back(path);
  files.read = [&](const std::string& path) { return result_file(others.at(path)); };
  return report_of(std::span(&file, 1), {"main.h5"}, "", credibility, {}, files);
}

std::string refusal_of_ceilings(const SyntheticRun& main, const Files& others) {
  try {
    report_beside(main, others);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Ceilings, StandInRisingOrderEachAgainstItsOwnBaseline) {
  const Files others = {{"a.h5", under(150'000'000, 0.7)}, {"b.h5", under(25'000'000, 0.2, 5)}};
  const Report report = report_beside(under(75'000'000, 0.5), others);
  ASSERT_EQ(report.ceilings.size(), 3u);
  EXPECT_EQ(report.ceilings[0].rupiah, 25'000'000);
  EXPECT_EQ(report.ceilings[0].files[0].path, "b.h5");
  EXPECT_EQ(report.ceilings[1].files[0].path, "main.h5");
  EXPECT_EQ(report.ceilings[2].rupiah, 150'000'000);
  EXPECT_EQ(report.ceilings[0].find("visits")->populations, 5u);
  for (const auto& [path, place] : {std::pair("a.h5", 2), std::pair("b.h5", 0)}) {
    const SyntheticRun& run = others.at(path);
    const RunView view{run.recording, run.names};
    const Comparison alone = compare(std::span(&view, 1), "");
    for (std::size_t s = 0; s < 4; ++s) {
      const CeilingStrategy& one = report.ceilings[place].strategies[s];
      EXPECT_EQ(one.name, alone.strategies[s].name.name);
      EXPECT_EQ(one.shares[0].mean, alone.strategies[s].shares[at(Group::poor)][at(Measure::ever_aware)].mean);
      EXPECT_EQ(one.shares[1].high, alone.strategies[s].shares[at(Group::eligible)][at(Measure::understands)].high);
      EXPECT_EQ(one.difference[0].low, alone.differences[s].shares[at(Group::poor)][at(Measure::ever_aware)].low);
      EXPECT_EQ(one.cash_rupiah.mean, alone.strategies[s].cash_rupiah.mean);
      EXPECT_EQ(one.staff_hours.mean, alone.strategies[s].staff_hours.mean);
    }
  }
}

TEST(Ceilings, LeadersAreOfThoseThatMayBeChosen) {
  const Report report =
      report_beside(under(75'000'000, 0.5), {{"a.h5", under(25'000'000, 0.2)}, {"b.h5", under(50'000'000, 0.4)}});
  const auto leader = [&](std::size_t place) { return report.ceilings[place].leaders[at(Headline::poor_aware)]; };
  EXPECT_EQ(leader(0).ranked, (std::vector<std::string>{"messages", "visits", "status-quo"}));
  EXPECT_TRUE(leader(0).luck_decides);
  EXPECT_FALSE(leader(1).luck_decides);
  EXPECT_EQ(leader(1).rivals.size(), 1u);
  EXPECT_EQ(leader(2).ranked.front(), "visits");
  EXPECT_FALSE(report.ceilings[0].find("all")->may_be_chosen);
}

const Text* sentence_beginning(const Report& report, const std::string& begin) {
  const auto found = std::find_if(report.answer.begin(), report.answer.end(),
                                  [&](const Text& text) { return text.en.rfind(begin, 0) == 0; });
  return found == report.answer.end() ? nullptr : &*found;
}

TEST(Ceilings, TheAnswerSaysWhetherTheLeaderChanges) {
  const Report changes = report_beside(under(75'000'000, 0.6), {{"a.h5", under(25'000'000, 0.2)}});
  const Text* text =
      sentence_beginning(changes,
                         "Which strategy has the highest share of poor households ever aware changes with the budget: "
                         "“Messages” at Rp 25 million (");
  ASSERT_NE(text, nullptr);
  EXPECT_NE(text->en.find(" %); “Visits” at Rp 75 million ("), std::string::npos) << text->en;
  EXPECT_NE(text->id.find("berubah dengan pagunya: “Pesan” pada Rp 25 juta ("), std::string::npos) << text->id;
  EXPECT_NE(text->en.find("The second changes, under the shipped assumptions: “Visits” at Rp 25"), std::string::npos);
  EXPECT_EQ(text->en.find("noise"), std::string::npos);

  const Report stays = report_beside(under(75'000'000, 0.7), {{"a.h5", under(150'000'000, 0.8)}});
  ASSERT_NE(
      sentence_beginning(stays, "Which strategy has the highest share of poor households ever aware does not change"),
      nullptr);

  const Report even = report_beside(under(75'000'000, 0.7), {{"a.h5", under(25'000'000, 0.4)}});
  text = sentence_beginning(even, "Which strategy has the highest");
  ASSERT_NE(text, nullptr);
  EXPECT_NE(text->en.find("cannot be told from it: the difference is within the noise"), std::string::npos) << text->en;

  const Report alone = report_beside(under(75'000'000, 0.7), {});
  EXPECT_TRUE(alone.ceilings.empty());
  EXPECT_EQ(sentence_beginning(alone, "Which strategy makes the most"), nullptr);
}

TEST(Ceilings, AreRefusedWhereMoreDiffersThanTheCeiling) {
  const SyntheticRun main = under(75'000'000, 0.5);
  SyntheticRun world = under(25'000'000, 0.2), seed = world, vary = world, none = world, fewer = world, later = world;
  later.recording.first_population = 5;
  world.names.world_digest = {9, 9};
  seed.names.seed = 8;
  vary.recording.vary = Vary::network;
  for (StrategyName& name : none.names.strategies) name.budget_rupiah = 0;
  fewer.names.strategies[0].name = "other";
  const Files others = {{"world.h5", world},
                        {"seed.h5", seed},
                        {"vary.h5", vary},
                        {"later.h5", later},
                        {"none.h5", none},
                        {"fewer.h5", fewer},
                        {"same.h5", under(75'000'000, 0.5)},
                        {"x.h5", under(25'000'000, 0.2)},
                        {"y.h5", under(25'000'000, 0.2)}};
  const std::string text = refusal_of_ceilings(main, others);
  for (const char* line : {"world.h5: it differs from main.h5 in more than the budget (another city or other "
                           "assumptions, although the keys that are kept are the same)",
                           "fewer.h5: strategy other (the files compared do not have it) --ceilings: run the same",
                           "seed.h5: seed 8 (in main.h5 it is 1)", "vary.h5: --vary network (in main.h5 it is all)",
                           "later.h5: its worlds are not those of main.h5 (begins with population 5, there with 0)",
                           "none.h5: it has no budget to stand beside others (city.budget is 0)",
                           "fewer.h5: strategy other (the files compared do not have it)",
                           "fewer.h5: strategy status-quo is missing (it is the baseline)",
                           "same.h5: the budget Rp 75,000,000 comes twice (it is that of main.h5)",
                           "y.h5: the budget Rp 25,000,000 comes twice (it is that of x.h5)"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  }
  const std::size_t hint = text.find("run the same scenario");
  EXPECT_EQ(text.find("run the same scenario", hint + 1), std::string::npos) << "said once:\n" << text;
  SyntheticRun without = main;
  for (StrategyName& name : without.names.strategies) name.budget_rupiah = 0;
  EXPECT_NE(refusal_of_ceilings(without, {{"x.h5", under(25'000'000, 0.2)}}).find("main.h5: it has no budget"),
            std::string::npos);
}

TEST(Ceilings, SayWhichKeysOfAnotherWorldDiffer) {
  ResultFile main = result_file(under(75'000'000, 0.5));
  main.provenance.scenario_toml = "[city]\nname = \"A\"\nhouseholds = 41000\nbudget = 75\n";
  const auto refused = [&](const std::string& toml, std::uint32_t kelurahan) -> std::string {
    CeilingFiles files{{"x.h5"}, [&](const std::string&) {
                         ResultFile other = result_file(under(25'000'000, 0.2));
                         other.provenance.world = {9, 9};
                         other.provenance.scenario_toml = toml;
                         for (; kelurahan > 0; --kelurahan)
                           other.provenance.kelurahan.push_back({"34.01", "", 0, 0, 1});
                         return other;
                       }};
    try {
      report_of(std::span(&main, 1), {"main.h5"}, "", {}, {}, files);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  };
  const std::string keys = refused("[city]\nname = \"B\"\nhouseholds = 28000\nbudget = 25\n", 0);
  EXPECT_NE(keys.find("(city.households = 28000, there 41000)"), std::string::npos) << keys;
  const std::string places = refused("", 1);
  EXPECT_NE(places.find("(other kelurahan (here 3, with 34.01, there 2))"), std::string::npos) << places;
}

TEST(Ceilings, AStrategyMayBeScaledToItButNotBeAnother) {
  const ResultFile main = result_file(under(75'000'000, 0.5));
  const auto beside = [&](std::size_t strategy, const char* toml) {
    CeilingFiles files{{"x.h5"}, [&](const std::string&) {
                         ResultFile other = result_file(under(25'000'000, 0.2));
                         other.provenance.strategies[strategy].content = {8, 8};
                         other.provenance.strategies[strategy].toml = toml;
                         return other;
                       }};
    return report_of(std::span(&main, 1), {"main.h5"}, "", {}, {}, files);
  };
  EXPECT_EQ(beside(2, "").ceilings.size(), 2u) << "visits are scaled: their content holds the budget";
  EXPECT_THROW(beside(2, "other"), InputError);
  EXPECT_THROW(beside(1, ""), InputError);
}

TEST(Ceilings, AreInJsonTableAndCsv) {
  const Report report = report_beside(under(75'000'000, 0.6), {{"a.h5", under(25'000'000, 0.2)}});
  const auto json = nlohmann::json::parse(to_json(report));
  ASSERT_EQ(json["ceilings"].size(), 2u);
  EXPECT_EQ(json["ceilings"][0]["ceiling_rupiah"], 25'000'000);
  EXPECT_EQ(json["ceilings"][0]["leaders"]["poor_aware"]["strategy"], "messages");
  EXPECT_EQ(json["ceilings"][1]["strategies"][2]["shares"]["poor_aware"]["mean"].get<double>(),
            json["strategies"][2]["poor"]["ever_aware"]["mean"].get<double>());
  EXPECT_EQ(json["ceilings"][1]["strategies"][2]["difference"]["poor_aware"],
            json["strategies"][2]["difference"]["poor"]["ever_aware"]);
  EXPECT_EQ(json["ceilings"][0]["files"][0]["path"], "a.h5");
  EXPECT_TRUE(nlohmann::json::parse(to_json(report_beside(under(75'000'000, 0.6), {})))["ceilings"].is_null());

  const std::string table = ceiling_table(report, {Language::indonesian, 100});
  std::istringstream lines(table);
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  ASSERT_EQ(rows.size(), 8u) << table;
  EXPECT_NE(rows[1].find("Rp 25 juta"), std::string::npos);
  EXPECT_EQ(rows[2].rfind("Semua", 0), 0u);
  EXPECT_NE(rows[3].find("(75) *"), std::string::npos) << rows[3];
  EXPECT_EQ(rows[4].rfind("Pesan", 0), 0u);
  EXPECT_EQ(std::count(rows[4].begin(), rows[4].end(), '*'), 1);
  for (const std::string& row : rows) EXPECT_LE(columns_of(row), 100u);

  const std::vector<DataTable> tables = data_tables(report);
  const auto found =
      std::find_if(tables.begin(), tables.end(), [](const DataTable& one) { return one.name == "ceilings"; });
  ASSERT_NE(found, tables.end());
  const std::string csv = to_csv(*found, Language::english);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 2 * 4 * 6);
  EXPECT_NE(csv.find("\n25000000,messages,true,true,true,poor_aware,share,0."), std::string::npos);
}

}  // namespace
}  // namespace kabar::analysis
