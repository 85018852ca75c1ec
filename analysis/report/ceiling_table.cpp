#include "analysis/report/ceiling_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "analysis/report/grid.h"
#include "analysis/report/say.h"
#include "analysis/report/table.h"

namespace kabar::analysis {

namespace {

constexpr std::size_t kPoor = at(Headline::poor_aware), kAtOnce = 4;
constexpr double kMillion = 1e6;

/// "45,2 (25) *"
std::string cell_of(const Ceiling& ceiling, const std::string& name, Language in) {
  const CeilingStrategy* one = ceiling.find(name);
  if (one == nullptr || !one->shares[kPoor].mean) return undefined_text(in) + "  ";
  const CeilingLeader& leader = ceiling.leaders[kPoor];
  const bool leads = !leader.ranked.empty() && leader.ranked.front() == name;
  const bool may_lead = std::find(leader.rivals.begin(), leader.rivals.end(), name) != leader.rivals.end();
  return fmt::format("{} ({}) {}", number_text(100 * *one->shares[kPoor].mean, 1, in),
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

std::string ceiling_table(const Report& report, Language in) {
  if (report.ceilings.empty()) return "";
  std::string text = pick(in, "Miskin yang tahu menurut plafon uang, % (Rp juta yang terpakai)\n",
                          "Poor aware by the ceiling of cash, % (Rp million that it uses)\n");
  const std::vector<std::size_t> order = by_poor_aware(report);
  for (std::size_t begin = 0; begin < report.ceilings.size(); begin += kAtOnce) {
    const std::size_t end = std::min(begin + kAtOnce, report.ceilings.size());
    std::vector<Column> columns = {{pick(in, "Strategi", "Strategy"), Side::left}};
    for (std::size_t c = begin; c < end; ++c) {
      columns.push_back({rupiah_text(static_cast<double>(report.ceilings[c].rupiah), in) + "  "});
    }
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t place : order) {
      const StrategyName& name = report.comparison.strategies[place].name;
      std::vector<std::string> row = {title_of(name, in)};
      for (std::size_t c = begin; c < end; ++c) row.push_back(cell_of(report.ceilings[c], name.name, in));
      rows.push_back(std::move(row));
    }
    text += in_columns(columns, rows, kTableColumns);
  }
  return text + pick(in,
                     "* paling banyak di antara yang dapat dipilih; bila beberapa, kebetulan belum membedakannya.\n\n",
                     "* the most of those that may be chosen; where several, luck does not tell them apart.\n\n");
}

}  // namespace kabar::analysis
