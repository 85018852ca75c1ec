// When posts appear, what their words are worth, and what that costs.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/errors.h"
#include "core/math.h"
#include "core/random.h"
#include "scenario/blocks.h"
#include "strategy/calendar.h"
#include "tests/support/plain_world.h"

namespace kabar {
namespace {

/// A town of ten whose horizon begins on `start`, and one block of posts.
struct PostingTown {
  Scenario scenario;
  Strategy strategy;
  explicit PostingTown(const std::string& start, std::int64_t days) : scenario(testing::plain_scenario(10, days)) {
    scenario.city.start = start;
    scenario.costs.push_back({"post", "", "", "post", 1000, 0.5, "E"});
    PostBlock block;
    block.id = "posts";
    block.topics = {"*"};
    block.accounts = {"*"};
    block.cost_item = "post";
    strategy.blocks().posts.push_back(block);
  }
  PostBlock& block() { return strategy.blocks().posts[0]; }
  Calendar calendar() const { return compile_calendar(testing::plain_world(scenario, {}), strategy); }
  std::vector<std::uint32_t> days() const {
    std::vector<std::uint32_t> days;
    for (const FeedSlot& post : calendar().posts) days.push_back(post.hour / 24);
    return days;
  }
};

using Days = std::vector<std::uint32_t>;

TEST(Posts, AppearOnTheDaysOfTheMonthThatAreNamed) {
  PostingTown town("2025-01-06", 90);
  town.block().month_days = {10};
  EXPECT_EQ(town.days(), (Days{4, 35, 63}));  // 10 January, February, March
  town.block().month_days = {1, 10};
  EXPECT_EQ(town.days(), (Days{4, 26, 35, 54, 63, 85}));
  town.block().from_day = 30;
  town.block().to_day = 60;
  EXPECT_EQ(town.days(), (Days{35, 54}));
}

TEST(Posts, OnADayThatAMonthLacksAppearOnItsLast) {
  PostingTown town("2024-01-31", 61);
  town.block().month_days = {31};
  EXPECT_EQ(town.days(), (Days{0, 29, 60}));  // 31 January, 29 February of a leap year, 31 March
  PostingTown plain("2025-12-01", 120);
  plain.block().month_days = {30, 31};
  EXPECT_EQ(plain.days(), (Days{29, 30, 60, 61, 89, 119}));  // 30 and 31 of December and January, 28 February, 30 March
}

TEST(Posts, ThatWaitForApprovalAreTheSamePostsLater) {
  PostingTown town("2025-01-06", 28);
  town.block().per_week = 7;
  const Calendar at_once = town.calendar();
  town.block().approval_days = 3;
  const Calendar later = town.calendar();
  ASSERT_EQ(at_once.posts.size(), 28u);
  ASSERT_EQ(later.posts.size(), 25u);  // three would appear after the end
  for (std::size_t j = 0; j < later.posts.size(); ++j) {
    EXPECT_EQ(later.posts[j].hour, at_once.posts[j].hour + 72);
    EXPECT_EQ(later.posts[j].slot.root, at_once.posts[j].slot.root);
  }
  EXPECT_EQ(at_once.costs.cash_rupiah, (std::vector<std::int64_t>{28000}));
  EXPECT_EQ(later.costs.cash_rupiah, (std::vector<std::int64_t>{25000}));  // those that appear
  EXPECT_EQ(later.costs.staff_millihours, (std::vector<std::int64_t>{12500}));
}

TEST(Posts, LoseWhatTrainingBroughtByHalvesWeekByWeek) {
  PostingTown town("2025-01-06", 56);
  town.scenario.channels[testing::kFeed].kappa = 0.4;
  town.block().per_week = 1;
  town.block().content.clarity = 2;
  town.block().training_half_life = 14;
  const auto chance = [](const Calendar& calendar, std::size_t post) {
    return static_cast<double>(calendar.messages[calendar.posts[post].message].understand[0]) / 4294967296.0;
  };
  const Calendar calendar = town.calendar();
  ASSERT_EQ(calendar.posts.size(), 8u);
  for (std::size_t week = 0; week < 8; ++week) {
    // Above 1 is left: 1, .707, .5, ...
    const double clarity = 1 + exp(-kLn2 * static_cast<double>(week) / 2);
    const double other_language = static_cast<double>(calendar.messages[calendar.posts[week].message].understand[1]);
    EXPECT_NEAR(chance(calendar, week) / chance(calendar, 0), clarity / 2, 1e-9) << week;
    EXPECT_GT(other_language, 0);
  }
  town.block().from_day = 28;  // it wears off from the block's first day on
  EXPECT_EQ(chance(town.calendar(), 0), chance(calendar, 0));
  town.block().content.clarity = 0.5;  // there is nothing that could
  EXPECT_EQ(chance(town.calendar(), 3), chance(town.calendar(), 0));
}

TEST(Posts, EndorsedAreSharedAndTrustedLikeTheirEndorser) {
  PostingTown town("2025-01-06", 28);
  Parameters& param = town.scenario.param;
  param.r_c = 0.1;
  town.scenario.topics[0].action = "collect";
  town.scenario.channels[testing::kFeed].trust = 0.31;
  const auto message = [&] {
    const Calendar calendar = town.calendar();
    return calendar.messages[calendar.posts[0].message];
  };
  const Message plain = message();
  town.block().content.endorsed = true;
  const Message endorsed = message();
  EXPECT_EQ(plain.reshare[0], threshold(0.1));
  EXPECT_EQ(endorsed.reshare[0], threshold(0.1 * 1.72));
  EXPECT_EQ(plain.act[1], threshold(0.4 * (0.31 / 0.55)));
  EXPECT_EQ(endorsed.act[1], threshold(0.4 * (0.62 / 0.55)));
  param.trust_endorser = 0.2;  // trusted less than the channel: no harm done
  EXPECT_EQ(message().act[1], plain.act[1]);
}

TEST(Costs, OfATeamAreItsMeetingsForEachWeekOfTheHorizon) {
  PostingTown town("2025-01-06", 42);
  town.strategy.blocks().posts.clear();
  town.scenario.costs = {{"meeting", "", "", "", 140000, 16, "E"}, {"workshop", "", "", "", 10000000, 200, "E"}};
  town.strategy.blocks().costs.resize(2);
  town.strategy.blocks().costs[0] = {.id = "team", .item = "meeting", .count = 0, .per_week = 1, .agency = ""};
  town.strategy.blocks().costs[1] = {.id = "workshop", .item = "workshop", .agency = ""};
  const Costs costs = town.calendar().costs;
  EXPECT_EQ(costs.cash_rupiah, (std::vector<std::int64_t>{6 * 140000, 10000000}));
  EXPECT_EQ(costs.staff_millihours, (std::vector<std::int64_t>{6 * 16000, 200000}));
}

TEST(Instructions, ToWillingHeadsCostAnIncentiveForEach) {
  PostingTown town("2025-01-06", 28);
  town.strategy.blocks().posts.clear();
  InstructionBlock block;
  block.id = "heads";
  block.topics = {"*"};
  block.group_channel = "group";  // not at the meeting
  block.incentive_item = "package";
  block.relay_factor = 1.5;
  town.scenario.costs.push_back({"package", "", "", "head", 25000, 0, "E"});
  town.scenario.param.b = 0.5;
  town.strategy.blocks().instructions.push_back(block);
  const Calendar calendar = town.calendar();
  ASSERT_EQ(calendar.instructions.size(), 1u);
  EXPECT_EQ(calendar.instructions[0].relayed, std::vector{threshold(0.75)});
  EXPECT_EQ(calendar.instructions[0].meeting_message, kNone);
  EXPECT_EQ(calendar.costs.cash_rupiah, (std::vector<std::int64_t>{0, 25000}));  // one RT
}

TEST(Instructions, FindHeadsLessReadyWithEveryRequestBefore) {
  PostingTown town("2025-01-06", 28);
  town.scenario.param.b = 0.5;
  town.scenario.param.request_wear = 0.8;
  auto& asked = town.strategy.blocks().instructions;
  asked.resize(4);
  for (std::size_t n = 0; n < asked.size(); ++n) {
    asked[n].id = "request-" + std::to_string(n);
    asked[n].topics = {"*"};
    asked[n].group_channel = "group";
  }
  asked[0].day = 9;                 // the last of all
  asked[1].day = asked[2].day = 3;  // of one day: in the order of the file
  asked[3].topics = {"elsewhere"};  // nothing that this run asks for
  const Calendar calendar = town.calendar();
  ASSERT_EQ(calendar.instructions.size(), 3u);
  EXPECT_EQ(calendar.instructions[0].relayed, std::vector{threshold(0.5 * 0.8 * 0.8)});
  EXPECT_EQ(calendar.instructions[1].relayed, std::vector{threshold(0.5)});
  EXPECT_EQ(calendar.instructions[2].relayed, std::vector{threshold(0.5 * 0.8)});
}

TEST(Visits, ToTheCentralGoToThoseWhomMostWouldHear) {
  // A star of five around household 7, a pair apart.
  const testing::Ties star = {{7, 0}, {7, 1}, {7, 2}, {7, 3}, {4, 5}};
  Scenario scenario = testing::plain_scenario(10, 28);
  scenario.param.q_N = 0.1;
  VisitBlock block;
  block.id = "visit";
  block.topics = {"*"};
  block.channel = "visit";
  block.target = "central";
  block.share = 0.7;
  Strategy strategy;
  strategy.blocks().visits.push_back(block);
  const Calendar calendar = compile_calendar(testing::plain_world(scenario, star), strategy);
  std::vector<std::uint32_t> visited;
  for (const VisitSlot& visit : calendar.visits) visited.push_back(visit.household);
  // Its neighbours are next, for what it would tell on; then the pair.
  EXPECT_EQ(visited, (std::vector<std::uint32_t>{7, 0, 1, 2, 3, 4, 5}));
}

TEST(Posts, ThatAreTooManyToTellApartAreSaidToBe) {
  PostingTown town("2025-01-06", 90);
  town.block().per_week = 1000;
  for (int n = 1; n < 20; ++n) {
    PostBlock more = town.block();
    more.id += std::to_string(n);
    town.strategy.blocks().posts.push_back(more);
  }
  try {
    town.calendar();
    FAIL() << "a quarter of a million slots have roots of their own";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("257140 posts and other slots are too many to tell apart"),
              std::string::npos)
        << error.what();
  }
}

}  // namespace
}  // namespace kabar
