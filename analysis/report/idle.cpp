#include "analysis/report/idle.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

bool is_unfunded(const StrategySummary& one) {
  return one.budget && !one.budget->exempt && one.budget->value && one.budget->value->highest == 0;
}

bool is_unreached(const StrategySummary& one) {
  return one.name.acts && one.shares[at(Group::all)][at(Measure::reach)].mean == 0.0;
}

/// “Posts” (posts.team.per_week = 0).
std::string idle_titles(const std::vector<std::string>& names, std::span<const StrategySummary> strategies,
                        Language in) {
  std::vector<std::string> texts;
  for (const std::string& name : names) {
    const auto one =
        std::find_if(strategies.begin(), strategies.end(), [&](const auto& other) { return other.name.name == name; });
    const std::string number = is_unfunded(*one) ? fmt::format(" ({} = 0)", one->name.scale_with) : "";
    texts.push_back(quoted(title_of(one->name, in)) + number);
  }
  return list_of(texts, in);
}

}  // namespace

Idle idle_of(std::span<const StrategySummary> strategies) {
  Idle idle;
  for (const StrategySummary& one : strategies) {
    if (is_unfunded(one)) {
      idle.unfunded.push_back(one.name.name);
    } else if (is_unreached(one)) {
      idle.unreached.push_back(one.name.name);
    }
  }
  return idle;
}

std::string unfunded_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in) {
  if (idle.unfunded.empty()) return "";
  return fmt::format(fmt::runtime(pick(in,
                                       "Pagu tidak membeli apa pun dari yang disesuaikan dengannya: {}. Naikkan pagu "
                                       "(--set city.budget=RUPIAH), atau keluarkan dari perbandingan.",
                                       "The budget buys nothing of what is scaled to it: {}. Raise it (--set "
                                       "city.budget=RUPIAH), or leave it out of the comparison.")),
                     idle_titles(idle.unfunded, strategies, in));
}

std::string unreached_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in) {
  if (idle.unreached.empty()) return "";
  return fmt::format(
      fmt::runtime(pick(in,
                        "Tidak menjangkau siapa pun: {}. Isinya tidak terjadi dalam masa simulasi, atau tidak sampai "
                        "ke rumah tangga mana pun: periksa frekuensi, hari, akun dan salurannya.",
                        "Nobody is reached by: {}. What it holds does not happen in the time simulated, or gets to no "
                        "household: check how often, its days, accounts and channels.")),
      idle_titles(idle.unreached, strategies, in));
}

std::string idle_text(const Idle& idle, std::span<const StrategySummary> strategies, Language in) {
  const std::string unfunded = unfunded_text(idle, strategies, in), unreached = unreached_text(idle, strategies, in);
  return unfunded + (unfunded.empty() || unreached.empty() ? "" : " ") + unreached;
}

}  // namespace kabar::analysis
