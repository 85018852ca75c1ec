// S10 Questions and answers: who asks, whose question is answered, what that does, and where visits go next.

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "core/math.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Beside the numbers of Asks: whether an answer tells a household why it failed.
constexpr std::uint32_t kToldWhy = 2;

std::uint64_t chance_to_ask(const Setting& setting, Asks why, std::uint32_t household) {
  const Population& population = setting.world.population;
  const std::size_t asker =
      (population.poor[household] != 0 ? 1u : 0u) | (population.access[household] == Access::none ? 2u : 0u);
  return setting.calendar.asks[static_cast<std::size_t>(why)][asker];
}

Question question_of(std::uint32_t topic, std::uint32_t household, Asks why, std::uint32_t hour, std::uint32_t seen,
                     std::uint32_t priority, std::uint32_t when) {
  return {household, static_cast<std::uint16_t>(topic), why, hour / 24, seen, priority, when};
}

/// What a household was answered, or that it was ignored, changes how readily it acts on this topic from now on.
void regard(const Setting& setting, const Question& question, double factor, State& state) {
  if (factor == 1.0) return;
  Block& block = state.blocks[question.household / setting.block_households];
  const std::uint32_t place = block.place(question.topic, question.household);
  block.regard.try_emplace(place, 1.0).first->second *= factor;
  Known& known = block.known[place];
  known.bits = static_cast<std::uint16_t>(known.bits | Known::kRegards);
}

void reply(const Setting& setting, const ListeningDuty& duty, const Question& question, std::uint32_t day,
           State& state) {
  constexpr std::uint32_t kOfficeHours = 8;
  const ListeningDuty::Reply& reply = duty.replies[question.topic];
  const std::uint32_t hour = 24 * (day + 1) + kOfficeHour + below(question.when, kOfficeHours);
  regard(setting, question, setting.param.trust_answered, state);
  ++state.answered[question.topic];
  ++state.answered_in[question.topic * setting.world.scenario->kelurahan.size() +
                      setting.world.population.kelurahan[question.household]];
  if (hour >= setting.hours) return;
  Exposure exposure;
  exposure.household = question.household;
  exposure.source = static_cast<std::uint32_t>(question.why);
  exposure.root = reply.root;
  exposure.message = static_cast<std::uint16_t>(reply.message);
  exposure.tag = tag_of(Mechanism::reply, setting.message(reply.message).channel);
  Block& block = state.blocks[question.household / setting.block_households];
  block.due.push(hour, exposure);
  if (question.why != Asks::failed) return;
  const Words words = draw(setting.draws.key(Stream::listening), counter_head(Purpose::ask, 0, kToldWhy),
                           setting.topic_key(question.topic), question.household);
  const std::uint32_t traits = block.known[block.place(question.topic, question.household)].traits();
  if (!coin(words[0], setting.message(reply.message).understand[traits >> kComprehensionShift])) return;
  block.applications.push(hour, {question.household, reply.root, question.topic,
                                 static_cast<std::uint16_t>(exposure.root_channel()), true});
}

/// Those of the waiting questions that a duty answers leave the list.
void answer(const Setting& setting, const ListeningDuty& duty, std::uint32_t day, State& state) {
  std::vector<Question>& waiting = state.waiting;
  const auto end = std::stable_partition(waiting.begin(), waiting.end(), [&](const Question& question) {
    return duty.replies[question.topic].root == kNone || !coin(question.seen, duty.noticed);
  });
  std::sort(end, waiting.end(), [](const Question& a, const Question& b) {
    return std::tie(a.priority, a.topic, a.household, a.why) < std::tie(b.priority, b.topic, b.household, b.why);
  });
  const auto count = std::min<std::ptrdiff_t>(waiting.end() - end, duty.replies_per_day);
  for (auto one = end; one != end + count; ++one) reply(setting, duty, *one, day, state);
  waiting.erase(end, end + count);
}

/// From next week on the agencies' messages about a topic are clearer, by what was answered so far.
void learn(const Setting& setting, std::uint32_t day, State& state) {
  const Calendar& calendar = setting.calendar;
  for (std::uint32_t number = calendar.own_words; number < calendar.messages.size(); ++number) {
    Message& message = state.messages[number];
    const bool learns =
        std::any_of(calendar.listening.begin(), calendar.listening.end(), [&](const ListeningDuty& duty) {
          return duty.learns && duty.begin <= day && day < duty.end && duty.replies[message.topic].root != kNone;
        });
    if (!learns) continue;
    const double halves = static_cast<double>(state.answered[message.topic]) / setting.param.learn_answers;
    const double clearer = 1.0 + setting.param.learn_most * (1.0 - exp(-kLn2 * halves));
    for (std::size_t of = 0; of < message.understand.size(); ++of) {
      message.understand[of] =
          threshold(std::min(setting.param.understands_max, calendar.understands[number][of] * clearer));
    }
  }
}

/// What the agencies can see of the reach in each kelurahan: answers to its households so far, as a share of them; or
/// the share of those asked in a survey, and of the topics, who know of it this evening.
std::vector<double> estimates(const Setting& setting, const VisitRound& round, std::uint32_t week, const State& state) {
  const std::vector<std::vector<std::uint32_t>>& households = setting.calendar.kelurahan_households;
  std::vector<double> reach(households.size(), 0.0);
  for (std::uint32_t kelurahan = 0; kelurahan < reach.size(); ++kelurahan) {
    const auto size = static_cast<std::uint32_t>(households[kelurahan].size());
    if (size == 0) continue;
    std::uint64_t count = 0;
    for (const VisitRound::About& about : round.topics) {
      if (round.survey == 0) count += state.answered_in[about.topic * reach.size() + kelurahan];
    }
    for (std::uint32_t n = 0; n < round.survey; ++n) {
      const Words words = draw(setting.draws.key(Stream::listening), counter_head(Purpose::survey), round.block,
                               kelurahan, week << 16 | n);
      const std::uint32_t household = households[kelurahan][below(words[0], size)];
      const Block& block = state.blocks[household / setting.block_households];
      for (const VisitRound::About& about : round.topics) {
        const Known& known = block.known[block.place(about.topic, household)];
        count += known.level() != 0 && known.forget > 24 * 7 * week ? 1 : 0;
      }
    }
    reach[kelurahan] = static_cast<double>(count) / (round.survey == 0 ? size : round.survey);
  }
  return reach;
}

/// Whom the rounds visit in a week: of those who are left, first those of the kelurahan with the lowest estimate, and
/// in it in keyed order. Without estimates in keyed order throughout.
void plan_rounds(const World& world, const Calendar& calendar,
                 const std::function<std::vector<double>(const VisitRound&)>& estimate, std::uint32_t week,
                 State& state) {
  const std::size_t before = state.rounds.size();
  for (std::size_t r = 0; r < calendar.rounds.size(); ++r) {
    const VisitRound& round = calendar.rounds[r];
    const auto begin = std::lower_bound(round.hours.begin(), round.hours.end(), week * kWeekHours);
    const auto end = std::lower_bound(begin, round.hours.end(), (week + 1) * kWeekHours);
    if (begin == end) continue;
    std::vector<std::uint32_t>& left = state.left[r];
    std::vector<std::uint32_t> order = left;
    if (estimate) {
      const std::vector<double> reach = estimate(round);
      std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return reach[world.population.kelurahan[a]] < reach[world.population.kelurahan[b]];
      });
    }
    order.resize(static_cast<std::size_t>(end - begin));
    for (std::size_t n = 0; n < order.size(); ++n) {
      for (const VisitRound::About& about : round.topics) {
        state.rounds.push_back({begin[static_cast<std::ptrdiff_t>(n)], about.slot, order[n], about.message});
      }
    }
    std::sort(order.begin(), order.end());
    std::erase_if(left, [&](std::uint32_t one) { return std::binary_search(order.begin(), order.end(), one); });
  }
  std::stable_sort(state.rounds.begin() + static_cast<std::ptrdiff_t>(before), state.rounds.end(),
                   [](const VisitSlot& a, const VisitSlot& b) { return a.hour < b.hour; });
}

}  // namespace

void begin_listening(const World& world, const Calendar& calendar, State& state) {
  state.waiting.clear();
  state.answered.assign(calendar.topics.size(), 0);
  state.answered_in.assign(calendar.topics.size() * world.scenario->kelurahan.size(), 0);
  state.questions = 0;
  state.left.clear();
  state.rounds.clear();
  for (const VisitRound& round : calendar.rounds) state.left.push_back(round.list);
  plan_rounds(world, calendar, {}, 0, state);
  const bool learns = std::any_of(calendar.listening.begin(), calendar.listening.end(),
                                  [](const ListeningDuty& duty) { return duty.learns; });
  if (learns) {
    state.messages = calendar.messages;
  } else {
    state.messages.clear();
  }
}

void ask(const Setting& setting, std::uint32_t hour, Block& block) {
  if (!(setting.param.ask > 0.0)) return;
  Desk& desk = *block.desk;
  const std::size_t size = desk.aware.size();
  for (std::size_t k = 0; k < size; ++k) {
    desk.head[k] = counter_head(Purpose::ask, 0, static_cast<std::uint32_t>(Asks::aware));
    desk.a[k] = setting.topic_key(desk.aware[k].topic);
    desk.b[k] = desk.aware[k].household;
    desk.c[k] = 0;
  }
  block.coins += size;
  draw_words(setting.draws.key(Stream::listening), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             (size + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t* const words = desk.words.data() + k / kCoinLanes * kCoinLanes * kBlockCoins + k % kCoinLanes;
    const Aware& aware = desk.aware[k];
    if (!coin(words[0], chance_to_ask(setting, Asks::aware, aware.household))) continue;
    block.questions.push_back(question_of(aware.topic, aware.household, Asks::aware, hour, words[kCoinLanes],
                                          words[2 * kCoinLanes], words[3 * kCoinLanes]));
  }
}

void ask_after_failure(const Setting& setting, std::uint32_t topic, std::uint32_t household, std::uint32_t hour,
                       Block& block) {
  if (!(setting.param.ask_failed > 0.0)) return;
  const Words words = draw(setting.draws.key(Stream::listening),
                           counter_head(Purpose::ask, 0, static_cast<std::uint32_t>(Asks::failed)),
                           setting.topic_key(topic), household);
  if (!coin(words[0], chance_to_ask(setting, Asks::failed, household))) return;
  block.questions.push_back(question_of(topic, household, Asks::failed, hour, words[1], words[2], words[3]));
}

void listen(const Setting& setting, std::uint32_t day, State& state) {
  for (Block& block : state.blocks) {
    state.questions += block.questions.size();
    state.waiting.insert(state.waiting.end(), block.questions.begin(), block.questions.end());
    block.questions.clear();
  }
  for (const ListeningDuty& duty : setting.calendar.listening) {
    if (duty.begin <= day && day < duty.end) answer(setting, duty, day, state);
  }
  const auto patience = static_cast<std::uint32_t>(setting.param.patience_days);
  const auto ignored = std::partition(state.waiting.begin(), state.waiting.end(),
                                      [&](const Question& question) { return day + 1 < question.day + patience; });
  for (auto one = ignored; one != state.waiting.end(); ++one) regard(setting, *one, setting.param.trust_ignored, state);
  state.waiting.erase(ignored, state.waiting.end());
  if (day % 7 != 6) return;
  if (!state.messages.empty()) learn(setting, day, state);
  const std::uint32_t week = day / 7 + 1;
  plan_rounds(
      setting.world, setting.calendar, [&](const VisitRound& round) { return estimates(setting, round, week, state); },
      week, state);
}

}  // namespace kabar
