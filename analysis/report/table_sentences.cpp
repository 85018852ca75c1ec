// What stands beside a table: the highest, and what the intervals hold.

#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/numbers.h"
#include "analysis/report/say.h"
#include "analysis/report/table.h"
#include "analysis/report/variance_table.h"

namespace kabar::analysis {

namespace {

/// The strategy with the largest share, and whether another may be the best. What may exceed the
/// budget is there to compare with, not to be chosen.
std::string highest_line(std::span<const StrategySummary> strategies, bool decided, Group group, Measure measure,
                         const std::string& whose, const Setting& setting) {
  const auto share = [&](std::size_t place) -> const Effect& {
    return strategies[place].shares[at(group)][at(measure)];
  };
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < strategies.size(); ++place) {
    const bool may_be_chosen = !strategies[place].budget || !strategies[place].budget->exempt;
    if (may_be_chosen && share(place).mean) places.push_back(place);
  }
  if (places.empty()) return "";
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return *share(a).mean > *share(b).mean; });
  const Effect& first = share(places[0]);
  const Language in = setting.language;
  const std::string doubt =
      decided || places.size() == 1 ? "" : pick(in, " (belum dapat dipastikan)", " (not decided)");
  const std::string percent = percent_text(*first.mean, in), title = title_of(strategies[places[0]].name, in);
  if (setting.columns < Setting::kUsual) {
    return indented(folded(whose + ": " + percent + ", " + title + doubt, setting.columns - 2), 2) + "\n";
  }
  // Under each other where there is room.
  const std::string lead = "  " + left_aligned(whose, 36) + " " + right_aligned(percent, 7) + "  ";
  const std::size_t left = columns_of(lead), room = setting.columns - left;
  if (columns_of(title + doubt) <= room) return lead + title + doubt + "\n";
  const std::string under = doubt.empty() ? "" : std::string(left - 1, ' ') + doubt + "\n";
  return lead + shortened(title, room) + "\n" + under;
}

}  // namespace

std::string highest_text(const RunSummary& summary, const Setting& setting) {
  const std::span<const StrategySummary> strategies = summary.strategies;
  const auto line = [&](bool decided, Group group, Measure measure, const char* indonesian, const char* english) {
    return highest_line(strategies, decided, group, measure, pick(setting.language, indonesian, english), setting);
  };
  const char* const head =
      strategies.size() > 1
          ? pick(setting.language, "Yang tertinggi dalam simulasi ini:", "Highest in this simulation:")
          : pick(setting.language, "Dalam simulasi ini:", "In this simulation:");
  return std::string(head) + "\n" +
         line(summary.poor_aware_decided, Group::poor, Measure::ever_aware, "rumah tangga miskin yang pernah tahu",
              "poor households ever aware") +
         line(summary.eligible_understand_decided, Group::eligible, Measure::understands, "sasaran program yang paham",
              "eligible that understand");
}

std::string intervals_text(std::span<const StrategySummary> strategies, Vary vary, const Setting& setting) {
  const Language in = setting.language;
  const StrategySummary& first = strategies.front();
  if (!first.shares[at(Group::all)][at(Measure::reach)].has_interval()) {
    return wrapped(pick(in, "Hanya satu ulangan di satu kota simulasi: kisaran ketidakpastian belum ada.",
                        "Only one replicate of one population: there is no interval yet."),
                   setting.text_columns()) +
           "\n";
  }
  const bool many = first.unit == Unit::populations;
  const std::string over = fmt::format(fmt::runtime(pick(in, "Kisaran 95 %, {} kota simulasi x {} ulangan{}. {}",
                                                         many ? "95 % intervals, {} populations x {} replicates{}. {}"
                                                              : "95 % intervals, {} population x {} replicates{}. {}")),
                                       first.populations, first.replicates,
                                       many ? "" : pick(in, "; hanya untuk satu kota simulasi ini", "; this city only"),
                                       what_intervals_hold(vary, in));
  return wrapped(over, setting.text_columns()) + "\n";
}

}  // namespace kabar::analysis
