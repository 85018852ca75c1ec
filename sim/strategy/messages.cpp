// What an exposure does (S3): thresholds by channel, content and topic; and the areas that blocks are limited to.

#include <algorithm>

#include "core/errors.h"
#include "scenario/blocks.h"
#include "scenario/phrases.h"
#include "strategy/calendar_maker.h"
#include "strategy/phrases.h"

namespace kabar {

namespace {

double literacy(const Parameters& param, int education) {
  if (education == static_cast<int>(Education::primary_or_less)) return param.literacy_low;
  if (education == static_cast<int>(Education::tertiary)) return param.literacy_high;
  return param.literacy_middle;
}

double language_factor(const Parameters& param, Spoken language, bool javanese) {
  const bool mismatch = (javanese && language == Spoken::id) || (!javanese && language == Spoken::jv);
  return mismatch ? param.language_mismatch : 1.0;
}

}  // namespace

std::uint32_t CalendarMaker::message(std::uint32_t topic, std::uint32_t channel, const Content& content, Form form) {
  const Parameters& param = scenario_.param;
  const Channel& row = scenario_.channels[channel];
  Message message;
  message.channel = static_cast<std::uint8_t>(channel);
  message.mechanism = row.mechanism;
  message.alpha = threshold(row.alpha);
  const double kappa = form.video ? row.kappa_video : row.kappa;
  std::array<double, kComprehensionClasses> understands{};
  for (int education = 0; education < kEducations; ++education) {
    for (int javanese = 0; javanese < 2; ++javanese) {
      const double language = form.spoken_at_home ? 1.0 : language_factor(param, content.language, javanese != 0);
      double p = kappa * content.clarity;
      if (message.mechanism != Mechanism::reply) {  // which speaks to what was asked, in the asker's words
        p = p * (1.0 - scenario_.topics[topic].complexity) * language *
            (row.written ? literacy(param, education) : 1.0);
      }
      const auto of = 2 * static_cast<std::size_t>(education) + static_cast<std::size_t>(javanese);
      understands[of] = p;
      message.understand[of] = threshold(std::min(param.understands_max, p));
    }
  }
  if (message.mechanism == Mechanism::feed) {
    const double source = form.cites_source ? param.cites_source : 1.0;
    message.reshare[1] = threshold(param.r_c * (param.endorsed * source));
    message.reshare[0] = content.endorsed ? message.reshare[1] : threshold(param.r_c * source);
  }
  message.topic = static_cast<std::uint16_t>(topic);
  const double acts = act_chance(topic, channel, content.endorsed);
  message.act = {threshold(acts * param.act_not_eligible), threshold(acts)};
  if (calendar.messages.size() > 0xFFFF) {
    throw InputError(problem_at(place_of(strategy_), phrase::many_messages, phrase::one_each_topic_channel));
  }
  calendar.messages.push_back(message);
  calendar.understands.push_back(understands);
  if (content.debunks) {
    calendar.debunks.resize(calendar.messages.size(), 0);
    calendar.debunks.back() = 1;
  }
  return static_cast<std::uint32_t>(calendar.messages.size() - 1);
}

void CalendarMaker::own_words() {
  const Content plain;  // of members and heads who speak of their own accord
  for (std::uint32_t t = 0; t < scenario_.topics.size(); ++t) {
    TopicCalendar& topic = calendar.topics[t];
    topic.forward_message.assign(scenario_.channels.size(), kNone);
    for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
      const Mechanism mechanism = scenario_.channels[c].mechanism;
      if (mechanism == Mechanism::neighbour) topic.neighbour_message = message(t, c, plain, {.spoken_at_home = true});
      if (mechanism == Mechanism::kin) topic.kin_message = message(t, c, plain, {.spoken_at_home = true});
      if (mechanism == Mechanism::group) topic.forward_message[c] = message(t, c, plain);
      if (mechanism == Mechanism::meeting && topic.relay_message == kNone) {
        topic.relay_message = message(t, c, plain);
      }
    }
  }
  calendar.own_words = static_cast<std::uint32_t>(calendar.messages.size());
}

std::uint32_t CalendarMaker::area(const std::vector<std::string>& kelurahan) {
  const std::vector<std::uint8_t> in_area = schedule_.kelurahan(kelurahan);
  for (std::size_t a = 0; a < calendar.area_kelurahan.size(); ++a) {
    if (calendar.area_kelurahan[a] == in_area) return static_cast<std::uint32_t>(a);
  }
  const Population& population = world_.population;
  std::vector<HouseholdRange> ranges;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    if (in_area[population.rw_kelurahan[population.rt_rw[rt]]] == 0) continue;
    if (!ranges.empty() && ranges.back().end == population.rt_begin[rt]) {
      ranges.back().end = population.rt_begin[rt + 1];
    } else {
      ranges.push_back({population.rt_begin[rt], population.rt_begin[rt + 1]});
    }
  }
  calendar.area_kelurahan.push_back(in_area);
  calendar.areas.push_back(ranges);
  return static_cast<std::uint32_t>(calendar.areas.size() - 1);
}

void CalendarMaker::need_kelurahan_households() {
  if (!calendar.kelurahan_households.empty()) return;
  calendar.kelurahan_households.resize(scenario_.kelurahan.size());
  for (std::uint32_t i = 0; i < world_.population.households; ++i) {
    calendar.kelurahan_households[world_.population.kelurahan[i]].push_back(i);
  }
}

}  // namespace kabar
