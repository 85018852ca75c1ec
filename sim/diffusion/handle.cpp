// What is due in an hour: it is encoded (S3), and what follows from it goes its ways.
// Exposures of one household and topic go in increasing (mechanism, source id, root), others in any order. Which those
// are, two bits of Known say: the first sets kDue, each further one kContested, which is kDue << 1.

#include <algorithm>
#include <tuple>

#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Exposures that are handled at once: an hour may have a hundred times as many, and what they need stays in the cache.
constexpr std::size_t kAtOnce = 2048;

/// Where the households of what is due are in district.known, and which of them have several exposures about a topic.
/// Returns how many exposures came to one that had one before.
std::size_t mark_contested(const Turn& turn) {
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  scratch.due_places.resize(scratch.due.size());
  for (std::size_t i = 0; i < scratch.due.size(); ++i) {
    const Exposure& exposure = scratch.due[i];
    const std::uint32_t place = district.place(turn.setting.effect(exposure.message).topic, exposure.household);
    __builtin_prefetch(district.known.data() + place, 1);
    scratch.due_places[i] = place;
  }
  std::size_t contested = 0;
  for (const std::uint32_t place : scratch.due_places) {
    Known& known = district.known[place];
    const std::uint32_t again = known.bits & Known::kDue;
    known.set((again << 1) | Known::kDue);
    contested += again;
  }
  static_assert(Known::kContested == Known::kDue << 1);
  return contested;
}

}  // namespace

std::uint32_t parent_of(const Setting& setting, const Exposure& exposure) {
  switch (exposure.mechanism()) {
    case Mechanism::neighbour:
    case Mechanism::kin:
      return exposure.source;
    case Mechanism::group:
      return setting.world.network.members.target[exposure.source];
    case Mechanism::feed:
      return exposure.source >= kSharer ? exposure.source - kSharer : exposure.root;
    case Mechanism::meeting:
      return exposure.told() ? setting.world.population.rt_head[MeetingSource::rt(exposure.source)] : exposure.root;
    default:
      return exposure.root;
  }
}

namespace {

/// Puts those of scratch.fresh on scratch.aware, writes down how they became so, and fetches what they will need. In
/// one loop, for a function that does nothing but fetch has no effect as GCC 12 sees it, and its calls disappear.
void list_aware(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  std::int32_t* const daily = district.daily.data() + day_of(turn.hour, district);
  scratch.aware.resize(scratch.fresh.size());
  Aware* out = scratch.aware.data();
  for (const std::uint32_t i : scratch.fresh) {
    const Exposure& exposure = scratch.now[i];
    const std::uint32_t household = exposure.household;
    // Not all of it: it was written in parts a moment ago, and a load of the whole would wait for them.
    const std::uint32_t bits = district.known[scratch.places[i]].bits;
    const Effect& effect = setting.effect(exposure.message);
    __builtin_prefetch(network.rt_ties.offset.data() + household);
    __builtin_prefetch(network.kin_ties.offset.data() + household);
    __builtin_prefetch(network.groups.offset.data() + household);
    __builtin_prefetch(population.poor.data() + household);
    __builtin_prefetch(population.access.data() + household);
    __builtin_prefetch(population.rt.data() + household);
    const bool takes_part = (bits & Known::kLevel) >= kApplied;
    const std::uint32_t traits = Known::traits_of(bits), status = Known::status_of(traits);
    *out++ = {household,
              effect.topic,
              exposure.root,
              exposure.root_channel(),
              takes_part ? Telling::takes_part : Telling::aware,
              traits,
              effect.topic_key};
    district.firsts[effect.topic].push_back(First::of(household - district.begin, turn.hour,
                                                      parent_of(setting, exposure), exposure.root, effect.channel,
                                                      exposure.root_channel()));
    ++daily[series_of(effect.topic, Measure::ever_aware, status, district)];
    if (takes_part) ++daily[series_of(effect.topic, Measure::applied, status, district)];
  }
}

/// What scratch.now does, with all that follows from it.
void handle_now(const Turn& turn, Rivals rivals) {
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  if (scratch.now.empty()) return;
  encode(turn, rivals);
  debunk_hoaxes(turn);
  list_aware(turn);
  district.exposures += scratch.now.size();
  for (const std::uint32_t i : scratch.sharing) {
    const Exposure& exposure = scratch.now[i];
    if (district.reshared.insert({exposure.root, exposure.household}).second) {
      reshare(turn, exposure);
    }
  }
  remember(turn);
  intend(turn);
  if (district.followed - district.begin < district.end - district.begin) note_encounters(turn);
  if (!scratch.fresh.empty()) {
    district.activations += scratch.aware.size();
    ask(turn);
    retell(turn);
    forward_to_groups(turn);
    for (const Aware& aware : scratch.aware) {
      if ((aware.traits & kHeadTrait) != 0) relay_unasked(turn, aware);
    }
    scratch.aware.clear();
    read_in_groups(turn);
  }
  scratch.now.clear();
  scratch.places.clear();
}

/// Puts those of due numbers `begin` to `end` - 1 on scratch.now, or on scratch.rivals where they are contested.
void part(std::size_t begin, std::size_t end, const District& district, Scratch& scratch) {
  scratch.now.resize(end - begin);
  scratch.places.resize(end - begin);
  std::size_t kept = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t place = scratch.due_places[i];
    scratch.now[kept] = scratch.due[i];
    scratch.places[kept] = place;
    const bool contested = (district.known[place].bits & Known::kContested) != 0;
    if (contested) scratch.rivals.push_back(scratch.due[i]);
    kept += contested ? 0 : 1;
  }
  scratch.now.resize(kept);
  scratch.places.resize(kept);
}

/// Those of a household with several exposures about a topic, by household and identity, a household never parted.
void handle_rivals(const Turn& turn) {
  Scratch& scratch = turn.scratch;
  const auto identity = [&](const Exposure& e) {
    return std::tuple(e.household, turn.setting.effect(e.message).topic, e.mechanism(), e.source, e.root, e.message,
                      e.tag);
  };
  std::sort(scratch.rivals.begin(), scratch.rivals.end(),
            [&](const Exposure& one, const Exposure& other) { return identity(one) < identity(other); });
  for (const Exposure& exposure : scratch.rivals) {
    if (scratch.now.size() >= kAtOnce && scratch.now.back().household != exposure.household) {
      handle_now(turn, Rivals::some);
    }
    scratch.now.push_back(exposure);
    scratch.places.push_back(turn.district.place(turn.setting.effect(exposure.message).topic, exposure.household));
  }
  handle_now(turn, Rivals::some);
  scratch.rivals.clear();
}

}  // namespace

void handle(const Turn& turn) {
  Scratch& scratch = turn.scratch;
  if (scratch.due.empty()) return;
  const std::size_t contested = mark_contested(turn);
  if (contested == 0 && scratch.due.size() <= kAtOnce) {
    scratch.now.swap(scratch.due);
    scratch.places.swap(scratch.due_places);
    handle_now(turn, Rivals::none);
    return;
  }
  // Households do not affect one another within an hour, so only rivals need an order.
  for (std::size_t begin = 0; begin < scratch.due.size(); begin += kAtOnce) {
    part(begin, std::min(begin + kAtOnce, scratch.due.size()), turn.district, scratch);
    handle_now(turn, Rivals::none);
  }
  handle_rivals(turn);
  scratch.due.clear();
}

}  // namespace kabar
