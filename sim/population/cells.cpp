#include "population/cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "core/errors.h"
#include "population/ipf.h"
#include "population/phrases.h"
#include "scenario/assign.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr std::array<const char*, kDimensions> kDimensionNames = {"kelurahan", "welfare", "access", "education", "age"};
// Poor households are larger: 7.1 % of persons are about 6 % of households (used only without a welfare table).
constexpr double kPoorHouseholdsPerPerson = 0.85;

/// Categories of the four dimensions that every city shares, in the order of their enums.
const std::vector<std::string>& category_names(Dimension dimension) {
  static const std::array<std::vector<std::string>, kDimensions> kNames = {
      std::vector<std::string>{},
      {"poor", "quintile_1", "quintile_2", "quintile_3", "quintile_4", "quintile_5"},
      {"none", "shared_phone", "own_phone", "home"},
      {"primary_or_less", "junior", "senior", "tertiary"},
      {"under_30", "from_30", "from_45", "from_60"}};
  return kNames[static_cast<std::size_t>(dimension)];
}

int find_category(const Scenario& scenario, Dimension dimension, const std::string& word) {
  if (dimension == Dimension::kelurahan) {
    for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
      if (scenario.kelurahan[k].code == word || scenario.kelurahan[k].name == word) return static_cast<int>(k);
    }
    return -1;
  }
  const std::vector<std::string>& names = category_names(dimension);
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (names[c] == word) return static_cast<int>(c);
  }
  return -1;
}

int sizes_of(const Scenario& scenario, Dimension dimension) {
  return dimension == Dimension::kelurahan ? static_cast<int>(kelurahan_count(scenario))
                                           : static_cast<int>(category_names(dimension).size());
}

/// What may stand in place of an unknown category.
Sentence categories_hint(const Scenario& scenario, Dimension dimension, const std::string& word) {
  std::vector<std::string> names = category_names(dimension);
  if (dimension == Dimension::kelurahan) {
    for (const Kelurahan& one : scenario.kelurahan) names.insert(names.end(), {one.code, one.name});
  }
  if (Sentence near = suggestion(word, names); !near.empty()) return near;
  constexpr std::size_t kMostNamed = 20;
  if (names.size() > kMostNamed) return {};
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return {phrase::one_of, all};
}

/// The dimension that the first word of a table's name names: `access_poor` is about access.
int find_dimension(const std::string& table) {
  for (int d = 0; d < kDimensions; ++d) {
    const std::string name = kDimensionNames[static_cast<std::size_t>(d)];
    if (table == name || table.rfind(name + "_", 0) == 0) return d;
  }
  return -1;
}

bool has_margin(const Targets& targets, Dimension dimension) {
  for (const ResolvedTarget& row : targets.rows) {
    if (row.dimension == dimension && row.given_category < 0) return true;
  }
  return false;
}

/// A margin of one whole dimension from weights, scaled to `total`.
IpfMargin whole_margin(std::span<const Place5> places, Dimension dimension, std::vector<double> weights, double total) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  for (double& weight : weights) weight *= total / sum;
  IpfMargin margin{std::vector<std::int32_t>(places.size()), std::move(weights)};
  for (std::size_t cell = 0; cell < places.size(); ++cell) {
    margin.row_of_cell[cell] = places[cell][static_cast<std::size_t>(dimension)];
  }
  return margin;
}

std::vector<IpfMargin> margins_of(const Scenario& scenario, const Targets& targets, std::span<const Place5> places) {
  const double households = static_cast<double>(scenario.city.households);
  std::vector<IpfMargin> margins;
  if (!has_margin(targets, Dimension::kelurahan)) {
    std::vector<double> persons(kelurahan_count(scenario), 0.0);
    double sum = 0;
    for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
      sum += persons[k] = static_cast<double>(scenario.kelurahan[k].persons);
    }
    if (!(sum > 0)) persons.assign(persons.size(), 1.0);
    margins.push_back(whole_margin(places, Dimension::kelurahan, persons, households));
  }
  if (!has_margin(targets, Dimension::welfare)) {
    const double poor = std::min(0.2, kPoorHouseholdsPerPerson * scenario.param.poor_persons);
    margins.push_back(whole_margin(places, Dimension::welfare, {poor, 0.2 - poor, 0.2, 0.2, 0.2, 0.2}, households));
  }
  std::size_t tables = 0;
  for (const ResolvedTarget& row : targets.rows) tables = std::max(tables, row.table + 1);
  for (std::size_t table = 0; table < tables; ++table) {
    IpfMargin margin{std::vector<std::int32_t>(places.size(), -1), {}};
    for (const ResolvedTarget& row : targets.rows) {
      if (row.table != table) continue;
      for (std::size_t cell = 0; cell < places.size(); ++cell) {
        if (counts(row, places[cell])) margin.row_of_cell[cell] = static_cast<std::int32_t>(margin.target.size());
      }
      margin.target.push_back(row.households * households / targets.total);
    }
    margins.push_back(std::move(margin));
  }
  return margins;
}

/// The categories that a field of associations.csv names, all if it is empty.
std::vector<bool> named(const Scenario& scenario, Dimension dimension, const std::string& field,
                        const std::string& path, Problems& problems) {
  std::vector<bool> chosen(static_cast<std::size_t>(sizes_of(scenario, dimension)), field.empty());
  std::size_t begin = 0;
  while (!field.empty() && begin <= field.size()) {
    const std::size_t end = std::min(field.find('|', begin), field.size());
    const std::string word = field.substr(begin, end - begin);
    const int category = find_category(scenario, dimension, word);
    begin = end + 1;
    if (category < 0) {
      const char* const name = kDimensionNames[static_cast<std::size_t>(dimension)];
      problems.add(problem_at(scenario.origins.at(path + "." + name), {phrase::value_is, name, word},
                              phrase::unknown_category, categories_hint(scenario, dimension, word)));
      continue;
    }
    chosen[static_cast<std::size_t>(category)] = true;
  }
  return chosen;
}

/// By welfare, access, education and age: the categories of a row of associations.csv.
std::array<std::vector<bool>, 4> chosen_by(const Scenario& scenario, std::size_t row, Problems& problems) {
  const Association& words = scenario.associations[row];
  const std::string path = "association." + std::to_string(row);
  return {named(scenario, Dimension::welfare, words.welfare, path, problems),
          named(scenario, Dimension::access, words.access, path, problems),
          named(scenario, Dimension::education, words.education, path, problems),
          named(scenario, Dimension::age, words.age, path, problems)};
}

void weight_cells(const Scenario& scenario, std::span<const Place5> places, std::span<double> table) {
  Problems problems;
  for (std::size_t row = 0; row < scenario.associations.size(); ++row) {
    const std::array<std::vector<bool>, 4> chosen = chosen_by(scenario, row, problems);
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      bool inside = true;
      for (std::size_t d = 0; d < chosen.size(); ++d) {
        inside = inside && chosen[d][static_cast<std::size_t>(places[cell][d + 1])];
      }
      if (inside) table[cell] *= scenario.associations[row].weight;
    }
  }
  problems.throw_if_any();
}

bool agree(double one, double other) {
  return std::fabs(one - other) <= 0.5;
}

/// The total that most tables have, so that the odd one is blamed.
double most_common(const std::map<std::string, double>& totals) {
  double common = 0;
  std::ptrdiff_t most = 0;
  for (const auto& [table, total] : totals) {
    const auto alike = std::count_if(totals.begin(), totals.end(),
                                     [total = total](const auto& other) { return agree(total, other.second); });
    if (alike > most) common = total;
    most = std::max(most, alike);
  }
  return common;
}

Targets resolve(const Scenario& scenario, Problems& problems) {
  Targets targets;
  std::map<std::string, std::size_t> tables;
  std::map<std::string, double> totals;  // of the tables that cover the city
  std::map<std::string, int> seen;
  std::map<std::string, std::string> first_row;  // of a table
  for (std::size_t t = 0; t < scenario.targets.size(); ++t) {
    const Target& target = scenario.targets[t];
    const std::string place = target.table + "/" + target.category + (target.given.empty() ? "" : "/" + target.given);
    const auto refuse = [&, path = "target." + std::to_string(t) + "."](
                            const char* key, const Sentence& what, const Sentence& why, const Sentence& hint = {}) {
      problems.add(problem_at(scenario.origins.at(path + key), what, why, hint));
    };
    ResolvedTarget row;
    const int dimension = find_dimension(target.table);
    if (dimension < 0) {
      refuse("table", {phrase::value_is, "table", target.table}, phrase::must_begin_with_dimension);
      continue;
    }
    row.dimension = static_cast<Dimension>(dimension);
    row.category = find_category(scenario, row.dimension, target.category);
    if (row.category < 0) {
      refuse("category", Sentence::verbatim(place), phrase::unknown_category,
             categories_hint(scenario, row.dimension, target.category));
    }
    for (int d = 0; d < kDimensions && !target.given.empty() && row.given_category < 0; ++d) {
      row.given = static_cast<Dimension>(d);
      row.given_category = find_category(scenario, row.given, target.given);
    }
    if (!target.given.empty() && row.given_category < 0) {
      refuse("given", Sentence::verbatim(place), phrase::unknown_given);
    }
    if (++seen[place] == 2) refuse("category", Sentence::verbatim(place), phrase::stands_twice);
    if (!(target.households >= 0)) refuse("households", Sentence::verbatim(place), phrase::households_0_or_more);
    first_row.emplace(target.table, "target." + std::to_string(t) + ".table");
    row.table = tables.emplace(target.table, tables.size()).first->second;
    row.households = target.households;
    if (target.given.empty()) totals[target.table] += target.households;
    targets.rows.push_back(row);
  }
  if (!totals.empty()) targets.total = totals.begin()->second;
  const double common = most_common(totals);
  for (const auto& [table, total] : totals) {
    if (!(total > 0) || !agree(total, common)) {
      problems.add(problem_at(scenario.origins.at(first_row.at(table)),
                              {phrase::table_sums_to, table, number_text(total)},
                              {phrase::tables_must_sum, number_text(common)}));
    }
  }
  if (totals.empty() && !targets.rows.empty()) {
    problems.add(
        problem_at(scenario.origins.at("target"), Sentence::verbatim("targets"), phrase::one_table_must_cover));
  }
  return targets;
}

}  // namespace

Place5 place_of_cell(std::uint32_t cell) {
  const int local = static_cast<int>(cell % kLocalCells);
  return {static_cast<int>(cell / kLocalCells), local / 64, local / 16 % 4, local / 4 % 4, local % 4};
}

bool counts(const ResolvedTarget& target, const Place5& place) {
  return place[static_cast<std::size_t>(target.dimension)] == target.category &&
         (target.given_category < 0 || place[static_cast<std::size_t>(target.given)] == target.given_category);
}

std::uint32_t kelurahan_count(const Scenario& scenario) {
  return scenario.kelurahan.empty() ? 1u : static_cast<std::uint32_t>(scenario.kelurahan.size());
}

Targets resolve_targets(const Scenario& scenario) {
  Problems problems;
  const Targets targets = resolve(scenario, problems);
  problems.throw_if_any();
  return targets;
}

void check_tables(const Scenario& scenario, Problems& problems) {
  resolve(scenario, problems);
  for (std::size_t row = 0; row < scenario.associations.size(); ++row) chosen_by(scenario, row, problems);
}

std::vector<double> expected_cells(const Scenario& scenario, const Targets& targets) {
  const std::size_t cells = static_cast<std::size_t>(kelurahan_count(scenario)) * kLocalCells;
  std::vector<Place5> places(cells);
  for (std::size_t cell = 0; cell < cells; ++cell) places[cell] = place_of_cell(static_cast<std::uint32_t>(cell));
  std::vector<double> table(cells, 1.0);
  weight_cells(scenario, places, table);
  const std::vector<IpfMargin> margins = margins_of(scenario, targets, places);
  constexpr double kTolerance = 1e-3;  // households; integers follow
  constexpr int kRounds = 100;
  fit(table, margins, kTolerance * static_cast<double>(scenario.city.households) / 41000.0, kRounds);
  return table;
}

std::vector<std::uint32_t> serpentine_order(std::uint32_t kelurahan) {
  std::vector<std::uint32_t> order;
  order.reserve(static_cast<std::size_t>(kelurahan) * kLocalCells);
  std::array<int, kDimensions> sweeps{};  // of each dimension so far: every other one runs backwards
  const auto sweep = [&](Dimension dimension, int size, const auto& visit) {
    const bool forwards = sweeps[static_cast<std::size_t>(dimension)]++ % 2 == 0;
    for (int step = 0; step < size; ++step) visit(forwards ? step : size - 1 - step);
  };
  for (std::uint32_t k = 0; k < kelurahan; ++k) {
    sweep(Dimension::welfare, kWelfareBands, [&](int w) {
      const bool poor = w == 0;
      sweep(poor ? Dimension::access : Dimension::age, 4, [&](int outer) {
        sweep(poor ? Dimension::age : Dimension::access, 4, [&](int inner) {
          sweep(Dimension::education, 4, [&](int e) {
            order.push_back(k * kLocalCells + local_cell(w, poor ? outer : inner, e, poor ? inner : outer));
          });
        });
      });
    });
  }
  return order;
}

}  // namespace kabar
