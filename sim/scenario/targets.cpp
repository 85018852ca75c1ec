#include "scenario/targets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr double kAgree = 0.5;

class Resolver {
 public:
  Resolver(const MadeConfiguration& made, const Refused& refused, Problems& problems)
      : made_(made), refused_(refused), problems_(problems), categories_(made) {}

  Targets resolve() {
    for (std::size_t t = 0; t < made_.targets.size(); ++t) add(t);
    return std::move(targets_);
  }

 private:
  void add(std::size_t t) {
    const MadeTarget& target = made_.targets[t];
    ResolvedTarget row;
    row.households = target.households;
    const int dimension = find_dimension(target.table);
    if (dimension < 0) {
      if (!refused_.has(target_path(t, "table"))) {
        report(t, "table", {phrase::value_is, "table", target.table}, phrase::must_begin_with_dimension);
      }
      row.table = table_of(target.table, Dimension::kelurahan);
      targets_.tables[row.table].sound = false;
    } else {
      row.dimension = static_cast<Dimension>(dimension);
      row.table = table_of(target.table, row.dimension);
      words(t, row);
    }
    targets_.tables[row.table].rows.push_back(t);
    targets_.rows.push_back(row);
  }

  void words(std::size_t t, ResolvedTarget& row) {
    const MadeTarget& target = made_.targets[t];
    TargetTable& table = targets_.tables[row.table];
    const std::string name = name_of(target);
    if (refused_.has_under("target." + std::to_string(t))) table.sound = false;
    row.category = categories_.find(row.dimension, target.category);
    if (row.category < 0) {
      table.sound = false;
      if (is_told(t, "category", row.dimension)) {
        report(t, "category", Sentence::verbatim(name), phrase::unknown_category,
               categories_.hint(row.dimension, target.category));
      }
    }
    for (int d = 0; d < kDimensions && !target.given.empty() && row.given_category < 0; ++d) {
      row.given = static_cast<Dimension>(d);
      row.given_category = categories_.find(row.given, target.given);
    }
    if (!target.given.empty() && row.given_category < 0) {
      table.sound = false;
      if (is_told(t, "given", Dimension::kelurahan)) {
        report(t, "given", Sentence::verbatim(name), phrase::unknown_given, categories_.hint(target.given));
      }
    }
    if (!table.sound) return;
    if (!(target.households >= 0)) {
      table.sound = false;
      report(t, "households", Sentence::verbatim(name), phrase::households_0_or_more);
    }
    one_kind(t, row, table);
    const auto key = std::tuple(row.table, row.category, static_cast<int>(row.given), row.given_category);
    const auto [earlier, is_new] = first_.emplace(key, t);
    if (is_new) return;
    table.sound = false;
    report(t, "category", Sentence::verbatim(name), phrase::stands_twice,
           {phrase::first_is, name_of(made_.targets[earlier->second]), line_of(earlier->second)});
  }

  /// All rows of a table count the city, or all of them within one other dimension.
  void one_kind(std::size_t t, const ResolvedTarget& row, TargetTable& table) {
    const std::optional<Dimension> given = row.given_category < 0 ? std::nullopt : std::optional<Dimension>(row.given);
    const std::string name = name_of(made_.targets[t]);
    if (given == row.dimension) {
      table.sound = false;
      report(t, "given", Sentence::verbatim(name),
             {phrase::given_of_own_dimension, kDimensionNames[static_cast<std::size_t>(row.dimension)]});
    }
    if (table.rows.empty()) {
      table.given = given;
    } else if (table.given != given) {
      table.sound = false;
      report(t, "given", Sentence::verbatim(name), {phrase::table_mixes_given, table.name}, phrase::give_two_tables);
    }
  }

  std::size_t table_of(const std::string& name, Dimension dimension) {
    const auto [place, is_new] = table_.emplace(name, targets_.tables.size());
    if (is_new) targets_.tables.push_back({name, dimension, std::nullopt, {}, true});
    return place->second;
  }

  /// Not where the value was refused when it was read, or may name a kelurahan whose row could not be read.
  bool is_told(std::size_t t, const char* key, Dimension dimension) const {
    return !refused_.has(target_path(t, key)) &&
           (dimension != Dimension::kelurahan || !refused_.has_any("kelurahan", "name"));
  }

  std::uint32_t line_of(std::size_t t) const { return made_.origins.at("target." + std::to_string(t)).line; }

  void report(std::size_t t, const char* key, const Sentence& what, const Sentence& why, const Sentence& hint = {}) {
    problems_.add(problem_at(made_.origins.at(target_path(t, key)), what, why, hint));
  }

  const MadeConfiguration& made_;
  const Refused& refused_;
  Problems& problems_;
  Categories categories_;
  Targets targets_;
  std::map<std::string, std::size_t> table_;                             // name -> place
  std::map<std::tuple<std::size_t, int, int, int>, std::size_t> first_;  // table, category, given -> row
};

/// The total that most tables have, so that the odd one is blamed; of equals the one that comes first.
double most_common(const std::vector<double>& totals) {
  std::vector<double> sorted = totals;
  std::sort(sorted.begin(), sorted.end());
  double common = 0;
  std::ptrdiff_t most = 0;
  for (const double total : totals) {
    const auto alike = std::upper_bound(sorted.begin(), sorted.end(), total + kAgree) -
                       std::lower_bound(sorted.begin(), sorted.end(), total - kAgree);
    if (alike > most) common = total;
    most = std::max(most, alike);
  }
  return common;
}

}  // namespace

double poor_without_a_table(const MadeParameters& param) {
  // Poor households are larger: 7.1 % of persons are about 6 % of households.
  constexpr double kPoorHouseholdsPerPerson = 0.85;
  return std::min(0.2, kPoorHouseholdsPerPerson * param.poor_persons);
}

std::vector<double> kelurahan_without_a_table(const MadeConfiguration& made) {
  std::vector<double> persons(category_count(made, Dimension::kelurahan), 0.0);
  double sum = 0;
  for (std::size_t k = 0; k < made.kelurahan.size(); ++k) {
    sum += persons[k] = static_cast<double>(made.kelurahan[k].persons);
  }
  if (!(sum > 0)) persons.assign(persons.size(), 1.0);
  return persons;
}

std::string name_of(const MadeTarget& target) {
  return target.table + "/" + target.category + (target.given.empty() ? "" : "/" + target.given);
}

std::string target_path(std::size_t row, const char* key) {
  return "target." + std::to_string(row) + "." + key;
}

std::string place_of_sum(const MadeConfiguration& made, const std::vector<std::size_t>& rows) {
  for (const std::size_t row : rows) {
    const std::string number = target_path(row, "households");
    if (made.origins.at(number).file != made.origins.at("target." + std::to_string(row)).file) return number;
  }
  return target_path(rows.front(), "table");
}

Sentence households_text(double households) {
  const double whole = std::nearbyint(households);
  if (std::fabs(households - whole) < 0.05) return {phrase::as_it_is, static_cast<std::int64_t>(whole)};
  return {phrase::as_it_is, Decimal{households, 1}};
}

Decimal short_decimal(double value) {
  int digits = value < 10 ? 3 : value < 100 ? 2 : value < 1000 ? 1 : 0;
  double shown = value;
  for (int i = 0; i < digits; ++i) shown *= 10;
  for (shown = std::nearbyint(shown); digits > 0 && std::nearbyint(shown / 10) * 10 == shown; shown /= 10) --digits;
  return Decimal{value, digits};
}

bool agree(double one, double other) {
  return std::fabs(one - other) <= kAgree;
}

double sum_of(const Targets& targets, const TargetTable& table) {
  double sum = 0;
  for (const std::size_t row : table.rows) sum += targets.rows[row].households;
  return sum;
}

Targets resolve_targets(const MadeConfiguration& made, const Refused& refused, Problems& problems) {
  return Resolver(made, refused, problems).resolve();
}

double check_totals(const MadeConfiguration& made, Targets& targets, Problems& problems) {
  std::vector<double> totals;
  for (const TargetTable& table : targets.tables) {
    if (table.sound && !table.given) totals.push_back(sum_of(targets, table));
  }
  targets.total = most_common(totals);
  for (TargetTable& table : targets.tables) {
    if (!table.sound || table.given) continue;
    const double total = sum_of(targets, table);
    if (total > 0 && agree(total, targets.total)) continue;
    table.sound = false;
    problems.add(problem_at(made.origins.at(place_of_sum(made, table.rows)),
                            {phrase::table_sums_to, table.name, households_text(total)},
                            {phrase::tables_must_sum, households_text(targets.total)}));
  }
  return targets.total;
}

Targets resolve_targets(const MadeConfiguration& made) {
  Problems problems;
  Targets targets = resolve_targets(made, Refused{}, problems);
  check_totals(made, targets, problems);
  if (problems.empty() && targets.total == 0 && !targets.rows.empty()) {
    problems.add(problem_at(made.origins.at("target"), Sentence::verbatim("targets"), phrase::one_table_must_cover));
  }
  problems.throw_if_any();
  return targets;
}

}  // namespace kabar
