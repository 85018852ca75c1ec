#include "tests/twin/plan.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "core/digest.h"
#include "core/ids.h"
#include "core/math.h"
#include "core/random.h"
#include "scenario/blocks.h"

namespace kabar::twin {
namespace {

std::int64_t floor_of(double x) {
  std::int64_t whole = static_cast<std::int64_t>(x);
  return static_cast<double>(whole) > x ? whole - 1 : whole;
}

std::int64_t rounded(double x) {
  return floor_of(x + 0.5);
}

/// (x times a 32-bit word) >> 32: a number of 0 .. x - 1.
std::int64_t scaled(std::uint32_t word, std::int64_t x) {
  return static_cast<std::int64_t>((static_cast<std::uint64_t>(word) * static_cast<std::uint64_t>(x)) >> 32);
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Planner {
  const World& world;
  const Strategy& strategy;
  const Scenario& scenario;
  std::int64_t days, hours;
  DrawKey schedule;
  Plan plan;

  Planner(const World& of, const Strategy& by)
      : world(of),
        strategy(by),
        scenario(*of.scenario),
        days(scenario.city.days),
        hours(24 * days),
        schedule(make_key(static_cast<std::uint64_t>(scenario.city.seed), of.network_index, kWorldReplicate,
                          Stream::schedule)) {}

  Words lot(Purpose purpose, std::uint32_t extra, std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
    return draw(schedule, counter_head(purpose, 0, extra), a, b, c);
  }

  std::uint32_t channel_index(const std::string& id) const {
    for (std::uint32_t c = 0; c < scenario.channels.size(); ++c) {
      if (scenario.channels[c].id == id) return c;
    }
    return kNone;
  }

  std::vector<std::uint32_t> topics_of(const std::vector<std::string>& names) const {
    std::vector<std::uint32_t> topics;
    for (const std::string& name : names) {
      for (std::uint32_t t = 0; t < scenario.topics.size(); ++t) {
        if (name == "*" || name == scenario.topics[t].id) topics.push_back(t);
      }
    }
    return topics;
  }

  bool in_area(const std::vector<std::string>& area, std::uint32_t kelurahan) const {
    const Kelurahan& one = scenario.kelurahan[kelurahan];
    return area.empty() || contains(area, one.code) || contains(area, one.name);
  }
  std::vector<std::uint32_t> households_of(const std::vector<std::string>& area) const {
    std::vector<std::uint32_t> households;
    for (std::uint32_t i = 0; i < world.population.households; ++i) {
      if (in_area(area, world.population.kelurahan[i])) households.push_back(i);
    }
    return households;
  }
  bool rt_in_area(const std::vector<std::string>& area, std::uint32_t rt) const {
    return in_area(area, world.population.rw_kelurahan[world.population.rt_rw[rt]]);
  }

  /// The last day of a block, included.
  std::int64_t last_day(std::int64_t to_day) const { return to_day < 0 ? days - 1 : std::min(to_day, days - 1); }

  /// Days of post number 0, 1, ... of f posts a week.
  std::vector<std::int64_t> days_of(double per_week, std::int64_t from_day, std::int64_t to_day) const {
    std::vector<std::int64_t> list;
    for (int j = 0; per_week > 0; ++j) {
      const std::int64_t day = from_day + floor_of((j + 0.5) * 7 / per_week);
      if (day > last_day(to_day)) break;
      list.push_back(day);
    }
    return list;
  }

  /// `where` is SOURCE|DAY|REPEAT.
  Message message(const char* kind, const std::string& block, std::uint32_t topic, const std::string& where,
                  const Content& content, const std::string& channel) {
    Message made;
    made.topic = topic;
    made.channel = channel_index(channel);
    made.key = digest_of(std::string(kind) + "|" + block + "|" + scenario.topics[topic].id + "|" + where).low;
    made.root = static_cast<std::uint32_t>(made.key);
    if (made.root == 0xFFFFFFFFu) --made.root;
    made.sent = true;
    made.clarity = content.clarity;
    made.language = content.language.word();
    made.endorsed = content.endorsed;
    made.debunks = content.debunks;
    plan.channel_of_root[made.root] = made.channel;
    return made;
  }

  static bool named(const PostBlock& block, const Account& account) {
    return contains(block.accounts, "*") || contains(block.accounts, account.agency + "/*") ||
           contains(block.accounts, "*/" + account.channel) ||
           contains(block.accounts, account.agency + "/" + account.channel);
  }

  std::vector<std::int64_t> days_of(const PostBlock& block) const {
    if (block.weekdays.empty() && block.month_days.empty()) {
      return days_of(block.per_week, block.from_day, block.to_day);
    }
    const char* const names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::vector<std::int64_t> list;
    for (std::int64_t day = block.from_day; day <= last_day(block.to_day); ++day) {
      bool wanted = contains(block.weekdays, names[weekday_of(scenario, day)]);
      const auto [date, length] = date_of(scenario, day);
      for (const double one : block.month_days) wanted |= std::min<std::int64_t>(static_cast<int>(one), length) == date;
      if (wanted) list.push_back(day);
    }
    return list;
  }

  void add(const PostBlock& block) {
    const std::vector<std::uint32_t> topics = topics_of(block.topics);
    if (topics.empty()) return;
    for (std::uint32_t a = 0; a < scenario.accounts.size(); ++a) {
      const Account& account = scenario.accounts[a];
      if (!named(block, account)) continue;
      std::map<std::pair<std::uint32_t, std::int64_t>, int> made;  // topic and day: posts so far
      std::size_t j = 0;
      for (const std::int64_t day : days_of(block)) {
        if (day + block.approval_days >= days) continue;
        const std::uint32_t topic = topics[j++ % topics.size()];
        const int repeat = made[{topic, day}]++;
        PlannedPost post;
        post.message =
            message("post", block.id, topic,
                    account.agency + "/" + account.channel + "|" + std::to_string(day) + "|" + std::to_string(repeat),
                    block.content, account.channel);
        post.message.video = block.format == "video";
        post.message.cites_source = block.cites_source;
        post.account = a;
        post.hour = 24 * (day + block.approval_days) + block.hour;
        if (block.training_half_life > 0 && block.content.clarity > 1) {
          const auto weeks = static_cast<double>((day - block.from_day) / 7);
          post.message.clarity = 1 + (block.content.clarity - 1) * exp(-kLn2 * (7 * weeks / block.training_half_life));
        }
        post.followers = static_cast<std::uint32_t>(
            std::min(rounded(static_cast<double>(account.followers) * block.followers_factor),
                     static_cast<std::int64_t>(world.network.followers[a].size())));
        plan.posts.push_back(post);
      }
    }
  }

  void add(const BroadcastBlock& block) {
    const std::vector<std::uint32_t> topics = topics_of(block.topics);
    if (topics.empty()) return;
    std::vector<std::uint32_t> area;
    const std::uint64_t reached = threshold(scenario.channels[channel_index(block.channel)].reaches);
    for (const std::uint32_t i : households_of(block.kelurahan)) {
      if (block.target == "register" && !world.population.listed[i]) continue;
      if (coin(lot(Purpose::reachable, 0, hash32(block.channel), i, 0)[0], reached)) area.push_back(i);
    }
    std::map<std::pair<std::uint32_t, std::int64_t>, int> made;
    std::size_t j = 0;
    for (const std::int64_t day : days_of(block.per_week, block.from_day, block.to_day)) {
      const std::uint32_t topic = topics[j++ % topics.size()];
      const int repeat = made[{topic, day}]++;
      PlannedBroadcast broadcast;
      broadcast.message =
          message("broadcast", block.id, topic, "|" + std::to_string(day) + "|" + std::to_string(repeat), block.content,
                  block.channel);
      broadcast.day = day;
      broadcast.area = area;
      broadcast.heard = block.coverage * block.attention;
      plan.broadcasts.push_back(broadcast);
    }
  }

  void add(const InternetBlock& block) {
    for (const std::uint32_t i : households_of(block.kelurahan)) {
      if (world.population.access[i] == Access::none || (block.target == "register" && !world.population.listed[i]) ||
          (block.target == "poor" && !world.population.poor[i])) {
        continue;
      }
      if (coin(lot(Purpose::free_internet, 0, hash32(block.id), i, 0)[0], threshold(block.share))) {
        ++plan.free_internet[i];
      }
    }
  }

  void add(const AdBlock& block) {
    const std::vector<std::uint32_t> topics = topics_of(block.topics);
    const std::uint32_t channel = channel_index(block.channel);
    PlannedAd ad;
    ad.begin = 24 * block.from_day;
    ad.end = 24 * (last_day(block.to_day) + 1);
    if (topics.empty() || block.impressions == 0 || ad.end <= ad.begin) return;
    double weights = 0;
    for (const std::uint32_t i : households_of(block.kelurahan)) {
      if (!((world.population.platforms[i] >> channel) & 1u)) continue;
      const double engaged = -log(1 - uniform(lot(Purpose::engagement, 0, hash32(block.channel), i, 0)[0]));
      ad.mean[i] = sessions_of(world, i, plan.free_internet.count(i) ? plan.free_internet.at(i) : 0) * engaged;
      weights += ad.mean[i];
    }
    if (weights == 0) return;
    const double each =
        (1 - scenario.param.ad_waste) * block.impressions / static_cast<double>(topics.size()) / weights;
    for (auto& [i, mean] : ad.mean) mean *= each;
    for (const std::uint32_t topic : topics) {
      ad.message = message("ad", block.id, topic, "||", block.content, block.channel);
      ad.message.video = block.format == "video";
      ad.message.paid = true;
      plan.ads.push_back(ad);
    }
  }

  void add(const MeetingBlock& block) {
    for (const std::uint32_t topic : topics_of(block.topics)) {
      for (std::uint32_t rt = 0; rt < world.population.rts(); ++rt) {
        if (!rt_in_area(block.kelurahan, rt)) continue;
        const std::uint32_t list = block.bundled ? 0 : hash32(scenario.topics[topic].id);
        const Words w = lot(Purpose::announce, 0, hash32(block.id), list, rt);
        if (!coin(w[0], threshold(block.rt_share))) continue;
        std::vector<PlannedMeeting> could;
        const std::vector<std::int64_t> all = meeting_hours(world, rt);
        for (std::uint32_t k = 0; k < all.size(); ++k) {
          if (all[k] / 24 < block.from_day || all[k] / 24 > last_day(block.to_day)) continue;
          could.push_back({message("meeting", block.id, topic, "||", block.content, block.channel), rt, k, all[k], {}});
        }
        if (could.empty()) continue;
        if (!block.every_meeting) could = {could[static_cast<std::size_t>(scaled(w[1], std::ssize(could)))]};
        plan.meetings.insert(plan.meetings.end(), could.begin(), could.end());
      }
    }
  }

  static Among among(const std::vector<std::uint32_t>& topics, std::uint32_t topic) {
    const std::set<std::uint32_t> all(topics.begin(), topics.end());
    return {std::distance(all.begin(), all.find(topic)), std::ssize(all)};
  }

  /// How often the head of an RT was asked to relay something before this request.
  int requests_before(const InstructionBlock& block, std::uint32_t rt) const {
    int before = 0;
    for (const InstructionBlock& other : strategy.blocks().instructions) {
      if (other.day > block.day || (other.day == block.day && &other >= &block)) continue;
      before += !topics_of(other.topics).empty() && rt_in_area(other.kelurahan, rt);
    }
    return before;
  }

  void add(const InstructionBlock& block) {
    for (const std::uint32_t topic : topics_of(block.topics)) {
      for (std::uint32_t rt = 0; rt < world.population.rts(); ++rt) {
        if (!rt_in_area(block.kelurahan, rt)) continue;
        const bool speaks = !block.meeting_channel.empty();
        PlannedInstruction told;
        told.message = message("instruction", block.id, topic, "||", block.content,
                               speaks ? block.meeting_channel : block.group_channel);
        if (!speaks) told.message.channel = kNone;
        told.group_channel = channel_index(block.group_channel);
        told.block_hash = hash32(block.id);
        told.rt = rt;
        told.day = block.day;
        told.circular = block.via == "circular";
        told.relayed = std::min(1.0, scenario.param.b * block.relay_factor);
        for (int n = requests_before(block, rt); n > 0; --n) told.relayed *= scenario.param.request_wear;
        told.among = among(topics_of(block.topics), topic);
        plan.instructions.push_back(told);
      }
    }
  }

  void add(const SessionBlock& block) {
    for (const std::uint32_t topic : topics_of(block.topics)) {
      for (std::uint32_t g = 0; g + 1 < world.population.assisted_begin.size(); ++g) {
        const Words w = lot(Purpose::meeting_day, 1, g, 0, 0);
        const std::int64_t first = scaled(w[0], rounded(block.every_days));
        for (std::uint32_t n = 0;; ++n) {
          const std::int64_t day = first + floor_of(n * block.every_days);
          if (day >= days) break;
          const std::uint32_t list = block.bundled ? 0 : hash32(scenario.topics[topic].id);
          const Words m = lot(Purpose::mention, n, hash32(block.id), list, g);
          if (!coin(m[0], threshold(block.mention))) continue;
          plan.sessions.push_back(
              {message("session", block.id, topic, "||", block.content, block.channel), g, n, 24 * day + 10, {}});
        }
      }
    }
  }

  std::uint64_t degree(std::uint32_t i) const {
    return world.network.rt_ties.row(i).size() + world.network.kin_ties.row(i).size();
  }

  /// Drawn with replacement until new: at random, or the best of three.
  std::vector<std::uint32_t> drawn(const VisitBlock& block, const std::vector<std::uint32_t>& area) const {
    std::vector<std::uint32_t> list;
    std::set<std::uint32_t> had;
    const std::int64_t length = rounded(block.share * static_cast<double>(area.size()));
    for (std::uint32_t s = 0; s < length; ++s) {
      for (std::uint32_t attempt = 0; attempt < 1000; ++attempt) {
        const Words w = lot(Purpose::nominate, attempt, hash32(block.id), s, 0);
        std::uint32_t best = area[static_cast<std::size_t>(scaled(w[0], std::ssize(area)))];
        for (std::size_t m = 1; m < 3 && block.target == "nominated"; ++m) {
          const std::uint32_t other = area[static_cast<std::size_t>(scaled(w[m], std::ssize(area)))];
          if (degree(other) > degree(best) || (degree(other) == degree(best) && other < best)) best = other;
        }
        if (!had.insert(best).second) continue;
        list.push_back(best);
        break;
      }
    }
    return list;
  }

  /// Those who would be heard by most in five steps of telling, the most first.
  std::vector<std::uint32_t> central(const VisitBlock& block, const std::vector<std::uint32_t>& area) const {
    std::map<std::uint32_t, double> before, sum;
    for (std::uint32_t i = 0; i < world.population.households; ++i) before[i] = 1;
    for (int step = 1; step <= 5; ++step) {
      std::map<std::uint32_t, double> now;
      for (std::uint32_t i = 0; i < world.population.households; ++i) {
        double neighbours = 0, kin = 0;
        for (const std::uint32_t j : world.network.rt_ties.row(i)) neighbours += before[j];
        for (const std::uint32_t j : world.network.kin_ties.row(i)) kin += before[j];
        now[i] = scenario.param.q_N * (scenario.param.w_rt * neighbours + scenario.param.w_kin * kin);
        sum[i] += now[i];
      }
      before = now;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const std::uint32_t i : area) order.emplace_back(-sum[i], i);
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> list;
    for (const auto& [central_by, i] : order) list.push_back(i);
    list.resize(static_cast<std::size_t>(rounded(block.share * static_cast<double>(list.size()))));
    return list;
  }

  std::vector<std::uint32_t> visited(const VisitBlock& block) const {
    const Population& people = world.population;
    const std::vector<std::uint32_t> area = households_of(block.kelurahan);
    if (block.target == "random" || block.target == "nominated") return drawn(block, area);
    if (block.target == "central") return central(block, area);
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> order;
    for (const std::uint32_t i : area) {
      const bool wanted = block.target == "all" || (block.target == "register" && people.listed[i]) ||
                          (block.target == "poor" && people.poor[i]) ||
                          (block.target == "rt-heads" && people.rt_head[people.rt[i]] == i) ||
                          (block.target == "cadres" && (people.roles[i] & kCadre));
      if (!wanted) continue;
      const Words w = lot(Purpose::visit_order, 0, hash32(block.id), i, 0);
      order.emplace_back(w[0], w[1], i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> list;
    for (const auto& [w0, w1, i] : order) list.push_back(i);
    list.resize(static_cast<std::size_t>(rounded(block.share * static_cast<double>(list.size()))));
    return list;
  }

  void add(const VisitBlock& block) {
    const std::vector<std::uint32_t> list = visited(block);
    if (block.retarget != "never") {
      PlannedRound round;
      round.block_hash = hash32(block.id);
      round.survey = block.retarget == "survey" ? block.survey : 0;
      round.list = list;
      for (const std::uint32_t topic : topics_of(block.topics)) {
        round.messages.push_back(message("visit", block.id, topic, "||", block.content, block.channel));
      }
      for (std::size_t j = 0; j < list.size(); ++j) {
        const double at = static_cast<double>(j) / block.per_day;
        const std::int64_t day = floor_of(at);
        const std::int64_t hour = 24 * (block.from_day + day) + 9 + floor_of(8 * (at - static_cast<double>(day)));
        if (hour < hours) round.hours.push_back(hour);
      }
      plan.rounds.push_back(round);
      return;
    }
    for (std::size_t j = 0; j < list.size(); ++j) {
      const double at = static_cast<double>(j) / block.per_day;
      const std::int64_t day = floor_of(at);
      const std::int64_t hour = 24 * (block.from_day + day) + 9 + floor_of(8 * (at - static_cast<double>(day)));
      if (hour >= hours) continue;
      for (const std::uint32_t topic : topics_of(block.topics)) {
        plan.visits.push_back({message("visit", block.id, topic, "||", block.content, block.channel), list[j], hour,
                               hash32(block.id), among(topics_of(block.topics), topic)});
      }
    }
  }

  /// Of each meeting and session: which topics are told there, by whatever block.
  void count_topics() {
    const auto count = [](auto& slots, auto same) {
      for (auto& slot : slots) {
        std::vector<std::uint32_t> topics;
        for (const auto& other : slots) {
          if (same(slot, other)) topics.push_back(other.message.topic);
        }
        slot.among = among(topics, slot.message.topic);
      }
    };
    count(plan.meetings,
          [](const PlannedMeeting& a, const PlannedMeeting& b) { return a.rt == b.rt && a.number == b.number; });
    count(plan.sessions,
          [](const PlannedSession& a, const PlannedSession& b) { return a.group == b.group && a.hour == b.hour; });
  }

  /// Every post of a week beyond the comfortable number costs its account a share of its followers from the next week
  /// on: the last of the list go.
  void tire() {
    const std::vector<PlannedPost> planned = plan.posts;
    for (PlannedPost& post : plan.posts) {
      double stay = 1;
      for (std::int64_t week = 0; week < post.hour / 168; ++week) {
        const auto made = std::count_if(planned.begin(), planned.end(), [&](const PlannedPost& other) {
          return other.account == post.account && other.hour / 168 == week && other.followers > 0;
        });
        const std::int64_t over = made - scenario.param.comfortable_posts;
        if (over > 0) stay *= pow(1 - scenario.param.fatigue, static_cast<double>(over));
      }
      post.followers = static_cast<std::uint32_t>(rounded(post.followers * stay));
    }
  }
};

}  // namespace

std::uint32_t hash32(const std::string& text) {
  return static_cast<std::uint32_t>(digest_of(text).low);
}

std::pair<int, int> date_of(const Scenario& scenario, std::int64_t day) {
  int year = std::stoi(scenario.city.start.substr(0, 4)), month = std::stoi(scenario.city.start.substr(5, 2));
  int date = std::stoi(scenario.city.start.substr(8, 2));
  const auto length = [&] {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int lengths[12] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1];
  };
  for (; day > 0; --day) {
    if (++date <= length()) continue;
    date = 1;
    if (++month == 13) month = 1, ++year;
  }
  return {date, length()};
}

double sessions_of(const World& world, std::uint32_t i, int free_internet) {
  const Population& people = world.population;
  if (people.access[i] == Access::none) return 0;
  if (people.access[i] == Access::shared_phone) {
    return free_internet == 0 ? world.scenario->param.shared_phone_sessions : std::min(free_internet, 4);
  }
  return std::min(people.connected_adults[i] + free_internet, 4);
}

int weekday_of(const Scenario& scenario, std::int64_t day) {
  const int year = std::stoi(scenario.city.start.substr(0, 4));
  const int month = std::stoi(scenario.city.start.substr(5, 2));
  std::int64_t days = std::stoi(scenario.city.start.substr(8, 2)) - 1 + day;  // since 2001-01-01, a Monday
  const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
  for (int y = 2001; y < year; ++y) days += leap(y) ? 366 : 365;
  const int lengths[12] = {31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int m = 1; m < month; ++m) days += lengths[m - 1];
  return static_cast<int>(days % 7);
}

std::vector<std::int64_t> meeting_hours(const World& world, std::uint32_t rt) {
  const Strategy none;
  const Planner planner(world, none);
  const Words w = planner.lot(Purpose::meeting_day, 0, rt, 0, 0);
  const std::int64_t interval = (w[0] & 1u) ? 35 : 30;
  std::vector<std::int64_t> hours;
  for (std::int64_t day = scaled(w[1], interval); day < planner.days; day += interval) hours.push_back(24 * day + 19);
  return hours;
}

Message reply_of(const World& world, const ListeningBlock& block, std::uint32_t topic) {
  const Strategy none;
  return Planner(world, none).message("reply", block.id, topic, "||", block.content, block.channel);
}

Plan make_plan(const World& world, const Strategy& strategy) {
  Planner planner(world, strategy);
  for (const InternetBlock& block : strategy.blocks().internet) planner.add(block);
  for (const PostBlock& block : strategy.blocks().posts) planner.add(block);
  planner.tire();
  for (const AdBlock& block : strategy.blocks().ads) planner.add(block);
  for (const BroadcastBlock& block : strategy.blocks().broadcasts) planner.add(block);
  for (const MeetingBlock& block : strategy.blocks().meetings) planner.add(block);
  for (const InstructionBlock& block : strategy.blocks().instructions) planner.add(block);
  for (const SessionBlock& block : strategy.blocks().sessions) planner.add(block);
  for (const VisitBlock& block : strategy.blocks().visits) planner.add(block);
  for (const ListeningBlock& block :
       strategy.blocks().listening) {  // an answer may move somebody who then tells others
    for (const std::uint32_t topic : planner.topics_of(block.topics)) {
      const Message reply = reply_of(world, block, topic);
      planner.plan.channel_of_root[reply.root] = reply.channel;
    }
  }
  planner.count_topics();
  return planner.plan;
}

}  // namespace kabar::twin
