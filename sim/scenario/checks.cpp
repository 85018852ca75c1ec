#include "scenario/checks.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string_view>

#include "core/date.h"
#include "scenario/categories.h"
#include "scenario/checker.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"

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
      reading.refused.rows(section);  // another file may name it as it was meant
      add(std::string(section) + "." + std::to_string(i), {phrase::no_identifier, section, id},
          upper_case ? phrase::letters_digits_marks : phrase::lower_letters_digits_marks);
    }
  }

  void rhythm(const std::vector<double>& values, const char* key, std::size_t size) const {
    if (values.empty()) return;
    const std::string path = std::string("city.") + key;
    if (values.size() != size) {
      add(path, {phrase::has_numbers, path, values.size()}, {phrase::must_have_numbers, size});
    } else if (!(std::accumulate(values.begin(), values.end(), 0.0) > 0)) {
      add(path, {phrase::is_0_everywhere, path}, phrase::mean_above_0);
    }
  }

  void identifiers() const;
  void city() const;
  void parameters() const;
  void channels() const;
  void other_tables() const;
  void row_of_sums() const;
};

/// The last row of a spreadsheet's table is often its sum: it would double the city.
void WorldChecker::row_of_sums() const {
  const std::vector<Kelurahan>& rows = scenario.kelurahan;
  if (rows.size() < 3 || !knows("kelurahan")) return;
  const auto sums = [&](std::int64_t Kelurahan::*figure) {
    double others = 0;
    for (std::size_t k = 0; k + 1 < rows.size(); ++k) others += static_cast<double>(rows[k].*figure);
    return others > 0 && static_cast<double>(rows.back().*figure) == others;
  };
  if (!sums(&Kelurahan::persons) || !sums(&Kelurahan::rt)) return;
  add("kelurahan." + std::to_string(rows.size() - 1), Sentence::verbatim("kelurahan." + row_id(rows.back())),
      phrase::row_is_sum, phrase::delete_this_row);
}

void WorldChecker::identifiers() const {
  ids(scenario.kelurahan, "kelurahan", ".-_", true);
  ids(scenario.topics, "topic", "-_", false);
  ids(scenario.agencies, "agency", "-_", false);
  ids(scenario.costs, "cost", "-_", false);
  ids(scenario.channels, "channel", "-_", false);
}

void WorldChecker::city() const {
  const City& city = scenario.city;
  if (!date_from(city.start)) {
    add("city.start", {phrase::text_is, "city.start", city.start}, phrase::must_be_date);
  }
  rhythm(city.hours, "hours", 24);
  rhythm(city.weekdays, "weekdays", 7);
  if (!city.assisted_topic.empty()) {
    refers("city.assisted_topic", "city.assisted_topic", city.assisted_topic, scenario.topics, "topic", "topics");
  }
  std::set<std::string_view> topics;
  for (std::size_t i = 0; i < city.topics.size(); ++i) {
    const std::string path = "city.topics." + std::to_string(i);
    const bool twice = !topics.insert(city.topics[i]).second;
    if (twice) add(path, {phrase::names_twice, "city.topics", city.topics[i]});
    if (!refers(path, "city.topics", city.topics[i], scenario.topics, "topic", "topics") || twice) {
      reading.refused.value("city.topics");  // nobody can tell which topic is left out
    }
  }
  std::int64_t rts = 0;
  for (const Kelurahan& kelurahan : scenario.kelurahan) rts += kelurahan.rt;
  const bool rt_known = knows("kelurahan") && was_read("city.rw") && !reading.refused.has_any("kelurahan", "rt");
  if (!scenario.kelurahan.empty() && rt_known && city.rw > rts) {
    add("city.rw", {phrase::value_is, "city.rw", city.rw}, {phrase::only_rts, rts});
  }
}

void WorldChecker::parameters() const {
  const Parameters& p = scenario.param;
  const auto both = [&](const std::string& one, const std::string& other) {
    return was_read("param." + one) && was_read("param." + other);
  };
  if (both("circular_days_min", "circular_days_max") && p.circular_days_min > p.circular_days_max) {
    add("param.circular_days_min", {phrase::value_is, "param.circular_days_min", number_text(p.circular_days_min)},
        {phrase::must_not_exceed, "circular_days_max", number_text(p.circular_days_max)});
  }
  if (both("group_size_min", "group_size_max") && p.group_size_min > p.group_size_max) {
    add("param.group_size_min", {phrase::value_is, "param.group_size_min", p.group_size_min},
        {phrase::must_not_exceed, "group_size_max", p.group_size_max});
  }
}

void WorldChecker::channels() const {
  if (scenario.channels.size() > kMaxChannels) {
    add("channel." + std::to_string(kMaxChannels), {phrase::so_many_channels, scenario.channels.size()},
        {phrase::at_most, kMaxChannels});
  }
  struct Once {
    Mechanism mechanism;
    std::vector<std::size_t> rows = {};
  };
  std::array once{Once{Mechanism::neighbour}, Once{Mechanism::kin}};
  for (std::size_t i = 0; i < scenario.channels.size(); ++i) {
    for (Once& one : once) {
      if (scenario.channels[i].mechanism == one.mechanism) one.rows.push_back(i);
    }
  }
  const bool too_many = std::any_of(once.begin(), once.end(), [](const Once& one) { return one.rows.size() > 1; });
  for (const Once& one : once) {
    if (scenario.channels.empty() || !knows("channel") || reading.refused.has_any("channel", "mechanism")) break;
    // Where there are two of the other, the second of them is it.
    if (one.rows.size() == 1 || (one.rows.empty() && too_many)) continue;
    add(one.rows.empty() ? "channel" : "channel." + std::to_string(one.rows.back()),
        {phrase::channels_with_mechanism, one.rows.size(), facts_of(one.mechanism).name}, phrase::must_be_one);
  }
  for (std::size_t i = 0; i < scenario.channels.size(); ++i) {
    const Channel& channel = scenario.channels[i];
    const std::string path = "channel." + std::to_string(i), name = "channel." + channel.id;
    if (!channel.cost_item_video.empty()) {
      refers(path + ".cost_item_video", name + ".cost_item_video", channel.cost_item_video, scenario.costs, "cost",
             "costs");
    }
    if (!channel.cost_item.empty()) {
      refers(path + ".cost_item", name + ".cost_item", channel.cost_item, scenario.costs, "cost", "costs");
    }
    if (facts_of(channel.mechanism).platform) {
      if (i >= kMaxPlatforms && i < kMaxChannels) {
        add(path, {phrase::channel_too_late, channel.id}, {phrase::among_first, kMaxPlatforms});
      }
    }
    if (channel.mechanism != Mechanism::feed || !was_read(path + ".mechanism")) continue;
    const auto must = [&](const char* key, double value, bool good, const Phrase& why) {
      if (!good && was_read(path + "." + key))
        add(path + "." + key, {phrase::value_is, name + "." + key, number_text(value)}, why);
    };
    must("sessions_per_day", channel.sessions_per_day, channel.sessions_per_day > 0, phrase::feed_needs_above_0);
    must("half_life_hours", channel.half_life_hours, channel.half_life_hours > 0, phrase::feed_needs_above_0);
    must("seen_share", channel.seen_share, channel.seen_share < 1, phrase::must_be_below_1);
  }
}

void WorldChecker::other_tables() const {
  if (scenario.topics.size() > kMaxTopics) {
    add("topic." + std::to_string(kMaxTopics), {phrase::so_many_topics, scenario.topics.size()},
        {phrase::at_most, kMaxTopics});
  }
  if (scenario.kelurahan.size() > kMaxKelurahan) {
    add("kelurahan." + std::to_string(kMaxKelurahan), {phrase::too_many_kelurahan, scenario.kelurahan.size()},
        {phrase::at_most, kMaxKelurahan});
  }
  row_of_sums();
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < scenario.kelurahan.size(); ++i) {
    const std::string& name = scenario.kelurahan[i].name;
    const bool told =
        name.empty() || !was_read("kelurahan." + std::to_string(i)) || !was_read(kelurahan_path(i, "name"));
    if (names.insert(name).second || told) continue;
    reading.refused.rows("kelurahan");  // a name in another table may mean either
    add(kelurahan_path(i, "name"), {phrase::two_kelurahan, name});
  }
  for (std::size_t i = 0; i < scenario.topics.size(); ++i) {
    const Topic& topic = scenario.topics[i];
    if (topic.carrier.empty()) continue;
    refers("topic." + std::to_string(i) + ".carrier", "topic." + topic.id + ".carrier", topic.carrier,
           scenario.agencies, "agency", "agencies");
  }
  for (std::size_t i = 0; i < scenario.ties.size(); ++i) {
    if (reading.refused.has_under("tie." + std::to_string(i))) continue;
    const KinTie& tie = scenario.ties[i];
    for (const auto& [name, household] : {std::pair("one", tie.one), std::pair("other", tie.other)}) {
      if (household < scenario.city.households || !was_read("city.households")) continue;
      add("tie." + std::to_string(i) + "." + name, {phrase::value_is, std::string("tie.") + name, household},
          {phrase::households_count_from_0, scenario.city.households});
    }
    if (tie.one == tie.other) add("tie." + std::to_string(i), {phrase::tie_with_itself, tie.one});
  }
  std::vector<Channel> feeds;
  for (const Channel& channel : scenario.channels) {
    if (channel.mechanism == Mechanism::feed) feeds.push_back(channel);
  }
  for (std::size_t i = 0; i < scenario.accounts.size(); ++i) {
    const Account& account = scenario.accounts[i];
    const std::string path = "account." + std::to_string(i), name = "account." + row_id(account);
    refers(path + ".agency", name + ".agency", account.agency, scenario.agencies, "agency", "agencies");
    const bool is_channel = known.has(scenario.channels, account.channel);
    if (is_channel && !known.has(feeds, account.channel)) {
      if (reading.refused.has_any("channel", "mechanism")) continue;
      add(path + ".channel", {phrase::text_is, name + ".channel", account.channel}, phrase::account_needs_feed);
    } else {
      refers(path + ".channel", name + ".channel", account.channel, feeds, "channel", "channels");
    }
  }
}

}  // namespace

void check_identifiers(const Scenario& scenario, Reading& reading) {
  WorldChecker{{scenario, reading}}.identifiers();
}

void check_world(const Scenario& scenario, Reading& reading) {
  const WorldChecker check{{scenario, reading}};
  check.city();
  check.parameters();
  check.channels();
  check.other_tables();
}

}  // namespace kabar
