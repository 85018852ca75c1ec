// S9 Action: what those who understand a topic may do, and how many places there are.

#include <algorithm>

#include "strategy/calendar_maker.h"

namespace kabar {

namespace {

double chance_of(const Parameters& param, Act act) {
  switch (act) {
    case Act::none:
      return 0;
    case Act::update:
      return param.p_app_update;
    case Act::collect:
      return param.p_app_collect;
    case Act::enrol:
      return param.p_app_register;
    case Act::propose:
      return param.p_app_propose;
    case Act::attend:
      return param.p_app_attend;
  }
  return 0;
}

/// Places in the horizon of `days`: the year's, rounded.
std::uint32_t places(std::int64_t quota_per_year, std::int64_t days) {
  const double share = static_cast<double>(quota_per_year) * static_cast<double>(days) / 365.0;
  return static_cast<std::uint32_t>(std::min(share + 0.5, 4e9));
}

}  // namespace

void CalendarMaker::action_of_topics() {
  const Parameters& param = scenario_.param;
  for (std::size_t t = 0; t < scenario_.topics.size(); ++t) {
    const Topic& row = scenario_.topics[t];
    TopicCalendar& topic = calendar.topics[t];
    const bool acts = chance_of(param, row.action) > 0.0;
    topic.once = acts && row.action != Act::update && row.action != Act::collect;
    if (row.quota_per_year > 0) topic.places = places(row.quota_per_year, scenario_.city.days);
    topic.success = threshold(param.act_success);
    topic.desk_success = threshold(param.act_success + param.desk_success * row.assistance);
  }
}

/// An eligible household that comes to understand through this channel acts.
double CalendarMaker::act_chance(std::uint32_t topic, std::uint32_t channel, bool endorsed) const {
  const Parameters& param = scenario_.param;
  double trust = scenario_.channels[channel].trust;
  if (endorsed) trust = std::max(trust, param.trust_endorser);
  return std::min(1.0, chance_of(param, scenario_.topics[topic].action) * (trust / param.trust_rt_head));
}

}  // namespace kabar
