#include "analysis/report/budget_table.h"

#include <algorithm>
#include <cmath>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

/// A number that the budget scaled, as the strategy's file would say it.
std::string scaled_text(const BudgetUse& use, Language in) {
  if (use.exempt) return pick(in, "boleh melampaui pagu", "may exceed it");
  if (!use.value) return pick(in, "tidak ada", "nothing");
  const auto is_whole = [](double value) { return value == std::floor(value); };
  const int digits = is_whole(use.value->lowest) && is_whole(use.value->highest) ? 0 : 3;
  const std::string low = number_text(use.value->lowest, digits, in);
  const std::string high = number_text(use.value->highest, digits, in);
  return use.scale_with + " = " + (low == high ? low : low + "-" + high);
}

}  // namespace

std::string budget_table(std::span<const StrategySummary> strategies, const std::vector<std::size_t>& order,
                         const std::vector<std::string>& titles, const Setting& setting) {
  const Language language = setting.language;
  std::vector<std::int64_t> ceilings;
  for (const StrategySummary& one : strategies) ceilings.push_back(one.budget ? one.budget->ceiling_rupiah : 0);
  if (std::all_of(ceilings.begin(), ceilings.end(), [](std::int64_t ceiling) { return ceiling == 0; })) return "";
  const bool common = std::all_of(ceilings.begin(), ceilings.end(), [&](std::int64_t c) { return c == ceilings[0]; });
  const auto millions = [&](double rupiah) { return number_text(rupiah / kMillion, 2, language); };
  std::vector<Column> columns = {{pick(language, "Strategi", "Strategy"), Side::left},
                                 {pick(language, "Rp juta", "Rp mill.")},
                                 {pick(language, "Sisa", "Left")},
                                 {pick(language, "Jam pegawai", "Staff h")},
                                 {pick(language, "Disesuaikan dengan pagu", "Scaled to the budget"), Side::left}};
  if (!common) columns.insert(columns.begin() + 1, {pick(language, "Pagu", "Budget")});
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order) {
    const StrategySummary& one = strategies[place];
    const std::string staff = mean_text(one.staff_hours, 1, 0, language);
    std::vector<std::string> row = {titles[place], mean_text(one.cash_rupiah, kMillion, 2, language), "-", staff,
                                    pick(language, "tanpa pagu", "no budget")};
    if (one.budget) {
      const double left = static_cast<double>(one.budget->ceiling_rupiah) - one.budget->spent_rupiah.mean;
      if (!one.budget->exempt || left >= 0) row[2] = millions(left);
      row[4] = scaled_text(*one.budget, language);
    }
    if (!common) {
      row.insert(row.begin() + 1, one.budget ? millions(static_cast<double>(one.budget->ceiling_rupiah)) : "-");
    }
    rows.push_back(std::move(row));
  }
  std::string text;
  if (common) {
    text = pick(language, "Pagu setiap strategi selama masa simulasi: Rp ",
                "Budget of each strategy over the time simulated, in cash: Rp ") +
           number_text(static_cast<double>(ceilings[0]) / kMillion, ceilings[0] % 1'000'000 == 0 ? 0 : 2, language) +
           pick(language, " juta", " million");
  } else {
    text = pick(language, "Pagu selama masa simulasi berbeda menurut berkas",
                "Budgets over the time simulated, which differ by file");
  }
  return wrapped(text, setting.text_columns()) + "\n" + in_columns(columns, rows, setting.columns) +
         wrapped(
             pick(language, "Sisa tidak terpakai: tidak ada lagi yang dapat ditambah, atau angkanya sudah di batasnya.",
                  "What is left is not used: there is nothing to scale, or it is at its limit."),
             setting.text_columns()) +
         "\n\n";
}

}  // namespace kabar::analysis
