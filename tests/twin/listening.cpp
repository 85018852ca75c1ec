// Questions of households, and who answers them when.

#include "scenario/blocks.h"
#include "tests/twin/town.h"

namespace kabar::twin {

void Town::ask(std::uint32_t topic, std::uint32_t i, std::uint32_t why, std::int64_t hour) {
  double less = people_.poor[i] ? param_.ask_poor : 1;
  if (people_.access[i] == Access::none) less *= param_.ask_no_access;
  const Words w = lot(Stream::listening, Purpose::ask, why, topic_hash_[topic], i, 0);
  if (!coin(w[0], threshold((why == 0 ? param_.ask : param_.ask_failed) * less))) return;
  waiting_.push_back({topic, i, why, hour / 24, w});
  ++result_.tally.asked;
  count(Event::asked, topic);
}

bool Town::on_duty(const ListeningBlock& block, std::uint32_t topic, std::int64_t day) const {
  const auto named = [&](const std::string& name) {
    return std::find(block.topics.begin(), block.topics.end(), name) != block.topics.end();
  };
  return day >= block.from_day && (block.to_day < 0 || day <= block.to_day) &&
         (named("*") || named(scenario_.topics[topic].id));
}

void Town::evening(std::int64_t day) {
  const auto first = [](const Question& x, const Question& y) {
    return std::tuple(x.lot[2], x.topic, x.household, x.why) < std::tuple(y.lot[2], y.topic, y.household, y.why);
  };
  for (const ListeningBlock& block : strategy_.blocks().listening) {
    std::sort(waiting_.begin(), waiting_.end(), first);
    auto capacity = static_cast<std::int64_t>(block.hours_per_day * param_.replies_per_hour);
    std::vector<Question> left;
    for (const Question& question : waiting_) {
      const bool seen = on_duty(block, question.topic, day) && coin(question.lot[1], threshold(block.noticed));
      if (seen && capacity-- > 0) {
        answer(block, question, day);
      } else {
        left.push_back(question);
      }
    }
    waiting_ = left;
  }
  std::vector<Question> left;
  for (const Question& question : waiting_) {
    if (day - question.day + 1 < param_.patience_days) {
      left.push_back(question);
      continue;
    }
    ++result_.tally.ignored;
    count(Event::ignored, question.topic);
    regard(question, param_.trust_ignored);
  }
  waiting_ = left;
  if (day % 7 != 6) return;
  for (std::uint32_t topic = 0; topic < topics_; ++topic) {
    for (const ListeningBlock& block : strategy_.blocks().listening) {
      if (!block.learns || !on_duty(block, topic, day)) continue;
      clearer_[topic] = 1 + param_.learn_most * (1 - exp(-kLn2 * (answers_[topic] / param_.learn_answers)));
    }
  }
}

void Town::answer(const ListeningBlock& block, const Question& question, std::int64_t day) {
  const Message message = reply_of(world_, block, question.topic);
  const std::int64_t hour = 24 * (day + 1) + 9 + static_cast<std::int64_t>((std::uint64_t{8} * question.lot[3]) >> 32);
  ++answers_[question.topic];
  ++answers_in_[{question.topic, people_.kelurahan[question.household]}];
  ++result_.tally.answered;
  count(Event::answered, question.topic);
  regard(question, param_.trust_answered);
  reach(hour, Way::reply, question.household, question.why, message.root, message);
  if (question.why == 0) return;
  // It failed; told what was missing, it tries once more.
  const Words w = lot(Stream::listening, Purpose::ask, 2, topic_hash_[question.topic], question.household, 0);
  Exposure told;
  told.household = question.household;
  told.message = message;
  told.way = Way::reply;
  if (coin(w[0], threshold(understands_chance(told)))) told_why_.emplace(hour, question);
}

double Town::estimate(const PlannedRound& round, std::uint32_t kelurahan, std::int64_t week) {
  std::vector<std::uint32_t> homes;
  for (std::uint32_t i = 0; i < people_.households; ++i) {
    if (people_.kelurahan[i] == kelurahan) homes.push_back(i);
  }
  double count = 0;
  if (round.survey == 0) {
    for (const Message& message : round.messages) count += answers_in_[{message.topic, kelurahan}];
    return count / static_cast<double>(homes.size());
  }
  for (std::int64_t n = 0; n < round.survey; ++n) {
    const Words w = lot(Stream::listening, Purpose::survey, 0, round.block_hash, kelurahan,
                        static_cast<std::uint32_t>(65536 * week + n));
    const std::uint32_t i = homes[(std::uint64_t{w[0]} * homes.size()) >> 32];
    for (const Message& message : round.messages) {
      const HouseholdRecord& record_of = record(message.topic, i);
      count += record_of.state != kUnaware && record_of.forget > 24 * 7 * week;
    }
  }
  return count / static_cast<double>(round.survey);
}

void Town::plan_week(std::int64_t week) {
  for (PlannedRound& round : plan_.rounds) {
    std::vector<std::int64_t> hours;
    for (const std::int64_t hour : round.hours) {
      if (hour / 168 == week) hours.push_back(hour);
    }
    if (hours.empty()) continue;
    std::map<std::uint32_t, double> seen;  // kelurahan
    for (const std::uint32_t i : round.list) {
      const std::uint32_t kelurahan = people_.kelurahan[i];
      if (!seen.count(kelurahan)) seen[kelurahan] = week == 0 ? 0 : estimate(round, kelurahan, week);
    }
    for (const std::int64_t hour : hours) {
      auto next = round.list.begin();  // the first of those with the lowest estimate
      for (auto it = round.list.begin(); it != round.list.end(); ++it) {
        if (seen[people_.kelurahan[*it]] < seen[people_.kelurahan[*next]]) next = it;
      }
      std::set<std::uint32_t> topics;
      for (const Message& message : round.messages) topics.insert(message.topic);
      const Words w = lot(Stream::exposure, Purpose::taken_in, 0, round.block_hash, *next, 0);
      for (const Message& message : round.messages) {
        const Among among{std::distance(topics.begin(), topics.find(message.topic)), std::ssize(topics)};
        if (hears(w[0], threshold(1), among)) reach(hour, Way::visit, *next, 0, message.root, message);
      }
      round.list.erase(next);
      ++result_.tally.retargeted;
    }
  }
}

void Town::regard(const Question& question, double factor) {
  if (factor == 1) return;
  regard_.try_emplace({question.topic, question.household}, 1.0).first->second *= factor;
}

}  // namespace kabar::twin
