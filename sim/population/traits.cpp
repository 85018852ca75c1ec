#include <algorithm>
#include <array>

#include "core/digest.h"
#include "core/errors.h"
#include "core/math.h"
#include "core/memory.h"
#include "core/stretches.h"
#include "population/columns.h"
#include "scenario/phrases.h"

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

constexpr std::uint32_t kHead = counter_head(Purpose::household_trait);

/// Households first..last-1.
struct Stretch {
  std::uint32_t first = 0, last = 0;
};

template <class Use>
void for_each_trait(DrawKey key, Trait trait, Stretch stretch, const Use& use) {
  for_row_words(key, kHead, static_cast<std::uint32_t>(trait), 0, stretch.first, stretch.last, use);
}

void fill_register(const MadeParameters& param, DrawKey key, Stretch stretch, Population& population) {
  const std::uint64_t recall = threshold(param.register_recall), inclusion = threshold(param.register_inclusion);
  for_each_trait(key, Trait::listed, stretch, [&](std::uint32_t i, std::uint32_t word) {
    population.listed[i] = coin(word, population.decile[i] < kRegisterDeciles ? recall : inclusion);
  });
}

void fill_language_and_sex(const MadeParameters& param, DrawKey key, Stretch stretch, Population& population) {
  const std::array<std::uint64_t, kEducations> javanese = {
      threshold(param.javanese_low), threshold(param.javanese_junior), threshold(param.javanese_senior),
      threshold(param.javanese_tertiary)};
  for_each_trait(key, Trait::javanese, stretch, [&](std::uint32_t i, std::uint32_t word) {
    population.javanese[i] = coin(word, javanese[static_cast<std::size_t>(population.education[i])]);
  });
  constexpr std::uint64_t kLimit = threshold(kFemale);
  for_each_trait(key, Trait::female, stretch,
                 [&](std::uint32_t i, std::uint32_t word) { population.female[i] = coin(word, kLimit); });
}

/// A shared phone connects one adult; otherwise the first, and each further one up to four with a coin.
void fill_connected(const MadeParameters& param, DrawKey key, Stretch stretch, Population& population) {
  for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
    population.connected_adults[i] = population.access[i] == Access::none ? 0 : 1;
  }
  constexpr std::array<std::uint64_t, kAccesses> kLimits = {0, 0, threshold(kConnectedOwnPhone),
                                                            threshold(kConnectedHome)};
  constexpr std::array<Trait, 3> kFurther = {Trait::person_2, Trait::person_3, Trait::person_4};
  for (std::uint8_t further = 0; further < kFurther.size() && further + 2 <= param.adults_max; ++further) {
    for_each_trait(key, kFurther[further], stretch, [&](std::uint32_t i, std::uint32_t word) {
      const bool connected =
          (population.size[i] >= further + 2) & coin(word, kLimits[static_cast<std::size_t>(population.access[i])]);
      population.connected_adults[i] = static_cast<std::uint8_t>(population.connected_adults[i] + connected);
    });
  }
}

double logistic(double x) {
  return 1 / (1 + exp(-x));
}

/// Chance to use a channel by age band: log odds with the channel's tilt, level such that the mean over the connected
/// households is the channel's users_share.
std::array<std::uint64_t, kAgeBands> user_limits(const MadeChannel& channel,
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

/// A channel that households use or not, and whom the coins let.
struct Platform {
  std::uint32_t channel = 0;
  std::uint32_t name = 0;                         // key of its draws
  std::array<std::uint64_t, kAgeBands> limits{};  // by age band of connected households
};

std::vector<Platform> platforms_of(const MadeConfiguration& made, const Population& population, int threads) {
  const Stretches stretches{population.households, kStretchHouseholds};
  std::vector<std::array<std::uint32_t, kAgeBands>> counts(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      counts[stretch][static_cast<std::size_t>(population.age[i])] += population.access[i] != Access::none;
    }
  });
  std::array<double, kAgeBands> connected{};
  for (const std::array<std::uint32_t, kAgeBands>& count : counts) {
    for (std::size_t a = 0; a < kAgeBands; ++a) connected[a] += count[a];
  }
  std::vector<Platform> platforms;
  for (std::size_t c = 0; c < made.channels.size(); ++c) {
    const MadeChannel& channel = made.channels[c];
    if (!facts_of(channel.mechanism).platform) continue;
    if (c >= kMaxPlatforms) {
      throw InputError(problem_at(made.origins.at("channel." + std::to_string(c)),
                                  {phrase::channel_too_late, channel.id}, {phrase::among_first, kMaxPlatforms}));
    }
    platforms.push_back({static_cast<std::uint32_t>(c), hash32(channel.id), user_limits(channel, connected)});
  }
  return platforms;
}

void fill_platforms(const std::vector<Platform>& platforms, DrawKey key, Stretch stretch, Population& population) {
  for (const Platform& platform : platforms) {
    for_row_words(key, kHead, platform.name, kPlatformRow, stretch.first, stretch.last,
                  [&](std::uint32_t i, std::uint32_t word) {
                    const bool uses = (population.access[i] != Access::none) &
                                      coin(word, platform.limits[static_cast<std::size_t>(population.age[i])]);
                    population.platforms[i] |= static_cast<std::uint32_t>(uses) << platform.channel;
                  });
  }
}

/// 0 for a share of households, larger among the poor; uniform for the others, on the widest interval inside [0, 1]
/// that gives the non-poor the mean of param.attendance: mean m of those who attend, on [0, 2m] or [2m - 1, 1].
void fill_attendance(const MadeParameters& param, DrawKey key, Stretch stretch, Population& population) {
  const double attending = 1 - param.attend_none;
  const double mean = attending > 0 ? std::min(1.0, param.attendance / attending) : 0.0;
  const double low = std::max(0.0, 2 * mean - 1), high = std::min(1.0, 2 * mean);
  const std::uint64_t never = threshold(param.attend_none), never_poor = threshold(param.attend_none_poor);
  for_each_trait(key, Trait::attendance, stretch, [&](std::uint32_t i, std::uint32_t word) {
    population.attendance[i] = static_cast<float>(low + (high - low) * uniform(word));
  });
  for_each_trait(key, Trait::attends, stretch, [&](std::uint32_t i, std::uint32_t word) {
    if (coin(word, population.poor[i] ? never_poor : never)) population.attendance[i] = 0;
  });
}

void fill_topics(const MadeConfiguration& made, DrawKey key, Stretch stretch, Population& population) {
  constexpr std::uint32_t kHasTrait = 0, kReceives = 1;
  constexpr std::uint32_t kTopicHead = counter_head(Purpose::topic_trait);
  for (std::size_t t = 0; t < made.topics.size(); ++t) {
    const MadeTopic& topic = made.topics[t];
    const std::uint32_t id = hash32(topic.id);
    const std::array<bool, 2> if_register = {topic.listed != Listed::yes, topic.listed != Listed::no};
    const std::uint64_t has_trait = threshold(topic.trait_share), receives = threshold(topic.beneficiary_at_start);
    const double rank_below = topic.rank_below;
    std::uint8_t* const eligible = population.eligible[t].data();
    std::uint8_t* const beneficiary = population.beneficiary[t].data();
    for_row_words(key, kTopicHead, id, kHasTrait, stretch.first, stretch.last,
                  [&](std::uint32_t i, std::uint32_t word) {
                    eligible[i] = if_register[population.listed[i]] &
                                  (static_cast<double>(population.rank[i]) < rank_below) & coin(word, has_trait);
                  });
    for_row_words(key, kTopicHead, id, kReceives, stretch.first, stretch.last,
                  [&](std::uint32_t i, std::uint32_t word) { beneficiary[i] = eligible[i] & coin(word, receives); });
  }
}

}  // namespace

std::uint32_t hash32(std::string_view id) {
  return static_cast<std::uint32_t>(digest_of(id).low);
}

void fill_traits_and_topics(const MadeConfiguration& made, DrawKey key, int threads, Population& population) {
  const std::uint32_t n = population.households;
  const std::vector<Platform> platforms = platforms_of(made, population, threads);
  population.listed = column_of<std::uint8_t>(n);
  population.javanese = column_of<std::uint8_t>(n);
  population.female = column_of<std::uint8_t>(n);
  population.connected_adults = column_of<std::uint8_t>(n);
  population.platforms = column_of<std::uint32_t>(n);
  population.attendance = column_of<float>(n);
  population.eligible.resize(made.topics.size());
  population.beneficiary.resize(made.topics.size());
  for (std::vector<std::uint8_t>& column : population.eligible) column = column_of<std::uint8_t>(n);
  for (std::vector<std::uint8_t>& column : population.beneficiary) column = column_of<std::uint8_t>(n);
  for_stretches({n, kStretchHouseholds}, threads, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    const Stretch stretch{first, last};
    fill_register(made.param, key, stretch, population);
    fill_language_and_sex(made.param, key, stretch, population);
    fill_connected(made.param, key, stretch, population);
    fill_platforms(platforms, key, stretch, population);
    fill_attendance(made.param, key, stretch, population);
    fill_topics(made, key, stretch, population);
  });
}

}  // namespace kabar
