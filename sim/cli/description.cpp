#include "cli/description.h"

#include <algorithm>
#include <cstdlib>

#include "diffusion/replicate.h"

namespace kabar::cli {

namespace {

template <class Value>
ByPoor mean_by_poor(const Population& population, const Value& value) {
  double sum[2] = {}, count[2] = {};
  for (std::uint32_t i = 0; i < population.households; ++i) {
    const int type = population.poor[i] ? 1 : 0;
    sum[type] += static_cast<double>(value(i));
    count[type] += 1;
  }
  const auto mean = [](double s, double n) { return n > 0 ? std::optional<double>(s / n) : std::nullopt; };
  return {mean(sum[1], count[1]), mean(sum[0], count[0]), mean(sum[0] + sum[1], count[0] + count[1])};
}

std::vector<TopicFigures> topic_figures(const Scenario& scenario, const Population& population) {
  std::vector<TopicFigures> topics(scenario.topics.size());
  for (std::size_t t = 0; t < topics.size(); ++t) {
    for (std::uint32_t i = 0; i < population.households; ++i) {
      if (!population.eligible[t][i]) continue;
      ++topics[t].eligible;
      topics[t].eligible_poor += population.poor[i];
      topics[t].beneficiaries += population.beneficiary[t][i] ? 1 : 0;
    }
  }
  return topics;
}

std::vector<AccountFigures> account_figures(const Scenario& scenario, const Population& population,
                                            const Network& network) {
  const double growth = city_growth(scenario);
  std::vector<AccountFigures> accounts(scenario.accounts.size());
  for (std::size_t a = 0; a < accounts.size(); ++a) {
    AccountFigures& figures = accounts[a];
    std::uint64_t poor_users = 0, poor_followers = 0;
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
      if (scenario.channels[c].id != scenario.accounts[a].channel) continue;
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (!population.uses(i, c)) continue;
        ++figures.potential;
        poor_users += population.poor[i];
      }
    }
    const std::vector<std::uint32_t>& list = network.followers[a];
    figures.asked = static_cast<std::uint64_t>(
        followers_today(scenario.accounts[a], growth, static_cast<double>(figures.potential)) + 0.5);
    figures.followers = std::min<std::uint64_t>(figures.asked, list.size());
    for (std::uint64_t k = 0; k < figures.followers; ++k) poor_followers += population.poor[list[k]];
    const auto share = [](std::uint64_t part, std::uint64_t whole) {
      return whole > 0 ? std::optional<double>(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
    };
    figures.poor_share_followers = share(poor_followers, figures.followers);
    figures.poor_share_potential = share(poor_users, figures.potential);
  }
  return accounts;
}

std::vector<MarginTable> summarise(const std::vector<MarginCheck>& margins) {
  std::vector<MarginTable> tables;
  for (const MarginCheck& margin : margins) {
    // The rows of a table need not stand together.
    auto same = std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.table == margin.table; });
    if (same == tables.end()) {
      same = tables.insert(tables.end(), MarginTable{});
      same->table = margin.table;
    }
    MarginTable& table = *same;
    const double difference = static_cast<double>(margin.made) - margin.target;
    ++table.cells;
    if (is_missed(margin.target, static_cast<double>(margin.made))) ++table.missed;
    const auto whole = static_cast<std::int64_t>(difference < 0 ? difference - 0.5 : difference + 0.5);
    if (std::llabs(whole) > std::llabs(table.largest_difference)) {
      table.largest_difference = whole;
      table.cell = margin.given.empty() ? margin.category : margin.category + " / " + margin.given;
    }
  }
  return tables;
}

/// The strategies in the order in which R is looked for.
std::vector<const Strategy*> status_quo_first(const Scenario& scenario) {
  std::vector<const Strategy*> strategies;
  for (const Strategy& strategy : scenario.strategies) strategies.push_back(&strategy);
  std::stable_partition(strategies.begin(), strategies.end(),
                        [](const Strategy* strategy) { return strategy->name == "status-quo"; });
  return strategies;
}

void observe_r(const World& world, Description& description) {
  for (const Strategy* strategy : status_quo_first(*world.scenario)) {
    const ReplicateRecord record = run_replicate(world, compile_calendar(world, *strategy), 0, Keep::households);
    if (record.activations == 0) continue;
    const auto told = std::count_if(record.households.begin(), record.households.end(), [](const HouseholdRecord& h) {
      return h.first_aware != kNone && h.parent != h.root;  // a household told it, not a slot of the calendar
    });
    description.observed_r = static_cast<double>(told) / static_cast<double>(record.activations);
    description.observed_in = strategy;
    return;
  }
}

}  // namespace

Description describe(const World& world) {
  const Scenario& scenario = *world.scenario;
  const Population& population = world.population;
  Description description;
  description.world = &world;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    description.persons += population.size[i];
    if (!population.poor[i]) continue;
    ++description.poor;
    description.persons_poor += population.size[i];
  }
  for (int a = 0; a < kAccesses; ++a) {
    description.access[static_cast<std::size_t>(a)] = mean_by_poor(
        population, [&](std::uint32_t i) { return population.access[i] == static_cast<Access>(a) ? 1 : 0; });
  }
  description.attendance = mean_by_poor(population, [&](std::uint32_t i) { return population.attendance[i]; });
  description.listed = mean_by_poor(population, [&](std::uint32_t i) { return population.listed[i] ? 1 : 0; });
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    description.channel_users.push_back(
        mean_by_poor(population, [&](std::uint32_t i) { return population.uses(i, c) ? 1 : 0; }));
  }
  description.topics = topic_figures(scenario, population);
  description.accounts = account_figures(scenario, population, world.network);
  description.margins = check_margins(scenario, population);
  description.margin_tables = summarise(description.margins);
  description.network = network_statistics(scenario, population, world.network, world.network_index);
  description.r = reproduction(world.network, population.poor, telling_rates(scenario));
  description.hoax_r = reproduction(world.network, population.poor, hoax_rates(scenario));
  observe_r(world, description);
  return description;
}

}  // namespace kabar::cli
