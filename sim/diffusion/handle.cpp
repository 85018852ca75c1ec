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

/// Puts those of desk.fresh on desk.aware, and fetches what they will need. In one loop, for a function that does
/// nothing but fetch has no effect as GCC 12 sees it, and its calls disappear.
void list_aware(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  desk.aware.resize(desk.fresh.size());
  for (std::size_t k = 0; k < desk.fresh.size(); ++k) {
    const std::uint32_t i = desk.fresh[k];
    const Exposure exposure = desk.now[i];
    const Known& known = block.known[desk.places[i]];
    __builtin_prefetch(network.rt_ties.offset.data() + exposure.household);
    __builtin_prefetch(network.kin_ties.offset.data() + exposure.household);
    __builtin_prefetch(network.groups.offset.data() + exposure.household);
    __builtin_prefetch(population.poor.data() + exposure.household);
    __builtin_prefetch(population.access.data() + exposure.household);
    desk.aware[k] = {exposure.household,
                     setting.effect(exposure.message).topic,
                     exposure.root,
                     exposure.root_channel(),
                     known.level() >= kApplied ? Telling::takes_part : Telling::aware,
                     known.traits(),
                     setting.effect(exposure.message).topic_key};
  }
}

/// Writes down how those of desk.aware, who are desk.fresh, became aware.
void note_first(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  std::int32_t* const daily = block.daily.data() + day_of(hour, block);
  for (std::size_t k = 0; k < desk.aware.size(); ++k) {
    const Exposure& exposure = desk.now[desk.fresh[k]];
    const Aware& aware = desk.aware[k];
    const std::uint32_t status = aware.traits & (kPoorTrait | kEligibleTrait);
    block.firsts[aware.topic].push_back(First::of(aware.household - block.begin, hour, parent_of(setting, exposure),
                                                  aware.root, setting.effect(exposure.message).channel,
                                                  aware.root_channel));
    ++daily[series_of(aware.topic, Measure::ever_aware, status, block)];
    if (aware.telling == Telling::takes_part) ++daily[series_of(aware.topic, Measure::applied, status, block)];
  }
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
    case Mechanism::broadcast:
    case Mechanism::visit:
    case Mechanism::reply:
      break;
  }
  return exposure.root;
}

namespace {

/// What desk.now does, with all that follows from it.
void handle_now(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Rivals rivals, Block& block) {
  Desk& desk = *block.desk;
  if (desk.now.empty()) return;
  encode(setting, hour, rivals, block);
  debunk_hoaxes(setting, hour, block);
  list_aware(setting, block);
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
    note_first(setting, hour, block);
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
  for (std::size_t i = 0; i < desk.due.size(); ++i) {
    if ((block.known[desk.due_places[i]].bits & Known::kContested) != 0) {
      desk.rivals.push_back(desk.due[i]);
      continue;
    }
    desk.now.push_back(desk.due[i]);
    desk.places.push_back(desk.due_places[i]);
    if (desk.now.size() == kAtOnce) handle_now(setting, hour, parity, Rivals::none, block);
  }
  handle_now(setting, hour, parity, Rivals::none, block);
  handle_rivals(setting, hour, parity, block);
  desk.due.clear();
}

}  // namespace kabar
