// What is left of the budget, beside what was spent.
#include "analysis/report/budget_table.h"

#include <gtest/gtest.h>

#include <string>

namespace kabar::analysis {
namespace {

StrategySummary spending(double mean, double lowest, double highest) {
  StrategySummary summary;
  summary.name.name = "rapat";
  summary.cash_rupiah.mean = mean;
  summary.staff_hours.mean = 5;
  summary.budget = BudgetUse{15'000'000, false, {mean, lowest, highest}, "", {}};
  return summary;
}

TEST(BudgetTable, WhatIsSpentAndWhatIsLeftAddUp) {
  const StrategySummary strategies[] = {spending(4'942'000, 4'900'000, 4'984'000)};
  const std::string table = budget_table(strategies, {0}, {"Rapat"}, {Language::indonesian});
  EXPECT_NE(table.find("Rp 15 juta"), std::string::npos) << table;
  EXPECT_NE(table.find("4,94"), std::string::npos) << table;
  EXPECT_NE(table.find("10,06"), std::string::npos) << table;
}

TEST(BudgetTable, IsNoneWithoutABudget) {
  StrategySummary free = spending(1, 1, 1);
  free.budget.reset();
  EXPECT_EQ(budget_table(std::span(&free, 1), {0}, {"Rapat"}, {Language::indonesian}), "");
}

}  // namespace
}  // namespace kabar::analysis
