// `kabar story` for programs.

#include <nlohmann/json.hpp>

#include "cli/tale.h"

namespace kabar::cli {

std::string json_of(const Tale& tale) {
  using nlohmann::json;
  static constexpr const char* kStates[] = {"unaware", "aware", "understands", "applied", "enrolled"};
  const Scenario& scenario = *tale.world->scenario;
  const auto hour_or_null = [](std::uint32_t hour) { return hour == kNone ? json(nullptr) : json(hour); };
  json result = {{"population", tale.world->population_index},
                 {"replicate", tale.replicate},
                 {"household", tale.stories.front().story.household},
                 {"start", scenario.city.start},
                 {"stories", json::array()}};
  if (tale.stories.size() == 2) {
    result["common_encounters"] = common_encounters(tale.stories[0].story, tale.stories[1].story);
  }
  for (const ToldStory& told : tale.stories) {
    json encounters = json::array(), applications = json::array(), ends = json::array(), passed = json::array();
    json beliefs = json::array();
    for (const Belief& belief : told.story.beliefs) {
      beliefs.push_back(
          {{"hour", belief.hour}, {"topic", scenario.topics[belief.topic].id}, {"misled", belief.misled}});
    }
    for (const Encounter& met : told.story.encounters) {
      const Channel& channel = scenario.channels[told.calendar.messages[met.exposure.message].channel];
      encounters.push_back({{"hour", met.hour},
                            {"topic", scenario.topics[met.topic].id},
                            {"mechanism", channel.mechanism.word()},
                            {"channel", channel.id},
                            {"parent", met.parent},
                            {"root", met.exposure.root},
                            {"before", kStates[met.before]},
                            {"after", kStates[met.after]},
                            {"chance_aware", met.aware_chance},
                            {"chance_understand", met.understand_chance},
                            {"forget_hour", hour_or_null(met.forget)}});
    }
    for (const Deed& deed : told.story.deeds) {
      applications.push_back({{"hour", deed.hour},
                              {"topic", scenario.topics[deed.topic].id},
                              {"root", deed.root},
                              {"chance_success", deed.success_chance},
                              {"succeeded", deed.succeeded}});
    }
    for (std::size_t topic = 0; topic < told.story.records.size(); ++topic) {
      const HouseholdRecord& record = told.story.records[topic];
      ends.push_back({{"topic", scenario.topics[topic].id},
                      {"state", kStates[record.state]},
                      {"exposures", record.exposures},
                      {"first_aware_hour", hour_or_null(record.first_aware)}});
    }
    for (const PassedOn& one : told.story.passed_on) {
      passed.push_back({{"topic", scenario.topics[one.topic].id},
                        {"household", one.household},
                        {"hour", one.hour},
                        {"channel", scenario.channels[one.channel].id}});
    }
    result["stories"].push_back({{"strategy", told.strategy->name},
                                 {"encounters", encounters},
                                 {"applications", applications},
                                 {"hoaxes", beliefs},
                                 {"topics", ends},
                                 {"passed_on", passed}});
  }
  return result.dump(1);
}

}  // namespace kabar::cli
