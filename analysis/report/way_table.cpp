#include "analysis/report/way_table.h"

#include <algorithm>
#include <cmath>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"

namespace kabar::analysis {

namespace {

constexpr std::size_t kWayCell = 9, kWayTitle = 34;
using Effects = std::vector<WayEffect> Attribution::*;

/// "Neighbours (word of mouth)" as "Neighbours": what a column has room for.
std::string short_name(const std::string& name) {
  const std::size_t bracket = name.find(" (");
  return bracket == 0 ? name : name.substr(0, bracket);
}

/// "13.9  83%": of 100 poor households, and of those aware; what is above 0 is never shown as 0 %.
std::string cell_of(const WayEffect& effect, Language language) {
  if (!effect.of_poor.mean) return undefined_text(language);
  if (*effect.of_poor.mean <= 0.0) return "-";
  const std::string of_hundred = number_text(100 * *effect.of_poor.mean, 1, language);
  if (!effect.of_aware.mean) return of_hundred + right_aligned(undefined_text(language), 5);
  const double percent = 100 * *effect.of_aware.mean;
  return of_hundred + right_aligned(percent < 0.5 ? "<1%" : number_text(percent, 0, language) + "%", 5);
}

std::string one_table(const Comparison& comparison, Effects effects, const std::string& head,
                      const std::vector<std::size_t>& order, const std::vector<std::string>& titles,
                      const Setting& setting) {
  const bool indonesian = setting.language == Language::indonesian;
  std::vector<std::size_t> shown;
  for (std::size_t w = 0; w < comparison.ways.size(); ++w) {
    const bool any = std::any_of(comparison.attributions.begin(), comparison.attributions.end(),
                                 [&](const auto& one) { return (one.*effects)[w].of_poor.mean.value_or(0) > 0; });
    if (any) shown.push_back(w);
  }
  if (shown.empty()) return "";
  std::vector<Column> columns = {{head, Side::left, kWayTitle}};
  for (const std::size_t w : shown) {
    const Way& way = comparison.ways[w];
    std::string name = indonesian ? way.name_id : way.name_en;
    if (name.empty()) name = way.id;
    columns.push_back({wrapped(short_name(name), kWayCell), Side::right, kWayCell});
  }
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order) {
    std::vector<std::string> row = {titles[place]};
    for (const std::size_t w : shown) {
      row.push_back(cell_of((comparison.attributions[place].*effects)[w], setting.language));
    }
    rows.push_back(std::move(row));
  }
  return in_columns(columns, rows, setting.columns) + "\n";
}

}  // namespace

std::string way_tables(const Comparison& comparison, const std::vector<std::size_t>& order,
                       const std::vector<std::string>& titles, const Setting& setting) {
  const bool indonesian = setting.language == Language::indonesian;
  const std::string last_hop =
      one_table(comparison, &Attribution::last_hop, indonesian ? "Pertama kali tahu lewat" : "First became aware by",
                order, titles, setting);
  if (last_hop.empty()) return "";
  const std::string root = one_table(comparison, &Attribution::root,
                                     indonesian ? "Asal kabar itu" : "Where that news began", order, titles, setting);
  const char* const head =
      indonesian ? "Lewat apa warga miskin pertama kali tahu, dan dari mana kabar itu bermula\n"
                   "Dari 100 rumah tangga miskin, dan % dari yang tahu. Yang diteruskan ketua RT bermula di rapat RT."
                 : "By what the poor first became aware, and where that news began\n"
                   "Of 100 poor households, and % of those aware. What RT heads were asked to pass on begins at the RT "
                   "meeting.";
  return wrapped(head, setting.text_columns()) + "\n\n" + last_hop + root;
}

}  // namespace kabar::analysis
