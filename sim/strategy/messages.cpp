// What an exposure does (S3): thresholds by channel, content and topic; and the areas that blocks are limited to.

#include <algorithm>

#include "core/errors.h"
#include "scenario/phrases.h"
#include "strategy/compiler.h"
#include "strategy/phrases.h"

namespace kabar {

namespace {

double literacy(const Parameters& param, int education) {
  if (education == static_cast<int>(Education::primary_or_less)) return param.literacy_low;
  if (education == static_cast<int>(Education::tertiary)) return param.literacy_high;
  return param.literacy_middle;
}

double language_factor(const Parameters& param, const std::string& language, bool javanese) {
  const bool mismatch = (javanese && language == "id") || (!javanese && language == "jv");
  return mismatch ? param.language_mismatch : 1.0;
}

Mechanism mechanism_of(const std::string& name) {
  static constexpr const char* kNames[kMechanisms] = {"feed",  "group",     "broadcast", "meeting",
                                                      "visit", "neighbour", "kin",       "reply"};
  for (int m = 0; m < kMechanisms; ++m) {
    if (name == kNames[m]) return static_cast<Mechanism>(m);
  }
  throw InputError(Problem{"", 0, 0, {phrase::text_is, "mechanism", name}, phrase::no_such_mechanism, {}});
}

}  // namespace

std::uint32_t CalendarCompiler::message_of(std::uint32_t topic, std::uint32_t channel, const Content& content,
                                           bool video, bool cites_source, bool spoken_at_home) {
  const Parameters& param = scenario_.param;
  const Channel& row = scenario_.channels[channel];
  Message message;
  message.channel = static_cast<std::uint8_t>(channel);
  message.mechanism = mechanism_of(row.mechanism);
  message.alpha = threshold(row.alpha);
  const double kappa = video ? row.kappa_video : row.kappa;
  std::array<double, kComprehensionClasses> understands{};
  for (int education = 0; education < kEducations; ++education) {
    for (int javanese = 0; javanese < 2; ++javanese) {
      const double language = spoken_at_home ? 1.0 : language_factor(param, content.language, javanese != 0);
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
    const double source = cites_source ? param.cites_source : 1.0;
    message.reshare[1] = threshold(param.r_c * (param.endorsed * source));
    message.reshare[0] = content.endorsed ? message.reshare[1] : threshold(param.r_c * source);
  }
  message.topic = static_cast<std::uint16_t>(topic);
  const double acts = act_chance(topic, channel, content.endorsed);
  message.act = {threshold(acts * param.act_not_eligible), threshold(acts)};
  if (calendar_.messages.size() > 0xFFFF) {
    throw InputError(problem_at(place(), phrase::many_messages, phrase::one_each_topic_channel));
  }
  calendar_.messages.push_back(message);
  calendar_.understands.push_back(understands);
  if (content.debunks) {
    calendar_.debunks.resize(calendar_.messages.size(), 0);
    calendar_.debunks.back() = 1;
  }
  return static_cast<std::uint32_t>(calendar_.messages.size() - 1);
}

void CalendarCompiler::common_messages() {
  const Content own_words;  // of members and heads who speak of their own accord
  for (std::uint32_t t = 0; t < scenario_.topics.size(); ++t) {
    TopicCalendar& topic = calendar_.topics[t];
    topic.forward_message.assign(scenario_.channels.size(), kNone);
    for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
      const Mechanism mechanism = mechanism_of(scenario_.channels[c].mechanism);
      if (mechanism == Mechanism::neighbour) topic.neighbour_message = message_of(t, c, own_words, false, false, true);
      if (mechanism == Mechanism::kin) topic.kin_message = message_of(t, c, own_words, false, false, true);
      if (mechanism == Mechanism::group) topic.forward_message[c] = message_of(t, c, own_words, false, false, false);
      if (mechanism == Mechanism::meeting && topic.relay_message == kNone) {
        topic.relay_message = message_of(t, c, own_words, false, false, false);
      }
    }
  }
  calendar_.own_words = static_cast<std::uint32_t>(calendar_.messages.size());
}

std::vector<std::uint8_t> kelurahan_meant(const Scenario& scenario, const std::vector<std::string>& kelurahan) {
  std::vector<std::uint8_t> meant(scenario.kelurahan.size(), kelurahan.empty() ? 1 : 0);
  for (std::size_t k = 0; k < meant.size(); ++k) {
    for (const std::string& name : kelurahan) {
      if (name == scenario.kelurahan[k].code || name == scenario.kelurahan[k].name) meant[k] = 1;
    }
  }
  return meant;
}

std::int64_t CalendarCompiler::last_day(std::int64_t to_day) const {
  return to_day < 0 ? scenario_.city.days - 1 : std::min(to_day, scenario_.city.days - 1);
}

std::uint32_t CalendarCompiler::area_of(const std::vector<std::string>& kelurahan) {
  const std::vector<std::uint8_t> in_area = kelurahan_meant(scenario_, kelurahan);
  for (std::size_t a = 0; a < calendar_.area_kelurahan.size(); ++a) {
    if (calendar_.area_kelurahan[a] == in_area) return static_cast<std::uint32_t>(a);
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
  calendar_.area_kelurahan.push_back(in_area);
  calendar_.areas.push_back(ranges);
  return static_cast<std::uint32_t>(calendar_.areas.size() - 1);
}

std::vector<std::uint32_t> CalendarCompiler::topics_of(const std::vector<std::string>& names) const {
  std::vector<std::uint32_t> topics;
  for (const std::string& name : names) {
    for (std::uint32_t t = 0; t < scenario_.topics.size(); ++t) {
      if (name != "*" && name != scenario_.topics[t].id) continue;
      if (std::find(topics.begin(), topics.end(), t) == topics.end()) topics.push_back(t);
    }
  }
  return topics;
}

std::uint32_t CalendarCompiler::channel_of(const std::string& id) const {
  for (std::uint32_t c = 0; c < scenario_.channels.size(); ++c) {
    if (scenario_.channels[c].id == id) return c;
  }
  throw InputError(problem_at(place(), {phrase::text_is, "channel", id}, {phrase::no_such_row, "channels"}));
}

}  // namespace kabar
