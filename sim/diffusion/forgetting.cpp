// S7 Forgetting: until when households remember.

#include <algorithm>

#include "core/math.h"
#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

RememberRule rule_of(const Setting& setting, std::uint32_t hour, const Block& block) {
  RememberRule rule;
  rule.hour = hour;
  rule.today = day_of(hour, block);
  rule.last_day = block.days_kept - 1;
  if (setting.memory == Memory::off) return rule;
  rule.forgets = 1;
  rule.aware_hours = 24.0 * setting.param.S0;
  rule.understands_hours =
      setting.memory == Memory::spacing ? rule.aware_hours * setting.param.understands_factor : rule.aware_hours;
  return rule;
}

double spacing_of(const Setting& setting, std::size_t exposures) {
  if (setting.memory != Memory::spacing) return 1.0;
  if (exposures < setting.spacing.size()) return setting.spacing[exposures];
  return pow(static_cast<double>(exposures), setting.param.psi);
}

/// Lane l of recall number k.
void fill(const Setting& setting, std::size_t k, std::size_t l, Block& block) {
  Desk& desk = *block.desk;
  const std::uint32_t i = desk.recalls[k], outcome = desk.outcomes[i];
  desk.memories.outcome[l] = outcome;
  desk.memories.forget[l] = block.known[desk.places[i]].forget;
  desk.memories.spacing[l] = spacing_of(setting, Outcome::exposures(outcome));
}

void keep(const Setting& setting, std::size_t k, std::size_t l, Block& block) {
  const RememberLanes& lanes = block.desk->memories;
  const std::uint32_t i = block.desk->recalls[k];
  Known& known = block.known[block.desk->places[i]];
  known.forget = lanes.forget[l];
  const std::uint32_t topic = setting.effect(block.desk->now[i].message).topic;
  std::int32_t* const aware = block.daily.data() + series_of(topic, Measure::aware, known.status(), block);
  std::int32_t* const understands = block.daily.data() + series_of(topic, Measure::understands, known.status(), block);
  const auto grasps = static_cast<std::int32_t>(lanes.understands[l]);
  ++aware[lanes.aware_from[l]];
  --aware[lanes.until[l]];
  understands[lanes.understands_from[l]] += grasps;
  understands[lanes.until[l]] -= grasps;
}

}  // namespace

void remember(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const std::size_t size = desk.recalls.size();
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t i = desk.recalls[k];
    desk.head[k] = counter_head(Purpose::forget);
    desk.a[k] = setting.effect(desk.now[i].message).topic_key;
    desk.b[k] = desk.now[i].household;
    desk.c[k] = Outcome::exposures(desk.outcomes[i]);
  }
  draw_words(setting.draws.key(Stream::memory), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             (size + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  const RememberRule rule = rule_of(setting, hour, block);
  constexpr std::size_t kFew = 4;  // fewer are not worth the other lanes
  std::size_t k = 0;
  for (; k < desk.recalls_alone && desk.recalls_alone - k >= kFew; k += std::min(kCoinLanes, desk.recalls_alone - k)) {
    const std::size_t filled = std::min(kCoinLanes, desk.recalls_alone - k);
    for (std::size_t l = 0; l < filled; ++l) fill(setting, k + l, l, block);
    remember_lanes(desk.words_of(k), rule, desk.memories);
    for (std::size_t l = 0; l < filled; ++l) keep(setting, k + l, l, block);
  }
  // A household that several exposures waited for comes several times.
  for (; k < size; ++k) {
    fill(setting, k, 0, block);
    remember_one(*desk.words_of(k), rule, 0, desk.memories);
    keep(setting, k, 0, block);
  }
}

}  // namespace kabar
