// S9 Action: who understands may apply; an application succeeds or fails; scarce places go by keyed priority.
// w = draw(action, apply, 0; T, i, 0), the same at every exposure: i means to apply if w0 < thr(p) f, f the factors of
// S8 and S10, p = min(1, p_app x trust / trust_rt_head), times act_not_eligible if it is not; in hour
// h + max(1, ceil(24 act_days E(w1))). It succeeds if w2 < thr(act_success), at a desk
// thr(act_success + desk_success x assistance); the places of a quota go by (w3, i). Once more, told why it failed: w2
// of draw(action, apply, 1; T, i, 0).

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
void count_for_good(std::uint32_t topic, std::uint32_t hour, const Known& known, bool enrolled, District& district) {
  const auto change = [&](Measure measure, std::uint32_t day, std::int32_t by) {
    district.daily[series_of(topic, measure, known.status(), district) + day] += by;
  };
  for (const Measure measure : {Measure::aware, Measure::understands}) {
    change(measure, day_of(known.forget, district), 1);
    change(measure, district.days_kept - 1, -1);
  }
  change(Measure::applied, day_of(hour, district), 1);
  if (enrolled) change(Measure::enrolled, day_of(hour, district), 1);
}

/// Who failed and was told why tries once more; what it does tells nobody anything new.
void apply_again(const Turn& turn, const Application& application) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  const std::uint32_t household = application.household, topic = application.topic;
  Known& known = district.known[district.place(topic, household)];
  const TopicCalendar& calendar = setting.calendar.topics[topic];
  const Words words =
      draw(setting.draws.key(Stream::action), counter_head(Purpose::apply, 0, 1), setting.topic_key(topic), household);
  const std::uint64_t success =
      at_desk(setting, topic, household, turn.hour) ? calendar.desk_success : calendar.success;
  const bool succeeds = coin(words[2], success);
  if (household == district.followed) {
    district.deeds.push_back(
        {turn.hour, topic, application.root, static_cast<double>(success) / 4294967296.0, succeeds, true});
  }
  if (!succeeds) return;
  if (calendar.places != kNone) {
    district.candidates.push_back({topic, decision(setting, topic, household)[3], household});
    return;
  }
  known.set_level(kEnrolled);
  ++district.daily[series_of(topic, Measure::enrolled, known.status(), district) + day_of(turn.hour, district)];
}

}  // namespace

void intend(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  const auto limit_of = [&](std::uint32_t i) {
    const Known& known = district.known[scratch.places[i]];
    if ((known.bits & Known::kServed) != 0) return std::uint64_t{0};
    const std::uint64_t limit =
        setting.wording.act[scratch.now[i].message][(known.traits() & kEligibleTrait) != 0 ? 1 : 0];
    if ((known.bits & Known::kRegards) == 0) return limit;
    const Regard& regard = district.regard.at(scratch.places[i]);
    const double readiness = regard.misled ? regard.answers * (1.0 - setting.param.hoax_effect) : regard.answers;
    const double regarded = static_cast<double>(limit) * readiness + 0.5;
    return static_cast<std::uint64_t>(std::min(regarded, 4294967296.0));
  };
  // Their places in scratch.now are kept in scratch.recalls, which nobody asks any more. First those who understand,
  // without a branch, then of them those who may act.
  std::size_t grasp = 0;
  for (const std::uint32_t i : scratch.recalls) {
    scratch.recalls[grasp] = i;
    grasp += Outcome::after(scratch.outcomes[i]) == kUnderstands ? 1 : 0;
  }
  scratch.limits.resize(grasp);
  std::uint32_t *const a = scratch.a.data(), *const b = scratch.b.data();
  std::size_t asked = 0;
  for (std::size_t k = 0; k < grasp; ++k) {
    const std::uint32_t i = scratch.recalls[k];
    scratch.recalls[asked] = i;
    scratch.limits[asked] = limit_of(i);
    a[asked] = setting.effect(scratch.now[i].message).topic_key;
    b[asked] = scratch.now[i].household;
    asked += scratch.limits[asked] != 0 ? 1 : 0;
  }
  if (asked == 0) return;
  district.coins += asked;
  std::fill_n(scratch.head.data(), asked, counter_head(Purpose::apply));
  std::fill_n(scratch.c.data(), asked, 0);
  draw_words(setting.draws.key(Stream::action),
             {scratch.head.data(), scratch.a.data(), scratch.b.data(), scratch.c.data()},
             (asked + kCoinLanes - 1) / kCoinLanes, scratch.words.data());
  for (std::size_t k = 0; k < asked; ++k) {
    const std::uint32_t i = scratch.recalls[k];
    const std::uint32_t* const words = scratch.words_of(k);
    if (!coin(words[0], scratch.limits[k])) continue;
    const double delay = 24.0 * setting.param.act_days * exponential(words[kCoinLanes]);
    const auto whole = static_cast<double>(static_cast<std::int64_t>(delay));
    const double after = std::max(1.0, whole + (whole < delay ? 1.0 : 0.0));
    if (after >= static_cast<double>(setting.hours - turn.hour)) continue;
    const Exposure& exposure = scratch.now[i];
    district.applications.push(turn.hour + static_cast<std::uint32_t>(after),
                               {exposure.household, exposure.root, setting.message(exposure.message).topic,
                                static_cast<std::uint16_t>(exposure.root_channel()), false});
  }
}

void apply(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  const std::uint32_t hour = turn.hour;
  scratch.applications.clear();
  district.applications.take(hour, scratch.applications);
  if (scratch.applications.empty()) return;
  std::sort(scratch.applications.begin(), scratch.applications.end(), [](const Application& a, const Application& b) {
    return std::tie(a.topic, a.household, a.root) < std::tie(b.topic, b.household, b.root);
  });
  for (const Application& application : scratch.applications) {
    const Network& network = setting.world.network;
    __builtin_prefetch(district.known.data() + district.place(application.topic, application.household), 1);
    __builtin_prefetch(network.rt_ties.offset.data() + application.household);
    __builtin_prefetch(network.kin_ties.offset.data() + application.household);
  }
  for (const Application& application : scratch.applications) {
    if (application.again) {
      apply_again(turn, application);
      continue;
    }
    const std::uint32_t household = application.household, topic = application.topic;
    Known& known = district.known[district.place(topic, household)];
    if (known.level() != kUnderstands || known.forget <= hour) continue;  // forgotten, or applied before
    const TopicCalendar& calendar = setting.calendar.topics[topic];
    const Words words = decision(setting, topic, household);
    const std::uint64_t success = at_desk(setting, topic, household, hour) ? calendar.desk_success : calendar.success;
    const bool succeeds = coin(words[2], success), at_once = succeeds && calendar.places == kNone;
    if (succeeds && !at_once) district.candidates.push_back({topic, words[3], household});
    count_for_good(topic, hour, known, at_once, district);
    known.forget = kNone;
    known.set_level(at_once ? kEnrolled : kApplied);
    scratch.aware.push_back({household, topic, application.root, application.root_channel, Telling::acts,
                             known.traits(), setting.topic_key(topic)});
    if (!succeeds) ask_after_failure(turn, topic, household);
    if (household == district.followed) {
      district.deeds.push_back(
          {hour, topic, application.root, static_cast<double>(success) / 4294967296.0, succeeds, false});
    }
  }
  if (scratch.aware.empty()) return;
  retell(turn);
  scratch.aware.clear();
}

void give_places(const Setting& setting, std::span<District> districts) {
  const auto topics = static_cast<std::uint32_t>(setting.calendar.topics.size());
  for (std::uint32_t topic = 0; topic < topics; ++topic) {
    const std::size_t places = setting.calendar.topics[topic].places;
    if (places == kNone) continue;
    std::vector<Candidate> candidates;
    for (const District& district : districts) {
      std::copy_if(district.candidates.begin(), district.candidates.end(), std::back_inserter(candidates),
                   [&](const Candidate& candidate) { return candidate.topic == topic; });
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.priority, a.household) < std::tie(b.priority, b.household);
    });
    candidates.resize(std::min(candidates.size(), places));
    for (const Candidate& candidate : candidates) {
      District& district = districts[candidate.household / setting.district_households];
      Known& known = district.known[district.place(topic, candidate.household)];
      known.set_level(kEnrolled);
      ++district.daily[series_of(topic, Measure::enrolled, known.status(), district) + district.days_kept - 2];
    }
  }
}

}  // namespace kabar
