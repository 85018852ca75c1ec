// The story of a household against the record of the replicate, in random worlds: nothing left out, nothing made up.

#include "diffusion/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "diffusion/known.h"
#include "strategy/calendar.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

/// One topic of one household: its encounters lead from unaware to the record.
void expect_leads_to_record(const test::RandomCase& one, const Calendar& calendar, const Story& story,
                            std::uint32_t topic) {
  const HouseholdRecord& record = story.records[topic];
  std::uint32_t exposures = 0, state = 0, forget = kNone, first_aware = kNone;
  std::uint64_t hour = 0;
  const Encounter* first = nullptr;
  const auto deed =
      std::find_if(story.deeds.begin(), story.deeds.end(), [&](const Deed& one_of) { return one_of.topic == topic; });
  const bool applies = deed != story.deeds.end();
  for (std::size_t k = 0; k < story.encounters.size(); ++k) {
    const Encounter& met = story.encounters[k];
    if (met.topic != topic) continue;
    ++exposures;
    if (applies && deed->hour < met.hour && state < kApplied) {
      EXPECT_EQ(state, 2u) << "only who understands applies";
      EXPECT_GT(forget, deed->hour) << "and has not forgotten";
      // With success it is enrolled at once, but for a place.
      state = met.before;
      EXPECT_TRUE(state == kApplied || state == kApplied + 1);
      forget = kNone;
    }
    // A second try may have succeeded between the encounters.
    const bool again = state == kApplied && met.before == kApplied + 1 &&
                       std::any_of(story.deeds.begin(), story.deeds.end(), [&](const Deed& one_of) {
                         return one_of.topic == topic && one_of.again && one_of.succeeded && one_of.hour < met.hour;
                       });
    if (again) state = met.before;
    ASSERT_GE(met.hour, hour);
    ASSERT_LT(met.hour, calendar.hours);
    const bool forgotten = state != 0 && state < kApplied && forget <= met.hour;
    EXPECT_EQ(met.before, forgotten ? 0 : state) << "what it knew before is what it knew after the last";
    EXPECT_GE(met.after, met.before);
    EXPECT_TRUE(met.understand_chance > 0.0 || met.before == met.after || met.after != 2)
        << "what has no chance happens";
    if (met.before == 0 && met.after > 0) {
      EXPECT_GT(met.aware_chance, 0.0);
      if (first_aware == kNone) {
        first_aware = met.hour;
        first = &met;
      }
    }
    EXPECT_TRUE(met.aware_chance < 1.0 || met.after > 0) << "a certain one is not missed";
    state = met.after;
    forget = met.forget;
    hour = met.hour;
  }
  EXPECT_EQ(exposures, record.exposures);
  EXPECT_EQ(first_aware, record.first_aware);
  if (first != nullptr) {
    EXPECT_EQ(first->parent, record.parent);
    EXPECT_EQ(first->exposure.root, record.root);
    EXPECT_EQ(calendar.messages[first->exposure.message].channel, record.channel);
  }
  std::vector<Deed> deeds;  // one, or two if the first failed
  std::copy_if(story.deeds.begin(), story.deeds.end(), std::back_inserter(deeds),
               [&](const Deed& one_of) { return one_of.topic == topic; });
  EXPECT_LE(deeds.size(), 2u);
  EXPECT_TRUE(deeds.size() < 2 || (deeds[1].again && !deeds[0].again && !deeds[0].succeeded));
  if (applies) {
    const bool limited = calendar.topics[topic].places != kNone, succeeded = deeds.back().succeeded;
    EXPECT_GE(record.state, kApplied);
    EXPECT_TRUE(limited || (record.state > kApplied) == succeeded);
    EXPECT_TRUE(succeeded || record.state == kApplied);
    EXPECT_TRUE(deed->succeeded ? deed->success_chance > 0.0 : deed->success_chance < 1.0);
    return;
  }
  const bool forgotten = state != 0 && state < kApplied && forget < calendar.hours;
  EXPECT_EQ(forgotten ? 0 : state, record.state) << test::name_of(one.mix);
}

TEST(Story, LeadsToTheRecordOfEveryHousehold) {
  std::uint64_t encounters = 0, passed_on = 0, deeds = 0;
  State state;
  for (std::uint64_t seed = 0; seed < 4 * test::kMixes; ++seed) {
    const test::RandomCase one = test::random_case(seed);
    const Calendar calendar = compile_calendar(one.world, one.strategy);
    const ReplicateRecord record = run_replicate(one.world, calendar, 0, Keep::households, state);
    std::uint64_t exposures = 0, told = 0;
    for (std::uint32_t household = 0; household < one.world.population.households; ++household) {
      const Story story = follow(one.world, calendar, 0, household, state);
      for (std::uint32_t topic = 0; topic < calendar.topics.size(); ++topic) {
        expect_leads_to_record(one, calendar, story, topic);
        EXPECT_TRUE(story.records[topic] == record.households[topic * one.world.population.households + household]);
      }
      exposures += story.encounters.size();
      deeds += story.deeds.size();
      told += story.passed_on.size();
      if (HasFailure()) FAIL() << "seed " << seed << ", household " << household;
    }
    EXPECT_EQ(exposures, record.exposures);
    // Everybody's first source is a slot or one household.
    const auto by_household = std::count_if(record.households.begin(), record.households.end(), [](const auto& one_of) {
      return one_of.first_aware != kNone && one_of.parent != one_of.root;
    });
    EXPECT_EQ(told, static_cast<std::uint64_t>(by_household));
    encounters += exposures;
    passed_on += told;
  }
  EXPECT_GT(encounters, 2000u) << "too little happened for the comparison to say much";
  EXPECT_GT(passed_on, 100u);
  EXPECT_GT(deeds, 50u);
}

TEST(Story, IsTheSameInBlocksOfOtherSizesAndChangesNoBit) {
  const test::RandomCase one = test::random_case(4, test::Mix::everything_on);
  const Calendar calendar = compile_calendar(one.world, one.strategy);
  State state;
  const ReplicateRecord without = run_replicate(one.world, calendar, 3, Keep::households, state);
  const Story story = follow(one.world, calendar, 3, 2, state);
  EXPECT_FALSE(story.encounters.empty());
  Inside inside;
  inside.district_households = 2;
  inside.followed = 2;
  const ReplicateRecord in_districts = run_replicate(one.world, calendar, 3, Keep::households, state, inside);
  EXPECT_TRUE(in_districts == without);
  EXPECT_EQ(state.districts[1].encounters.size(), story.encounters.size());
  EXPECT_TRUE(state.districts[0].encounters.empty());
}

TEST(Story, PartsFromAnotherAtTheFirstDifference) {
  Encounter met;
  met.hour = 5;
  met.exposure.source = 7;
  met.after = 1;
  Story one;
  one.encounters = {met, met, met};
  EXPECT_EQ(common_encounters(one, one), 3u);
  EXPECT_EQ(common_encounters(one, {}), 0u);
  const auto with = [&](auto change) {
    Story other = one;
    change(other.encounters[1]);
    return common_encounters(one, other);
  };
  EXPECT_EQ(with([](Encounter& other) { other.hour = 6; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.topic = 1; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.exposure.source = 8; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.exposure.root = 8; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.exposure.tag = 1; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.parent = 1; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.before = 1; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.after = 2; }), 1u);
  EXPECT_EQ(with([](Encounter& other) { other.forget = 9; }), 3u) << "a later word about memory is no parting yet";
}

TEST(Story, PartsFromAnotherAtTheFirstDifferentDeed) {
  Story one;
  one.encounters.resize(1);
  one.deeds = {{7, 0, 3, 0.5, true}, {9, 1, 3, 0.5, false}};
  EXPECT_EQ(parting_hour(one, one), kNone);
  Story other = one;
  other.deeds[1].succeeded = true;
  EXPECT_EQ(parting_hour(one, other), 9u);
  other.encounters[0].hour = 2;
  EXPECT_EQ(parting_hour(one, other), 0u) << "in the earlier of the two hours";
  other = one;
  other.deeds.pop_back();
  EXPECT_EQ(parting_hour(one, other), 9u);
}

TEST(Story, FindsAPoorHouseholdThatHeard) {
  State state;
  bool found = false;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const test::RandomCase one = test::random_case(seed);
    const Calendar calendar = compile_calendar(one.world, one.strategy);
    const std::uint32_t household = first_poor_aware(one.world, calendar, 0, state);
    if (household == kNone) continue;
    found = true;
    EXPECT_NE(one.world.population.poor[household], 0);
    const Story story = follow(one.world, calendar, 0, household, state);
    EXPECT_TRUE(std::any_of(story.records.begin(), story.records.end(),
                            [](const HouseholdRecord& record) { return record.first_aware != kNone; }));
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace kabar
