// Who would follow an agency's account, and in which order.

#include <algorithm>

#include "core/digest.h"
#include "core/math.h"
#include "core/parallel.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

// Log odds of following (all grade E: no figure on the followers of the city's accounts was found). The signs are those
// of the digital divide: a better connection, more schooling and more welfare go with more use of government accounts.
constexpr double kBase = -2.0;  // own phone, senior secondary, middle of the welfare ranks
constexpr double kByAccess[kAccesses] = {0.0, -0.9, 0.0, 0.6};
constexpr double kByEducation[kEducations] = {-0.6, -0.3, 0.0, 0.5};
constexpr double kByRank = 0.8;  // from the poorest to the best off
// Closeness to the agency is left out: nothing is known of it, not even its sign.

struct Candidate {
  double order = 0;
  std::uint32_t household = 0;
  bool operator<(const Candidate& other) const {
    return order != other.order ? order < other.order : household < other.household;
  }
};

/// How many potential followers an account may come to need: four times its own, or as many as the largest
/// followers_factor of any post asks for.
std::size_t length_needed(const Scenario& scenario, const Account& account, double growth) {
  double factor = 4;
  for (const Strategy& strategy : scenario.strategies) {
    for (const PostBlock& block : strategy.posts) factor = std::max(factor, block.followers_factor);
  }
  return static_cast<std::size_t>(std::max(factor * followers_today(account, growth) + 1, 256.0));
}

/// First potential followers of one account: households on its channel by u / weight, u uniform and keyed by account
/// and household. The first n are then those with u < t weight for a rising t: each in proportion to its weight until
/// that reaches 1.
std::vector<std::uint32_t> order_followers(const Account& account, std::uint16_t bit, std::size_t wanted,
                                           const Population& population, std::span<const double> weight, DrawKey key) {
  constexpr std::uint32_t kHead = counter_head(Purpose::follow);
  const std::uint64_t name = digest_of(account.agency + "/" + account.channel).low;
  const std::uint32_t low = static_cast<std::uint32_t>(name), high = static_cast<std::uint32_t>(name >> 32);
  std::size_t users = 0;
  double total = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (!(population.platforms[i] & bit)) continue;
    ++users;
    total += weight[i];
  }
  wanted = std::min(wanted, users);
  // A guess of the t that is enough keeps the list that must be sorted short; a wrong guess costs another look.
  std::vector<Candidate> candidates;
  for (double t = 1.25 * static_cast<double>(wanted) / total; candidates.size() < wanted; t *= 2) {
    candidates.clear();
    for (std::uint32_t first = 0; first < population.households; first += 4) {
      const Words words = draw(key, kHead, low, high, first / 4);
      const std::uint32_t last = std::min(first + 4, population.households);
      for (std::uint32_t i = first; i < last; ++i) {
        const double u = uniform(words[i - first]);
        if ((population.platforms[i] & bit) && u < t * weight[i]) candidates.push_back({u / weight[i], i});
      }
    }
  }
  const auto cut = candidates.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::nth_element(candidates.begin(), cut, candidates.end());
  candidates.erase(cut, candidates.end());
  std::sort(candidates.begin(), candidates.end());
  std::vector<std::uint32_t> followers(candidates.size());
  for (std::size_t k = 0; k < candidates.size(); ++k) followers[k] = candidates[k].household;
  return followers;
}

}  // namespace

double follow_weight(const Population& population, std::uint32_t household) {
  const double log_odds = kBase + kByAccess[static_cast<std::size_t>(population.access[household])] +
                          kByEducation[static_cast<std::size_t>(population.education[household])] +
                          kByRank * (static_cast<double>(population.rank[household]) - 0.5);
  return 1.0 / (1.0 + exp(-log_odds));
}

std::vector<std::vector<std::uint32_t>> build_followers(const Scenario& scenario, const Population& population,
                                                        DrawKey key, int threads) {
  const double growth = city_growth(scenario);
  std::vector<double> weight(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) weight[i] = follow_weight(population, i);
  std::vector<std::vector<std::uint32_t>> followers(scenario.accounts.size());
  parallel_for(static_cast<std::int64_t>(scenario.accounts.size()), threads, [&](std::int64_t a) {
    const Account& account = scenario.accounts[static_cast<std::size_t>(a)];
    const auto channel = std::find_if(scenario.channels.begin(), scenario.channels.end(),
                                      [&](const Channel& c) { return c.id == account.channel; });
    if (channel == scenario.channels.end()) return;  // an unknown channel has nobody on it
    const std::uint16_t bit = static_cast<std::uint16_t>(1u << (channel - scenario.channels.begin()));
    followers[static_cast<std::size_t>(a)] =
        order_followers(account, bit, length_needed(scenario, account, growth), population, weight, key);
  });
  return followers;
}

std::vector<std::uint32_t> order_by_rank(const Population& population) {
  const std::uint32_t households = population.households;
  std::vector<std::uint32_t> order(households);
  for (std::uint32_t i = 0; i < households; ++i) order[i] = i;
  sort_by_cells(
      order, households,
      [&](std::uint32_t i) {
        return std::min(households - 1,
                        static_cast<std::uint32_t>(static_cast<double>(population.rank[i]) * households));
      },
      [&](std::uint32_t a, std::uint32_t b) {
        return population.rank[a] != population.rank[b] ? population.rank[a] < population.rank[b] : a < b;
      });
  return order;
}

}  // namespace kabar
