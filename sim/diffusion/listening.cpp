// S10 Questions and answers: who asks, whose question is answered, and what that does.
// w = draw(listening, ask, 0, after a failure 1; T, i, 0): asks if w0 < thr(ask x f), after a failure
// thr(ask_failed x f), f = ask_poor x ask_no_access. Seen if w1 < thr(noticed); the lowest (w2, topic, i) are
// answered, in hour 24 (d + 1) + 9 + ((8 w3) >> 32). Of its readiness to act are then left trust_answered, after
// patience_days in vain trust_ignored. Learning: the chance to understand times 1 + learn_most
// (1 - 2^(-A / learn_answers)).

#include <algorithm>
#include <numeric>
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

/// What a household was answered, or that it was ignored, changes how readily it acts on this topic from now on.
void regard(const Setting& setting, const Question& question, double factor, State& state) {
  if (factor == 1.0) return;
  District& district = state.districts[question.household / setting.district_households];
  const std::uint32_t place = district.place(question.topic, question.household);
  district.regard[place].answers *= factor;
  Known& known = district.known[place];
  known.set(Known::kRegards);
}

void reply(const Setting& setting, const ListeningDuty& duty, const Question& question, std::uint32_t day,
           State& state) {
  constexpr std::uint32_t kOfficeHours = 8;
  const ListeningDuty::Reply& reply = duty.replies[question.topic];
  const std::uint32_t hour = 24 * (day + 1) + kOfficeHour + below(question.when, kOfficeHours);
  regard(setting, question, setting.param.trust_answered, state);
  state.districts[question.household / setting.district_households].happens(Event::answered, question.topic);
  ++state.answered[question.topic * setting.world.scenario->kelurahan.size() +
                   setting.world.population.kelurahan[question.household]];
  if (hour >= setting.hours) return;
  Exposure exposure;
  exposure.household = question.household;
  exposure.source = static_cast<std::uint32_t>(question.why);
  exposure.root = reply.slot.root;
  exposure.message = static_cast<std::uint16_t>(reply.message);
  exposure.tag = tag_of(Mechanism::reply, setting.message(reply.message).channel);
  District& district = state.districts[question.household / setting.district_households];
  district.due.push(hour, exposure);
  if (question.why != Asks::failed) return;
  const Words words = draw(setting.draws.key(Stream::listening), counter_head(Purpose::ask, 0, kToldWhy),
                           setting.topic_key(question.topic), question.household);
  const Known& known = district.known[district.place(question.topic, question.household)];
  if (!coin(words[0], setting.message(reply.message).understand[known.comprehension()])) return;
  district.applications.push(hour, {question.household, reply.slot.root, question.topic,
                                    static_cast<std::uint16_t>(exposure.root_channel()), true});
}

/// Those of the waiting questions that a duty answers leave the list.
void answer(const Setting& setting, const ListeningDuty& duty, std::uint32_t day, State& state) {
  std::vector<Question>& waiting = state.waiting;
  const auto end = std::stable_partition(waiting.begin(), waiting.end(), [&](const Question& question) {
    return !duty.replies[question.topic].carries || !coin(question.seen, duty.noticed);
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
  const std::size_t kelurahan = setting.world.scenario->kelurahan.size();
  for (std::uint32_t number = calendar.own_words; number < calendar.messages.size(); ++number) {
    Message& message = state.messages[number];
    const bool learns =
        std::any_of(calendar.listening.begin(), calendar.listening.end(), [&](const ListeningDuty& duty) {
          return duty.learns && duty.begin <= day && day < duty.end && duty.replies[message.topic].carries;
        });
    if (!learns) continue;
    const auto first = state.answered.begin() + static_cast<std::ptrdiff_t>(message.topic * kelurahan);
    const auto answers = std::accumulate(first, first + static_cast<std::ptrdiff_t>(kelurahan), std::uint64_t{0});
    const double halves = static_cast<double>(answers) / setting.param.learn_answers;
    const double clearer = 1.0 + setting.param.learn_most * (1.0 - exp(-kLn2 * halves));
    for (std::size_t of = 0; of < message.understand.size(); ++of) {
      message.understand[of] =
          threshold(std::min(setting.param.understands_max, calendar.understands[number][of] * clearer));
    }
  }
  write_wording(calendar, state.messages, state.wording);
}

}  // namespace

void begin_listening(const World& world, const Calendar& calendar, State& state) {
  state.waiting.clear();
  state.answered.assign(calendar.topics.size() * world.scenario->kelurahan.size(), 0);
  const bool learns = std::any_of(calendar.listening.begin(), calendar.listening.end(),
                                  [](const ListeningDuty& duty) { return duty.learns; });
  state.messages = learns ? calendar.messages : std::vector<Message>{};
  write_wording(calendar, calendar.messages, state.wording);
}

void ask(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  if (!(setting.param.ask > 0.0)) return;
  const std::size_t size = scratch.aware.size();
  std::uint32_t *const a = scratch.a.data(), *const b = scratch.b.data();
  const Aware* const all = scratch.aware.data();
  std::fill_n(scratch.head.data(), size, counter_head(Purpose::ask, 0, static_cast<std::uint32_t>(Asks::aware)));
  std::fill_n(scratch.c.data(), size, 0);
  for (std::size_t k = 0; k < size; ++k) {
    a[k] = all[k].topic_key;
    b[k] = all[k].household;
  }
  district.coins += size;
  draw_words(setting.draws.key(Stream::listening),
             {scratch.head.data(), scratch.a.data(), scratch.b.data(), scratch.c.data()},
             (size + kCoinLanes - 1) / kCoinLanes, scratch.words.data());
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t* const words = scratch.words_of(k);
    const Aware& aware = scratch.aware[k];
    if (!coin(words[0], chance_to_ask(setting, Asks::aware, aware.household))) continue;
    district.happens(Event::asked, aware.topic);
    district.questions.push_back({aware.household, static_cast<std::uint16_t>(aware.topic), Asks::aware, turn.hour / 24,
                                  words[kCoinLanes], words[2 * kCoinLanes], words[3 * kCoinLanes]});
  }
}

void ask_after_failure(const Turn& turn, std::uint32_t topic, std::uint32_t household) {
  const Setting& setting = turn.setting;
  if (!(setting.param.ask_failed > 0.0)) return;
  const Words words = draw(setting.draws.key(Stream::listening),
                           counter_head(Purpose::ask, 0, static_cast<std::uint32_t>(Asks::failed)),
                           setting.topic_key(topic), household);
  if (!coin(words[0], chance_to_ask(setting, Asks::failed, household))) return;
  turn.district.happens(Event::asked, topic);
  turn.district.questions.push_back(
      {household, static_cast<std::uint16_t>(topic), Asks::failed, turn.hour / 24, words[1], words[2], words[3]});
}

void listen(const Setting& setting, std::uint32_t day, State& state) {
  for (District& district : state.districts) {
    state.waiting.insert(state.waiting.end(), district.questions.begin(), district.questions.end());
    district.questions.clear();
  }
  for (const ListeningDuty& duty : setting.calendar.listening) {
    if (duty.begin <= day && day < duty.end) answer(setting, duty, day, state);
  }
  const auto patience = static_cast<std::uint32_t>(setting.param.patience_days);
  const auto ignored = std::partition(state.waiting.begin(), state.waiting.end(),
                                      [&](const Question& question) { return day + 1 < question.day + patience; });
  for (auto one = ignored; one != state.waiting.end(); ++one) {
    state.districts[one->household / setting.district_households].happens(Event::ignored, one->topic);
    regard(setting, *one, setting.param.trust_ignored, state);
  }
  state.waiting.erase(ignored, state.waiting.end());
  if (day % 7 == 6 && !state.messages.empty()) learn(setting, day, state);
}

}  // namespace kabar
