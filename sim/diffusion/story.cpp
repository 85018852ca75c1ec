#include "diffusion/story.h"

#include <algorithm>
#include <tuple>

#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

double chance(std::uint64_t threshold) {
  return static_cast<double>(threshold) / 4294967296.0;
}

/// Whether two encounters are the same event with the same outcome.
bool same(const Encounter& one, const Encounter& other) {
  return one.hour == other.hour && one.topic == other.topic && one.exposure.source == other.exposure.source &&
         one.exposure.root == other.exposure.root && one.exposure.mechanism() == other.exposure.mechanism() &&
         one.before == other.before && one.after == other.after && one.parent == other.parent;
}

bool same(const Belief& one, const Belief& other) {
  return one.hour == other.hour && one.topic == other.topic && one.misled == other.misled;
}

bool same(const Deed& one, const Deed& other) {
  return one.hour == other.hour && one.topic == other.topic && one.root == other.root &&
         one.succeeded == other.succeeded && one.again == other.again;
}

/// How many of two lists agree before they part.
template <class T>
std::size_t in_common(const std::vector<T>& mine, const std::vector<T>& yours) {
  std::size_t common = 0;
  while (common < mine.size() && common < yours.size() && same(mine[common], yours[common])) ++common;
  return common;
}

}  // namespace

void note_encounters(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  for (std::size_t i = 0; i < scratch.now.size(); ++i) {
    const Exposure& exposure = scratch.now[i];
    if (exposure.household != district.followed) continue;
    const Message& message = setting.message(exposure.message);
    const Known& known = district.known[scratch.places[i]];
    Encounter encounter;
    encounter.hour = turn.hour;
    encounter.topic = message.topic;
    encounter.exposure = exposure;
    encounter.parent = parent_of(setting, exposure);
    encounter.before = Outcome::before(scratch.outcomes[i]);
    encounter.after = Outcome::after(scratch.outcomes[i]);
    encounter.aware_chance = chance(message.alpha);
    const bool heeds = setting.memory != Memory::two_state || encounter.before == kUnaware;
    encounter.understand_chance = heeds ? chance(message.understand[known.comprehension()]) : 0.0;
    encounter.forget = known.forget;
    district.encounters.push_back(encounter);
  }
}

Story follow(const World& world, const Calendar& calendar, std::uint32_t replicate, std::uint32_t household,
             State& state, int threads) {
  Inside inside;
  inside.threads = threads;
  inside.followed = household;
  const ReplicateRecord record = run_replicate(world, calendar, replicate, Keep::households, state, inside);
  Story story;
  story.household = household;
  story.encounters = state.districts[household / inside.district_households].encounters;
  std::stable_sort(story.encounters.begin(), story.encounters.end(), [](const Encounter& one, const Encounter& other) {
    return std::tie(one.hour, one.topic) < std::tie(other.hour, other.topic);
  });
  const std::size_t households = world.population.households;
  story.beliefs = state.districts[household / inside.district_households].beliefs;
  story.deeds = state.districts[household / inside.district_households].deeds;
  for (std::uint32_t topic = 0; topic < calendar.topics.size(); ++topic) {
    const HouseholdRecord* const all = record.households.data() + topic * households;
    story.records.push_back(all[household]);
    for (std::uint32_t other = 0; other < households; ++other) {
      // A slot as parent is its own root.
      if (all[other].parent != household || all[other].parent == all[other].root) continue;
      story.passed_on.push_back({topic, other, all[other].first_aware, all[other].channel});
    }
  }
  std::stable_sort(story.passed_on.begin(), story.passed_on.end(), [](const PassedOn& one, const PassedOn& other) {
    return std::tie(one.topic, one.hour) < std::tie(other.topic, other.hour);
  });
  return story;
}

std::size_t common_encounters(const Story& one, const Story& other) {
  return in_common(one.encounters, other.encounters);
}

std::uint32_t parting_hour(const Story& one, const Story& other) {
  std::uint32_t hour = kNone;
  const auto part_at = [&](const auto& mine, const auto& yours) {
    const std::size_t common = in_common(mine, yours);
    if (common < mine.size()) hour = std::min(hour, mine[common].hour);
    if (common < yours.size()) hour = std::min(hour, yours[common].hour);
  };
  part_at(one.encounters, other.encounters);
  part_at(one.deeds, other.deeds);
  part_at(one.beliefs, other.beliefs);
  return hour;
}

std::uint32_t first_poor_aware(const World& world, const Calendar& calendar, std::uint32_t replicate, State& state,
                               int threads) {
  Inside inside;
  inside.threads = threads;
  const ReplicateRecord record = run_replicate(world, calendar, replicate, Keep::households, state, inside);
  const std::size_t households = world.population.households;
  for (std::uint32_t household = 0; household < households; ++household) {
    if (world.population.poor[household] == 0) continue;
    for (std::size_t topic = 0; topic < calendar.topics.size(); ++topic) {
      if (record.households[topic * households + household].first_aware != kNone) return household;
    }
  }
  return kNone;
}

}  // namespace kabar
