// S3 Encode and understand; S7 forgetting: what one exposure does to a household.

#include <algorithm>

#include "core/math.h"
#include "diffusion/rows.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

constexpr auto kUnaware = static_cast<std::uint8_t>(Knowing::unaware);
constexpr auto kAware = static_cast<std::uint8_t>(Knowing::aware);
constexpr auto kUnderstands = static_cast<std::uint8_t>(Knowing::understands);
constexpr auto kApplied = static_cast<std::uint8_t>(Knowing::applied);

bool poor(const Setting& setting, std::uint32_t household) {
  return setting.world.population.poor[household] != 0;
}

/// Adds `change` to a daily series from the day of `hour` on.
void count_from(const Setting& setting, Measure measure, std::uint32_t household, std::uint32_t hour,
                std::int32_t change, State& state) {
  if (hour >= setting.hours) return;
  const std::size_t days = setting.hours / 24;
  const std::size_t day = hour / 24;
  const std::size_t first = static_cast<std::size_t>(measure) * kGroups;
  state.daily[(first + (poor(setting, household) ? 0 : 1)) * days + day] += change;
  if (setting.eligible[household] != 0) state.daily[(first + 2) * days + day] += change;
}

/// The hour until which this exposure, the n-th, is remembered.
std::uint32_t remembered_until(const Setting& setting, std::uint32_t household, std::uint32_t hour, std::uint32_t n,
                               bool understands) {
  const Parameters& param = setting.param;
  const Words words =
      draw(setting.draws.key(Stream::memory), counter_head(Purpose::forget), setting.topic.topic, household, n);
  double mean_hours = 24.0 * param.S0;
  if (setting.memory == Memory::spacing) {
    mean_hours *= (n < setting.spacing.size() ? setting.spacing[n] : pow(static_cast<double>(n), param.psi)) *
                  (understands ? param.understands_factor : 1.0);
  }
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(hour + delay_hours(mean_hours, words[0]), kNone - 1));
}

void become_aware(const Setting& setting, const Exposure& exposure, std::uint32_t hour, State& state) {
  HouseholdRecord& record = state.households[exposure.household];
  record.state = kAware;
  if (record.first_aware != kNone) return;  // again: keeps its first hour and does not retell
  record.first_aware = hour;
  record.channel = setting.topic.messages[exposure.message].channel;
  record.parent = exposure.parent;
  record.root = exposure.root;
  ++state.activations;
  count_from(setting, Measure::ever_aware, exposure.household, hour, 1, state);
  bool took_part = false;
  if (setting.param.take_up > 0.0) {
    const Words words = draw(setting.draws.key(Stream::encoding), counter_head(Purpose::take_up), setting.topic.topic,
                             exposure.household);
    took_part = coin(words[0], threshold(setting.param.take_up));
    if (took_part) record.state = kApplied;
  }
  retell(setting, exposure.household, hour, took_part, state);
  forward_to_groups(setting, exposure.household, hour, state);
  const Population& population = setting.world.population;
  if (population.rt_head[population.rt[exposure.household]] == exposure.household) {
    relay_unasked(setting, exposure.household, hour, state);
  }
}

}  // namespace

void handle(const Setting& setting, const Exposure& exposure, std::uint32_t hour, State& state) {
  const std::uint32_t household = exposure.household;
  HouseholdRecord& record = state.households[household];
  const Message& message = setting.topic.messages[exposure.message];
  ++state.exposures;
  if (record.exposures == 0) count_from(setting, Measure::reach, household, hour, 1, state);
  if (record.exposures < 0xFFFF) ++record.exposures;

  const bool forgettable = record.state == kAware || record.state == kUnderstands;
  if (forgettable && record.forget <= hour) record.state = kUnaware;
  const std::uint8_t before = record.state;
  const std::uint32_t forget_before = before == kUnaware ? 0 : record.forget;

  const std::uint32_t what = exposure.told ? setting.topic.topic : exposure.root;
  const Words words = draw(setting.draws.key(Stream::encoding), counter_head(Purpose::encode, 0, message.channel),
                           household, exposure.source, what);
  const bool ignored = setting.memory == Memory::two_state && before != kUnaware;
  if (!ignored) {
    if (before == kUnaware && coin(words[0], message.alpha)) become_aware(setting, exposure, hour, state);
    if (record.state == kAware && coin(words[1], message.understand[setting.calendar.comprehension[household]])) {
      record.state = kUnderstands;
    }
    if (record.state == kApplied || setting.memory == Memory::off) {
      if (record.state != kUnaware) record.forget = kNone;
    } else if (record.state != kUnaware) {
      record.forget = std::max(
          forget_before, remembered_until(setting, household, hour, record.exposures, record.state == kUnderstands));
    }
    // Daily counts: the household now knows until its forget hour.
    if (record.state != kUnaware) {
      if (before == kUnaware) {
        count_from(setting, Measure::aware, household, hour, 1, state);
      } else {
        count_from(setting, Measure::aware, household, forget_before, 1, state);
      }
      count_from(setting, Measure::aware, household, record.forget, -1, state);
      if (record.state >= kUnderstands) {
        if (before < kUnderstands) {
          count_from(setting, Measure::understands, household, hour, 1, state);
        } else {
          count_from(setting, Measure::understands, household, forget_before, 1, state);
        }
        count_from(setting, Measure::understands, household, record.forget, -1, state);
      }
    }
  }
  if (exposure.mechanism == Mechanism::feed &&
      coin(words[2], exposure.endorsed ? message.reshare_endorsed : message.reshare) &&
      state.reshared.insert({exposure.root, household}).second) {
    reshare(setting, exposure, hour, state);
  }
}

}  // namespace kabar
