// What is due in an hour: it is encoded (S3), and what follows from it goes its ways.

#include <algorithm>
#include <tuple>

#include "diffusion/daily.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Exposures that are handled at once: an hour may have a hundred times as many, and what they need stays in the cache.
constexpr std::size_t kAtOnce = 2048;

/// Where the households of what is due are in block.known, and which of them have several exposures about a topic.
/// Returns how many exposures came to one that had one before.
std::size_t mark_contested(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  desk.due_places.resize(desk.due.size());
  for (std::size_t i = 0; i < desk.due.size(); ++i) {
    const Exposure& exposure = desk.due[i];
    const std::uint32_t place = block.place(setting.effect(exposure.message).topic, exposure.household);
    __builtin_prefetch(block.known.data() + place, 1);
    desk.due_places[i] = place;
  }
  std::size_t contested = 0;
  for (const std::uint32_t place : desk.due_places) {
    Known& known = block.known[place];
    const std::uint32_t again = known.bits & Known::kDue;
    known.bits = static_cast<std::uint16_t>(known.bits | (again << 1) | Known::kDue);
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
      return exposure.told() ? setting.world.population.rt_head[exposure.source / kMeetingsOfRt] : exposure.root;
    default:
      return exposure.root;
  }
}

namespace {

/// Puts those of desk.fresh on desk.aware, writes down how they became so, and fetches what they will need. In one
/// loop, for a function that does nothing but fetch has no effect as GCC 12 sees it, and its calls disappear.
void list_aware(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  std::int32_t* const daily = block.daily.data() + day_of(hour, block);
  desk.aware.resize(desk.fresh.size());
  Aware* out = desk.aware.data();
  for (const std::uint32_t i : desk.fresh) {
    const Exposure& exposure = desk.now[i];
    const std::uint32_t household = exposure.household;
    // Not all of it: it was written in parts a moment ago, and a load of the whole would wait for them.
    const std::uint32_t bits = block.known[desk.places[i]].bits;
    const Effect& effect = setting.effect(exposure.message);
    __builtin_prefetch(network.rt_ties.offset.data() + household);
    __builtin_prefetch(network.kin_ties.offset.data() + household);
    __builtin_prefetch(network.groups.offset.data() + household);
    __builtin_prefetch(population.poor.data() + household);
    __builtin_prefetch(population.access.data() + household);
    __builtin_prefetch(population.rt.data() + household);
    const bool takes_part = (bits & Known::kLevel) >= kApplied;
    const std::uint32_t traits = bits >> 8, status = traits & (kPoorTrait | kEligibleTrait);
    *out++ = {household,
              effect.topic,
              exposure.root,
              exposure.root_channel(),
              takes_part ? Telling::takes_part : Telling::aware,
              traits,
              effect.topic_key};
    block.firsts[effect.topic].push_back(First::of(household - block.begin, hour, parent_of(setting, exposure),
                                                   exposure.root, effect.channel, exposure.root_channel()));
    ++daily[series_of(effect.topic, Measure::ever_aware, status, block)];
    if (takes_part) ++daily[series_of(effect.topic, Measure::applied, status, block)];
  }
}

/// What desk.now does, with all that follows from it.
void handle_now(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Rivals rivals, Block& block) {
  Desk& desk = *block.desk;
  if (desk.now.empty()) return;
  encode(setting, hour, rivals, block);
  debunk_hoaxes(setting, hour, block);
  list_aware(setting, hour, block);
  block.exposures += desk.now.size();
  for (const std::uint32_t i : desk.sharing) {
    const Exposure& exposure = desk.now[i];
    if (block.reshared.insert({exposure.root, exposure.household}).second) {
      reshare(setting, exposure, hour, parity, block);
    }
  }
  remember(setting, hour, block);
  intend(setting, hour, block);
  if (block.followed - block.begin < block.end - block.begin) note_encounters(setting, hour, block);
  if (!desk.fresh.empty()) {
    block.activations += desk.aware.size();
    ask(setting, hour, block);
    retell(setting, hour, parity, block);
    forward_to_groups(setting, hour, block);
    for (const Aware& aware : desk.aware) {
      if ((aware.traits & kHeadTrait) != 0) relay_unasked(setting, aware, hour, block);
    }
    desk.aware.clear();
    read_in_groups(setting, parity, block);
  }
  desk.now.clear();
  desk.places.clear();
}

/// Puts those of due numbers `begin` to `end` - 1 on desk.now, or on desk.rivals where they are contested.
void part(std::size_t begin, std::size_t end, Block& block) {
  Desk& desk = *block.desk;
  desk.now.resize(end - begin);
  desk.places.resize(end - begin);
  std::size_t kept = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t place = desk.due_places[i];
    desk.now[kept] = desk.due[i];
    desk.places[kept] = place;
    const bool contested = (block.known[place].bits & Known::kContested) != 0;
    if (contested) desk.rivals.push_back(desk.due[i]);
    kept += contested ? 0 : 1;
  }
  desk.now.resize(kept);
  desk.places.resize(kept);
}

/// Those of a household with several exposures about a topic, by household and identity, a household never parted.
void handle_rivals(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  const auto identity = [&](const Exposure& e) {
    return std::tuple(e.household, setting.effect(e.message).topic, e.mechanism(), e.source, e.root, e.message, e.tag);
  };
  std::sort(desk.rivals.begin(), desk.rivals.end(),
            [&](const Exposure& one, const Exposure& other) { return identity(one) < identity(other); });
  for (const Exposure& exposure : desk.rivals) {
    if (desk.now.size() >= kAtOnce && desk.now.back().household != exposure.household) {
      handle_now(setting, hour, parity, Rivals::some, block);
    }
    desk.now.push_back(exposure);
    desk.places.push_back(block.place(setting.effect(exposure.message).topic, exposure.household));
  }
  handle_now(setting, hour, parity, Rivals::some, block);
  desk.rivals.clear();
}

}  // namespace

void handle(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  if (desk.due.empty()) return;
  const std::size_t contested = mark_contested(setting, block);
  if (contested == 0 && desk.due.size() <= kAtOnce) {
    desk.now.swap(desk.due);
    desk.places.swap(desk.due_places);
    handle_now(setting, hour, parity, Rivals::none, block);
    return;
  }
  // Households do not affect one another within an hour, so only rivals need an order.
  for (std::size_t begin = 0; begin < desk.due.size(); begin += kAtOnce) {
    part(begin, std::min(begin + kAtOnce, desk.due.size()), block);
    handle_now(setting, hour, parity, Rivals::none, block);
  }
  handle_rivals(setting, hour, parity, block);
  desk.due.clear();
}

}  // namespace kabar
