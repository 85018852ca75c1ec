#include "analysis/report/missed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/core/effect.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

/// How many times as far off as is let pass.
double distance(const Missed& one) {
  return std::fabs(one.made - one.target.households) /
         std::max(kMissedHouseholds, kMissedShare * one.target.households);
}

/// Whether the cities lie around the row, each by its luck: households are whole, so that small cities are off by a
/// few.
bool is_luck(const Missed& one, std::span<const double> made) {
  const Effect mean = t_interval(made);
  return mean.has_interval() && *mean.low <= one.target.households && one.target.households <= *mean.high;
}

void sort(std::vector<Missed>& missed) {
  std::stable_sort(missed.begin(), missed.end(),
                   [](const Missed& a, const Missed& b) { return distance(a) > distance(b); });
}

}  // namespace

std::vector<Missed> missed_targets(const Recording& recording, std::span<const TargetName> targets) {
  std::vector<Missed> missed;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    Missed one{targets[t], 0, 0, 0};
    std::vector<double> made;
    for (const PopulationRecord& population : recording.populations) {
      if (t >= population.made.size()) continue;
      made.push_back(population.made[t]);
      one.populations += is_missed(targets[t].households, population.made[t]) ? 1 : 0;
    }
    if (made.empty()) continue;
    one.of = static_cast<std::uint32_t>(made.size());
    one.made = mean_of(made);
    if (is_missed(one.target.households, one.made) && !is_luck(one, made)) {
      missed.push_back(std::move(one));
    }
  }
  sort(missed);
  return missed;
}

void add_missed(const std::vector<Missed>& more, std::vector<Missed>& missed) {
  for (const Missed& one : more) {
    const auto same = std::find_if(missed.begin(), missed.end(), [&](const Missed& other) {
      return other.target.name == one.target.name && other.target.households == one.target.households;
    });
    if (same == missed.end()) {
      missed.push_back(one);
    } else {
      same->made = (same->made * same->of + one.made * one.of) / (same->of + one.of);
      same->populations += one.populations;
      same->of += one.of;
    }
  }
  sort(missed);
}

std::string missed_text(std::span<const Missed> missed, Language in) {
  if (missed.empty()) return "";
  constexpr std::size_t kShown = 3;
  const auto say = [&](const char* indonesian, const char* english, const auto&... values) {
    return fmt::format(fmt::runtime(pick(in, indonesian, english)), values...);
  };
  std::string rows;
  for (const Missed& one : missed.first(std::min(kShown, missed.size()))) {
    rows += (rows.empty() ? "" : "; ") + say("{} {}, seharusnya {} (di {} dari {} kota simulasi)",
                                             "{} is {}, not {} (in {} of {} synthetic cities)", one.target.name,
                                             number_text(one.made, 0, in), number_text(one.target.households, 0, in),
                                             one.populations, one.of);
  }
  if (missed.size() > kShown) {
    rows += say("; dan {} baris lain", "; and {} more rows", missed.size() - kShown);
  }
  return say(
      "Kota simulasi meleset dari tabelnya lebih dari 1 % dan 5 rumah tangga: {}. Angka tentang rumah tangga itu "
      "tidak dapat dipercaya; kabar describe menunjukkan semuanya.",
      "The synthetic cities miss their tables by more than 1 % and 5 households: {}. Do not trust figures about "
      "these households; kabar describe shows all.",
      rows);
}

}  // namespace kabar::analysis
