// S9 Action: who understands may apply; an application succeeds or fails; scarce places go by keyed priority.

#include <algorithm>
#include <tuple>

#include "core/exponential.h"
#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// What decides a household's application for a topic: words 0 whether, 1 when, 2 success, 3 priority for a place.
Words decision(const Setting& setting, std::uint32_t topic, std::uint32_t household) {
  return draw(setting.draws.key(Stream::action), counter_head(Purpose::apply), setting.topic_key(topic), household);
}

bool at_desk(const Setting& setting, std::uint32_t topic, std::uint32_t household, std::uint32_t hour) {
  const std::uint32_t kelurahan = setting.world.population.kelurahan[household];
  const std::vector<DeskHours>& desks = setting.calendar.topics[topic].desks;
  return std::any_of(desks.begin(), desks.end(), [&](const DeskHours& desk) {
    return desk.begin <= hour && hour < desk.end && (hour - desk.begin) / 24 % 7 < desk.days &&
           setting.calendar.area_kelurahan[desk.area][kelurahan] != 0;
  });
}

/// From today on the household counts as aware and understanding for good, no longer only until it forgets.
void count_for_good(std::uint32_t topic, std::uint32_t hour, const Known& known, bool enrolled, Block& block) {
  const auto change = [&](Measure measure, std::uint32_t day, std::int32_t by) {
    block.daily[series_of(topic, measure, known.status(), block) + day] += by;
  };
  for (const Measure measure : {Measure::aware, Measure::understands}) {
    change(measure, day_of(known.forget, block), 1);
    change(measure, block.days_kept - 1, -1);
  }
  change(Measure::applied, day_of(hour, block), 1);
  if (enrolled) change(Measure::enrolled, day_of(hour, block), 1);
}

/// Who failed and was told why tries once more; what it does tells nobody anything new.
void apply_again(const Setting& setting, const Application& application, std::uint32_t hour, Block& block) {
  const std::uint32_t household = application.household, topic = application.topic;
  Known& known = block.known[block.place(topic, household)];
  const TopicCalendar& calendar = setting.calendar.topics[topic];
  const Words words =
      draw(setting.draws.key(Stream::action), counter_head(Purpose::apply, 0, 1), setting.topic_key(topic), household);
  const std::uint64_t success = at_desk(setting, topic, household, hour) ? calendar.desk_success : calendar.success;
  const bool succeeds = coin(words[2], success);
  if (household == block.followed) {
    block.deeds.push_back({hour, topic, application.root, static_cast<double>(success) / 4294967296.0, succeeds, true});
  }
  if (!succeeds) return;
  if (calendar.places != kNone) {
    block.candidates.push_back({topic, decision(setting, topic, household)[3], household});
    return;
  }
  known.bits = static_cast<std::uint16_t>((known.bits & ~std::uint32_t{Known::kLevel}) | kEnrolled);
  ++block.daily[series_of(topic, Measure::enrolled, known.status(), block) + day_of(hour, block)];
}

}  // namespace

void intend(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const auto limit_of = [&](std::uint32_t i) {
    const Known& known = block.known[desk.places[i]];
    if ((known.bits & Known::kServed) != 0) return std::uint64_t{0};
    const std::uint64_t limit =
        setting.wording.act[desk.now[i].message][(known.traits() & kEligibleTrait) != 0 ? 1 : 0];
    if ((known.bits & Known::kRegards) == 0) return limit;
    const Regard& regard = block.regard.at(desk.places[i]);
    const double readiness = regard.misled ? regard.answers * (1.0 - setting.param.hoax_effect) : regard.answers;
    const double regarded = static_cast<double>(limit) * readiness + 0.5;
    return static_cast<std::uint64_t>(std::min(regarded, 4294967296.0));
  };
  // Their places in desk.now are kept in desk.recalls, which nobody asks any more. First those who understand, without
  // a branch, then of them those who may act.
  std::size_t grasp = 0;
  for (const std::uint32_t i : desk.recalls) {
    desk.recalls[grasp] = i;
    grasp += Outcome::after(desk.outcomes[i]) == kUnderstands ? 1 : 0;
  }
  desk.limits.resize(grasp);
  std::uint32_t *const a = desk.a.data(), *const b = desk.b.data();
  std::size_t asked = 0;
  for (std::size_t k = 0; k < grasp; ++k) {
    const std::uint32_t i = desk.recalls[k];
    desk.recalls[asked] = i;
    desk.limits[asked] = limit_of(i);
    a[asked] = setting.effect(desk.now[i].message).topic_key;
    b[asked] = desk.now[i].household;
    asked += desk.limits[asked] != 0 ? 1 : 0;
  }
  if (asked == 0) return;
  block.coins += asked;
  std::fill_n(desk.head.data(), asked, counter_head(Purpose::apply));
  std::fill_n(desk.c.data(), asked, 0);
  draw_words(setting.draws.key(Stream::action), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             (asked + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  for (std::size_t k = 0; k < asked; ++k) {
    const std::uint32_t i = desk.recalls[k];
    const std::uint32_t* const words = desk.words_of(k);
    if (!coin(words[0], desk.limits[k])) continue;
    const double delay = 24.0 * setting.param.act_days * exponential(words[kCoinLanes]);
    const auto whole = static_cast<double>(static_cast<std::int64_t>(delay));
    const double after = std::max(1.0, whole + (whole < delay ? 1.0 : 0.0));
    if (after >= static_cast<double>(setting.hours - hour)) continue;
    const Exposure& exposure = desk.now[i];
    block.applications.push(hour + static_cast<std::uint32_t>(after),
                            {exposure.household, exposure.root, setting.message(exposure.message).topic,
                             static_cast<std::uint16_t>(exposure.root_channel()), false});
  }
}

void apply(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  desk.applications.clear();
  block.applications.take(hour, desk.applications);
  if (desk.applications.empty()) return;
  std::sort(desk.applications.begin(), desk.applications.end(), [](const Application& a, const Application& b) {
    return std::tie(a.topic, a.household, a.root) < std::tie(b.topic, b.household, b.root);
  });
  for (const Application& application : desk.applications) {
    const Network& network = setting.world.network;
    __builtin_prefetch(block.known.data() + block.place(application.topic, application.household), 1);
    __builtin_prefetch(network.rt_ties.offset.data() + application.household);
    __builtin_prefetch(network.kin_ties.offset.data() + application.household);
  }
  for (const Application& application : desk.applications) {
    if (application.again) {
      apply_again(setting, application, hour, block);
      continue;
    }
    const std::uint32_t household = application.household, topic = application.topic;
    Known& known = block.known[block.place(topic, household)];
    if (known.level() != kUnderstands || known.forget <= hour) continue;  // forgotten, or applied before
    const TopicCalendar& calendar = setting.calendar.topics[topic];
    const Words words = decision(setting, topic, household);
    const std::uint64_t success = at_desk(setting, topic, household, hour) ? calendar.desk_success : calendar.success;
    const bool succeeds = coin(words[2], success), at_once = succeeds && calendar.places == kNone;
    if (succeeds && !at_once) block.candidates.push_back({topic, words[3], household});
    count_for_good(topic, hour, known, at_once, block);
    known.forget = kNone;
    known.bits =
        static_cast<std::uint16_t>((known.bits & ~std::uint32_t{Known::kLevel}) | (at_once ? kEnrolled : kApplied));
    desk.aware.push_back({household, topic, application.root, application.root_channel, Telling::acts, known.traits(),
                          setting.topic_key(topic)});
    if (!succeeds) ask_after_failure(setting, topic, household, hour, block);
    if (household == block.followed) {
      block.deeds.push_back(
          {hour, topic, application.root, static_cast<double>(success) / 4294967296.0, succeeds, false});
    }
  }
  if (desk.aware.empty()) return;
  retell(setting, hour, parity, block);
  desk.aware.clear();
}

void give_places(const Setting& setting, std::span<Block> blocks) {
  const auto topics = static_cast<std::uint32_t>(setting.calendar.topics.size());
  for (std::uint32_t topic = 0; topic < topics; ++topic) {
    const std::size_t places = setting.calendar.topics[topic].places;
    if (places == kNone) continue;
    std::vector<Candidate> candidates;
    for (const Block& block : blocks) {
      std::copy_if(block.candidates.begin(), block.candidates.end(), std::back_inserter(candidates),
                   [&](const Candidate& candidate) { return candidate.topic == topic; });
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.priority, a.household) < std::tie(b.priority, b.household);
    });
    candidates.resize(std::min(candidates.size(), places));
    for (const Candidate& candidate : candidates) {
      Block& block = blocks[candidate.household / setting.block_households];
      Known& known = block.known[block.place(topic, candidate.household)];
      known.bits = static_cast<std::uint16_t>((known.bits & ~std::uint32_t{Known::kLevel}) | kEnrolled);
      ++block.daily[series_of(topic, Measure::enrolled, known.status(), block) + block.days_kept - 2];
    }
  }
}

}  // namespace kabar
