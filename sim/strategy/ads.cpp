// S1, paid: whom the impressions of a campaign reach.

#include <algorithm>
#include <utility>

#include "core/exponential.h"
#include "core/math.h"
#include "scenario/blocks.h"
#include "strategy/kinds.h"
#include "strategy/slots.h"
#include "strategy/work.h"

namespace kabar {

namespace {

bool buys_nothing(const Schedule& schedule, const AdBlock& block) {
  return schedule.topics(block.topics).empty() || schedule.last_day(block.to_day) < block.from_day ||
         !(block.impressions > 0.0);
}

/// Whom a campaign of so many topics reaches. The platform shows it most to those who are there most: sessions times a
/// persistent engagement.
AdAudience audience_of(const Schedule& schedule, const AdBlock& block, std::size_t topics,
                       const CalendarMaker& so_far) {
  const Population& population = schedule.world.population;
  const std::uint32_t channel = schedule.channel(block.channel), channel_hash = id_hash(block.channel);
  const std::vector<std::uint8_t> in_area = schedule.kelurahan(block.kelurahan);
  AdAudience audience;
  audience.mean.assign(population.households, 0.0);
  double all = 0;
  for (std::uint32_t i = 0; i < population.households; ++i) {
    if (in_area[population.kelurahan[i]] == 0 || !population.uses(i, channel)) continue;
    const double engaged = exponential(draw(schedule.key, counter_head(Purpose::engagement), channel_hash, i)[0]);
    audience.mean[i] = so_far.city.class_sessions[so_far.calendar.feed_class[i]] * engaged;
    all += audience.mean[i];
  }
  if (!(all > 0.0)) return audience;
  const double seen = (1.0 - schedule.scenario.param.ad_waste) * block.impressions;
  const double each = seen / static_cast<double>(topics) / all;
  for (double& mean : audience.mean) {
    mean *= each;
    audience.reached.push_back(short_limit(threshold(1.0 - exp(-mean))));
  }
  return audience;
}

}  // namespace

void bill(const Schedule& schedule, const AdBlock& block, Bill& to) {
  if (buys_nothing(schedule, block)) return;
  const std::vector<std::uint32_t> days = schedule.all_days(block.from_day, block.to_day);
  to.charge(block.cost_item, "",
            {{Unit::thousand_impressions, block.impressions / 1000.0},
             {Unit::topic, static_cast<double>(schedule.topics(block.topics).size())},
             {Unit::month, months_of(days)}},
            work_of(schedule, block, days));
}

void send(const Schedule& schedule, const AdBlock& block, CalendarMaker& to) {
  if (buys_nothing(schedule, block)) return;
  const std::vector<std::uint32_t> topics = schedule.topics(block.topics);
  AdAudience audience = audience_of(schedule, block, topics.size(), to);
  if (audience.reached.empty()) return;
  const std::uint32_t channel = schedule.channel(block.channel);
  const std::int64_t end_day = schedule.last_day(block.to_day) + 1;
  for (const std::uint32_t t : topics) {
    const std::uint32_t message =
        to.message(t, channel, block.content, {block.format == Format::video, block.cites_source, false});
    to.calendar.messages[message].alpha = threshold(schedule.scenario.param.alpha_ad);
    to.calendar.messages[message].reshare = {};
    to.calendar.ads.push_back({static_cast<std::uint32_t>(24 * block.from_day),
                               static_cast<std::uint32_t>(24 * end_day), to.slot("ad", block.id, t),
                               static_cast<std::uint32_t>(to.calendar.audiences.size()), message});
  }
  to.calendar.audiences.push_back(std::move(audience));
}

}  // namespace kabar
