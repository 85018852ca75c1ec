// What the benchmarks share: a wrong median, exponent or verdict would be believed.

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "bench/growth.h"
#include "bench/plain_agents.h"
#include "bench/plain_city.h"
#include "bench/report.h"
#include "bench/sized_city.h"
#include "scenario/blocks.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::bench {
namespace {

TEST(Report, MedianAndRange) {
  const Summary odd = summarise({5, 1, 9});
  EXPECT_EQ(odd.median, 5);
  EXPECT_EQ(odd.low, 1);
  EXPECT_EQ(odd.high, 9);
  EXPECT_EQ(odd.count, 3u);
  EXPECT_EQ(summarise({4, 1, 2, 3}).median, 2.5);
  EXPECT_EQ(summarise({}).count, 0u);
}

TEST(Report, TurnsAlternateAndRatiosPair) {
  std::string order;
  int k = 0;
  const Pairs pairs = in_turns(
      3,
      [&] {
        order += 'k';
        return static_cast<double>(++k);
      },
      [&] {
        order += 'y';
        return 4.0 * k * k;
      });
  EXPECT_EQ(order, "kykyky");
  EXPECT_EQ(pairs.speed_ups().median, 8.0);  // 4, 8, 12
  EXPECT_EQ(pairs.ratios().high, 0.25);
}

TEST(Report, MetOnlyIfAskedMeasuredAndFaithful) {
  Row row;
  row.kind = Ask::at_most;
  EXPECT_FALSE(row.met().has_value());
  row.ask = 1.0;
  EXPECT_FALSE(row.met().has_value());
  row.measured = summarise({0.5, 1.0, 2.0});
  EXPECT_TRUE(row.met().value());
  row.kind = Ask::at_least;
  row.ask = 1.1;
  EXPECT_FALSE(row.met().value());
  row.ask = 0.9;
  EXPECT_TRUE(row.met().value());
  row.faithful = false;
  EXPECT_FALSE(row.met().value());
}

TEST(Report, Numbers) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(0.0341), "0.034");
  EXPECT_EQ(number_text(9.876), "9.88");
  EXPECT_EQ(number_text(123.4), "123");
  EXPECT_EQ(number_text(1234.4), "1,234");
  EXPECT_EQ(number_text(-1234567), "-1,234,567");
}

TEST(Growth, ExponentOfAPower) {
  std::vector<double> sizes{41e3, 1e5, 1e6, 1e7}, values;
  for (const double size : sizes) values.push_back(3.0 * std::pow(size, 1.3));
  EXPECT_NEAR(exponent(sizes, values), 1.3, 1e-9);
}

TEST(Growth, AChildReturnsItsNumbersOrIsMissed) {
  EXPECT_EQ(in_child([] { return std::vector<double>{1.5, -2.0}; }), (std::vector<double>{1.5, -2.0}));
  EXPECT_THROW(in_child([]() -> std::vector<double> { throw std::runtime_error("planted"); }), std::runtime_error);
}

TEST(Growth, ASizeIsMeasured) {
  const test::TinyScenario files;
  const SizeMeasurement measured = measure_size(files.load(), "semua", 1200, 1, 1);
  EXPECT_EQ(measured.households, 1200);
  EXPECT_EQ(measured.topics, 2);
  EXPECT_GT(measured.directed_ties, 1200);
  EXPECT_GT(measured.exposures, 0);
  EXPECT_GT(measured.world_cpu, 0);
  EXPECT_GT(measured.peak, 0);
}

TEST(SizedCity, TenTimesTheCity) {
  const test::TinyScenario files;
  const Scenario small = files.load(), large = sized(small, 1200);
  EXPECT_EQ(large.city.households, 1200);
  EXPECT_EQ(strategy_named(large, "semua").blocks().visits[0].per_day,
            10 * strategy_named(small, "semua").blocks().visits[0].per_day);
  EXPECT_NE(large.world_digest, small.world_digest);
  EXPECT_THROW(strategy_named(large, "entah"), std::runtime_error);
}

TEST(SizedCity, WorkGrowsWithTheCity) {
  const test::TinyScenario files;
  const Scenario town = files.load();
  const SizeMeasurement small = measure_size(town, "semua", 2000, 1, 1);
  const SizeMeasurement large = measure_size(town, "semua", 20000, 1, 1);
  EXPECT_NEAR(large.coins / small.coins, 10.0, 2.0);
  EXPECT_NEAR(large.exposures / small.exposures, 10.0, 2.0);
  EXPECT_NEAR(large.directed_ties / small.directed_ties, 10.0, 1.0);
}

TEST(SizedCity, OneTopicIsLeftAndWhatIsSaidAboutIt) {
  const test::TinyScenario files;
  const Scenario one = load_with_topics(files.path(), 1);
  ASSERT_EQ(one.topics.size(), 1u);
  const Strategy& all = strategy_named(one, "semua");
  EXPECT_EQ(all.blocks().posts.size(), 1u);
  EXPECT_EQ(all.blocks().meetings.at(0).topics, (std::vector<std::string>{"beras"}));
  EXPECT_TRUE(all.blocks().sessions.empty());  // they are about the other topic
}

TEST(PlainCity, AddsUpAndIsRepeatable) {
  PlainCity city(5000, 30);
  const PlainCity::Work work = city.run(3);
  const std::vector<std::uint32_t> daily = city.daily();
  ASSERT_EQ(daily.size(), 30u);
  for (std::size_t day = 1; day < daily.size(); ++day) EXPECT_GE(daily[day], daily[day - 1]);
  EXPECT_EQ(daily.back(), work.activations);
  EXPECT_EQ(std::accumulate(city.deciles().begin(), city.deciles().end(), 0u), daily.back());
  EXPECT_GT(work.activations, 100u);
  EXPECT_GT(work.coins, work.exposures);
  city.run(4);
  EXPECT_NE(city.daily(), daily);
  city.run(3);
  EXPECT_EQ(city.daily(), daily);
}

TEST(PlainAgents, AnEpidemicSpreads) {
  PlainAgents agents(2000);
  const std::uint32_t infected = agents.run(60, 1);
  EXPECT_GT(infected, 200u);  // one in a hundred begins
  EXPECT_LE(infected, 2000u);
  EXPECT_EQ(agents.run(60, 1), infected);
}

}  // namespace
}  // namespace kabar::bench
