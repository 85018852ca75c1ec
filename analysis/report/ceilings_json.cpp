#include "analysis/report/report_json.h"

namespace kabar::analysis {

namespace {

Json to_json(const ByHeadline<Effect>& effects) {
  Json json = Json::object();
  for (std::size_t h = 0; h < kHeadlines; ++h) json[kHeadlineNames[h]] = analysis::to_json(effects[h]);
  return json;
}

Json to_json(const CeilingLeader& leader) {
  return {{"strategy", leader.ranked.empty() ? Json(nullptr) : Json(leader.ranked.front())},
          {"luck_decides", leader.luck_decides},
          {"rivals", leader.rivals}};
}

Json to_json(const CeilingStrategy& strategy) {
  return {{"name", strategy.name},
          {"may_be_chosen", strategy.may_be_chosen},
          {"populations", strategy.populations},
          {"replicates", strategy.replicates},
          {"shares", to_json(strategy.shares)},
          {"difference", to_json(strategy.difference)},
          {"cash_rupiah", analysis::to_json(strategy.cash_rupiah)},
          {"staff_hours", analysis::to_json(strategy.staff_hours)}};
}

}  // namespace

Json to_json(const std::vector<Ceiling>& ceilings) {
  if (ceilings.empty()) return nullptr;
  Json json = Json::array();
  for (const Ceiling& ceiling : ceilings) {
    Json one = {
        {"ceiling_rupiah", ceiling.rupiah}, {"leaders", {}}, {"strategies", Json::array()}, {"files", Json::array()}};
    for (std::size_t h = 0; h < kHeadlines; ++h) one["leaders"][kHeadlineNames[h]] = to_json(ceiling.leaders[h]);
    for (const CeilingStrategy& strategy : ceiling.strategies) one["strategies"].push_back(to_json(strategy));
    for (const FileFacts& file : ceiling.files) one["files"].push_back(analysis::to_json(file));
    json.push_back(std::move(one));
  }
  return json;
}

}  // namespace kabar::analysis
