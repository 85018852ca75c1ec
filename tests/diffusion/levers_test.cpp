// Each lever of a strategy moves what it should and nothing else: on random small worlds, household by household, with
// the same luck on both sides.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "core/ids.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/random_world.h"

namespace kabar {
namespace {

using test::Mix;
using test::RandomCase;
using test::run;

constexpr std::uint64_t kWorlds = 60;

/// A case whose households neither forget nor act nor tell, unless `change` says otherwise: only the lever is at work.
RandomCase quiet(std::uint64_t seed, Mix mix, const std::function<void(Scenario&)>& change = {}) {
  RandomCase one = test::random_case(seed, mix);
  one.world = test::changed(one.world, [&](Scenario& scenario) {
    scenario.param.memory = "off";
    scenario.param.take_up = 0;
    scenario.param.q_N = 0;
    scenario.param.r_g = 0;
    scenario.param.r_c = 0;
    scenario.param.b_seen = 0;
    scenario.param.omega = 0;
    scenario.param.fatigue = 0;
    scenario.param.topics_taken_in = 1000;
    scenario.param.request_wear = 1;
    for (Topic& topic : scenario.topics) topic.action = "none";
    if (change) change(scenario);
  });
  return one;
}

/// Changes the content of every block.
template <class Change>
Strategy with_content(Strategy strategy, const Change& change) {
  for_each_block_list(strategy, [&]<class Block>(const char*, std::vector<Block>& blocks) {
    if constexpr (requires(Block block) { block.content; }) {
      for (Block& block : blocks) change(block.content);
    }
  });
  return strategy;
}

Strategy in_language(const Strategy& strategy, const std::string& language) {
  return with_content(strategy, [&](Content& content) { content.language = Choice<Spoken>::of(language); });
}

bool same_exposure(const HouseholdRecord& a, const HouseholdRecord& b) {
  return std::tie(a.exposures, a.first_aware, a.channel, a.parent, a.root) ==
         std::tie(b.exposures, b.first_aware, b.channel, b.parent, b.root);
}

/// Compares two runs household by household: look(world, household, one, other).
template <class Look>
void each_household(const World& world, const ReplicateRecord& one, const ReplicateRecord& other, const Look& look) {
  ASSERT_EQ(one.households.size(), other.households.size());
  for (std::size_t at = 0; at < one.households.size(); ++at) {
    look(static_cast<std::uint32_t>(at % world.population.households), one.households[at], other.households[at]);
  }
}

TEST(Levers, AnotherLanguageHelpsThoseWhoPreferItAndNobodyElse) {
  std::size_t helped = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const RandomCase one = quiet(seed, Mix::everything_on);
    const ReplicateRecord indonesian = run(one.world, in_language(one.strategy, "id"));
    const ReplicateRecord javanese = run(one.world, in_language(one.strategy, "jv"));
    const ReplicateRecord both = run(one.world, in_language(one.strategy, "both"));
    const auto expect_help = [&](const ReplicateRecord& before, bool prefers) {
      each_household(one.world, before, both, [&](std::uint32_t i, const HouseholdRecord& a, const HouseholdRecord& b) {
        EXPECT_TRUE(same_exposure(a, b)) << "language decides who understands, not who hears";
        if ((one.world.population.javanese[i] != 0) == prefers) {
          EXPECT_GE(b.state, a.state);
          helped += b.state > a.state ? 1 : 0;
        } else {
          EXPECT_EQ(b.state, a.state);
        }
      });
    };
    expect_help(indonesian, true);
    expect_help(javanese, false);
  }
  EXPECT_GT(helped, 50u);
}

TEST(Levers, ClearerContentIsUnderstoodByMoreAndHeardByTheSame) {
  std::size_t more = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const RandomCase one = quiet(seed, Mix::everything);
    const ReplicateRecord plain = run(one.world, with_content(one.strategy, [](Content& c) { c.clarity = 0.5; }));
    const ReplicateRecord clear = run(one.world, with_content(one.strategy, [](Content& c) { c.clarity = 1; }));
    each_household(one.world, plain, clear, [&](std::uint32_t, const HouseholdRecord& a, const HouseholdRecord& b) {
      EXPECT_TRUE(same_exposure(a, b));
      EXPECT_GE(b.state, a.state);
      more += b.state > a.state ? 1 : 0;
    });
  }
  EXPECT_GT(more, 50u);
}

/// Nobody meets less or hears later in `more(seed)` than in `fewer(seed)`, and some meet more.
template <class Fewer, class More>
void expect_contained(Mix mix, const Fewer& fewer, const More& more) {
  std::size_t gained = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    each_household(quiet(seed, mix).world, fewer(seed), more(seed),
                   [&](std::uint32_t, const HouseholdRecord& a, const HouseholdRecord& b) {
                     EXPECT_GE(b.exposures, a.exposures);
                     EXPECT_LE(b.first_aware, a.first_aware);
                     gained += b.exposures > a.exposures ? 1 : 0;
                   });
  }
  EXPECT_GT(gained, 50u) << test::name_of(mix);
}

/// The same for a number of every block of one list.
template <class List, class Block, class Number>
void expect_contained(Mix mix, List BlockLists::*list, Number Block::*number, double few, double many) {
  const auto with = [&](double value) {
    return [&, value](std::uint64_t seed) {
      RandomCase one = quiet(seed, mix);
      for (VisitBlock& block : one.strategy.blocks().visits)
        block.retarget = "never";  // or a longer list is in another order
      for (Block& block : one.strategy.blocks().*list) block.*number = value;
      return run(one.world, one.strategy);
    };
  };
  expect_contained(mix, with(few), with(many));
}

TEST(Levers, MoreOfAnythingContainsTheLess) {
  expect_contained(Mix::posts, &BlockLists::posts, &PostBlock::followers_factor, 0.5, 1.5);
  expect_contained(Mix::posts, &BlockLists::internet, &InternetBlock::share, 0, 1);
  expect_contained(Mix::ads, &BlockLists::ads, &AdBlock::impressions, 100, 200);
  expect_contained(Mix::visits, &BlockLists::visits, &VisitBlock::share, 0.2, 0.4);
  expect_contained(Mix::meetings, &BlockLists::meetings, &MeetingBlock::rt_share, 0.3, 0.6);
  expect_contained(Mix::sessions, &BlockLists::sessions, &SessionBlock::mention, 0.2, 0.5);
}

TEST(Levers, WillingHeadsAreHeardWhereTheOthersAreAndElsewhere) {
  const auto with = [](Mix mix, double b) {
    return [=](std::uint64_t seed) {
      const RandomCase one = quiet(seed, mix, [&](Scenario& scenario) { scenario.param.b = b; });
      return run(one.world, one.strategy);
    };
  };
  for (const Mix mix : {Mix::messages, Mix::circulars, Mix::briefings}) {
    expect_contained(mix, with(mix, 0.3), with(mix, 0.8));
  }
}

TEST(Levers, MovingAPostInsideItsDayKeepsWhoSeesIt) {
  std::size_t seen = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    // With short lives and no rhythm of the day, who will ever see a post has seen it long before the end.
    const RandomCase one = quiet(seed, Mix::posts, [](Scenario& scenario) {
      scenario.city.hours.clear();
      scenario.city.weekdays.clear();
      for (Channel& channel : scenario.channels) channel.half_life_hours = 0.5;
    });
    Strategy morning = one.strategy, evening = one.strategy;
    for (PostBlock& block : morning.blocks().posts) block.hour = 6;
    for (PostBlock& block : evening.blocks().posts) block.hour = 7;
    for (Strategy* strategy : {&morning, &evening}) {
      for (PostBlock& block : strategy->blocks().posts) block.to_day = one.world.scenario->city.days - 3;
    }
    each_household(one.world, run(one.world, morning), run(one.world, evening),
                   [&](std::uint32_t, const HouseholdRecord& a, const HouseholdRecord& b) {
                     EXPECT_EQ(a.exposures, b.exposures);
                     EXPECT_EQ(a.state, b.state);
                     seen += a.exposures;
                   });
  }
  EXPECT_GT(seen, 1000u);
}

TEST(Levers, ARegisterMissesExactlyThoseWhomItDoesNotList) {
  std::size_t visited = 0, missed = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    RandomCase one = quiet(seed, Mix::visits);
    VisitBlock block;
    block.id = "list";
    block.topics = {"*"};
    block.channel = one.strategy.blocks().visits[0].channel;
    block.target = "register";
    block.per_day = 1e6;
    Strategy strategy;
    strategy.blocks().visits = {block};
    World error = one.world;
    for (std::uint32_t i = 0; i < error.population.households; i += 3) error.population.listed[i] = 0;
    each_household(one.world, run(one.world, strategy), run(error, strategy),
                   [&](std::uint32_t i, const HouseholdRecord& a, const HouseholdRecord& b) {
                     EXPECT_EQ(a.exposures, one.world.population.listed[i] != 0 ? 1 : 0);
                     EXPECT_EQ(b.exposures, error.population.listed[i] != 0 ? 1 : 0);
                     EXPECT_TRUE(a == b || error.population.listed[i] != one.world.population.listed[i]);
                     visited += b.exposures;
                     missed += a.exposures - b.exposures;
                   });
  }
  EXPECT_GT(visited, 300u);
  EXPECT_GT(missed, 100u);
}

TEST(Levers, BrokersWhoOverlookSomeOverlookTheUnconnectedPoorOnly) {
  std::size_t overlooked = 0;
  for (std::uint64_t seed = 0; seed < 3 * kWorlds; ++seed) {
    const auto with = [&](double bias) {
      const RandomCase one = quiet(seed, Mix::messages, [&](Scenario& scenario) { scenario.param.broker_bias = bias; });
      return run(one.world, one.strategy);
    };
    const RandomCase one = quiet(seed, Mix::messages);
    const Population& people = one.world.population;
    each_household(one.world, with(0), with(0.5),
                   [&](std::uint32_t i, const HouseholdRecord& a, const HouseholdRecord& b) {
                     EXPECT_LE(b.exposures, a.exposures);
                     EXPECT_TRUE(a == b || (people.poor[i] != 0 && people.access[i] == Access::none));
                     overlooked += a.exposures - b.exposures;
                   });
  }
  EXPECT_GT(overlooked, 10u);
}

TEST(Levers, SetToNoEffectChangeNoBit) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    RandomCase one = test::random_case(seed, Mix::everything_on);
    // Whom nobody will heed is asked all the same.
    one.world = test::changed(one.world, [](Scenario& scenario) { scenario.param.request_wear = 1; });
    Strategy idle = one.strategy;
    const auto put = [](auto& list, const auto& change) {
      if (list.empty()) return;
      auto block = list.front();
      block.id = "idle-" + block.id;
      change(block);
      list.push_back(block);
    };
    put(idle.blocks().posts, [](PostBlock& block) {
      block.weekdays.clear();  // they would count instead
      block.month_days.clear();
      block.per_week = 0;
    });
    put(idle.blocks().posts, [](PostBlock& block) { block.followers_factor = 0; });
    put(idle.blocks().ads, [](AdBlock& block) { block.impressions = 0; });
    put(idle.blocks().broadcasts, [](BroadcastBlock& block) { block.coverage = 0; });
    put(idle.blocks().meetings, [](MeetingBlock& block) { block.rt_share = 0; });
    put(idle.blocks().sessions, [](SessionBlock& block) { block.mention = 0; });
    put(idle.blocks().visits, [](VisitBlock& block) { block.share = 0; });
    put(idle.blocks().instructions, [](InstructionBlock& block) { block.topics = {"elsewhere"}; });
    put(idle.blocks().instructions, [](InstructionBlock& block) { block.relay_factor = 0; });
    put(idle.blocks().listening, [](ListeningBlock& block) { block.topics = {"elsewhere"}; });
    put(idle.blocks().listening, [](ListeningBlock& block) {
      block.hours_per_day = 0;
      block.learns = false;
    });
    put(idle.blocks().listening, [](ListeningBlock& block) {
      block.noticed = 0;
      block.learns = false;
    });
    put(idle.blocks().desks, [](DeskBlock& block) { block.topics = {"elsewhere"}; });
    put(idle.blocks().internet, [](InternetBlock& block) { block.share = 0; });
    put(idle.blocks().posts, [&](PostBlock& block) { block.approval_days = one.world.scenario->city.days; });
    for (PostBlock& block : idle.blocks().posts) {
      if (block.content.clarity <= 1) block.training_half_life = 30;  // nothing that could wear off
    }
    EXPECT_EQ(run(one.world, one.strategy).digest, run(one.world, idle).digest) << "seed " << seed;
    const World harmless = test::changed(one.world, [](Scenario& scenario) { scenario.param.hoax_effect = 0; });
    const World quiet = test::changed(one.world, [](Scenario& scenario) { scenario.param.hoaxes = 0; });
    EXPECT_EQ(run(harmless, one.strategy).households, run(quiet, one.strategy).households) << "seed " << seed;
  }
}

}  // namespace
}  // namespace kabar
