#include "analysis/report/json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace kabar::analysis {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAbout =
    "shares of that group's households, mean over topics; a topic without a household of the group is left out of the "
    "mean; intervals are 95 % t intervals, those of shares clipped to [0, 1]; they hold luck and population, not the "
    "uncertainty of parameters (of a run with --vary: that one source alone); variance: of one replicate, and the "
    "shares of "
    "luck and of the make-up of the city in it";

Json number(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json to_json(const Effect& effect) {
  Json json = {{"mean", number(effect.mean)}, {"low", number(effect.low)}, {"high", number(effect.high)}};
  if (!effect.has_interval()) json["reason"] = effect.reason;
  return json;
}

Json to_json(const std::array<Effect, kMeasures>& measures) {
  Json json = Json::object();
  for (std::size_t m = 0; m < kMeasures; ++m) json[kMeasureNames[m]] = to_json(measures[m]);
  return json;
}

Json to_json(const Spread& spread) {
  return {{"mean", spread.mean}, {"lowest", spread.lowest}, {"highest", spread.highest}};
}

Json to_json(const Variance& variance) {
  const std::optional<double> luck = variance.luck_share();
  Json json = {{"standard_deviation", variance.total ? Json(std::sqrt(*variance.total)) : Json(nullptr)},
               {"luck", number(luck)},
               {"city", luck ? Json(1 - *luck) : Json(nullptr)}};
  if (!luck) json["reason"] = variance.share_reason();
  return json;
}

Json to_json(const Headlines& variance) {
  return {{"eligible_understand", to_json(variance.eligible_understand)}, {"poor_aware", to_json(variance.poor_aware)}};
}

std::string intervals_words(const StrategySummary& summary) {
  switch (summary.vary) {
    case Vary::population:
      return "over populations that differ only in their people (--vary population)";
    case Vary::network:
      return "over populations that differ only in networks and meeting days (--vary network)";
    case Vary::luck:
    case Vary::all:
      break;
  }
  return summary.unit == Unit::populations ? "over populations" : "this city only: over replicates";
}

/// Lowest and highest are over populations. What an exempt strategy leaves is negative where it exceeds the ceiling.
Json to_json(const BudgetUse& use) {
  const auto ceiling = static_cast<double>(use.ceiling_rupiah);
  const Spread& spent = use.spent_rupiah;
  return {{"ceiling_rupiah", use.ceiling_rupiah},
          {"exempt", use.exempt},
          {"spent_rupiah", to_json(spent)},
          {"left_rupiah", to_json(Spread{ceiling - spent.mean, ceiling - spent.highest, ceiling - spent.lowest})},
          {"scale_with", use.value ? Json(use.scale_with) : Json(nullptr)},
          {"value", use.value ? to_json(*use.value) : Json(nullptr)}};
}

Json summary_json(const StrategySummary& summary) {
  Json json = {
      {"name", summary.name.name},
      {"title_id", summary.name.title_id},
      {"title_en", summary.name.title_en},
      {"populations", summary.populations},
      {"replicates", summary.replicates},
      {"complete_replicates", summary.complete_replicates},
      {"intervals", intervals_words(summary)},
      {"cost", {{"cash_rupiah", to_json(summary.cash_rupiah)}, {"staff_hours", to_json(summary.staff_hours)}}}};
  json["budget"] = summary.budget ? to_json(*summary.budget) : Json(nullptr);
  if (!summary.budget) json["budget_reason"] = "no ceiling: city.budget is 0";
  for (std::size_t group = 0; group < kSummaryGroups; ++group) {
    json[kSummaryGroupNames[group]] = to_json(summary.shares[group]);
  }
  json["erreygers"] = to_json(summary.erreygers);
  json["gap"] = {{"difference", to_json(summary.gap.difference)},
                 {"ratio", to_json(summary.gap.ratio)},
                 {"log_odds_ratio", to_json(summary.gap.log_odds_ratio)}};
  Json& events = json["events"] = Json::object();
  for (std::size_t event = 0; event < kEvents; ++event) events[kEventNames[event]] = to_json(summary.events[event]);
  json["variance"] = to_json(summary.variance);
  return json;
}

void add_difference(const StrategyDifference& difference, Json& json) {
  json["paired"] = difference.paired;
  Json& groups = json["difference"] = Json::object();
  for (std::size_t group = 0; group < kSummaryGroups; ++group) {
    groups[kSummaryGroupNames[group]] = to_json(difference.shares[group]);
  }
  json["cost_difference"] = {{"cash_rupiah", to_json(difference.cash_rupiah)},
                             {"staff_hours", to_json(difference.staff_hours)}};
  json["difference_variance"] = to_json(difference.variance);
  json["variance_reduction"] = number(difference.variance_reduction.value);
  if (!difference.variance_reduction.value) json["variance_reduction_reason"] = difference.variance_reduction.reason;
  const Needed& needed = difference.needed;
  json["needed"] = {{"count", needed.count ? Json(*needed.count) : Json(nullptr)},
                    {"unit", needed.unit == Unit::populations ? "populations" : "replicates"}};
  if (!needed.count) json["needed"]["reason"] = needed.reason;
}

Json ways_json(const std::vector<WayEffect>& effects, const std::vector<Way>& ways) {
  Json json = Json::object();
  for (std::size_t w = 0; w < ways.size(); ++w) {
    json[ways[w].id] = {{"of_poor", to_json(effects[w].of_poor)}, {"of_aware", to_json(effects[w].of_aware)}};
  }
  return json;
}

/// By way, the share of poor households that became aware by it, of all poor and of those ever aware.
Json to_json(const Attribution& attribution, const std::vector<Way>& ways) {
  return {{"last_hop", ways_json(attribution.last_hop, ways)}, {"root", ways_json(attribution.root, ways)}};
}

Json to_json(const Way& way) {
  return {{"id", way.id},
          {"name_id", way.name_id},
          {"name_en", way.name_en},
          {"mechanism", way.mechanism},
          {"channels", way.channels}};
}

/// Knock-outs: what is lost without one kind of a strategy's means is below 0.
Json to_json(const std::vector<Loss>& losses) {
  Json json = Json::array();
  for (const Loss& loss : losses) {
    Json one = {{"name", loss.name}, {"strategy", loss.strategy}, {"without", loss.without}, {"difference", {}}};
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      one["difference"][kSummaryGroupNames[group]] = to_json(loss.difference[group]);
    }
    json.push_back(std::move(one));
  }
  return json;
}

void add_digests(const RunTotals& totals, Json& json) {
  json["digest"] = to_text(totals.digest);
  json["config_digest"] = to_text(totals.config_digest);
  json["world_digest"] = to_text(totals.world_digest);
}

void add_totals(const RunTotals& totals, Json& json) {
  json["seconds"] = totals.seconds;
  json["seconds_total"] = totals.seconds_total;
  json["exposures"] = totals.exposures;
  json["activations"] = totals.activations;
  json["coins"] = totals.coins;
  json["topics"] = totals.topics;
  add_digests(totals, json);
}

RunTotals sum_of(const std::vector<RunTotals>& runs) {
  RunTotals sum = runs.front();
  for (std::size_t i = 1; i < runs.size(); ++i) {
    sum.seconds += runs[i].seconds;
    sum.seconds_total += runs[i].seconds_total;
    sum.exposures += runs[i].exposures;
    sum.activations += runs[i].activations;
    sum.coins += runs[i].coins;
  }
  return sum;
}

/// Files that agree have one value; those that do not have null, and `files` tells each one's.
template <typename Value>
void null_where_files_differ(const std::vector<RunTotals>& runs, Value RunTotals::*value, const char* key, Json& json) {
  const bool equal =
      std::all_of(runs.begin(), runs.end(), [&](const RunTotals& run) { return run.*value == runs.front().*value; });
  if (equal) return;
  json[key] = nullptr;
  json["reason"] = "the files differ: see files";
}

}  // namespace

std::string to_json(const RunSummary& summary) {
  Json json = {{"vary", kVaryNames[static_cast<int>(summary.vary)]}, {"strategies", Json::array()}};
  for (const StrategySummary& strategy : summary.strategies) json["strategies"].push_back(summary_json(strategy));
  json["knock_outs"] = to_json(summary.losses);
  add_totals(summary.totals, json);
  json["about"] = kAbout;
  return json.dump(2);
}

std::string to_json(const Comparison& comparison) {
  Json json = {{"baseline", comparison.strategies[comparison.baseline].name.name},
               {"paired", comparison.all_paired},
               {"ways", Json::array()},
               {"vary", kVaryNames[static_cast<int>(comparison.vary)]},
               {"strategies", Json::array()}};
  for (const Way& way : comparison.ways) json["ways"].push_back(to_json(way));
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    Json strategy = summary_json(comparison.strategies[s]);
    add_difference(comparison.differences[s], strategy);
    strategy["poor_ever_aware_by"] = to_json(comparison.attributions[s], comparison.ways);
    json["strategies"].push_back(std::move(strategy));
  }
  json["knock_outs"] = to_json(comparison.losses);
  const std::vector<RunTotals>& runs = comparison.runs;
  add_totals(sum_of(runs), json);
  null_where_files_differ(runs, &RunTotals::topics, "topics", json);
  null_where_files_differ(runs, &RunTotals::digest, "digest", json);
  null_where_files_differ(runs, &RunTotals::config_digest, "config_digest", json);
  null_where_files_differ(runs, &RunTotals::world_digest, "world_digest", json);
  json["files"] = Json::array();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Json file = {{"path", comparison.paths[i]}, {"seed", comparison.seeds[i]}, {"topics", runs[i].topics}};
    add_digests(runs[i], file);
    json["files"].push_back(std::move(file));
  }
  json["about"] = kAbout;
  return json.dump(2);
}

}  // namespace kabar::analysis
