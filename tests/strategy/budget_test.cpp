// The common ceiling: never exceeded, used to the last step, larger contains the smaller; and costs without a calendar
// are those of the calendar.

#include "strategy/budget.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

#include "scenario/blocks.h"
#include "scenario/scaling.h"
#include "strategy/calendar.h"
#include "tests/support/dice.h"
#include "tests/support/random_world.h"
#include "tests/support/sanitized.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

constexpr std::uint64_t kTowns = test::kSanitized ? 24 : 120;

/// A random town where everything costs something, and a strategy of every kind of block.
struct PricedTown {
  World world;
  Strategy strategy;
};
PricedTown priced_town(std::uint64_t seed, std::int64_t budget = 0) {
  test::RandomCase one = test::random_case(seed, test::Mix::everything_on);
  test::Dice dice(seed, 77);
  PricedTown result{test::changed(one.world,
                                  [&](Scenario& scenario) {
                                    scenario.costs.clear();
                                    for (const char* unit : kUnitWords) {
                                      CostItem item;
                                      item.id = item.unit = unit;
                                      item.cash_rupiah = dice.between(0, 3) * dice.between(1, 9000);
                                      item.staff_hours = dice.real(0, 3);
                                      scenario.costs.push_back(item);
                                    }
                                    scenario.city.budget = budget;
                                  }),
                    one.strategy};
  for_each_block_list(result.strategy, [&](const char*, auto& blocks) {
    for (auto& block : blocks) {
      if constexpr (requires { block.cost_item; }) {
        const auto unit = dice.below(static_cast<std::uint32_t>(block.kUnits.size()) + 1);
        if (unit < block.kUnits.size()) block.cost_item = word_of(block.kUnits[unit]);
      }
    }
  });
  CostBlock team;
  team.id = "team";
  team.item = "post";
  team.count = dice.between(0, 4);
  team.per_week = dice.real(0, 2);
  result.strategy.blocks().costs.push_back(team);
  return result;
}

World with_budget(const World& world, std::int64_t budget) {
  return test::changed(world, [&](Scenario& scenario) { scenario.city.budget = budget; });
}

Costs costs_in(const World& world, const Strategy& strategy) {
  return costs_of(Schedule(world), strategy);
}

std::vector<std::string> numbers_of(Strategy strategy) {
  std::vector<std::string> names;
  for (const ScaledNumber& number : scalable_numbers(strategy)) names.push_back(number.name());
  return names;
}

ScaledNumber number_at(Strategy& strategy, const std::string& name) {
  for (const ScaledNumber& number : scalable_numbers(strategy)) {
    if (number.name() == name) return number;
  }
  throw std::logic_error(name);
}

std::int64_t cash_with(const PricedTown& one, const std::string& number, double value) {
  Strategy strategy = one.strategy;
  *number_at(strategy, number).value = value;
  return cash_of(costs_in(one.world, strategy));
}

TEST(Costs, WithoutACalendarAreThoseOfTheCalendar) {
  for (std::uint64_t seed = 0; seed < kTowns; ++seed) {
    const PricedTown one = priced_town(seed);
    EXPECT_EQ(costs_in(one.world, one.strategy), compile_calendar(one.world, one.strategy).costs) << "town " << seed;
  }
}

TEST(Budget, IsNeverExceededAndUsedToTheLastStep) {
  std::uint64_t scaled = 0, at_most = 0, refused = 0;
  for (std::uint64_t seed = 0; seed < kTowns; ++seed) {
    PricedTown one = priced_town(seed);
    test::Dice dice(seed, 991);
    for (const std::string& number : numbers_of(one.strategy)) {
      const auto span = std::max<std::int64_t>(1, cash_with(one, number, 1.0) * 5 / 4);
      const std::int64_t budget = 1 + static_cast<std::int64_t>(dice.real(0, 1) * static_cast<double>(span));
      one.strategy.scale_with = number;
      Problems problems;
      const World world = with_budget(one.world, budget);
      const WithinBudget result = within_budget(Schedule(world), one.strategy, problems);
      const std::string what = "town " + std::to_string(seed) + " " + number;
      if (!problems.empty()) {
        EXPECT_GT(cash_with(one, number, 0.0), budget) << what;
        ++refused;
        continue;
      }
      ASSERT_TRUE(result.value) << what;
      EXPECT_LE(cash_of(costs_in(world, result.strategy)), budget) << what;
      const Calendar calendar = compile_calendar(world, one.strategy);
      EXPECT_LE(cash_of(calendar.costs), budget) << what;
      EXPECT_EQ(calendar.scaled_value, result.value) << what;
      const KeyFacts& facts = *number_at(one.strategy, number).facts;
      const double step = facts.step == Step::hundredth ? 0.01 : facts.step == Step::unit ? 1.0 : 0x1p-32;
      if (*result.value + step > facts.high) {
        ++at_most;
      } else if (facts.step != Step::household) {
        EXPECT_GT(cash_with(one, number, *result.value + step), budget) << what;
        ++scaled;
      } else {
        // One household more: shares of a list shorter than 1,000.
        double next = *result.value;
        const std::int64_t now = cash_with(one, number, next);
        while (next < 1 && cash_with(one, number, next) == now) next = std::min(1.0, next + 0.001);
        EXPECT_TRUE(next == 1.0 || cash_with(one, number, next) > budget) << what;
        ++scaled;
      }
    }
  }
  EXPECT_GT(scaled, 5 * kTowns / 6);
  EXPECT_GT(at_most, 5 * kTowns / 12);
  EXPECT_GT(refused, 5 * kTowns / 12);
}

/// Each ceiling but that of cash, set to a share of what costs are with the number at 1.
struct Ceiling {
  const char* name;
  void (*set)(Scenario& scenario, const Costs& costs, double share);
};
constexpr Ceiling kCeilings[] = {
    {"staff_hours",
     [](Scenario& scenario, const Costs& costs, double share) {
       scenario.city.staff_hours = share * static_cast<double>(staff_of(costs)) / 1000;
     }},
    {"hours_per_week",
     [](Scenario& scenario, const Costs& costs, double share) {
       scenario.agencies[0].hours_per_week = share * static_cast<double>(costs.busiest_week_millihours[0]) / 1000;
     }},
    {"head_hours",
     [](Scenario& scenario, const Costs& costs, double share) {
       scenario.city.head_hours = share * static_cast<double>(costs.busiest_month_millihours[0]) / 1000;
     }},
    {"cadre_hours",
     [](Scenario& scenario, const Costs& costs, double share) {
       scenario.city.cadre_hours = share * static_cast<double>(costs.busiest_month_millihours[1]) / 1000;
     }},
    {"most_per_week",
     [](Scenario& scenario, const Costs& costs, double share) {
       for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
         scenario.channels[c].most_per_week = share * costs.channel_use[c];
       }
     }},
};

TEST(Ceilings, AreKeptOrReportedByName) {
  std::map<std::string, int> kept, bound, refused;
  for (std::uint64_t seed = 0; seed < kTowns; ++seed) {
    PricedTown one = priced_town(seed);
    test::Dice dice(seed, 993);
    // With one message a week a place carries as many as are sent: its use is their number.
    const World counted = test::changed(one.world, [](Scenario& scenario) {
      for (Channel& channel : scenario.channels) channel.most_per_week = 1;
    });
    for (const std::string& number : numbers_of(one.strategy)) {
      one.strategy.scale_with = number;
      *number_at(one.strategy, number).value = 1;
      const Costs at_1 = costs_in(counted, one.strategy);
      for (const Ceiling& ceiling : kCeilings) {
        const std::string what = "town " + std::to_string(seed) + " " + number + " " + ceiling.name;
        const double share = dice.real(0.3, 1.2);
        const World world = test::changed(one.world, [&](Scenario& scenario) {
          scenario.city.budget = 1'000'000'000'000'000;
          ceiling.set(scenario, at_1, share);
        });
        Problems problems;
        const WithinBudget result = within_budget(Schedule(world), one.strategy, problems);
        if (!problems.empty()) {
          ++refused[ceiling.name];
          std::string text;
          try {
            problems.throw_if_any();
          } catch (const InputError& error) {
            text = error.what();
          }
          EXPECT_NE(text.find(std::string(ceiling.name) + " = "), std::string::npos) << what << "\n" << text;
          continue;
        }
        ASSERT_TRUE(result.value) << what;
        EXPECT_TRUE(keeps_to_ceilings(*world.scenario, costs_in(world, result.strategy))) << what;
        Strategy most = one.strategy;
        *number_at(most, number).value = number_at(most, number).facts->high;
        const bool all_fits = keeps_to_ceilings(*world.scenario, costs_in(world, most));
        ++(all_fits ? kept : bound)[ceiling.name];
        EXPECT_TRUE(all_fits || *result.value < number_at(most, number).facts->high) << what;
      }
    }
  }
  for (const Ceiling& ceiling : kCeilings) {
    EXPECT_GT(kept[ceiling.name], static_cast<int>(kTowns / 30)) << ceiling.name;
    EXPECT_GT(bound[ceiling.name], static_cast<int>(kTowns / 30)) << ceiling.name;
    EXPECT_GT(refused[ceiling.name], static_cast<int>(kTowns / 30)) << ceiling.name;
  }
}

using Contact = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
std::set<Contact> contacts(const Calendar& calendar) {
  std::set<Contact> all;
  for (const MeetingSlot& meeting : calendar.meetings) all.insert({meeting.slot.root, meeting.rt, meeting.meeting});
  for (const SessionSlot& session : calendar.sessions) all.insert({session.slot.root, session.group, session.session});
  for (const VisitSlot& visit : calendar.visits) all.insert({visit.slot.root, visit.household, visit.hour});
  return all;
}

TEST(Budget, LargerContainsSmallerAndCostsAtLeastAsMuch) {
  std::uint64_t grown = 0;
  for (std::uint64_t seed = 0; seed < kTowns; ++seed) {
    const PricedTown one = priced_town(seed);
    test::Dice dice(seed, 5);
    Strategy strategy = one.strategy;
    for (const std::string& number : numbers_of(strategy)) {
      const ScaledNumber scaled = number_at(strategy, number);
      const double as_written = *scaled.value;
      double values[2] = {dice.real(0, 1), dice.real(0, 1)};
      std::sort(std::begin(values), std::end(values));
      *scaled.value = values[0];
      const Calendar few = compile_calendar(one.world, strategy);
      *scaled.value = values[1];
      const Calendar many = compile_calendar(one.world, strategy);
      *scaled.value = as_written;
      for (std::size_t item = 0; item < few.costs.cash_rupiah.size(); ++item) {
        EXPECT_LE(few.costs.cash_rupiah[item], many.costs.cash_rupiah[item]) << seed << number;
        EXPECT_LE(few.costs.staff_millihours[item], many.costs.staff_millihours[item]) << seed << number;
      }
      const std::set<Contact> small = contacts(few), large = contacts(many);
      EXPECT_TRUE(std::includes(large.begin(), large.end(), small.begin(), small.end())) << seed << number;
      grown += large.size() > small.size() ? 1 : 0;
    }
  }
  EXPECT_GT(grown, 5 * kTowns / 6);
}

std::string refusals(const std::vector<std::string>& sets) {
  try {
    const auto scenario = test::shared_tiny(sets);
    compile_calendars(build_world(scenario, 1), scenario->strategies);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Budget, SaysByHowMuchAStrategyExceedsIt) {
  EXPECT_EQ(refusals({}), "");
  EXPECT_EQ(refusals({"city.budget=100000000"}), "");
  const std::string text = refusals({"city.budget=1000000", "strategy.diam.title_id=Diam"});
  EXPECT_NE(text.find("strategies/semua.toml:1:1: strategy 'semua' costs Rp "), std::string::npos) << text;
  EXPECT_NE(text.find(" in population 1 (Rp "), std::string::npos) << text;
  EXPECT_NE(text.find(" above city.budget = Rp 1,000,000) say what is to be scaled, such as scale_with = \""),
            std::string::npos)
      << text;
  EXPECT_EQ(refusals({"city.budget=1000000", "strategy.semua.budget_exempt=true"}), "");
}

TEST(Ceilings, OfHoursWithoutABudgetScaleNothing) {
  const std::string text =
      refusals({"city.staff_hours=1", "strategy.semua.scale_with=visits.kunjungan.share", "city.budget=0"});
  EXPECT_NE(text.find("strategy 'semua' takes "), std::string::npos) << text;
  EXPECT_EQ(text.find("even with"), std::string::npos) << "what is written counts: " << text;
}

TEST(Budget, RefusesWhatOnlyTheFixedPartExceeds) {
  const std::string text = refusals({"city.budget=1000", "strategy.semua.scale_with=visits.kunjungan.share"});
  EXPECT_NE(text.find("even with visits.kunjungan.share = 0"), std::string::npos) << text;
  EXPECT_EQ(text.find('\n'), std::string::npos) << "silence costs nothing";
}

// 120 households, 120 visits at five a day from day 7 on: 115 fall into the 30 days.
TEST(Budget, StopsAtItsLimit) {
  for (const auto& [limit, visits] : {std::pair("0.29", 34), std::pair("0.5", 60), std::pair("0", 115)}) {
    const auto scenario = test::shared_tiny(
        {"city.budget=100000000", "strategy.semua.scale_with=visits.kunjungan.share",
         std::string("strategy.semua.scale_limit=") + limit, "strategy.semua.visits.kunjungan.target=all"});
    const Calendar calendar = compile_calendar(build_world(scenario, 0), scenario->strategies.back());
    EXPECT_EQ(calendar.visits.size(), static_cast<std::size_t>(visits)) << limit;
    ASSERT_TRUE(calendar.scaled_value);
    EXPECT_EQ(*calendar.scaled_value, visits / 120.0) << "who is really visited";
  }
}

TEST(Budget, LeavesAStrategyWithoutItAsItIs) {
  const auto scenario = test::shared_tiny();
  const World world = build_world(scenario, 0);
  Strategy strategy = scenario->strategies.back();
  const Calendar plain = compile_calendar(world, strategy);
  strategy.scale_with = "visits.kunjungan.share";
  const Calendar same = compile_calendar(world, strategy);
  EXPECT_EQ(plain.costs, same.costs);
  EXPECT_FALSE(same.scaled_value);
}

}  // namespace
}  // namespace kabar
