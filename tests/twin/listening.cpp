// Questions of households, and who answers them when.

#include "tests/twin/town.h"

namespace kabar::twin {

void Town::ask(std::uint32_t topic, std::uint32_t i, std::uint32_t why, std::int64_t hour) {
  double less = people_.poor[i] ? param_.ask_poor : 1;
  if (people_.access[i] == Access::none) less *= param_.ask_no_access;
  const Words w = lot(Stream::listening, Purpose::ask, why, topic_hash_[topic], i, 0);
  if (!coin(w[0], threshold((why == 0 ? param_.ask : param_.ask_failed) * less))) return;
  waiting_.push_back({topic, i, why, hour / 24, w});
  ++result_.tally.asked;
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
  for (const ListeningBlock& block : strategy_.listening) {
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
    regard(question, param_.trust_ignored);
  }
  waiting_ = left;
  if (day % 7 != 6) return;
  for (std::uint32_t topic = 0; topic < topics_; ++topic) {
    for (const ListeningBlock& block : strategy_.listening) {
      if (!block.learns || !on_duty(block, topic, day)) continue;
      clearer_[topic] = 1 + param_.learn_most * (1 - exp(-kLn2 * (answers_[topic] / param_.learn_answers)));
    }
  }
}

void Town::answer(const ListeningBlock& block, const Question& question, std::int64_t day) {
  const Message message = reply_of(world_, block, question.topic);
  const std::int64_t hour = 24 * (day + 1) + 9 + static_cast<std::int64_t>((std::uint64_t{8} * question.lot[3]) >> 32);
  ++answers_[question.topic];
  ++result_.tally.answered;
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

void Town::regard(const Question& question, double factor) {
  if (factor == 1) return;
  regard_.try_emplace({question.topic, question.household}, 1.0).first->second *= factor;
}

}  // namespace kabar::twin
