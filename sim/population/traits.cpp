#include <algorithm>
#include <array>

#include "core/digest.h"
#include "core/errors.h"
#include "core/math.h"
#include "population/columns.h"

namespace kabar {

namespace {

// What a row of Purpose::household_trait decides. Part of the file format's version, as the purposes are.
enum class Trait : std::uint32_t { listed, javanese, female, attends, attendance, person_2, person_3, person_4 };
constexpr std::uint32_t kPlatformRow = 1;  // the row's b; a is then the channel

// The deciles that the welfare register is meant for: the bottom 40 %.
constexpr int kRegisterDeciles = 4;
// Main communicators of households who are women (E; women are the more active in spreading information among the urban
// poor).
constexpr double kFemale = 0.6;
// Each further adult, up to four, is connected: with own phones, with a home connection (E; means about 2 and 2.6).
constexpr double kConnectedOwnPhone = 0.5;
constexpr double kConnectedHome = 0.8;

std::uint32_t head_of_traits() {
  return counter_head(Purpose::household_trait);
}

template <class Use>
void for_each_trait(DrawKey key, Trait trait, std::uint32_t households, const Use& use) {
  for_each_word(key, head_of_traits(), static_cast<std::uint32_t>(trait), 0, households, use);
}

void fill_register(const Parameters& param, DrawKey key, Population& population) {
  const std::uint64_t recall = threshold(param.register_recall), inclusion = threshold(param.register_inclusion);
  population.listed.resize(population.households);
  for_each_trait(key, Trait::listed, population.households, [&](std::uint32_t i, std::uint32_t word) {
    population.listed[i] = coin(word, population.decile[i] < kRegisterDeciles ? recall : inclusion);
  });
}

void fill_language_and_sex(const Parameters& param, DrawKey key, Population& population) {
  const std::array<std::uint64_t, kEducations> javanese = {
      threshold(param.javanese_low), threshold(param.javanese_junior), threshold(param.javanese_senior),
      threshold(param.javanese_tertiary)};
  population.javanese.resize(population.households);
  for_each_trait(key, Trait::javanese, population.households, [&](std::uint32_t i, std::uint32_t word) {
    population.javanese[i] = coin(word, javanese[static_cast<std::size_t>(population.education[i])]);
  });
  population.female.resize(population.households);
  for_each_trait(key, Trait::female, population.households,
                 [&](std::uint32_t i, std::uint32_t word) { population.female[i] = coin(word, threshold(kFemale)); });
}

/// A shared phone connects one adult; otherwise the first, and each further one up to four with a coin.
void fill_connected(DrawKey key, Population& population) {
  population.connected_adults.resize(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    population.connected_adults[i] = population.access[i] == Access::none ? 0 : 1;
  }
  constexpr std::array<Trait, 3> kFurther = {Trait::person_2, Trait::person_3, Trait::person_4};
  for (std::uint8_t further = 0; further < kFurther.size(); ++further) {
    for_each_trait(key, kFurther[further], population.households, [&](std::uint32_t i, std::uint32_t word) {
      if (population.access[i] < Access::own_phone || population.size[i] < further + 2) return;
      const double p = population.access[i] == Access::home ? kConnectedHome : kConnectedOwnPhone;
      population.connected_adults[i] =
          static_cast<std::uint8_t>(population.connected_adults[i] + coin(word, threshold(p)));
    });
  }
}

double logistic(double x) {
  return 1 / (1 + exp(-x));
}

/// Chance to use a channel by age band: log odds with the channel's tilt, level such that the mean over the connected
/// households is the channel's users_share.
std::array<std::uint64_t, kAgeBands> user_limits(const Channel& channel,
                                                 const std::array<double, kAgeBands>& connected) {
  std::array<std::uint64_t, kAgeBands> limits;
  limits.fill(threshold(channel.users_share));
  const double all = connected[0] + connected[1] + connected[2] + connected[3];
  if (!(channel.users_share > 0) || channel.users_share >= 1 || channel.users_age_tilt == 0 || all == 0) return limits;
  double low = -50, high = 50;
  for (int step = 0; step < 60; ++step) {
    const double level = (low + high) / 2;
    double users = 0;
    for (int a = 0; a < kAgeBands; ++a) {
      users += connected[static_cast<std::size_t>(a)] * logistic(level + channel.users_age_tilt * (a - 1));
    }
    (users < channel.users_share * all ? low : high) = level;
  }
  for (int a = 0; a < kAgeBands; ++a) {
    limits[static_cast<std::size_t>(a)] = threshold(logistic(low + channel.users_age_tilt * (a - 1)));
  }
  return limits;
}

void fill_platforms(const Scenario& scenario, DrawKey key, Population& population) {
  std::array<double, kAgeBands> connected{};
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (population.access[i] != Access::none) connected[static_cast<std::size_t>(population.age[i])] += 1;
  }
  population.platforms.assign(population.households, 0);
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    const Channel& channel = scenario.channels[c];
    if (channel.mechanism != "feed" && channel.mechanism != "group") continue;
    if (c >= 16) {
      throw InputError(Problem{.file = scenario.path,
                               .what = "channel " + channel.id,
                               .why = "feeds and groups must be among the first 16 channels",
                               .hint = ""});
    }
    const std::array<std::uint64_t, kAgeBands> limits = user_limits(channel, connected);
    for_each_word(key, head_of_traits(), hash32(channel.id), kPlatformRow, population.households,
                  [&](std::uint32_t i, std::uint32_t word) {
                    const bool uses = population.access[i] != Access::none &&
                                      coin(word, limits[static_cast<std::size_t>(population.age[i])]);
                    population.platforms[i] = static_cast<std::uint16_t>(population.platforms[i] | (uses << c));
                  });
  }
}

/// 0 for a share of households, larger among the poor; uniform for the others, on the widest interval inside [0, 1]
/// that gives the non-poor the mean of param.attendance: mean m of those who attend, on [0, 2m] or [2m - 1, 1].
void fill_attendance(const Parameters& param, DrawKey key, Population& population) {
  const double attending = 1 - param.attend_none;
  const double mean = attending > 0 ? std::min(1.0, param.attendance / attending) : 0.0;
  const double low = std::max(0.0, 2 * mean - 1), high = std::min(1.0, 2 * mean);
  const std::uint64_t never = threshold(param.attend_none), never_poor = threshold(param.attend_none_poor);
  population.attendance.resize(population.households);
  for_each_trait(key, Trait::attendance, population.households, [&](std::uint32_t i, std::uint32_t word) {
    population.attendance[i] = static_cast<float>(low + (high - low) * uniform(word));
  });
  for_each_trait(key, Trait::attends, population.households, [&](std::uint32_t i, std::uint32_t word) {
    if (coin(word, population.poor[i] ? never_poor : never)) population.attendance[i] = 0;
  });
}

}  // namespace

std::uint32_t hash32(std::string_view id) {
  return static_cast<std::uint32_t>(digest_of(id).low);
}

void fill_traits(const Scenario& scenario, DrawKey key, Population& population) {
  fill_register(scenario.param, key, population);
  fill_language_and_sex(scenario.param, key, population);
  fill_connected(key, population);
  fill_platforms(scenario, key, population);
  fill_attendance(scenario.param, key, population);
}

void fill_topics(const Scenario& scenario, DrawKey key, Population& population) {
  constexpr std::uint32_t kHasTrait = 0, kReceives = 1;
  const std::uint32_t head = counter_head(Purpose::topic_trait);
  for (const Topic& topic : scenario.topics) {
    const std::uint32_t id = hash32(topic.id);
    const bool if_listed = topic.listed != "no", if_not_listed = topic.listed != "yes";
    const std::uint64_t has_trait = threshold(topic.trait_share), receives = threshold(topic.beneficiary_at_start);
    std::vector<std::uint8_t> eligible(population.households), beneficiary(population.households);
    for_each_word(key, head, id, kHasTrait, population.households, [&](std::uint32_t i, std::uint32_t word) {
      const bool by_list = population.listed[i] ? if_listed : if_not_listed;
      eligible[i] = by_list && population.rank[i] < topic.rank_below && coin(word, has_trait);
    });
    for_each_word(key, head, id, kReceives, population.households, [&](std::uint32_t i, std::uint32_t word) {
      beneficiary[i] = eligible[i] != 0 && coin(word, receives);
    });
    population.eligible.push_back(std::move(eligible));
    population.beneficiary.push_back(std::move(beneficiary));
  }
}

}  // namespace kabar
