// S7 Forgetting: until when households remember.

#include <algorithm>
#include <array>

#include "core/exponential.h"
#include "core/math.h"
#include "core/unforeseen.h"
#include "diffusion/outcome.h"
#include "diffusion/submodels.h"

namespace kabar {

void remember(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const Message* const messages = setting.messages;
  const std::size_t size = desk.recalls.size();
  const bool forgets = setting.memory != Memory::off;
  if (forgets) {
    for (std::size_t k = 0; k < size; ++k) {
      const std::uint32_t i = desk.recalls[k];
      desk.head[k] = counter_head(Purpose::forget);
      desk.a[k] = setting.topic_key(messages[desk.now[i].message].topic);
      desk.b[k] = desk.now[i].household;
      desk.c[k] = Outcome::exposures(desk.outcomes[i]);
    }
    draw_words(setting.draws.key(Stream::memory), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
               (size + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  }
  const bool spacing = setting.memory == Memory::spacing;
  const double mean_hours = 24.0 * setting.param.S0;
  const std::array<double, 2> means = {mean_hours,
                                       spacing ? mean_hours * setting.param.understands_factor : mean_hours};
  const std::uint32_t today = day_of(hour, block);
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t i = desk.recalls[k], outcome = desk.outcomes[i];
    const std::uint32_t before = Outcome::before(outcome), after = Outcome::after(outcome);
    Known& known = block.known[desk.places[i]];
    const std::uint32_t was_aware = unforeseen(before != kUnaware);
    const std::uint32_t forget_before = known.forget & (0u - was_aware);
    const std::uint32_t grasps = unforeseen(after >= kUnderstands);
    std::uint32_t forget = kNone;
    if (forgets && after < kApplied) {
      const std::size_t n = Outcome::exposures(outcome);
      double mean = means[grasps];
      if (spacing)
        mean *= n < setting.spacing.size() ? setting.spacing[n] : pow(static_cast<double>(n), setting.param.psi);
      const std::uint32_t word = desk.words[k / kCoinLanes * kCoinLanes * kBlockCoins + k % kCoinLanes];
      const double delay = mean * exponential(word);
      const auto whole = static_cast<std::int64_t>(delay);
      const std::int64_t hours = std::max<std::int64_t>(1, whole + (static_cast<double>(whole) < delay ? 1 : 0));
      forget = static_cast<std::uint32_t>(std::min<std::int64_t>(hour + hours, std::int64_t{kNone} - 1));
      forget = std::max(forget, forget_before);
    }
    known.forget = forget;
    const std::uint32_t day_before = day_of(forget_before, block), day_after = day_of(forget, block);
    const std::uint32_t topic = messages[desk.now[i].message].topic;
    std::int32_t* const aware = block.daily.data() + series_of(topic, Measure::aware, known.status(), block);
    std::int32_t* const understands =
        block.daily.data() + series_of(topic, Measure::understands, known.status(), block);
    // Until now counted to the day before, or not counted yet: then from today.
    const auto begins = [&](std::uint32_t counted) { return today ^ ((today ^ day_before) & (0u - counted)); };
    ++aware[begins(was_aware)];
    --aware[day_after];
    understands[begins(unforeseen(before >= kUnderstands))] += static_cast<std::int32_t>(grasps);
    understands[day_after] -= static_cast<std::int32_t>(grasps);
  }
}

}  // namespace kabar
