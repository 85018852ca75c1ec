#include "scenario/target_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "scenario/checker.h"
#include "scenario/city_notes.h"
#include "scenario/phrases.h"
#include "scenario/target_completion.h"
#include "scenario/targets.h"

namespace kabar {

namespace {

/// Households of one category in the whole city, and where that was said.
struct Stated {
  double households = 0;
  std::optional<std::size_t> row;  // none: nobody said it, it follows from param.poor_persons or from persons
};

/// How far a sum of `whole` rounded numbers may lie from what was rounded: three and a half standard deviations, at
/// most all of them half a household.
double rounding(std::size_t whole) {
  const auto n = static_cast<double>(whole);
  return std::max(0.5, std::min(n / 2, std::sqrt(n)));
}

bool is_whole(double value) {
  return std::fabs(value - std::nearbyint(value)) < 1e-9;
}

struct TargetChecker : Checker {
  const Origin& tables_at;
  Targets targets;
  Categories categories;
  std::array<std::vector<std::optional<Stated>>, kDimensions> margins = {};  // dimension, category

  TargetChecker(const Scenario& of, const Origin& at, Reading& to)
      : Checker{of, to}, tables_at(at), targets(resolve_targets(of, to.refused, to.problems)), categories(of) {}

  void whole_tables();
  void missing_categories(TargetTable& table);
  void gather(TargetTable& table);
  void fifths();
  void size(CitySize size);
  void assume_margins();
  void cross_table(const TargetTable& table);

  bool is_known(Dimension d) const { return !margins[static_cast<std::size_t>(d)].empty(); }
  std::string word(Dimension d, std::size_t category) const { return categories.name(d, static_cast<int>(category)); }

  /// "in line 7", or the file with it where that is another one than row `from` is in.
  Sentence place_of(std::size_t row, std::size_t from) const {
    const Origin& there = reading.origins.at("target." + std::to_string(row));
    const Origin& here = reading.origins.at(target_path(from, "households"));
    if (there.file == here.file) return {phrase::in_line, there.line};
    return {phrase::in_file_line, there.file, there.line};
  }
  /// "welfare/poor is 450 in line 7", or what stands in place of a table that is not there.
  Sentence said(Dimension d, std::size_t category, const Stated& fixed, std::size_t from) const {
    const std::string name = std::string(kDimensionNames[static_cast<std::size_t>(d)]) + "/" + word(d, category);
    if (fixed.row) {
      return {phrase::table_says, name_of(scenario.targets[*fixed.row]), households_text(fixed.households),
              place_of(*fixed.row, from)};
    }
    return {d == Dimension::welfare ? phrase::poor_are_assumed : phrase::kelurahan_are_assumed, name,
            households_text(fixed.households)};
  }
  Sentence write_table(Dimension d, const Stated& fixed) const {
    if (fixed.row) return phrase::make_them_agree;
    return {phrase::write_a_table, kDimensionNames[static_cast<std::size_t>(d)]};
  }
};

void TargetChecker::whole_tables() {
  for (TargetTable& table : targets.tables) {
    if (table.sound && !table.given) missing_categories(table);
  }
  check_totals(scenario, targets, reading.problems);
  for (TargetTable& table : targets.tables) {
    if (table.sound && !table.given) gather(table);
  }
}

/// A table that covers the city names every category: nobody can tell whether one that is left out has nobody in it.
void TargetChecker::missing_categories(TargetTable& table) {
  const std::size_t n = category_count(scenario, table.dimension);
  if (table.rows.size() >= n) return;
  if (table.dimension == Dimension::kelurahan && reading.refused.has_rows_of("kelurahan")) {
    table.sound = false;
    return;
  }
  std::vector<bool> there(n, false);
  for (const std::size_t row : table.rows) there[static_cast<std::size_t>(targets.rows[row].category)] = true;
  std::string missing;
  std::size_t count = 0;
  for (std::size_t c = 0; c < n; ++c) {
    constexpr std::size_t kNamed = 6;
    if (there[c] || ++count > kNamed) continue;
    missing += (missing.empty() ? "" : ", ") + word(table.dimension, c);
  }
  table.sound = false;
  add(target_path(table.rows.front(), "table"), {phrase::table_lacks, table.name, missing},
      {phrase::table_must_have, n,
       table.dimension == Dimension::kelurahan ? Sentence(phrase::all_kelurahan)
                                               : Sentence(phrase::as_it_is, all_categories(table.dimension))},
      phrase::write_0_for_nobody);
}

/// What the table says of each category; two tables that cover the city may not say different things.
void TargetChecker::gather(TargetTable& table) {
  auto& of = margins[static_cast<std::size_t>(table.dimension)];
  of.resize(category_count(scenario, table.dimension));
  for (const std::size_t row : table.rows) {
    std::optional<Stated>& fixed = of[static_cast<std::size_t>(targets.rows[row].category)];
    if (fixed && !agree(fixed->households, targets.rows[row].households)) {
      table.sound = false;
      add(target_path(row, "households"),
          {phrase::value_is, name_of(scenario.targets[row]), households_text(targets.rows[row].households)},
          said(table.dimension, static_cast<std::size_t>(targets.rows[row].category), *fixed, row),
          phrase::make_them_agree);
    }
    if (!fixed) fixed = Stated{targets.rows[row].households, row};
  }
}

/// Quintiles are fifths of the households; the poor are the poorest of them.
void TargetChecker::fifths() {
  const auto& welfare = margins[static_cast<std::size_t>(Dimension::welfare)];
  if (welfare.empty()) return;
  for (int quintile = 1; quintile <= 5; ++quintile) {
    const Stated& fixed = *welfare[static_cast<std::size_t>(quintile)];
    const double right = quintile_households(quintile, welfare[0]->households, targets.total);
    // Fifths of the city and the poor, rounded: two numbers.
    if (std::fabs(fixed.households - right) <= rounding(2) + 1e-9) continue;
    add(target_path(*fixed.row, "households"),
        {phrase::value_is, name_of(scenario.targets[*fixed.row]), households_text(fixed.households)},
        {phrase::fifth_is, households_text(targets.total), households_text(right)});
    return;  // the others follow from one of them
  }
}

void TargetChecker::size(CitySize size) {
  const double households = static_cast<double>(scenario.city.households);
  if (targets.total == 0 || reading.refused.has("city.households")) return;
  if (!reading.origins.has("city.households") || agree(households, targets.total)) return;
  const Sentence said(phrase::value_is, "city.households", scenario.city.households);
  // A table in shares has its sum from another one.
  const auto counts = [&](const TargetTable& table) {
    return !reading.origins.has("target." + std::to_string(table.rows.front()) + ".share");
  };
  const auto covers = [](const TargetTable& table) { return table.sound && !table.given; };
  auto whole = std::find_if(targets.tables.begin(), targets.tables.end(),
                            [&](const TargetTable& table) { return covers(table) && counts(table); });
  if (whole == targets.tables.end()) whole = std::find_if(targets.tables.begin(), targets.tables.end(), covers);
  const std::string& file = reading.origins.at(target_path(whole->rows.front(), "households")).file;
  const Sentence total = households_text(targets.total);
  if (size == CitySize::agrees) {
    add("city.households", said, {phrase::tables_of_sum_to, file, total}, {phrase::write_or_scale, total});
  } else if (size == CitySize::outdated) {
    const Origin& there = reading.origins.at("city.households");
    reading.problems.add(problem_at(tables_at, {phrase::tables_of_sum_to, file, total},
                                    {phrase::said_in_line, said, there.file, there.line},
                                    {phrase::say_households_here, total}));
  } else {
    reading.notes.add(problem_at(reading.origins.at("city.households"), said, {phrase::tables_of_sum_to, file, total},
                                 {phrase::everything_grows, short_decimal(households / targets.total)}));
  }
}

/// What the population takes where no table says it.
void TargetChecker::assume_margins() {
  auto& welfare = margins[static_cast<std::size_t>(Dimension::welfare)];
  auto& kelurahan = margins[static_cast<std::size_t>(Dimension::kelurahan)];
  const auto has_table = [&](Dimension dimension) {
    return std::any_of(targets.tables.begin(), targets.tables.end(), [&](const TargetTable& table) {
      return table.dimension == dimension && !(table.sound && table.given);
    });
  };
  if (welfare.empty() && !has_table(Dimension::welfare) && !reading.refused.has("param.poor_persons")) {
    const double poor = poor_without_a_table(scenario.param) * targets.total;
    welfare.push_back(Stated{poor, std::nullopt});
    for (int quintile = 1; quintile <= 5; ++quintile) {
      welfare.push_back(Stated{quintile_households(quintile, poor, targets.total), std::nullopt});
    }
  }
  if (kelurahan.empty() && !has_table(Dimension::kelurahan) && !reading.refused.has_any("kelurahan", "persons")) {
    const std::vector<double> weights = kelurahan_without_a_table(scenario);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (const double weight : weights) kelurahan.push_back(Stated{weight / sum * targets.total, std::nullopt});
  }
}

void TargetChecker::cross_table(const TargetTable& table) {
  const std::size_t categories_here = category_count(scenario, table.dimension);
  const std::size_t categories_given = category_count(scenario, *table.given);
  struct Sum {
    double households = 0;
    std::size_t whole = 1;  // numbers that were rounded, the margin's own among them
    std::vector<std::size_t> rows = {};
  };
  std::vector<Sum> by_given(categories_given), by_category(categories_here);
  const auto count = [&](Sum& sum, std::size_t row) {
    sum.rows.push_back(row);
    sum.households += targets.rows[row].households;
    sum.whole += is_whole(targets.rows[row].households) ? 1 : 0;
  };
  for (const std::size_t row : table.rows) {
    count(by_given[static_cast<std::size_t>(targets.rows[row].given_category)], row);
    count(by_category[static_cast<std::size_t>(targets.rows[row].category)], row);
  }
  bool good = true;
  const auto compare = [&](Dimension of, std::size_t category, const Sum& sum, std::size_t complete) {
    const auto& margin = margins[static_cast<std::size_t>(of)];
    if (sum.rows.empty() || margin.empty() || !margin[category]) return;
    const Stated& fixed = *margin[category];
    const double off = sum.households - fixed.households;
    const bool all = sum.rows.size() == complete, one = sum.rows.size() == 1;
    const std::size_t first = sum.rows.front();
    if (std::fabs(off) <= rounding(sum.whole) || (off < 0 && !all)) return;
    good = false;
    const Sentence what =
        one ? Sentence(phrase::value_is, name_of(scenario.targets[first]), households_text(sum.households))
            : Sentence(phrase::table_sums_to_for, table.name, word(of, category), households_text(sum.households));
    add(one ? target_path(first, "households") : place_of_sum(scenario, sum.rows), what,
        said(of, category, fixed, first), write_table(of, fixed));
  };
  for (std::size_t g = 0; g < categories_given; ++g) compare(*table.given, g, by_given[g], categories_here);
  // A sum that is wrong already tells of the other direction, too.
  for (std::size_t c = 0; good && c < categories_here; ++c) {
    compare(table.dimension, c, by_category[c], categories_given);
  }
}

}  // namespace

void check_targets(const Scenario& scenario, CitySize size, const Origin& tables_at, Reading& reading) {
  for (std::size_t row = 0; row < scenario.associations.size(); ++row) {
    categories_of(scenario, row, reading.problems);
  }
  TargetChecker check(scenario, tables_at, reading);
  if (reading.refused.has_rows_of("target") || size == CitySize::resolved) return;
  const std::size_t before = reading.problems.count();
  check.whole_tables();
  if (check.targets.total == 0) {
    const bool sound = std::all_of(check.targets.tables.begin(), check.targets.tables.end(),
                                   [](const TargetTable& table) { return table.sound; });
    if (sound && !scenario.targets.empty()) {
      check.add("target", Sentence::verbatim("targets"), phrase::one_table_must_cover);
    }
    return;
  }
  check.fifths();
  if (reading.problems.count() == before) check.size(size);
  check.assume_margins();
  for (const TargetTable& table : check.targets.tables) {
    if (table.sound && table.given) check.cross_table(table);
  }
  if (reading.problems.count() > before) return;
  CityHouseholds households;
  for (const std::optional<Stated>& one : check.margins[static_cast<std::size_t>(Dimension::kelurahan)]) {
    households.by_kelurahan.push_back(one->households);
  }
  const auto& welfare = check.margins[static_cast<std::size_t>(Dimension::welfare)];
  if (!welfare.empty() && welfare[0]->row) {
    households.poor = welfare[0]->households;
    households.poor_path = target_path(*welfare[0]->row, "households");
  }
  note_sizes(scenario, households, reading);
}

}  // namespace kabar
