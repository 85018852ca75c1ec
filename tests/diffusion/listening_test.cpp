// S10: who asks, who is answered, and what comes of it, against known answers.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "core/random.h"
#include "diffusion/replicate.h"
#include "scenario/blocks.h"
#include "tests/diffusion/replicates.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

using test::expect_share;

constexpr std::size_t kReply = 7;  // channel, behind those of the plain scenario

/// A town where everybody is visited on the first day and becomes aware without understanding.
struct AskingTown {
  static constexpr std::uint32_t kHouseholds = 20000;
  Scenario scenario = testing::plain_scenario(kHouseholds, 40);
  Strategy strategy;
  AskingTown() {
    Channel reply;
    reply.id = "reply";
    reply.mechanism = "reply";
    reply.alpha = 1;
    reply.kappa = 0.6;
    scenario.channels.push_back(reply);
    scenario.param.ask = 0.3;
    scenario.param.act_days = 0;
    strategy.blocks().visits.push_back(testing::visit_all(scenario, "visit", 0));
  }
  ListeningBlock duty(double hours_per_day) const {
    ListeningBlock block;
    block.id = "duty";
    block.topics = {"*"};
    block.channel = "reply";
    block.hours_per_day = hours_per_day;
    return block;
  }
  World world() const { return testing::plain_world(scenario, {}); }
  ReplicateRecord run(const World& world) const { return test::run(world, strategy); }
  ReplicateRecord run() const { return run(world()); }
};

std::size_t with_state(const ReplicateRecord& record, std::uint8_t state) {
  return static_cast<std::size_t>(std::count_if(record.households.begin(), record.households.end(),
                                                [&](const HouseholdRecord& one) { return one.state == state; }));
}

/// The draw of a household's question after it has become aware.
Words question_of(const AskingTown& town, std::uint32_t household) {
  const Draws draws = make_draws(static_cast<std::uint64_t>(town.scenario.city.seed), 0, 0);
  return draw(draws.key(Stream::listening), counter_head(Purpose::ask),
              static_cast<std::uint32_t>(digest_of("info").low), household);
}

TEST(Listening, MakesThoseWhoAskUnderstand) {
  AskingTown town;
  EXPECT_EQ(with_state(town.run(), 2), 0u);  // nobody answers
  town.strategy.blocks().listening.push_back(town.duty(1e6));
  const ReplicateRecord answered = town.run();
  expect_share(with_state(answered, 2), town.kHouseholds, 0.3 * 0.6);
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) {
    const bool asked = coin(question_of(town, i)[0], threshold(0.3));
    EXPECT_EQ(answered.households[i].exposures, asked ? 2 : 1);
  }
}

TEST(Listening, AnswersAsManyAsItCanByKeyedPriority) {
  AskingTown town;
  town.scenario.channels[kReply].kappa = 1;
  town.scenario.param.replies_per_hour = 10;
  town.scenario.param.patience_days = 3;
  town.strategy.blocks().listening.push_back(town.duty(2.55));  // 25 a day
  const ReplicateRecord record = town.run();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // priority, household
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) {
    const Words words = question_of(town, i);
    if (coin(words[0], threshold(0.3))) order.emplace_back(words[2], i);
  }
  std::sort(order.begin(), order.end());
  // On three evenings; then those who were left do not wait any longer.
  std::set<std::uint32_t> first;
  for (std::size_t n = 0; n < 75; ++n) first.insert(order[n].second);
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) {
    EXPECT_EQ(record.households[i].state == 2, first.count(i) > 0) << i;
  }
}

TEST(Listening, SeesOnlyWhatIsNoticed) {
  AskingTown town;
  town.scenario.channels[kReply].kappa = 1;
  town.strategy.blocks().listening.push_back(town.duty(1e6));
  town.strategy.blocks().listening[0].noticed = 0.1;
  expect_share(with_state(town.run(), 2), town.kHouseholds, 0.3 * 0.1);
}

TEST(Listening, ThePoorAndUnconnectedAskLess) {
  AskingTown town;
  town.scenario.param.ask_poor = 0.5;
  town.scenario.param.ask_no_access = 0.3;
  town.strategy.blocks().listening.push_back(town.duty(1e6));
  World world = town.world();
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) {
    world.population.poor[i] = i % 2;
    if (i % 4 >= 2) world.population.access[i] = Access::none;
  }
  const ReplicateRecord record = town.run(world);
  std::vector<std::size_t> asked(4, 0);
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) asked[i % 4] += record.households[i].exposures - 1u;
  const double p[4] = {0.3, 0.15, 0.09, 0.045};
  for (std::size_t of = 0; of < 4; ++of) expect_share(asked[of], town.kHouseholds / 4.0, p[of]);
}

TEST(Listening, WhoIsIgnoredActsLessReadilyAndWhoIsAnsweredMore) {
  for (const bool answered : {false, true}) {
    AskingTown town;
    town.scenario.topics[0].action = "register";
    town.scenario.channels[testing::kVisit].trust = 0.55;
    town.scenario.param.ask = 1;
    town.scenario.param.ask_failed = 0;
    town.scenario.param.patience_days = 2;
    town.scenario.param.trust_ignored = 0.4;
    town.scenario.param.trust_answered = 1.5;
    town.scenario.param.p_app_register = 0.2;
    town.scenario.channels[kReply].kappa = 0;
    if (answered) town.strategy.blocks().listening.push_back(town.duty(1e6));
    // Another visit explains it: on the second day nobody has been ignored yet, on the third everybody has.
    town.strategy.blocks().visits.push_back(testing::visit_all(town.scenario, "explains", answered ? 1 : 2));
    town.strategy.blocks().visits[1].content.clarity = 10;
    town.scenario.channels[testing::kVisit].kappa = 0.1;
    town.strategy.blocks().visits[0].content.clarity = 0;
    const ReplicateRecord record = town.run();
    expect_share(with_state(record, 3) + with_state(record, 4), town.kHouseholds, 0.2 * (answered ? 1.5 : 0.4));
  }
}

TEST(Listening, WhoFailedAndIsToldWhyTriesOnceMore) {
  AskingTown town;
  town.scenario.topics[0].action = "register";
  town.scenario.param.p_app_register = 1;
  town.scenario.param.act_success = 0.4;
  town.scenario.param.ask = 0;
  town.scenario.param.ask_failed = 0.5;
  town.scenario.channels[testing::kVisit].kappa = 1;
  town.scenario.channels[testing::kVisit].trust = 0.55;
  const ReplicateRecord alone = town.run();
  expect_share(with_state(alone, 4), town.kHouseholds, 0.4);
  town.strategy.blocks().listening.push_back(town.duty(1e6));
  const ReplicateRecord told = town.run();
  expect_share(with_state(told, 4), town.kHouseholds, 0.4 + 0.6 * 0.5 * 0.6 * 0.4);
  for (std::uint32_t i = 0; i < town.kHouseholds; ++i) EXPECT_GE(told.households[i].state, alone.households[i].state);
}

TEST(Listening, MakesWhatIsSentClearerFromTheNextWeekOn) {
  for (const bool learns : {false, true}) {
    for (const std::int64_t day : {6, 7}) {
      AskingTown town;
      town.scenario.channels[kReply].kappa = 0;
      town.scenario.channels[testing::kVisit].kappa = 0.1;
      town.scenario.param.learn_most = 0.5;
      town.scenario.param.learn_answers = 1;  // there are thousands
      town.strategy.blocks().visits[0].content.clarity = 0;
      town.strategy.blocks().visits.push_back(testing::visit_all(town.scenario, "later", day));
      town.strategy.blocks().visits[1].content.clarity = 4;
      town.strategy.blocks().listening.push_back(town.duty(1e6));
      town.strategy.blocks().listening[0].learns = learns;
      expect_share(with_state(town.run(), 2), town.kHouseholds, 0.4 * (learns && day == 7 ? 1.5 : 1));
    }
  }
}

TEST(Listening, CostsItsHoursWhetherAnybodyAsksOrNot) {
  AskingTown town;
  town.scenario.costs.push_back({"hour", "", "", "hour", 1000, 1.0, "E"});
  town.scenario.channels[kReply].cost_item = "hour";
  town.strategy.blocks().listening.push_back(town.duty(1.5));
  town.strategy.blocks().listening[0].from_day = 10;
  town.strategy.blocks().listening[0].to_day = 29;
  const Calendar calendar = compile_calendar(town.world(), town.strategy);
  EXPECT_EQ(calendar.costs.cash_rupiah[0], 30000);
  EXPECT_EQ(calendar.costs.staff_millihours[0], 30000);
}

// Half of the city has been visited already; the other half is where fewest know, or were answered.
TEST(Retargeting, GoesFirstWhereFewestAreReached) {
  for (const char* retarget : {"never", "answers", "survey"}) {
    AskingTown town;
    town.scenario.city.days = 21;
    town.scenario.param.ask = 0.5;
    town.scenario.kelurahan.push_back(town.scenario.kelurahan[0]);
    town.scenario.kelurahan[1].code = town.scenario.kelurahan[1].name = "other";
    town.strategy.blocks().visits[0].target = "poor";
    town.strategy.blocks().listening.push_back(town.duty(1e6));
    VisitBlock round = testing::visit_all(town.scenario, "round", 7);  // half of all in the two weeks that are left
    round.per_day = town.kHouseholds / 28.0;
    round.retarget = Choice<Retarget>::of(retarget);
    round.survey = round.retarget == "survey" ? 50 : 0;
    town.strategy.blocks().visits.push_back(round);
    World world = town.world();
    for (std::uint32_t i = 0; i < town.kHouseholds; ++i) {
      world.population.kelurahan[i] = i % 2;
      world.population.poor[i] = i % 2 == 0 ? 1 : 0;
    }
    const ReplicateRecord record = town.run(world);
    std::size_t elsewhere = 0;
    for (std::uint32_t i = 1; i < town.kHouseholds; i += 2)
      elsewhere += record.households[i].first_aware != 0xFFFFFFFFu;
    if (round.retarget == "never") {
      expect_share(elsewhere, town.kHouseholds / 2.0, 0.5);
    } else {
      EXPECT_EQ(elsewhere, town.kHouseholds / 2) << retarget;
    }
  }
}

TEST(Retargeting, OfAListThatIsWorkedOffVisitsTheSameHouseholds) {
  AskingTown town;
  town.strategy.blocks().visits[0].per_day = town.kHouseholds / 20.0;
  const ReplicateRecord never = town.run();
  town.strategy.blocks().visits[0].retarget = "answers";
  const ReplicateRecord answers = town.run();
  EXPECT_EQ(with_state(never, 1), town.kHouseholds);
  // With one kelurahan there is nothing to choose, and no bit differs.
  EXPECT_EQ(never.digest, answers.digest);
}

TEST(Retargeting, PaysForItsSurvey) {
  AskingTown town;
  town.scenario.costs.push_back({"asked", "", "", "respondent", 75000, 0.3, "E"});
  town.strategy.blocks().visits[0].per_day = town.kHouseholds / 20.0;  // days 0 to 19: surveys on the eves of two weeks
  town.strategy.blocks().visits[0].retarget = "survey";
  town.strategy.blocks().visits[0].survey = 10;
  town.strategy.blocks().visits[0].survey_item = "asked";
  const Calendar calendar = compile_calendar(town.world(), town.strategy);
  EXPECT_EQ(calendar.costs.cash_rupiah[0], 2 * 10 * 75000);
}

}  // namespace
}  // namespace kabar
