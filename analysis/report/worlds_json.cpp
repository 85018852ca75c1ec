// What the sets of plausible assumptions say, as JSON.

#include "analysis/report/report_json.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

Json to_json(const Text& text) {
  return {{"id", text.id}, {"en", text.en}};
}

Json commit_text(const std::string& commit) {
  return to_json(in_both([&](Language in) { return commit_in(in, commit); }));
}

namespace {

Json to_json(const Decider& decider) {
  return {{"path", decider.path},
          {"label", to_json(decider.label)},
          {"unit", decider.unit},
          {"grade", decider.grade},
          {"shipped", number(decider.shipped)},
          {"break_even", number(decider.break_even)},
          {"a_better_below", number(decider.a_better_below)},
          {"a_better_above", number(decider.a_better_above)}};
}

Json to_json(const Order& order) {
  return {{"headline", kHeadlineNames[at(order.headline)]},
          {"a", order.a},
          {"b", order.b},
          {"worlds", order.worlds},
          {"a_better", order.a_better},
          {"b_better", order.b_better},
          {"decided", order.decided},
          {"difference", {{"median", order.median}, {"low", order.low}, {"high", order.high}}},
          {"deciding", order.deciding ? to_json(*order.deciding) : Json(nullptr)}};
}

}  // namespace

Json to_json(const Worlds& worlds) {
  Json json = {{"source", worlds.source},
               {"scenario", worlds.scenario},
               {"commit", commit_text(worlds.commit)},
               {"worlds", worlds.worlds},
               {"populations", worlds.populations},
               {"uncertainties", worlds.uncertainties},
               {"strategies", Json::array()},
               {"orders", Json::array()}};
  for (const WorldStanding& one : worlds.strategies) {
    json["strategies"].push_back({{"name", one.name},
                                  {"headline", kHeadlineNames[at(one.headline)]},
                                  {"best_in", number(one.best_in)},
                                  {"median", one.median},
                                  {"low", one.low},
                                  {"high", one.high}});
  }
  for (const Order& order : worlds.orders) json["orders"].push_back(to_json(order));
  return json;
}

}  // namespace kabar::analysis
