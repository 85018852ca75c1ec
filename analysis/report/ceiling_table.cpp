#include "analysis/report/ceiling_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

/// "45,2 (25) *"
std::string cell_of(const Ceiling& ceiling, const std::string& name, Language in) {
  const CeilingStrategy* one = ceiling.find(name);
  if (one == nullptr || !one->shares[at(Headline::poor_aware)].mean) return undefined_text(in) + "  ";
  const CeilingLeader& leader = ceiling.leaders[at(Headline::poor_aware)];
  const bool leads = !leader.ranked.empty() && leader.ranked.front() == name;
  const bool may_lead = std::find(leader.rivals.begin(), leader.rivals.end(), name) != leader.rivals.end();
  return fmt::format("{} ({}) {}", number_text(100 * *one->shares[at(Headline::poor_aware)].mean, 1, in),
                     mean_text(one->cash_rupiah, kMillion, 0, in), leads || may_lead ? "*" : " ");
}

std::vector<std::size_t> by_poor_aware(const Report& report) {
  const auto mean = [&](std::size_t place) {
    return report.comparison.strategies[place].shares[at(Group::poor)][at(Measure::ever_aware)].mean.value_or(-1);
  };
  std::vector<std::size_t> order(report.comparison.strategies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return mean(a) > mean(b); });
  return order;
}

}  // namespace

std::string ceiling_table(const Report& report, const Setting& setting) {
  if (report.ceilings.empty()) return "";
  const Language in = setting.language;
  std::vector<Column> columns = {{pick(in, "Strategi", "Strategy"), Side::left}};
  for (const Ceiling& ceiling : report.ceilings) {
    columns.push_back({rupiah_text(static_cast<double>(ceiling.rupiah), in) + "  "});
  }
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : by_poor_aware(report)) {
    const StrategyName& name = report.comparison.strategies[place].name;
    rows.push_back({title_of(name, in)});
    for (const Ceiling& ceiling : report.ceilings) rows.back().push_back(cell_of(ceiling, name.name, in));
  }
  const auto paragraph = [&](const char* indonesian, const char* english) {
    return wrapped(pick(in, indonesian, english), setting.text_columns()) + "\n";
  };
  return paragraph("Miskin yang pernah tahu menurut pagu, % (Rp juta yang terpakai)",
                   "Poor ever aware by budget, % (Rp million that it uses)") +
         in_columns(columns, rows, setting.columns) +
         paragraph("* paling banyak di antara yang dapat dipilih; bila beberapa, variasi acak belum membedakannya.",
                   "* the most of those that may be chosen; where several, luck does not tell them apart.") +
         "\n";
}

}  // namespace kabar::analysis
