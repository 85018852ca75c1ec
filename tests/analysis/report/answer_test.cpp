// The sentences of the answer.

#include <gtest/gtest.h>

#include "tests/analysis/report/made_worlds.h"

namespace kabar::analysis {
namespace {

bool says(const Report& report, const std::string& sentence) {
  return std::any_of(report.answer.begin(), report.answer.end(),
                     [&](const Text& text) { return text.en == sentence || text.id == sentence; });
}

TEST(Answer, SaysInOneSentenceEachWhatWouldTurnAnOrder) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  const Report report = report_on(run, {worlds_for(without, 200, 20), std::nullopt});
  EXPECT_TRUE(
      says(report,
           "Kalau uang untuk barang 0 di atas Rp 120 (dipakai Rp 100), “Tim medsos bersama lintas OPD” lebih sering "
           "unggul; di bawah itu, “Gabungan: tim bersama, rapat RT dan kunjungan kader”."));
  EXPECT_TRUE(says(report,
                   "If “cash for item 0” is above Rp 120 (shipped Rp 100), “Joint team across agencies” is more often "
                   "ahead; below that, “Hybrid: joint team, RT meetings and visits”."));
}

TEST(Answer, DoesNotSayWhereAnOrderTurnsThatDoesNot) {
  const SyntheticRun run = magelang_like(8, 4);
  const Report without = report_on(run);
  PlausibleWorlds worlds = worlds_for(without, 200, 30);
  for (Order& order : worlds.orders) order.deciding->a_better_above = 0.8;
  const Report report = report_on(run, {worlds, std::nullopt});
  EXPECT_TRUE(says(report, "No single assumption turns the order at the top in the worlds that were examined."));
  const Flag* flag = find(report, FlagKind::hangs_on_guess);
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->text.en.rfind("How sure it is that “Hybrid", 0), 0u) << flag->text.en;
  for (const Flag& one : report.flags) EXPECT_EQ(one.text.en.find("Rp 120"), std::string::npos) << one.text.en;
}

}  // namespace
}  // namespace kabar::analysis
