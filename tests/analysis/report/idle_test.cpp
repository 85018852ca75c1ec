// Money or work that comes to nothing is told, of whom, and not of what is meant to do nothing.

#include "analysis/report/idle.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/report/brief.h"
#include "analysis/report/report.h"
#include "tests/analysis/report/synthetic.h"

namespace kabar::analysis {
namespace {

SyntheticRun idle_town() {
  SyntheticRun run = synthetic_run({{{"aksi", "Aksi", "Action"}, 0.3, 0.3, 100, 100},
                                    {{"kunjungan", "Kunjungan", "Visits"}, 0.1, 0.1, 50, 100},
                                    {{"sepi", "Sepi", "Lonely"}, 0, 0, 90, 100},
                                    {{"diam", "Diam", "Silence"}, 0, 0, 0, 0},
                                    {{"semua", "Semua", "Everyone"}, 0.5, 0.5, 900, 100}},
                                   6, 2);
  run.names.strategies[3].acts = false;
  return run;
}

TEST(Idle, ABudgetThatBuysNothingAndWhoReachesNobodyAreNamed) {
  SyntheticRun run = with_ceiling(idle_town(), 100, 1, "visits.kader.share");
  for (std::size_t p = 0; p < 6; ++p) run.recording.ledgers[6 + p].scaled_value = 0;
  const RunSummary summary = summarise(run.recording, run.names);
  const Idle idle = idle_of(summary.strategies);
  EXPECT_EQ(idle.unfunded, std::vector<std::string>{"kunjungan"});
  EXPECT_EQ(idle.unreached, std::vector<std::string>{"sepi"});
  const std::string id = idle_text(idle, summary.strategies, Language::indonesian);
  EXPECT_NE(id.find("Pagu tidak membeli apa pun dari yang disesuaikan dengannya: “Kunjungan” (visits.kader.share = 0)"),
            std::string::npos)
      << id;
  EXPECT_NE(id.find("Tidak menjangkau siapa pun: “Sepi”."), std::string::npos) << id;
  const std::string screen = brief_table(summary, {Language::english, 200});
  EXPECT_NE(screen.find("The budget buys nothing of what is scaled to it: “Visits” (visits.kader.share = 0)."),
            std::string::npos)
      << screen;
  EXPECT_NE(screen.find("Nobody is reached by: “Lonely”."), std::string::npos) << screen;
}

TEST(Idle, WhatTheBudgetBuysSomewhereIsNotNamed) {
  SyntheticRun run = with_ceiling(idle_town(), 100, 1, "visits.kader.share");
  run.recording.ledgers[6].scaled_value = 0;
  run.names.strategies[2].acts = false;
  const RunSummary summary = summarise(run.recording, run.names);
  EXPECT_FALSE(idle_of(summary.strategies).any());
  EXPECT_EQ(idle_text(idle_of(summary.strategies), summary.strategies, Language::english), "");
}

TEST(Idle, IsAFlagOfTheReportAndKnowsEmptyStrategiesByTheirText) {
  SyntheticRun run = idle_town();
  ResultFile file = result_file(run);
  file.provenance.strategies[2].toml = "title_id = \"Sepi\"\n[[posts]]\nid = \"x\"\n";
  const Report report = report_of(std::span(&file, 1), {"made.h5"}, "");
  std::vector<Flag> flags;
  for (const Flag& flag : report.flags) {
    if (flag.kind == FlagKind::does_nothing) flags.push_back(flag);
  }
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].strategies, std::vector<std::string>{"sepi"});
}

}  // namespace
}  // namespace kabar::analysis
