// The closed form through the whole program: preset `closed-form` (networks and forgetting off) is run as a user runs
// it, and its result file is read back. A household that follows accounts whose posts it sees with chances P_k is
// reached with 1 - prod(1 - P_k) and ever aware with 1 - prod(1 - alpha_k P_k). The chances are worked out here, from
// the model's formulas and the world alone.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "network/world.h"
#include "scenario/blocks.h"
#include "scenario/load.h"
#include "storage/results.h"
#include "tests/cli/program.h"

namespace kabar::test {
namespace {

const std::string kPreset = KABAR_SOURCE_DIR "/scenarios/presets/closed-form.toml";

/// Access and connected adults: what the chance to see a post depends on.
using FeedClass = std::pair<Access, int>;

FeedClass class_of(const Population& population, std::uint32_t household) {
  return {population.access[household], population.connected_adults[household]};
}

/// Sessions of a household relative to those of one connected adult.
double sessions(const Scenario& scenario, const FeedClass& feed_class) {
  if (feed_class.first == Access::none) return 0;
  return feed_class.first == Access::shared_phone ? scenario.param.shared_phone_sessions : feed_class.second;
}

/// Households whose uniforms put them first on the account's list.
std::vector<std::uint32_t> followers_of(const World& world, std::size_t account) {
  std::vector<std::uint32_t> list = world.network.followers[account];
  list.resize(std::min(list.size(), static_cast<std::size_t>(world.scenario->accounts[account].followers)));
  return list;
}

/// S1, with the day's rhythm: P = 1 - exp(-sessions nu/24 v W), W the visible attention until the horizon.
class Feed {
 public:
  Feed(const World& world, const Channel& channel) : scenario_(*world.scenario), channel_(channel) {
    std::map<FeedClass, double> followers;
    for (std::size_t a = 0; a < scenario_.accounts.size(); ++a) {
      if (scenario_.accounts[a].channel != channel.id) continue;
      for (const std::uint32_t i : followers_of(world, a)) followers[class_of(world.population, i)] += 1;
    }
    double low = 0, high = 1e6;  // v: the mean P of a whole life over all followers is the channel's share
    for (int step = 0; step < 200; ++step) {
      v_ = (low + high) / 2;
      double seen = 0, all = 0;
      for (const auto& [feed_class, n] : followers) {
        seen += n * chance(feed_class, channel.half_life_hours / std::log(2.0));
        all += n;
      }
      (seen / all < channel.seen_share ? low : high) = v_;
    }
  }
  double chance(const FeedClass& feed_class, double attention) const {
    return 1 - std::exp(-sessions(scenario_, feed_class) * channel_.sessions_per_day / 24 * v_ * attention);
  }
  /// W of a post of this hour; the scenario starts on a Monday.
  double attention(std::int64_t hour) const {
    const double half_life = channel_.half_life_hours;
    double sum = 0;
    for (std::int64_t j = 0; hour + j < 24 * scenario_.city.days; ++j) {
      const auto at = static_cast<std::size_t>(hour + j);
      const double activity = scenario_.city.hours[at % 24] * scenario_.city.weekdays[at / 24 % 7];
      const double age = static_cast<double>(j);
      sum += activity * (std::exp2(-age / half_life) - std::exp2(-(age + 1) / half_life)) * half_life / std::log(2.0);
    }
    return sum;
  }

 private:
  const Scenario& scenario_;
  const Channel& channel_;
  double v_ = 0;
};

bool posts_on(const PostBlock& block, const Account& account) {
  return std::any_of(block.accounts.begin(), block.accounts.end(), [&](const std::string& pattern) {
    return pattern == account.agency + "/" + account.channel || pattern == "*/" + account.channel;
  });
}

/// By topic and household: the chance to be neither reached nor aware, and the expected number of exposures.
struct Expected {
  std::vector<std::vector<double>> not_reached, not_aware;
  double exposures = 0;
};

Expected expected_of(const World& world, const Strategy& strategy) {
  const Scenario& scenario = *world.scenario;
  const std::size_t topics = scenario.topics.size();
  Expected expected;
  expected.not_reached.assign(topics, std::vector<double>(world.population.households, 1.0));
  expected.not_aware = expected.not_reached;
  std::map<std::string, Feed> feeds;
  for (const Channel& channel : scenario.channels) {
    if (channel.mechanism == "feed") feeds.emplace(channel.id, Feed(world, channel));
  }
  for (const PostBlock& block : strategy.blocks().posts) {
    for (std::size_t a = 0; a < scenario.accounts.size(); ++a) {
      if (!posts_on(block, scenario.accounts[a])) continue;
      const auto channel = std::find_if(scenario.channels.begin(), scenario.channels.end(),
                                        [&](const Channel& c) { return c.id == scenario.accounts[a].channel; });
      const Feed& feed = feeds.at(channel->id);
      const std::vector<std::uint32_t> followers = followers_of(world, a);
      // Post j of a block with n a week comes (j + 1/2) 7/n days after its first day, its topics in turn.
      for (std::size_t j = 0;; ++j) {
        const auto day =
            block.from_day + static_cast<std::int64_t>((static_cast<double>(j) + 0.5) * 7.0 / block.per_week);
        if (day >= scenario.city.days) break;
        const std::size_t t = j % topics;
        const double attention = feed.attention(day * 24 + block.hour);
        std::map<FeedClass, double> chances;
        for (const std::uint32_t i : followers) {
          const FeedClass feed_class = class_of(world.population, i);
          const auto [place, is_new] = chances.try_emplace(feed_class, 0.0);
          if (is_new) place->second = feed.chance(feed_class, attention);
          expected.not_reached[t][i] *= 1 - place->second;
          expected.not_aware[t][i] *= 1 - channel->alpha * place->second;
          expected.exposures += place->second;
        }
      }
    }
  }
  return expected;
}

TEST(SlowClosedForm, HoldsForEveryClassAndTopicInTheFile) {
  const TempFolder folder;
  const std::string path = folder / "x.h5";
  const ProgramRun run = run_kabar({"run", kPreset, "--tier", "households", "--out", path, "--quiet"});
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  const ResultFile file = read_results(path);
  const Dimensions& n = file.recording.dimensions;
  ASSERT_EQ(n.strategies, 1u);
  ASSERT_EQ(n.topics, 8u);
  ASSERT_GE(n.replicates, 20u);

  const auto scenario = std::make_shared<const Scenario>(scenario_from_text(
      file.provenance.scenario_toml, {{file.provenance.strategies[0].name, file.provenance.strategies[0].toml}}));
  ASSERT_EQ(scenario->strategies[0].blocks().posts.size(), 3u);
  std::size_t compared = 0;
  double expected_exposures = 0, exposures = 0;
  for (std::uint32_t p = 0; p < n.populations; ++p) {
    const World world = build_world(scenario, p);
    const Expected expected = expected_of(world, scenario->strategies[0]);
    const std::uint32_t households = world.population.households;
    ASSERT_EQ(file.recording.populations[p].households, households);
    const auto counts = [&](std::size_t t, Measure measure, std::uint32_t i) {
      return static_cast<double>(file.recording.household_shares[p]
                                     .counts[(t * kMeasures + static_cast<std::size_t>(measure)) * households + i]);
    };
    expected_exposures += expected.exposures * n.replicates;
    for (std::uint32_t r = 0; r < n.replicates; ++r) {
      exposures += static_cast<double>(file.recording.at(0, p, r).exposures);
    }
    for (const auto& [measure, none] :
         {std::pair(Measure::reach, &expected.not_reached), std::pair(Measure::ever_aware, &expected.not_aware)}) {
      for (std::size_t t = 0; t < n.topics; ++t) {
        struct Sum {
          double counted = 0, mean = 0, variance = 0, households = 0;
        };
        std::map<FeedClass, Sum> classes;
        for (std::uint32_t i = 0; i < households; ++i) {
          const double q = (*none)[t][i];
          Sum& sum = classes[class_of(world.population, i)];
          sum.counted += counts(t, measure, i);
          sum.mean += n.replicates * (1 - q);
          sum.variance += n.replicates * q * (1 - q);
          sum.households += 1;
          EXPECT_EQ(counts(t, Measure::ever_aware, i), counts(t, Measure::aware, i)) << "nothing is forgotten";
        }
        ASSERT_GE(classes.size(), 10u);
        for (const auto& [feed_class, sum] : classes) {
          EXPECT_LE(std::fabs(sum.counted - sum.mean), 4 * std::sqrt(sum.variance) + 1e-9)
              << facts_of(measure).name << ", topic " << t << ", access " << static_cast<int>(feed_class.first)
              << ", connected " << feed_class.second << ": " << sum.counted << " instead of " << sum.mean << " of "
              << sum.households << " x " << n.replicates;
          if (feed_class.first == Access::none) {
            EXPECT_EQ(sum.counted, 0);
          } else {
            EXPECT_GT(sum.mean, 25) << "too few to compare: access " << static_cast<int>(feed_class.first) << ", "
                                    << feed_class.second;
            ++compared;
          }
        }
      }
    }
  }
  EXPECT_GE(compared, 2u * 8 * 9);
  // Bernoulli exposures: their variance is below their mean.
  EXPECT_LT(std::fabs(exposures - expected_exposures), 4 * std::sqrt(expected_exposures));
}

}  // namespace
}  // namespace kabar::test
