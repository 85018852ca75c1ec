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

/// What the recalls of an hour are read from and written to.
struct Recalling {
  Recalling(const Setting& setting_, Block& block)
      : setting(setting_),
        desk(*block.desk),
        effects(setting.wording.effects.data()),
        known(block.known.data()),
        aware(block.daily.data() + series_of(0, Measure::aware, 0, block)),
        understands(block.daily.data() + series_of(0, Measure::understands, 0, block)),
        of_topic(series_of(1, Measure::aware, 0, block) - series_of(0, Measure::aware, 0, block)),
        of_status(block.days_kept) {}

  /// Lane l of recall number k.
  void fill(std::size_t k, std::size_t l) const {
    const std::uint32_t i = desk.recalls[k], outcome = desk.outcomes[i];
    desk.memories.outcome[l] = outcome;
    desk.memories.forget[l] = known[desk.places[i]].forget;
    desk.memories.spacing[l] = spacing_of(setting, Outcome::exposures(outcome));
  }

  void keep(std::size_t k, std::size_t l) const {
    const RememberLanes& lanes = desk.memories;
    const std::uint32_t i = desk.recalls[k];
    Known& remembering = known[desk.places[i]];
    remembering.forget = lanes.forget[l];
    const std::uint32_t series = effects[desk.now[i].message].topic * of_topic + remembering.status() * of_status;
    const std::uint32_t until = series + lanes.until[l];
    const auto grasps = static_cast<std::int32_t>(lanes.understands[l]);
    ++aware[series + lanes.aware_from[l]];
    --aware[until];
    understands[series + lanes.understands_from[l]] += grasps;
    understands[until] -= grasps;
  }

  const Setting& setting;
  Desk& desk;
  const Effect* const effects;
  Known* const known;
  std::int32_t *const aware, *const understands;  // daily series of topic 0 and status 0
  const std::uint32_t of_topic, of_status;        // how far the next ones lie
};

}  // namespace

void remember(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const std::size_t size = desk.recalls.size();
  const Recalling recalling(setting, block);
  std::uint32_t *const a = desk.a.data(), *const b = desk.b.data(), *const c = desk.c.data();
  std::fill_n(desk.head.data(), size, counter_head(Purpose::forget));
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t i = desk.recalls[k];
    const Exposure& exposure = desk.now[i];
    a[k] = recalling.effects[exposure.message].topic_key;
    b[k] = exposure.household;
    c[k] = Outcome::exposures(desk.outcomes[i]);
  }
  draw_words(setting.draws.key(Stream::memory), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             (size + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  const RememberRule rule = rule_of(setting, hour, block);
  constexpr std::size_t kFew = 4;  // fewer are not worth the other lanes
  std::size_t k = 0;
  for (; k < desk.recalls_alone && desk.recalls_alone - k >= kFew; k += std::min(kCoinLanes, desk.recalls_alone - k)) {
    const std::size_t filled = std::min(kCoinLanes, desk.recalls_alone - k);
    for (std::size_t l = 0; l < filled; ++l) recalling.fill(k + l, l);
    remember_lanes(desk.words_of(k), rule, desk.memories);
    for (std::size_t l = 0; l < filled; ++l) recalling.keep(k + l, l);
  }
  // A household that several exposures waited for comes several times.
  for (; k < size; ++k) {
    recalling.fill(k, 0);
    remember_one(*desk.words_of(k), rule, 0, desk.memories);
    recalling.keep(k, 0);
  }
}

}  // namespace kabar
