#include "cli/credibility.h"

#include <fmt/format.h>

#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/report/json_text.h"
#include "cli/csv_columns.h"
#include "cli/phrases.h"

namespace kabar::cli {

namespace {

namespace fs = std::filesystem;
using analysis::at;
using analysis::Headline;
using analysis::kHeadlineNames;
using analysis::kHeadlines;

constexpr double kMany = 1e9;

std::optional<Headline> headline_from(const std::string& text) {
  for (int h = 0; h < kHeadlines; ++h) {
    if (text == kHeadlineNames[h]) return static_cast<Headline>(h);
  }
  return std::nullopt;
}

/// The headline of a row; another one is reported.
std::optional<Headline> headline_of(CsvColumns& table, std::size_t row, Problems& problems) {
  const std::optional<Headline> headline = headline_from(table.text(row, "headline"));
  if (!headline) {
    problems.add(problem_at(table.at(row, "headline"), {phrase::value_is, "headline", table.text(row, "headline")},
                            phrase::two_headlines));
  }
  return headline;
}

void read_about(const std::string& path, analysis::PlausibleWorlds& worlds, Problems& problems) {
  const std::optional<SourceText> source = read_source(path, Origin{}, problems);
  if (!source) return;
  using Json = nlohmann::json;
  try {
    const Json about = analysis::read_json(source->bytes, path, phrase::make_worlds_again);
    const auto count = [&](const char* key) { return about.at(key).get<std::uint64_t>(); };
    worlds.scenario = about.at("scenario").get<std::string>();
    worlds.commit = about.at("commit").get<std::string>();
    worlds.worlds = count("worlds");
    worlds.populations = count("populations");
    worlds.uncertainties = count("uncertainties");
  } catch (const InputError& error) {
    problems.add_all(error);
  } catch (const Json::exception&) {
    problems.add({path, 0, 0, phrase::lacks_about, phrase::or_other_type, {}});
  }
}

/// The figures of every world, by the columns HEADLINE:STRATEGY.
void read_draws(const std::string& path, analysis::PlausibleWorlds& worlds, Problems& problems) {
  CsvColumns table(path, problems);
  for (const CsvField& field : table.header()) {
    const std::size_t colon = field.text.find(':');
    const std::optional<Headline> headline = headline_from(field.text.substr(0, colon));
    if (colon == std::string::npos || !headline) continue;
    const std::string name = field.text.substr(colon + 1);
    auto strategy = std::find_if(worlds.strategies.begin(), worlds.strategies.end(),
                                 [&](const auto& one) { return one.name == name; });
    if (strategy == worlds.strategies.end()) {
      worlds.strategies.push_back({name, {}});
      strategy = worlds.strategies.end() - 1;
    }
    std::vector<double>& shares = strategy->figures[at(*headline)].shares;
    if (!shares.empty()) problems.add(problem_at(field.at, {phrase::column_twice, field.text}));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      shares.push_back(table.number_within(row, field.text, 0, 1));
    }
  }
  if (table.rows() != worlds.worlds) {
    problems.add({path, 0, 0, {phrase::holds_worlds, table.rows()}, {phrase::json_says_worlds, worlds.worlds}, {}});
    return;
  }
  for (const analysis::WorldStrategy& strategy : worlds.strategies) {
    for (const int h : {0, 1}) {
      if (strategy.figures[h].shares.size() == worlds.worlds) continue;
      problems.add(
          {path, 1, 0, {phrase::column_missing, fmt::format("{}:{}", kHeadlineNames[h], strategy.name)}, {}, {}});
    }
  }
}

void read_winners(const std::string& path, analysis::PlausibleWorlds& worlds, Problems& problems) {
  CsvColumns table(path, problems);
  if (!table.require({"headline", "strategy", "shipped_percent", "median_percent", "percent_5", "percent_95"})) return;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<Headline> headline = headline_of(table, row, problems);
    const auto strategy = std::find_if(worlds.strategies.begin(), worlds.strategies.end(),
                                       [&](const auto& one) { return one.name == table.text(row, "strategy"); });
    if (strategy == worlds.strategies.end()) {
      problems.add(problem_at(table.at(row, "strategy"), {phrase::strategy_of_table, table.text(row, "strategy")},
                              phrase::not_in_draws));
    }
    if (!headline || strategy == worlds.strategies.end()) continue;
    const auto share = [&](const char* name) { return table.number_within(row, name, 0, 100) / 100; };
    analysis::WorldFigure& figure = strategy->figures[at(*headline)];
    figure.shipped = share("shipped_percent");
    figure.median = share("median_percent");
    figure.low = share("percent_5");
    figure.high = share("percent_95");
  }
}

/// Share of the worlds on one side of the break-even in which a is better.
std::optional<double> share_on_side(CsvColumns& table, std::size_t row, const char* better, const char* worlds) {
  const std::optional<double> of = table.number(row, worlds), some = table.number(row, better);
  if (!of || !some || *of <= 0) return std::nullopt;
  return *some / *of;
}

std::optional<analysis::Decider> decider_of(CsvColumns& table, std::size_t row) {
  if (table.text(row, "decided_by").empty()) return std::nullopt;
  return analysis::Decider{table.text(row, "decided_by"),
                           {table.text(row, "arti"), table.text(row, "meaning")},
                           table.text(row, "unit"),
                           table.text(row, "grade"),
                           table.number(row, "shipped_value"),
                           table.number(row, "break_even"),
                           share_on_side(table, row, "a_better_below", "worlds_below"),
                           share_on_side(table, row, "a_better_above", "worlds_above")};
}

void read_orders(const std::string& path, analysis::PlausibleWorlds& worlds, Problems& problems) {
  CsvColumns table(path, problems);
  if (!table.require({"headline",
                      "a",
                      "b",
                      "worlds",
                      "a_better",
                      "b_better",
                      "median_points",
                      "points_5",
                      "points_95",
                      "decided_by",
                      "meaning",
                      "arti",
                      "grade",
                      "unit",
                      "shipped_value",
                      "break_even",
                      "a_better_below",
                      "worlds_below",
                      "a_better_above",
                      "worlds_above"})) {
    return;
  }
  const auto known = [&](const std::string& name) {
    return std::any_of(worlds.strategies.begin(), worlds.strategies.end(),
                       [&](const auto& one) { return one.name == name; });
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<Headline> headline = headline_of(table, row, problems);
    analysis::Order order;
    order.headline = headline.value_or(Headline::poor_aware);
    for (const auto& [side, name] : {std::pair("a", &order.a), std::pair("b", &order.b)}) {
      *name = table.text(row, side);
      if (!known(*name)) {
        problems.add(problem_at(table.at(row, side), {phrase::strategy_of_table, *name}, phrase::not_in_draws));
      }
    }
    const auto whole = [&](const char* name) {
      return static_cast<std::uint64_t>(table.number_within(row, name, 0, kMany));
    };
    order.worlds = whole("worlds");
    order.a_better = whole("a_better");
    order.b_better = whole("b_better");
    if (order.worlds != worlds.worlds || order.a_better + order.b_better > order.worlds ||
        order.b_better > order.a_better) {
      problems.add(problem_at(table.place(row), phrase::worlds_do_not_fit, phrase::a_better_as_b));
    }
    const auto points = [&](const char* name) { return table.number_within(row, name, -100, 100) / 100; };
    order.median = points("median_points");
    order.low = points("points_5");
    order.high = points("points_95");
    order.decided = worlds.worlds >= analysis::kDecidingWorlds &&
                    worlds.populations >= analysis::kDecidingPopulations &&
                    static_cast<double>(order.a_better) >= analysis::kDecidedShare * static_cast<double>(order.worlds);
    order.deciding = decider_of(table, row);
    if (headline) worlds.orders.push_back(std::move(order));
  }
}

std::vector<analysis::Pattern> read_patterns(const std::string& path, Problems& problems) {
  CsvColumns table(path, problems);
  std::vector<analysis::Pattern> patterns;
  if (!table.require({"pattern", "figure", "meaning", "arti", "value", "low", "high"})) return patterns;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<double> value = table.number(row, "value");
    const std::optional<double> low = table.number(row, "low"), high = table.number(row, "high");
    if (!value || !low || !high) continue;  // shown beside a pattern, with nothing to hold it against
    analysis::Pattern pattern{table.text(row, "pattern"),
                              {table.text(row, "arti"), table.text(row, "meaning")},
                              *value,
                              *low,
                              *high,
                              std::nullopt};
    // A target of a single number says what was seen of something that the model has not quite.
    if (*low < *high) pattern.held = *value >= *low && *value <= *high;
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace

analysis::Credibility read_credibility(const std::string& path) {
  std::error_code ignored;
  const fs::path folder = fs::is_directory(path, ignored) ? fs::path(path) : fs::path(path).parent_path();
  const auto in_folder = [&](const char* name) { return (folder / name).lexically_normal().string(); };
  Problems problems;
  analysis::Credibility credibility;
  if (!fs::exists(path, ignored)) {
    throw InputError({path, 0, 0, phrase::cannot_be_read, phrase::no_file_or_folder, {}});
  }
  if (fs::exists(in_folder("plausible_worlds.json"), ignored)) {
    analysis::PlausibleWorlds worlds;
    worlds.source = in_folder("plausible_worlds.csv");
    read_about(in_folder("plausible_worlds.json"), worlds, problems);
    if (problems.empty()) read_draws(in_folder("plausible_draws.csv"), worlds, problems);
    if (problems.empty()) {
      read_winners(in_folder("plausible_winners.csv"), worlds, problems);
      read_orders(worlds.source, worlds, problems);
    }
    credibility.worlds = std::move(worlds);
  }
  if (fs::exists(in_folder("patterns.csv"), ignored)) {
    credibility.patterns = read_patterns(in_folder("patterns.csv"), problems);
  }
  if (!credibility.worlds && !credibility.patterns) {
    problems.add({path, 0, 0, phrase::holds_neither, {}, phrase::credibility_has_both});
  }
  problems.throw_if_any();
  return credibility;
}

}  // namespace kabar::cli
