#include "analysis/report/json_parts.h"

#include <cmath>

#include "analysis/report/phrases.h"
#include "analysis/report/reasons.h"

namespace kabar::analysis {

Json number(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json to_json(const Reason& reason) {
  const Sentence words = sentence_of(reason);
  return {{"code", code_of(reason.why)}, {"id", words.in(Language::indonesian)}, {"en", words.in(Language::english)}};
}

Json to_json(const Phrase& phrase) {
  return {{"id", phrase.id}, {"en", phrase.en}};
}

Json to_json(const Effect& effect) {
  Json json = {{"mean", number(effect.mean)}, {"low", number(effect.low)}, {"high", number(effect.high)}};
  if (!effect.has_interval()) json["reason"] = to_json(effect.reason);
  return json;
}

Json to_json(const std::array<Effect, kMeasures>& measures) {
  Json json = Json::object();
  for (std::size_t m = 0; m < kMeasures; ++m) json[kMeasureNames[m]] = to_json(measures[m]);
  return json;
}

namespace {

Json to_json(const Spread& spread) {
  return {{"mean", spread.mean}, {"lowest", spread.lowest}, {"highest", spread.highest}};
}

Json to_json(const Variance& variance) {
  const std::optional<double> luck = variance.luck_share();
  Json json = {{"standard_deviation", variance.total ? Json(std::sqrt(*variance.total)) : Json(nullptr)},
               {"luck", number(luck)},
               {"city", luck ? Json(1 - *luck) : Json(nullptr)}};
  if (!luck) json["reason"] = analysis::to_json(variance.share_reason());
  return json;
}

Json to_json(const Headlines& variance) {
  return {{"eligible_understand", to_json(variance.eligible_understand)}, {"poor_aware", to_json(variance.poor_aware)}};
}

/// What the intervals are over, as a reason is said.
Json intervals_json(const StrategySummary& summary) {
  const auto said = [](const Phrase& phrase) {
    return Json{{"code", phrase.code}, {"id", phrase.id}, {"en", phrase.en}};
  };
  switch (summary.vary) {
    case Vary::population:
      return said(phrase::over_people);
    case Vary::network:
      return said(phrase::over_networks);
    case Vary::luck:
    case Vary::all:
      break;
  }
  return said(summary.unit == Unit::populations ? phrase::over_populations : phrase::over_replicates);
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

}  // namespace

Json summary_json(const StrategySummary& summary) {
  Json json = {
      {"name", summary.name.name},
      {"title_id", summary.name.title_id},
      {"title_en", summary.name.title_en},
      {"populations", summary.populations},
      {"replicates", summary.replicates},
      {"complete_replicates", summary.complete_replicates},
      {"intervals", intervals_json(summary)},
      {"cost", {{"cash_rupiah", to_json(summary.cash_rupiah)}, {"staff_hours", to_json(summary.staff_hours)}}}};
  json["budget"] = summary.budget ? to_json(*summary.budget) : Json(nullptr);
  if (!summary.budget) json["budget_reason"] = to_json(Reason(Why::no_ceiling));
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
  if (!difference.variance_reduction.value)
    json["variance_reduction_reason"] = to_json(difference.variance_reduction.reason);
  const Needed& needed = difference.needed;
  json["needed"] = {{"count", needed.count ? Json(*needed.count) : Json(nullptr)},
                    {"unit", needed.unit == Unit::populations ? "populations" : "replicates"}};
  if (!needed.count) json["needed"]["reason"] = to_json(needed.reason);
}

namespace {

Json ways_json(const std::vector<WayEffect>& effects, const std::vector<Way>& ways) {
  Json json = Json::object();
  for (std::size_t w = 0; w < ways.size(); ++w) {
    json[ways[w].id] = {{"of_poor", to_json(effects[w].of_poor)}, {"of_aware", to_json(effects[w].of_aware)}};
  }
  return json;
}

}  // namespace

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

}  // namespace kabar::analysis
