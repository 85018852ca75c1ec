// What those who understand do: mean to apply, apply, tell of it; and who gets a place.

#include "scenario/blocks.h"
#include "tests/twin/town.h"

namespace kabar::twin {

void Town::intend(const Exposure& e, std::int64_t hour) {
  const std::uint32_t i = e.household, topic = e.message.topic;
  const std::string_view action = scenario_.topics[topic].action.word();
  double p = 0;
  if (action == "update") p = param_.p_app_update;
  if (action == "collect") p = param_.p_app_collect;
  if (action == "attend") p = param_.p_app_attend;
  if (action == "register") p = param_.p_app_register;
  if (action == "propose") p = param_.p_app_propose;
  const bool for_the_new = action == "attend" || action == "register" || action == "propose";
  if (for_the_new && people_.beneficiary[topic][i]) return;
  double trust = scenario_.channels[e.message.channel].trust;
  if (e.message.endorsed) trust = std::max(trust, param_.trust_endorser);
  p = std::min(1.0, p * (trust / param_.trust_rt_head));
  if (!people_.eligible[topic][i]) p *= param_.act_not_eligible;
  const Words w = lot(Stream::action, Purpose::apply, 0, topic_hash_[topic], i, 0);
  double limit = static_cast<double>(threshold(p));
  const auto regards = regard_.find({topic, i});
  const bool misled = misled_.count({topic, i}) > 0;
  if (regards != regard_.end() || misled) {
    const double answers = regards != regard_.end() ? regards->second : 1;
    limit = std::min(4294967296.0, limit * (misled ? answers * (1 - param_.hoax_effect) : answers) + 0.5);
    if (regards != regard_.end()) ++result_.tally.regarded;
    if (misled) ++result_.tally.misled_meaning;
  }
  if (!coin(w[0], static_cast<std::uint64_t>(limit))) return;
  meant_.emplace(hour + at_least_one(24 * param_.act_days * exponential(w[1])), Intention{i, topic, e.message.root});
}

void Town::act(std::int64_t hour) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> now;  // topic, household -> lowest root
  const auto [first, last] = meant_.equal_range(hour);
  for (auto it = first; it != last; ++it) {
    const auto [at, is_new] = now.try_emplace({it->second.topic, it->second.household}, it->second.root);
    if (!is_new) at->second = std::min(at->second, it->second.root);
  }
  meant_.erase(first, last);
  for (const auto& [who, root] : now) apply({who.second, who.first, root}, hour);
  const auto [begin, end] = told_why_.equal_range(hour);
  for (auto it = begin; it != end; ++it) apply_again(it->second.topic, it->second.household, hour);
}

void Town::apply(const Intention& meant, std::int64_t hour) {
  const std::uint32_t i = meant.household, topic = meant.topic;
  HouseholdRecord& me = record(topic, i);
  Tally& tally = result_.tally;
  if (me.state != kUnderstands) return;
  if (me.forget <= hour) {
    ++tally.forgot_to;
    return;
  }
  const bool help = helped(topic, i, hour);
  const double p = param_.act_success + (help ? param_.desk_success * scenario_.topics[topic].assistance : 0);
  const bool succeeds = coin(lot(Stream::action, Purpose::apply, 0, topic_hash_[topic], i, 0)[2], threshold(p));
  const bool limited = scenario_.topics[topic].quota_per_year > 0;
  me.state = succeeds && !limited ? kEnrolled : kApplied;
  me.forget = kNone;
  if (succeeds && limited) succeeded_.insert({topic, i});
  ++tally.applied;
  if (help) ++tally.helped;
  if (!succeeds) {
    ++tally.failed;
    ask(topic, i, 1, hour);
  }
  if (me.state == kEnrolled) ++tally.enrolled;
  tell_of_it(topic, i, meant.root, hour, 0, neighbours_, "neighbour", param_.w_rt, param_.delay_rt_days);
  tell_of_it(topic, i, meant.root, hour, 1, kin_, "kin", param_.w_kin, param_.delay_kin_days);
}

void Town::apply_again(std::uint32_t topic, std::uint32_t i, std::int64_t hour) {
  const bool help = helped(topic, i, hour);
  const double p = param_.act_success + (help ? param_.desk_success * scenario_.topics[topic].assistance : 0);
  ++result_.tally.again;
  if (!coin(lot(Stream::action, Purpose::apply, 1, topic_hash_[topic], i, 0)[2], threshold(p))) return;
  ++result_.tally.again_with_success;
  if (scenario_.topics[topic].quota_per_year > 0) {
    succeeded_.insert({topic, i});
  } else {
    record(topic, i).state = kEnrolled;
    ++result_.tally.enrolled;
  }
}

bool Town::helped(std::uint32_t topic, std::uint32_t i, std::int64_t hour) const {
  const Kelurahan& home = scenario_.kelurahan[people_.kelurahan[i]];
  const std::string& id = scenario_.topics[topic].id;
  for (const DeskBlock& desk : strategy_.blocks().desks) {
    const auto has = [](const std::vector<std::string>& list, const std::string& word) {
      return std::find(list.begin(), list.end(), word) != list.end();
    };
    const std::int64_t day = hour / 24;
    if (day < desk.from_day || (desk.to_day >= 0 && day > desk.to_day)) continue;
    if ((day - desk.from_day) % 7 >= static_cast<std::int64_t>(desk.days_per_week)) continue;
    if (!has(desk.topics, id) && !has(desk.topics, "*")) continue;
    if (desk.kelurahan.empty() || has(desk.kelurahan, home.code) || has(desk.kelurahan, home.name)) return true;
  }
  return false;
}

void Town::tell_of_it(std::uint32_t topic, std::uint32_t i, std::uint32_t root, std::int64_t hour, std::uint32_t layer,
                      const Lists& ties, const std::string& mechanism, double weight, double delay_days) {
  const auto mine = ties.find(i);
  if (mine == ties.end()) return;
  const double aware = std::min(1.0, param_.q_N * weight);
  const double acts = std::min(1.0, std::max(param_.q_N, param_.q_P) * weight);
  const std::uint64_t told_before = threshold(aware);
  for (std::uint32_t r = 0; r < param_.rounds; ++r) {
    for (const Entry& tie : mine->second) {
      const std::uint32_t w = row(Stream::retelling, Purpose::tie, layer + 2 * r, topic_hash_[topic], i, tie.place);
      if (w < told_before) continue;
      const std::int64_t at =
          hour + static_cast<std::int64_t>(24 * param_.round_days * r) +
          hour_of(static_cast<std::uint32_t>(w - told_before), acts - aware, 24 * delay_days, hours_);
      Message told;
      told.topic = topic;
      told.channel = first_channel(mechanism);
      told.root = root;
      told.language = "both";
      if (at < hours_) ++result_.tally.told_of_it;
      reach(at, layer == 0 ? Way::neighbour : Way::kin, tie.of, i, i, told, false, r);
    }
  }
}

void Town::give_places() {
  for (std::uint32_t topic = 0; topic < topics_; ++topic) {
    const std::int64_t a_year = scenario_.topics[topic].quota_per_year;
    if (a_year == 0) continue;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // priority, household
    for (std::uint32_t i = 0; i < people_.households; ++i) {
      const bool waits = succeeded_.count({topic, i}) > 0;
      if (waits) order.emplace_back(lot(Stream::action, Purpose::apply, 0, topic_hash_[topic], i, 0)[3], i);
    }
    std::sort(order.begin(), order.end());
    const auto places =
        static_cast<std::size_t>(static_cast<double>(a_year) * static_cast<double>(scenario_.city.days) / 365.0 + 0.5);
    for (std::size_t place = 0; place < order.size(); ++place) {
      if (place >= places) {
        ++result_.tally.no_place;
        continue;
      }
      record(topic, order[place].second).state = kEnrolled;
      ++result_.tally.enrolled;
    }
  }
}

}  // namespace kabar::twin
