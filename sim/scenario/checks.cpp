#include "scenario/checks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "scenario/account_pattern.h"
#include "scenario/number_text.h"
#include "scenario/rows.h"
#include "scenario/scaling.h"

namespace kabar {

namespace {

constexpr std::size_t kMaxTopics = 255;

bool is_made_of(const std::string& id, std::string_view extra, bool upper_case) {
  return std::all_of(id.begin(), id.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (upper_case && c >= 'A' && c <= 'Z') ||
           extra.find(c) != std::string_view::npos;
  });
}

/// A calendar date yyyy-mm-dd that exists (Gregorian, 1900-2199).
bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const int year = std::stoi(text.substr(0, 4)), month = std::stoi(text.substr(5, 2)), day = std::stoi(text.substr(8));
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& rows) {
  std::vector<std::string> ids;
  for (const T& row : rows) ids.push_back(row_id(row));
  return ids;
}

template <class T>
const T* row_of(const std::vector<T>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row_id(row) == id; });
  return found == rows.end() ? nullptr : &*found;
}

/// Reports problems at the place of an internal path.
struct Checker {
  const Scenario& scenario;
  Reading& reading;

  void add(const std::string& path, std::string what, std::string why = "", std::string hint = "") const {
    reading.problems.add(problem_at(reading.origins.at(path), std::move(what), std::move(why), std::move(hint)));
  }

  template <class T>
  bool refers(const std::string& path, const std::string& name, const std::string& id, const std::vector<T>& rows,
              const char* table) const {
    if (row_of(rows, id) != nullptr) return true;
    add(path, name + " = \"" + id + "\"", std::string("no such row in ") + table, suggestion(id, ids_of(rows)));
    return false;
  }

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

void Checker::city() const {
  const City& city = scenario.city;
  if (!is_date(city.start)) {
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

void Checker::parameters() const {
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

void Checker::channels() const {
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

void Checker::other_tables() const {
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

/// One strategy: `path` is its internal path, names of messages begin with the list of the block.
struct StrategyChecker {
  const Checker check;
  const Strategy& strategy;
  const std::string path;

  const Scenario& world() const { return check.scenario; }

  void topics(const std::string& at, const std::string& name, const std::vector<std::string>& topics) const {
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (topics[i] == "*") continue;
      check.refers(at + ".topics." + std::to_string(i), name + ".topics", topics[i], world().topics,
                   "the table of topics");
    }
  }

  void kelurahan(const std::string& at, const std::string& name, const std::vector<std::string>& wanted) const {
    std::vector<std::string> known = ids_of(world().kelurahan);
    for (const Kelurahan& one : world().kelurahan) known.push_back(one.name);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (std::find(known.begin(), known.end(), wanted[i]) != known.end()) continue;
      check.add(at + ".kelurahan." + std::to_string(i), name + ".kelurahan = \"" + wanted[i] + "\"",
                "no such code or name in the table of kelurahan", suggestion(wanted[i], known));
    }
  }

  void channel(const std::string& at, const std::string& name, const std::string& id, const char* mechanism) const {
    if (id.empty()) return;  // reported when it was read, or optional
    const Channel* row = row_of(world().channels, id);
    if (row != nullptr && row->mechanism == mechanism) return;
    std::vector<std::string> fitting;
    for (const Channel& one : world().channels) {
      if (one.mechanism == mechanism) fitting.push_back(one.id);
    }
    std::string why = "no such row in the table of channels";
    if (row != nullptr)
      why = std::string("must be a channel with the mechanism ") + mechanism + ", not " + row->mechanism;
    std::string hint = suggestion(id, fitting);
    if (hint.empty() && !fitting.empty()) hint = "such as '" + fitting.front() + "'";
    check.add(at, name + " = \"" + id + "\"", std::move(why), std::move(hint));
  }

  void day(const std::string& at, const std::string& name, std::int64_t day) const {
    if (day < world().city.days) return;
    check.add(at, name + " = " + std::to_string(day),
              "days count from 0 and city.days = " + std::to_string(world().city.days));
  }

  void window(const std::string& at, const std::string& name, std::int64_t from, std::int64_t to) const {
    day(at + ".from_day", name + ".from_day", from);
    day(at + ".to_day", name + ".to_day", to);
    if (to == -1 || from <= to) return;
    check.add(at + ".to_day", name + ".to_day = " + std::to_string(to),
              "must not be before from_day = " + std::to_string(from));
  }

  void accounts(const std::string& at, const std::string& name, const std::vector<std::string>& patterns) const {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const std::string& pattern = patterns[i];
      if (pattern == "*") continue;
      const std::string place = at + ".accounts." + std::to_string(i), what = name + ".accounts = \"" + pattern + "\"";
      const std::size_t slash = pattern.find('/');
      if (slash == std::string::npos || pattern.find('/', slash + 1) != std::string::npos) {
        check.add(place, what, "must be AGENCY/CHANNEL, AGENCY/*, */CHANNEL or *");
        continue;
      }
      const auto matches = [&](const Account& account) { return names_account(pattern, account); };
      if (std::any_of(world().accounts.begin(), world().accounts.end(), matches)) continue;
      std::vector<std::string> known = ids_of(world().accounts);
      for (const Account& account : world().accounts) {
        known.push_back(account.agency + "/*");
        known.push_back("*/" + account.channel);
      }
      check.add(place, what, "no such row in the table of accounts", suggestion(pattern, known));
    }
  }

  void item(const std::string& at, const std::string& name, const std::string& id) const {
    if (!id.empty()) check.refers(at, name, id, world().costs, "the table of costs");
  }

  template <class Block>
  void block(const char* list, const Block& block, std::size_t i) const {
    const std::string at = path + "." + list + "." + std::to_string(i);
    const std::string name =
        block.id.empty() ? std::string(list) + "[" + std::to_string(i + 1) + "]" : std::string(list) + "." + block.id;
    if constexpr (requires { block.topics; }) topics(at, name, block.topics);
    if constexpr (requires { block.kelurahan; }) kelurahan(at, name, block.kelurahan);
    if constexpr (requires { block.accounts; }) accounts(at, name, block.accounts);
    if constexpr (requires { block.to_day; }) {
      window(at, name, block.from_day, block.to_day);
    } else if constexpr (requires { block.from_day; }) {
      day(at + ".from_day", name + ".from_day", block.from_day);
    }
    if constexpr (std::is_same_v<Block, AdBlock>) {
      if (block.impressions > 0 && !world().city.boost_allowed) {
        check.add(at + ".impressions", name + ".impressions = " + number_text(block.impressions),
                  "the city does not pay for reach: city.boost_allowed = false");
      }
    }
    if constexpr (requires { block.item; }) item(at + ".item", name + ".item", block.item);
    if constexpr (requires { block.cost_item; }) {
      if (block.cost_item != "none") item(at + ".cost_item", name + ".cost_item", block.cost_item);
    }
    if constexpr (requires { block.incentive_item; }) {
      item(at + ".incentive_item", name + ".incentive_item", block.incentive_item);
    }
    if constexpr (requires { block.month_days; }) {
      if (!block.month_days.empty() && !block.weekdays.empty()) {
        check.add(at + ".month_days", name + ".month_days", "it has weekdays, too", "give it one of the two");
      }
      for (std::size_t d = 0; d < block.month_days.size(); ++d) {
        if (block.month_days[d] == std::floor(block.month_days[d])) continue;
        check.add(at + ".month_days." + std::to_string(d), name + ".month_days = " + number_text(block.month_days[d]),
                  "must be a whole number");
      }
    }
    if constexpr (requires { block.survey; }) {
      item(at + ".survey_item", name + ".survey_item", block.survey_item);
      if (block.retarget == "survey" && block.survey == 0) {
        check.add(at + ".retarget", name + ".retarget = \"survey\"", "nobody is asked",
                  "give it survey = 5, households per kelurahan and week");
      }
      if (block.retarget != "survey" && block.survey != 0) {
        check.add(at + ".survey", name + ".survey = " + std::to_string(block.survey), "its answers are not used",
                  "retarget = \"survey\" uses them");
      }
    }
    if constexpr (requires { block.channel; }) {
      const char* mechanism = "meeting";
      if (std::is_same_v<Block, AdBlock>) mechanism = "feed";
      if (std::is_same_v<Block, BroadcastBlock>) mechanism = "broadcast";
      if (std::is_same_v<Block, VisitBlock>) mechanism = "visit";
      if (std::is_same_v<Block, ListeningBlock>) mechanism = "reply";
      channel(at + ".channel", name + ".channel", block.channel, mechanism);
    }
    if constexpr (requires { block.group_channel; }) {
      day(at + ".day", name + ".day", block.day);
      channel(at + ".meeting_channel", name + ".meeting_channel", block.meeting_channel, "meeting");
      channel(at + ".group_channel", name + ".group_channel", block.group_channel, "group");
      if (block.meeting_channel.empty() && block.group_channel.empty()) {
        check.add(at, name + " reaches no household", "", "give it a meeting_channel, a group_channel or both");
      }
    }
  }
};

}  // namespace

void check_world(const Scenario& scenario, Reading& reading) {
  const Checker check{scenario, reading};
  check.city();
  check.parameters();
  check.channels();
  check.other_tables();
}

void check_strategy_alone(const Strategy& strategy, std::size_t index, Reading& reading) {
  const std::string path = "strategy." + std::to_string(index);
  std::map<std::string, std::string> first;  // id -> place; unique over all lists of the strategy
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::string at = path + "." + list + "." + std::to_string(i);
      const std::string& id = blocks[i].id;
      if (id.empty()) continue;
      const Origin& origin = reading.origins.at(at + ".id");
      if (!is_made_of(id, "-", false)) {
        reading.problems.add(problem_at(origin, std::string(list) + ".id = \"" + id + "\"",
                                        "must be lower-case letters, digits and '-'"));
      }
      const auto [earlier, is_new] = first.emplace(id, at);
      if (is_new) continue;
      reading.problems.add(
          problem_at(origin, std::string(list) + ".id = \"" + id + "\"",
                     "this id was used before, in line " + std::to_string(reading.origins.at(earlier->second).line)));
    }
  });
}

void check_strategy(const Scenario& scenario, std::size_t index, Reading& reading) {
  const Strategy& strategy = scenario.strategies[index];
  check_strategy_alone(strategy, index, reading);
  const StrategyChecker checker{{scenario, reading}, strategy, "strategy." + std::to_string(index)};
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) checker.block(list, blocks[i], i);
  });
  check_scaling(scenario, index, reading);
}

}  // namespace kabar
