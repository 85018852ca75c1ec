#include "scenario/checks.h"

#include <algorithm>
#include <numeric>

#include "core/date.h"
#include "scenario/checker.h"
#include "scenario/number_text.h"

namespace kabar {

namespace {

constexpr std::size_t kMaxTopics = 255;

/// City, parameters and tables.
struct WorldChecker : Checker {
  template <class T>
  void ids(const std::vector<T>& rows, const char* section, std::string_view extra, bool upper_case) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string id = row_id(rows[i]);
      if (is_made_of(id, extra, upper_case)) continue;
      add(std::string(section) + "." + std::to_string(i), std::string(section) + " '" + id + "' is no identifier",
          upper_case ? "letters, digits, '.', '-' and '_'" : "lower-case letters, digits, '-' and '_'");
    }
  }

  void rhythm(const std::vector<double>& values, const char* key, std::size_t size) const {
    if (values.empty()) return;
    const std::string path = std::string("city.") + key;
    if (values.size() != size) {
      add(path, path + " has " + std::to_string(values.size()) + " numbers", "must have " + std::to_string(size));
    } else if (!(std::accumulate(values.begin(), values.end(), 0.0) > 0)) {
      add(path, path + " is 0 everywhere", "its mean must be above 0");
    }
  }

  void city() const;
  void parameters() const;
  void channels() const;
  void other_tables() const;
};

void WorldChecker::city() const {
  const City& city = scenario.city;
  if (!date_from(city.start)) {
    add("city.start", "city.start = \"" + city.start + "\"", "must be a date, yyyy-mm-dd, 1900 to 2199");
  }
  rhythm(city.hours, "hours", 24);
  rhythm(city.weekdays, "weekdays", 7);
  if (!city.assisted_topic.empty()) {
    refers("city.assisted_topic", "city.assisted_topic", city.assisted_topic, scenario.topics, "the table of topics");
  }
  for (std::size_t i = 0; i < city.topics.size(); ++i) {
    const std::string path = "city.topics." + std::to_string(i);
    refers(path, "city.topics", city.topics[i], scenario.topics, "the table of topics");
    if (std::find(city.topics.begin(), city.topics.begin() + static_cast<std::ptrdiff_t>(i), city.topics[i]) !=
        city.topics.begin() + static_cast<std::ptrdiff_t>(i)) {
      add(path, "city.topics names '" + city.topics[i] + "' twice");
    }
  }
  std::int64_t rts = 0;
  for (const Kelurahan& kelurahan : scenario.kelurahan) rts += kelurahan.rt;
  if (!scenario.kelurahan.empty() && city.rw > rts) {
    add("city.rw", "city.rw = " + std::to_string(city.rw), "the city has only " + std::to_string(rts) + " RT");
  }
}

void WorldChecker::parameters() const {
  const Parameters& p = scenario.param;
  if (p.circular_days_min > p.circular_days_max) {
    add("param.circular_days_min", "param.circular_days_min = " + number_text(p.circular_days_min),
        "must not exceed circular_days_max = " + number_text(p.circular_days_max));
  }
  if (p.group_size_min > p.group_size_max) {
    add("param.group_size_min", "param.group_size_min = " + std::to_string(p.group_size_min),
        "must not exceed group_size_max = " + std::to_string(p.group_size_max));
  }
}

void WorldChecker::channels() const {
  ids(scenario.channels, "channel", "-_", false);
  if (scenario.channels.size() > kMaxChannels) {
    add("channel." + std::to_string(kMaxChannels), std::to_string(scenario.channels.size()) + " channels",
        "at most " + std::to_string(kMaxChannels));
  }
  for (const char* once : {"neighbour", "kin"}) {
    std::size_t count = 0, last = 0;
    for (std::size_t i = 0; i < scenario.channels.size(); ++i) {
      if (scenario.channels[i].mechanism == once) ++count, last = i;
    }
    if (count == 1 || scenario.channels.empty()) continue;
    add(count == 0 ? "channel" : "channel." + std::to_string(last),
        std::to_string(count) + " channels have the mechanism '" + once + "'", "there must be exactly one");
  }
  for (std::size_t i = 0; i < scenario.channels.size(); ++i) {
    const Channel& channel = scenario.channels[i];
    const std::string path = "channel." + std::to_string(i), name = "channel." + channel.id;
    if (!channel.cost_item_video.empty()) {
      refers(path + ".cost_item_video", name + ".cost_item_video", channel.cost_item_video, scenario.costs,
             "the table of costs");
    }
    if (!channel.cost_item.empty()) {
      refers(path + ".cost_item", name + ".cost_item", channel.cost_item, scenario.costs, "the table of costs");
    }
    if (channel.mechanism != "feed") continue;
    const auto must = [&](const char* key, double value, bool good, const char* why) {
      if (!good) add(path + "." + key, name + "." + key + " = " + number_text(value), why);
    };
    must("sessions_per_day", channel.sessions_per_day, channel.sessions_per_day > 0, "a feed needs more than 0");
    must("half_life_hours", channel.half_life_hours, channel.half_life_hours > 0, "a feed needs more than 0");
    must("seen_share", channel.seen_share, channel.seen_share < 1, "must be below 1");
  }
}

void WorldChecker::other_tables() const {
  ids(scenario.kelurahan, "kelurahan", ".-_", true);
  ids(scenario.topics, "topic", "-_", false);
  ids(scenario.agencies, "agency", "-_", false);
  ids(scenario.costs, "cost", "-_", false);
  if (scenario.topics.size() > kMaxTopics) {
    add("topic." + std::to_string(kMaxTopics), std::to_string(scenario.topics.size()) + " topics",
        "at most " + std::to_string(kMaxTopics));
  }
  for (std::size_t i = 0; i < scenario.kelurahan.size(); ++i) {
    const std::string& name = scenario.kelurahan[i].name;
    for (std::size_t j = 0; j < i; ++j) {
      if (scenario.kelurahan[j].name != name) continue;
      add("kelurahan." + std::to_string(i) + ".name", "two kelurahan are called '" + name + "'");
      break;
    }
  }
  for (std::size_t i = 0; i < scenario.topics.size(); ++i) {
    const Topic& topic = scenario.topics[i];
    if (topic.carrier.empty()) continue;
    refers("topic." + std::to_string(i) + ".carrier", "topic." + topic.id + ".carrier", topic.carrier,
           scenario.agencies, "the table of agencies");
  }
  for (std::size_t i = 0; i < scenario.ties.size(); ++i) {
    const KinTie& tie = scenario.ties[i];
    for (const auto& [name, household] : {std::pair("one", tie.one), std::pair("other", tie.other)}) {
      if (household < scenario.city.households) continue;
      add("tie." + std::to_string(i) + "." + name, std::string("tie.") + name + " = " + std::to_string(household),
          "households count from 0 and city.households = " + std::to_string(scenario.city.households));
    }
    if (tie.one == tie.other)
      add("tie." + std::to_string(i), "a tie of household " + std::to_string(tie.one) + " with itself");
  }
  std::vector<Channel> feeds;
  for (const Channel& channel : scenario.channels) {
    if (channel.mechanism == "feed") feeds.push_back(channel);
  }
  for (std::size_t i = 0; i < scenario.accounts.size(); ++i) {
    const Account& account = scenario.accounts[i];
    const std::string path = "account." + std::to_string(i), name = "account." + row_id(account);
    refers(path + ".agency", name + ".agency", account.agency, scenario.agencies, "the table of agencies");
    if (row_of(scenario.channels, account.channel) != nullptr && row_of(feeds, account.channel) == nullptr) {
      add(path + ".channel", name + ".channel = \"" + account.channel + "\"",
          "an account needs a channel that is a feed");
    } else {
      refers(path + ".channel", name + ".channel", account.channel, feeds, "the table of channels");
    }
  }
}

}  // namespace

void check_world(const Scenario& scenario, Reading& reading) {
  const WorldChecker check{{scenario, reading}};
  check.city();
  check.parameters();
  check.channels();
  check.other_tables();
}

}  // namespace kabar
