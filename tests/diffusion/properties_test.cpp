// What must hold in every town and under every strategy, on random tiny worlds.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "core/ids.h"
#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

using test::Mix;
using test::RandomCase;
using test::run;

ReplicateRecord run_of(const RandomCase& one, std::uint32_t replicate = 0) {
  return run(one.world, one.strategy, replicate);
}

/// Everything about a case that a failure must say.
std::string named(const RandomCase& one) {
  return "world seed " + std::to_string(one.seed) + " (" + test::name_of(one.mix) + ")";
}

/// The case with its own posts and one block of posts more.
Strategy with_more_posts(const RandomCase& one, std::int64_t from_day = 0) {
  PostBlock more;
  more.id = "more";
  more.topics = {"*"};
  more.accounts = {"*"};
  more.per_week = 5;
  more.hour = 7;
  more.from_day = from_day;
  Strategy strategy = one.strategy;
  strategy.blocks().posts.push_back(more);
  return strategy;
}

TEST(Properties, MorePostsNeverMakeAHouseholdHearLater) {
  std::uint64_t earlier = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomCase one = test::random_case(seed, seed % 2 == 0 ? Mix::everything : Mix::everything_on);
    one.world = test::changed(one.world, [](Scenario& scenario) {
      scenario.param.memory = "spacing";
      scenario.param.omega = 0;  // posts do not compete
      scenario.param.fatigue = 0;
      scenario.param.ask = 0;  // answers are scarce, and say where visits go
      // Whether a household understands may hang on one post more or less, and those who act tell others.
      for (Topic& topic : scenario.topics) topic.action = "none";
    });
    for (VisitBlock& block : one.strategy.blocks().visits) {
      block.retarget = "never";
      block.survey = 0;
    }
    const Strategy more = with_more_posts(one);
    for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
      const ReplicateRecord with = run(one.world, more, replicate), without = run_of(one, replicate);
      for (std::size_t at = 0; at < without.households.size(); ++at) {
        ASSERT_LE(with.households[at].first_aware, without.households[at].first_aware)
            << named(one) << ", replicate " << replicate << ", topic " << at / one.world.population.households
            << ", household " << at % one.world.population.households;
        earlier += with.households[at].first_aware < without.households[at].first_aware;
      }
    }
  }
  EXPECT_GT(earlier, 500u);
}

TEST(Properties, TheSameInputsGiveTheSameRecordWhateverTheStateHeld) {
  State state;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const RandomCase one = test::random_case(seed);
    const Calendar calendar = compile_calendar(one.world, one.strategy);
    const ReplicateRecord fresh = run_replicate(one.world, calendar, 1, Keep::households);
    const ReplicateRecord reused = run_replicate(one.world, calendar, 1, Keep::households, state);
    const ReplicateRecord counted = run_replicate(one.world, calendar, 1, Keep::counts, state);
    EXPECT_EQ(fresh.households, reused.households) << named(one);
    EXPECT_EQ(fresh.digest, reused.digest) << named(one);
    EXPECT_EQ(fresh.digest, counted.digest) << named(one);
    EXPECT_TRUE(counted.households.empty());
    for (const ReplicateRecord* other : {&reused, &counted}) {
      EXPECT_EQ(fresh.counts, other->counts) << named(one);
      EXPECT_EQ(fresh.daily, other->daily) << named(one);
      EXPECT_EQ(fresh.coins, other->coins) << named(one);
      EXPECT_EQ(fresh.exposures, other->exposures) << named(one);
      EXPECT_EQ(fresh.activations, other->activations) << named(one);
    }
  }
}

TEST(Properties, ReplicatesPopulationsAndSeedsHaveTheirOwnLuck) {
  const RandomCase one = test::random_case(4, Mix::everything_on);
  const World other_seed = test::changed(one.world, [](Scenario& scenario) { ++scenario.city.seed; });
  World other_population = one.world;
  ++other_population.luck_index;
  const Digest digest = run_of(one).digest;
  EXPECT_NE(digest, run_of(one, 1).digest);
  EXPECT_NE(digest, run(other_seed, one.strategy).digest);
  EXPECT_NE(digest, run(other_population, one.strategy).digest);
}

/// "*" written out, so that a topic more in the table takes no part.
void write_out(std::vector<std::string>& topics, const std::vector<std::string>& all) {
  if (topics == std::vector<std::string>{"*"}) topics = all;
}

TEST(Properties, AnotherTopicChangesNothingForTheOthers) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomCase one = test::random_case(seed);
    one.world = test::changed(one.world, [](Scenario& scenario) {  // the feed is what topics share
      scenario.param.omega = 0;
      scenario.param.fatigue = 0;
    });
    const std::vector<std::string> topics = one.world.scenario->city.topics;
    for_each_block_list(one.strategy, [&]<class Block>(const char*, std::vector<Block>& blocks) {
      if constexpr (requires(Block block) { block.topics; }) {
        for (Block& block : blocks) write_out(block.topics, topics);
      }
    });
    // Whoever answers about one topic has less time for another: each has its own.
    one.strategy.blocks().listening.clear();

    // The new topic comes first in every table, so that no number of a topic can hide in a key.
    Topic topic;
    topic.id = "another";
    World wider = test::changed(one.world, [&](Scenario& scenario) {
      scenario.topics.insert(scenario.topics.begin(), topic);
      scenario.city.topics.insert(scenario.city.topics.begin(), topic.id);
    });
    const std::uint32_t households = wider.population.households;
    wider.population.eligible.insert(wider.population.eligible.begin(), std::vector<std::uint8_t>(households, 1));
    wider.population.beneficiary.insert(wider.population.beneficiary.begin(), std::vector<std::uint8_t>(households, 0));
    RandomCase with = one;
    with.world = wider;
    Strategy strategy = with_more_posts(with);
    strategy.blocks().posts.back().topics = {topic.id};
    strategy.blocks().posts.back().per_week = 14;

    const ReplicateRecord both = run(wider, strategy), alone = run_of(one);
    ASSERT_EQ(both.households.size(), alone.households.size() + households);
    EXPECT_TRUE(std::equal(alone.households.begin(), alone.households.end(), both.households.begin() + households))
        << named(one);
  }
}

TEST(Properties, NamesAndTitlesAreNoPartOfAResult) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomCase one = test::random_case(seed);
    Strategy renamed = one.strategy;
    renamed.name = "another";
    renamed.title_id = "judul lain";
    renamed.title_en = "another title";
    EXPECT_EQ(run_of(one).digest, run(one.world, renamed).digest) << named(one);
  }
}

TEST(Properties, MeasuresAreNestedAndLastAsTheirFactsSay) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const RandomCase one = test::random_case(seed);
    const ReplicateRecord record = run_of(one);
    const std::size_t topics = one.world.scenario->topics.size();
    const std::size_t cells = record.counts.size() / topics / kMeasures;
    const auto days = static_cast<std::size_t>(one.world.scenario->city.days);
    for (std::size_t t = 0; t < topics; ++t) {
      for (const MeasureFacts& measure : kMeasureFacts) {
        const std::size_t own = t * kMeasures + static_cast<std::size_t>(measure.measure),
                          wider = t * kMeasures + static_cast<std::size_t>(measure.within);
        for (std::size_t cell = 0; cell < cells; ++cell) {
          EXPECT_GE(record.counts[wider * cells + cell], record.counts[own * cells + cell]) << named(one);
        }
        for (std::size_t at = 0; at < kGroups * days; ++at) {
          EXPECT_GE(record.daily[wider * kGroups * days + at], record.daily[own * kGroups * days + at]) << named(one);
        }
        for (std::size_t series = own * kGroups; measure.lasts && series < (own + 1) * kGroups; ++series) {
          EXPECT_TRUE(std::is_sorted(record.daily.begin() + static_cast<std::ptrdiff_t>(series * days),
                                     record.daily.begin() + static_cast<std::ptrdiff_t>((series + 1) * days)))
              << named(one) << ", " << measure.name;
        }
      }
    }
    for (const HouseholdRecord& household : record.households) {
      const bool ever_aware = household.first_aware != kNone;
      EXPECT_LE(ever_aware, household.exposures > 0) << named(one);
      EXPECT_LE(household.state > 0, ever_aware) << named(one);
      EXPECT_EQ(household.channel != 0xFF, ever_aware) << named(one);
      EXPECT_EQ(household.root != kNone, ever_aware) << named(one);
    }
  }
}

TEST(Properties, WithoutBlocksNothingHappens) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomCase one = test::random_case(seed);
    const ReplicateRecord record = run(one.world, Strategy{});
    EXPECT_EQ(record.exposures, 0u);
    EXPECT_EQ(record.activations, 0u);
    EXPECT_TRUE(std::all_of(record.households.begin(), record.households.end(),
                            [](const HouseholdRecord& household) { return household == HouseholdRecord{}; }));
    EXPECT_TRUE(std::all_of(record.daily.begin(), record.daily.end(), [](std::uint32_t n) { return n == 0; }));
  }
}

TEST(Properties, NothingChangesBeforeTheFirstDifference) {
  std::uint64_t differ = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const RandomCase one = test::random_case(seed, Mix::everything_on);
    const auto days = static_cast<std::size_t>(one.world.scenario->city.days);
    const std::size_t from_day = days / 2;
    const ReplicateRecord with = run(one.world, with_more_posts(one, static_cast<std::int64_t>(from_day)));
    const ReplicateRecord without = run_of(one);
    differ += with.digest != without.digest;
    for (std::size_t at = 0; at < with.daily.size(); ++at) {
      if (at % days >= from_day) continue;
      EXPECT_EQ(with.daily[at], without.daily[at]) << named(one);
    }
    for (std::size_t at = 0; at < with.households.size(); ++at) {
      const HouseholdRecord &a = with.households[at], &b = without.households[at];
      if (std::min(a.first_aware, b.first_aware) >= 24 * from_day) continue;
      EXPECT_EQ(std::tuple(a.first_aware, a.channel, a.parent, a.root),
                std::tuple(b.first_aware, b.channel, b.parent, b.root))
          << named(one);
    }
  }
  EXPECT_GT(differ, 30u);
}

}  // namespace
}  // namespace kabar
