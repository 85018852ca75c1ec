#include "analysis/report/report_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/ceiling_table.h"
#include "analysis/report/grid.h"
#include "analysis/report/idle.h"
#include "analysis/report/say.h"
#include "analysis/report/table.h"
#include "analysis/report/variance_table.h"

namespace kabar::analysis {

namespace {

/// Orders far from the top are many, and in the JSON and on the page.
bool is_shown(const Report& report, const Flag& flag) {
  if (flag.kind != FlagKind::not_decided) return true;
  const std::vector<std::size_t>& ranked = report.standings[at(Headline::poor_aware)].ranked;
  constexpr std::size_t kTop = 2;
  for (std::size_t i = 0; i < std::min(kTop, ranked.size()); ++i) {
    const std::string& name = report.comparison.strategies[ranked[i]].name.name;
    if (std::find(flag.strategies.begin(), flag.strategies.end(), name) != flag.strategies.end()) return true;
  }
  return false;
}

}  // namespace

std::string size_text(const std::vector<StrategySummary>& strategies, Language in) {
  const auto range = [&](std::uint32_t StrategySummary::*number) {
    const auto [least, most] =
        std::minmax_element(strategies.begin(), strategies.end(),
                            [&](const auto& one, const auto& other) { return one.*number < other.*number; });
    const std::string low = number_text((*least).*number, 0, in), high = number_text((*most).*number, 0, in);
    return low == high ? low : low + "-" + high;
  };
  return fmt::format(fmt::runtime(pick(in, "Dihitung di {} kota simulasi x {} ulangan untuk setiap strategi.",
                                       "From {} synthetic cities x {} replicates of each strategy.")),
                     range(&StrategySummary::populations), range(&StrategySummary::replicates));
}

std::string to_table(const Report& report, const Setting& setting) {
  const Language in = setting.language;
  // Where one source of chance varied alone, that comes before all.
  const std::string before = what_varies(report.comparison.vary, setting);
  std::string text = before + pick(in, "Jawaban\n", "The answer\n");
  for (std::size_t i = 0; i < report.answer.size(); ++i) {
    text += bullet(pick(in, report.answer[i]), setting.text_columns());
    if (i == 0) {
      text += indented(wrapped(size_text(report.comparison.strategies, in), setting.text_columns() - 2), 2) + "\n";
    }
  }
  if (nobody_aware(report.comparison.strategies)) {
    const std::string idle = idle_text(idle_of(report.comparison.strategies), report.comparison.strategies, in);
    return idle.empty() ? text : text + bullet(idle, setting.text_columns());
  }
  text += "\n" + ceiling_table(report, setting) + to_table(report.comparison, setting).substr(before.size());
  if (report.flags.empty()) return text;
  text += pick(in, "\nSebelum mempercayainya\n", "\nBefore you believe it\n");
  std::size_t more = 0;
  for (const Flag& flag : report.flags) {
    if (is_shown(report, flag)) {
      text += bullet(pick(in, flag.text), setting.text_columns());
    } else {
      ++more;
    }
  }
  if (more > 0) {
    text += bullet(fmt::format(fmt::runtime(pick(in, "{} urutan lain juga belum dapat dipastikan (--json, --report).",
                                                 more == 1 ? "{} more order is not decided (--json, --report)."
                                                           : "{} more orders are not decided (--json, --report).")),
                               more),
                   setting.text_columns());
  }
  return text;
}

}  // namespace kabar::analysis
