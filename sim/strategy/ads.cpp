// S1, paid: whom the impressions of a campaign reach.

#include <algorithm>

#include "core/exponential.h"
#include "core/math.h"
#include "strategy/compiler.h"
#include "strategy/slots.h"

namespace kabar {

void CalendarCompiler::ads(const AdBlock& block) {
  const std::vector<std::uint32_t> topics = topics_of(block.topics);
  const std::int64_t end_day = last_day(block.to_day) + 1;
  if (topics.empty() || end_day <= block.from_day || !(block.impressions > 0.0)) return;
  charge(block.cost_item, "", block.impressions / 1000.0);
  if (makes_ == Makes::costs) return;

  const Population& population = world_.population;
  const std::uint32_t channel = channel_of(block.channel), channel_hash = id_hash(block.channel);
  const std::uint32_t area = area_of(block.kelurahan);
  AdAudience audience;
  audience.mean.assign(population.households, 0.0);
  audience.reached.assign(population.households, 0);
  // The platform shows it most to those who are there most: sessions times a persistent engagement.
  double all = 0;
  for (const HouseholdRange range : calendar_.areas[area]) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if ((population.platforms[i] >> channel & 1u) == 0) continue;
      const double engaged = exponential(draw(schedule_key_, counter_head(Purpose::engagement), channel_hash, i)[0]);
      audience.mean[i] = class_sessions_[calendar_.feed_class[i]] * engaged;
      all += audience.mean[i];
    }
  }
  if (!(all > 0.0)) return;
  const double each = (1.0 - scenario_.param.ad_waste) * block.impressions / static_cast<double>(topics.size()) / all;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    audience.mean[i] *= each;
    audience.reached[i] =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(threshold(1.0 - exp(-audience.mean[i])), 0xFFFFFFFFu));
  }
  for (const std::uint32_t t : topics) {
    const std::uint32_t message =
        message_of(t, channel, block.content, block.format == "video", block.cites_source, false);
    calendar_.messages[message].alpha = threshold(scenario_.param.alpha_ad);
    calendar_.messages[message].reshare = {};
    calendar_.ads.push_back({static_cast<std::uint32_t>(24 * block.from_day), static_cast<std::uint32_t>(24 * end_day),
                             make_slot("ad", block.id, scenario_.topics[t].id),
                             static_cast<std::uint32_t>(calendar_.audiences.size()), message});
  }
  calendar_.audiences.push_back(std::move(audience));
}

}  // namespace kabar
