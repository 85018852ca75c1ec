#include "analysis/report/json.h"

#include <algorithm>

#include "analysis/report/idle.h"
#include "analysis/report/json_parts.h"
#include "analysis/report/phrases.h"
#include "analysis/report/report_json.h"

namespace kabar::analysis {

namespace {

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
  json["reason"] = to_json(Reason(Why::files_differ));
}

/// A file may hold text that is no UTF-8; it must not stop the rest.
std::string text_of(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const RunSummary& summary) {
  Json json = {{"vary", kVaryNames[static_cast<int>(summary.vary)]}, {"strategies", Json::array()}};
  for (const StrategySummary& strategy : summary.strategies) json["strategies"].push_back(summary_json(strategy));
  json["knock_outs"] = to_json(summary.losses);
  json["targets_missed"] = Json::array();
  for (const Missed& one : summary.missed) {
    json["targets_missed"].push_back({{"target", one.target.name},
                                      {"households", one.target.households},
                                      {"made", one.made},
                                      {"populations", one.populations},
                                      {"of", one.of}});
  }
  const Idle idle = idle_of(summary.strategies);
  json["does_nothing"] = {{"unfunded", idle.unfunded}, {"unreached", idle.unreached}};
  add_totals(summary.totals, json);
  json["about"] = to_json(phrase::about_figures);
  return text_of(json, 2);
}

std::string to_json(const Report& report, int indent) {
  const Comparison& comparison = report.comparison;
  Json json = head_json(report);
  json["strategies"] = Json::array();
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    Json strategy = summary_json(comparison.strategies[s]);
    add_difference(comparison.differences[s], strategy);
    strategy["poor_ever_aware_by"] = to_json(comparison.attributions[s], comparison.ways);
    add_details(report, s, strategy);
    json["strategies"].push_back(std::move(strategy));
  }
  json["knock_outs"] = to_json(comparison.losses);
  json["ceilings"] = to_json(report.ceilings);
  add_conclusions(report, json);
  const std::vector<RunTotals>& runs = comparison.runs;
  add_totals(sum_of(runs), json);
  null_where_files_differ(runs, &RunTotals::topics, "topics", json);
  null_where_files_differ(runs, &RunTotals::digest, "digest", json);
  null_where_files_differ(runs, &RunTotals::config_digest, "config_digest", json);
  null_where_files_differ(runs, &RunTotals::world_digest, "world_digest", json);
  json["files"] = Json::array();
  for (const FileFacts& file : report.files) json["files"].push_back(to_json(file));
  json["about"] = to_json(phrase::about_figures);
  return text_of(json, indent);
}

}  // namespace kabar::analysis
