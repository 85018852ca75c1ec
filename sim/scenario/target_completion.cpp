#include "scenario/target_completion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scenario/checker.h"
#include "scenario/phrases.h"
#include "scenario/targets.h"

namespace kabar {

namespace {

// Shares are rounded to hundredths as often as not: so far their sum may be from 1.
constexpr double kShareRounding = 0.011;

class Completion {
 public:
  Completion(Scenario& scenario, Reading& reading) : scenario_(scenario), reading_(reading) {}

  void complete() {
    if (scenario_.kelurahan.size() > kMaxKelurahan) reading_.refused.rows("kelurahan");  // told by check_world
    households_of_kelurahan();
    households_or_share();
    resolve();
    const double total = total_of_city();
    whole_shares(total);
    quintiles(total);
    cross_shares();
    for (Target& target : scenario_.targets) target.share = 0;
    for (Kelurahan& kelurahan : scenario_.kelurahan) kelurahan.households = 0;
  }

 private:
  void households_of_kelurahan();
  void households_or_share();
  void resolve();
  double total_of_city();
  void whole_shares(double total);
  void quintiles(double total);
  void cross_shares();
  void convert(const TargetTable& table, const std::vector<std::size_t>& rows, double total, bool complete);

  bool in_shares(std::size_t row) const { return in_shares_[row]; }
  bool in_shares(const TargetTable& table) const { return in_shares(table.rows.front()); }
  void report(const std::string& path, const Sentence& what, const Sentence& why = {}, const Sentence& hint = {}) {
    reading_.problems.add(problem_at(scenario_.origins.at(path), what, why, hint));
  }
  /// The table is not checked any further.
  void give_up(const TargetTable& table) {
    for (const std::size_t row : table.rows) reading_.refused.value(target_path(row, "households"));
    unknown_ = true;
  }

  Scenario& scenario_;
  Reading& reading_;
  Targets targets_;
  std::vector<bool> in_shares_;  // by row
  bool unknown_ = false;         // some table could not be completed
};

void Completion::households_of_kelurahan() {
  const auto said = [&](std::size_t k) { return scenario_.origins.has(kelurahan_path(k, "households")); };
  const std::size_t n = scenario_.kelurahan.size();
  std::size_t with = 0;
  for (std::size_t k = 0; k < n; ++k) with += said(k) ? 1 : 0;
  if (with == 0) return;
  if (reading_.refused.has_any("kelurahan", "households") || reading_.refused.has_any("kelurahan", "code")) {
    reading_.refused.rows("target");
    return;
  }
  for (std::size_t k = 0; k < n && with < n; ++k) {
    if (said(k)) continue;
    reading_.refused.rows("target");
    report("kelurahan." + std::to_string(k),
           {phrase::has_no_key, "kelurahan." + scenario_.kelurahan[k].code, "households"}, phrase::others_have_it);
  }
  for (std::size_t t = 0; t < scenario_.targets.size(); ++t) {
    const Target& target = scenario_.targets[t];
    if (target.table != kDimensionNames[0] || !target.given.empty()) continue;
    reading_.refused.rows("target");
    report(target_path(t, "table"), {phrase::value_is, "table", target.table},
           {phrase::kelurahan_has_households, scenario_.origins.at(kelurahan_path(0, "households")).file},
           phrase::leave_one_out);
    return;
  }
  if (with < n) return;
  for (std::size_t k = 0; k < n; ++k) {
    const Kelurahan& kelurahan = scenario_.kelurahan[k];
    const std::size_t t = scenario_.targets.size();
    Target target;
    target.table = kDimensionNames[0];
    target.category = kelurahan.code;
    target.households = static_cast<double>(kelurahan.households);
    target.grade = kelurahan.grade;
    scenario_.targets.push_back(std::move(target));
    const Origin at = scenario_.origins.at(kelurahan_path(k, "households"));
    scenario_.origins.put("target." + std::to_string(t), at);
    scenario_.origins.put(target_path(t, "households"), at);
  }
}

/// Each row has one of the two; a table has the same in all its rows.
void Completion::households_or_share() {
  const std::size_t n = scenario_.targets.size();
  in_shares_.assign(n, false);
  std::map<std::string, bool> of_table;
  std::size_t neither = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const std::string path = "target." + std::to_string(t);
    neither += one_of_two(scenario_.origins, path, "households", "share") == OneOfTwo::neither ? 1 : 0;
  }
  if (neither == n && n > 0 && !reading_.refused.has_any("target", "households") &&
      !reading_.refused.has_any("target", "share")) {
    reading_.refused.rows("target");
    report("target", {phrase::column_missing, "households"}, phrase::is_required, {phrase::or_a_column, "share"});
    return;
  }
  for (std::size_t t = 0; t < n; ++t) {
    Target& target = scenario_.targets[t];
    const std::string path = "target." + std::to_string(t);
    if (reading_.refused.has(path + ".households") || reading_.refused.has(path + ".share")) continue;
    const OneOfTwo which = one_of_two(scenario_.origins, path, "households", "share");
    const auto refuse = [&](const Sentence& why, const Sentence& hint) {
      reading_.refused.value(path + ".households");
      report(path, Sentence::verbatim("target." + name_of(target)), why, hint);
    };
    if (which == OneOfTwo::neither || which == OneOfTwo::both) {
      refuse({which == OneOfTwo::both ? phrase::has_both : phrase::has_neither, "households", "share"},
             phrase::give_one_of_two);
      continue;
    }
    in_shares_[t] = which == OneOfTwo::second;
    const auto [first, is_new] = of_table.emplace(target.table, in_shares_[t]);
    if (is_new || first->second == in_shares_[t]) continue;
    refuse({phrase::table_mixes_shares, target.table}, {});
  }
}

void Completion::resolve() {
  Problems told_later;
  targets_ = resolve_targets(scenario_, reading_.refused, told_later);
  for (const TargetTable& table : targets_.tables) unknown_ = unknown_ || !table.sound;
  unknown_ = unknown_ || reading_.refused.has_rows_of("target");
}

/// What the tables in households sum to, else city.households; 0 where neither is known.
double Completion::total_of_city() {
  for (const TargetTable& table : targets_.tables) {
    if (!table.sound || table.given || in_shares(table)) continue;
    if (table.name == kDimensionNames[1] && table.rows.size() == 1) continue;  // the poor alone
    const double total = sum_of(targets_, table);
    if (!scenario_.origins.has("city.households") && !reading_.refused.has("city.households") && !unknown_ &&
        total >= 1) {
      scenario_.city.households = static_cast<std::int64_t>(std::nearbyint(total));
    }
    return total;
  }
  if (scenario_.origins.has("city.households") && !reading_.refused.has("city.households")) {
    return static_cast<double>(scenario_.city.households);
  }
  return 0;
}

/// Turns the shares of some rows of a table into households.
void Completion::convert(const TargetTable& table, const std::vector<std::size_t>& rows, double total, bool complete) {
  double sum = 0;
  for (const std::size_t row : rows) sum += scenario_.targets[row].share;
  const std::string& given = scenario_.targets[rows.front()].given;
  if (sum > 1 + kShareRounding || (complete && sum < 1 - kShareRounding)) {
    report(target_path(rows.front(), "table"),
           {phrase::shares_sum_to, given.empty() ? table.name : table.name + " / " + given, short_decimal(sum)},
           complete ? phrase::must_be_1 : phrase::must_be_1_at_most);
    give_up(table);
    return;
  }
  const double of_one = complete || sum > 1 ? total / sum : total;
  for (const std::size_t row : rows) {
    scenario_.targets[row].households = targets_.rows[row].households = scenario_.targets[row].share * of_one;
  }
}

void Completion::whole_shares(double total) {
  for (const TargetTable& table : targets_.tables) {
    if (!table.sound || table.given || !in_shares(table)) continue;
    if (total == 0) {
      // Or the kelurahan would have said it.
      if (!unknown_ && !reading_.refused.has("city.households") && !reading_.refused.has_rows_of("kelurahan")) {
        report(target_path(table.rows.front(), "table"), {phrase::table_in_shares, table.name},
               {phrase::is_not_said, "city.households"}, phrase::give_households);
      }
      give_up(table);
      continue;
    }
    const bool poor_alone = table.name == kDimensionNames[1] && table.rows.size() == 1;
    const bool complete = !poor_alone && table.rows.size() == category_count(scenario_, table.dimension);
    convert(table, table.rows, total, complete);
  }
}

void Completion::quintiles(double total) {
  for (TargetTable& table : targets_.tables) {
    if (!table.sound || table.name != kDimensionNames[1] || table.given || table.rows.size() != 1) continue;
    const std::size_t poor = table.rows.front();
    if (targets_.rows[poor].category != 0) return;
    if (total == 0) return give_up(table);
    if (targets_.rows[poor].households > total) {
      report(target_path(poor, "households"),
             {phrase::value_is, name_of(scenario_.targets[poor]), households_text(targets_.rows[poor].households)},
             {phrase::only_households, households_text(total)});
      return give_up(table);
    }
    for (int quintile = 1; quintile <= 5; ++quintile) {
      const std::size_t t = scenario_.targets.size();
      Target target = scenario_.targets[poor];
      target.category = category_names(Dimension::welfare)[static_cast<std::size_t>(quintile)];
      target.households = quintile_households(quintile, targets_.rows[poor].households, total);
      target.how.clear();
      scenario_.targets.push_back(std::move(target));
      scenario_.origins.put("target." + std::to_string(t), scenario_.origins.at("target." + std::to_string(poor)));
    }
    return;
  }
}

/// Shares of those that a row is given: of the row in the table that covers the city.
void Completion::cross_shares() {
  for (const TargetTable& table : targets_.tables) {
    if (!table.sound || !table.given || !in_shares(table)) continue;
    std::map<int, std::vector<std::size_t>> rows_of;  // by the category given
    for (const std::size_t row : table.rows) rows_of[targets_.rows[row].given_category].push_back(row);
    const auto margin = std::find_if(targets_.tables.begin(), targets_.tables.end(), [&](const TargetTable& other) {
      return !other.given && other.dimension == *table.given;
    });
    for (const auto& [category, rows] : rows_of) {
      const int wanted = category;  // clang 14 does not capture bindings
      std::optional<double> of;
      if (margin != targets_.tables.end() && margin->sound) {
        for (const std::size_t row : margin->rows) {
          if (targets_.rows[row].category == wanted) of = targets_.rows[row].households;
        }
      }
      if (!of || reading_.refused.has(target_path(margin->rows.front(), "households"))) {
        if (!unknown_) {
          report(target_path(rows.front(), "given"), Sentence::verbatim(name_of(scenario_.targets[rows.front()])),
                 {phrase::no_row_to_share, scenario_.targets[rows.front()].given,
                  kDimensionNames[static_cast<std::size_t>(*table.given)]},
                 phrase::give_households_or_that);
        }
        give_up(table);
        break;
      }
      convert(table, rows, *of, rows.size() == category_count(scenario_, table.dimension));
    }
  }
}

}  // namespace

double quintile_households(int quintile, double poor, double total) {
  const double below = total * (quintile - 1) / 5, upto = total * quintile / 5;
  return std::max(0.0, upto - std::max(below, poor));
}

void complete_targets(Scenario& scenario, Reading& reading) {
  Completion(scenario, reading).complete();
}

}  // namespace kabar
