// S7 Forgetting: until when households remember.
// forget = max(old, h + max(1, ceil(24 S0 n^psi m E))), E of draw(memory, forget, 0; T, i, n) w0,
// m = understands_factor if it understands, else 1; old counts only if it was aware before. Memory two-state: n^psi
// and m are 1; off: never. Daily counts are changes: + 1 on the day from which it counts, - 1 on that of its forget
// hour.

#include <algorithm>

#include "core/math.h"
#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

RememberRule rule_of(const Turn& turn) {
  const Setting& setting = turn.setting;
  RememberRule rule;
  rule.hour = turn.hour;
  rule.today = day_of(turn.hour, turn.district);
  rule.last_day = turn.district.days_kept - 1;
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
  explicit Recalling(const Turn& turn)
      : setting(turn.setting),
        scratch(turn.scratch),
        effects(setting.wording.effects.data()),
        known(turn.district.known.data()),
        aware(turn.district.daily.data() + series_of(0, Measure::aware, 0, turn.district)),
        understands(turn.district.daily.data() + series_of(0, Measure::understands, 0, turn.district)),
        of_topic(series_of(1, Measure::aware, 0, turn.district) - series_of(0, Measure::aware, 0, turn.district)),
        of_status(turn.district.days_kept) {}

  /// Lane l of recall number k.
  void fill(std::size_t k, std::size_t l) const {
    const std::uint32_t i = scratch.recalls[k], outcome = scratch.outcomes[i];
    scratch.memories.outcome[l] = outcome;
    scratch.memories.forget[l] = known[scratch.places[i]].forget;
    scratch.memories.spacing[l] = spacing_of(setting, Outcome::exposures(outcome));
  }

  void keep(std::size_t k, std::size_t l) const {
    const RememberLanes& lanes = scratch.memories;
    const std::uint32_t i = scratch.recalls[k];
    Known& remembering = known[scratch.places[i]];
    remembering.forget = lanes.forget[l];
    const std::uint32_t series = effects[scratch.now[i].message].topic * of_topic + remembering.status() * of_status;
    const std::uint32_t until = series + lanes.until[l];
    const auto grasps = static_cast<std::int32_t>(lanes.understands[l]);
    ++aware[series + lanes.aware_from[l]];
    --aware[until];
    understands[series + lanes.understands_from[l]] += grasps;
    understands[until] -= grasps;
  }

  const Setting& setting;
  Scratch& scratch;
  const Effect* const effects;
  Known* const known;
  std::int32_t *const aware, *const understands;  // daily series of topic 0 and status 0
  const std::uint32_t of_topic, of_status;        // how far the next ones lie
};

}  // namespace

void remember(const Turn& turn) {
  Scratch& scratch = turn.scratch;
  const std::size_t size = scratch.recalls.size();
  const Recalling recalling(turn);
  std::uint32_t *const a = scratch.a.data(), *const b = scratch.b.data(), *const c = scratch.c.data();
  std::fill_n(scratch.head.data(), size, counter_head(Purpose::forget));
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t i = scratch.recalls[k];
    const Exposure& exposure = scratch.now[i];
    a[k] = recalling.effects[exposure.message].topic_key;
    b[k] = exposure.household;
    c[k] = Outcome::exposures(scratch.outcomes[i]);
  }
  draw_words(turn.setting.draws.key(Stream::memory),
             {scratch.head.data(), scratch.a.data(), scratch.b.data(), scratch.c.data()},
             (size + kCoinLanes - 1) / kCoinLanes, scratch.words.data());
  const RememberRule rule = rule_of(turn);
  constexpr std::size_t kFew = 4;  // fewer are not worth the other lanes
  std::size_t k = 0;
  for (; k < scratch.recalls_alone && scratch.recalls_alone - k >= kFew;
       k += std::min(kCoinLanes, scratch.recalls_alone - k)) {
    const std::size_t filled = std::min(kCoinLanes, scratch.recalls_alone - k);
    for (std::size_t l = 0; l < filled; ++l) recalling.fill(k + l, l);
    remember_lanes(scratch.words_of(k), rule, scratch.memories);
    for (std::size_t l = 0; l < filled; ++l) recalling.keep(k + l, l);
  }
  // A household that several exposures waited for comes several times.
  for (; k < size; ++k) {
    recalling.fill(k, 0);
    remember_one(*scratch.words_of(k), rule, 0, scratch.memories);
    recalling.keep(k, 0);
  }
}

}  // namespace kabar
