// S3 Encode and understand: what the exposures of an hour do to their households, and what follows.

#include <algorithm>
#include <tuple>

#include "core/unforeseen.h"
#include "diffusion/outcome.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Where the households of desk.now are in block.known, from exposure number `first` on.
void find_places(const Setting& setting, std::size_t first, Block& block) {
  Desk& desk = *block.desk;
  desk.places.resize(desk.now.size());
  for (std::size_t i = first; i < desk.now.size(); ++i) {
    const Exposure& exposure = desk.now[i];
    desk.places[i] = block.place(setting.message(exposure.message).topic, exposure.household);
  }
}

/// Households do not affect one another within an hour, so only the exposures of a household with several about a topic
/// need an order: they come last in desk.now, by household and identity.
void put_contested_last(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  std::size_t contested = 0;
  for (const std::uint32_t place : desk.places) {
    Known& known = block.known[place];
    const std::uint32_t again = known.bits & Known::kDue;
    known.bits = static_cast<std::uint16_t>(known.bits | (again << 1) | Known::kDue);
    contested += again;
  }
  static_assert(Known::kContested == Known::kDue << 1);
  if (contested == 0) return;
  const auto is_contested = [&](std::size_t i) { return (block.known[desk.places[i]].bits & Known::kContested) != 0; };
  desk.contested.clear();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < desk.now.size(); ++i) {
    if (is_contested(i)) {
      desk.contested.push_back(desk.now[i]);
    } else {
      desk.places[kept] = desk.places[i];
      desk.now[kept++] = desk.now[i];
    }
  }
  const auto identity = [&](const Exposure& e) {
    return std::tuple(e.household, setting.message(e.message).topic, e.mechanism(), e.source, e.root, e.message, e.tag);
  };
  std::sort(desk.contested.begin(), desk.contested.end(),
            [&](const Exposure& one, const Exposure& other) { return identity(one) < identity(other); });
  std::copy(desk.contested.begin(), desk.contested.end(), desk.now.begin() + static_cast<std::ptrdiff_t>(kept));
  find_places(setting, kept, block);
}

/// The encode draws of desk.now into desk.words, in groups of sixteen.
void draw_encoding(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const std::size_t groups = (desk.now.size() + kCoinLanes - 1) / kCoinLanes, lanes = groups * kCoinLanes;
  if (desk.head.size() < lanes) {
    for (std::vector<std::uint32_t>* column : {&desk.head, &desk.a, &desk.b, &desk.c}) column->resize(2 * lanes);
    desk.words.resize(2 * lanes * kBlockCoins);
  }
  for (std::size_t i = 0; i < desk.now.size(); ++i) {
    const Exposure exposure = desk.now[i];
    const Message& message = setting.message(exposure.message);
    desk.head[i] = counter_head(Purpose::encode, 0, message.channel);
    desk.a[i] = exposure.household;
    desk.b[i] = exposure.source;
    const std::uint32_t told = 0u - unforeseen(exposure.told());
    desk.c[i] = exposure.root ^ ((exposure.root ^ setting.topic_key(message.topic)) & told);
  }
  draw_words(setting.draws.key(Stream::encoding), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             groups, desk.words.data());
}

/// Whether the newly aware household takes part at once.
bool takes_part(const Setting& setting, std::uint32_t topic, std::uint32_t household) {
  const Words words =
      draw(setting.draws.key(Stream::encoding), counter_head(Purpose::take_up), setting.topic_key(topic), household);
  return coin(words[0], threshold(setting.param.take_up));
}

/// S3 for all of desk.now, without a branch that depends on chance.
void encode(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const Message* const messages = setting.messages;
  const std::size_t size = desk.now.size();
  desk.outcomes.resize(size);
  Known* const all = block.known.data();
  std::int32_t* const daily = block.daily.data() + day_of(hour, block);
  const std::uint32_t always = setting.memory != Memory::two_state ? 1 : 0;
  const bool take_up = setting.param.take_up > 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t* const words = desk.words.data() + i / kCoinLanes * kCoinLanes * kBlockCoins + i % kCoinLanes;
    const Message& message = messages[desk.now[i].message];
    Known& known = all[desk.places[i]];
    const std::uint32_t bits = known.bits, unseen = unforeseen(known.exposures == 0);
    const std::uint32_t status = bits >> 8 & (kPoorTrait | kEligibleTrait);
    daily[series_of(message.topic, Measure::reach, status, block)] += static_cast<std::int32_t>(unseen);
    const std::uint32_t exposures = known.exposures + unforeseen(known.exposures < 0xFFFF);
    const std::uint32_t level = bits & Known::kLevel;
    const std::uint32_t forgotten = unforeseen((level - kAware < kApplied - kAware) & (known.forget <= hour));
    const std::uint32_t before = level & (forgotten - 1);  // kUnaware is 0
    const std::uint32_t unaware = unforeseen(before == kUnaware);
    const std::uint32_t becomes = unaware & unforeseen(coin(words[0], message.alpha));
    const std::uint32_t first = becomes & ~(bits / Known::kEver) & 1u;
    std::uint32_t after = before + becomes;
    if (take_up && first != 0 && takes_part(setting, message.topic, desk.now[i].household)) after = kApplied;
    const std::uint32_t heeded = always | unaware;
    after += heeded & unforeseen(after == kAware) &
             unforeseen(coin(words[kCoinLanes], message.understand[bits >> (8 + kComprehensionShift)]));
    known.forget |= 0u - becomes;  // kNone until `remember` knows better: not within this hour
    known.exposures = static_cast<std::uint16_t>(exposures);
    known.bits = static_cast<std::uint16_t>((bits & (0xFF00u | Known::kEver | Known::kServed | Known::kRegards)) |
                                            becomes * Known::kEver | after);
    desk.outcomes[i] = Outcome::of(before, after, heeded & unforeseen(after != kUnaware), first, exposures);
  }
}

/// Who stays or becomes aware is put on desk.recalls, who becomes aware for the first time on desk.fresh, who shows a
/// post on on desk.sharing.
void sort_out(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const Message* const messages = setting.messages;
  const std::size_t size = desk.now.size();
  for (std::vector<std::uint32_t>* list : {&desk.recalls, &desk.fresh, &desk.sharing}) list->resize(size);
  std::uint32_t *const recalls = desk.recalls.data(), *const fresh = desk.fresh.data();
  std::uint32_t* const sharing = desk.sharing.data();
  std::size_t recalls_size = 0, fresh_size = 0, sharing_size = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t outcome = desk.outcomes[i];
    recalls[recalls_size] = i;
    recalls_size += outcome / Outcome::kRemembers & 1u;
    fresh[fresh_size] = i;
    fresh_size += outcome / Outcome::kFirst & 1u;
    const Exposure& exposure = desk.now[i];
    const Message& message = messages[exposure.message];
    const std::uint32_t word =
        desk.words[i / kCoinLanes * kCoinLanes * kBlockCoins + i % kCoinLanes + 2 * std::size_t{kCoinLanes}];
    sharing[sharing_size] = i;
    sharing_size += unforeseen(exposure.mechanism() == Mechanism::feed) &
                    unforeseen(coin(word, message.reshare[exposure.endorsed() ? 1 : 0]));
  }
  desk.recalls.resize(recalls_size);
  desk.fresh.resize(fresh_size);
  desk.sharing.resize(sharing_size);
}

/// Fetches what those of desk.fresh will need.
void fetch_fresh(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const Network& network = setting.world.network;
  for (const std::uint32_t i : desk.fresh) {
    const Exposure& exposure = desk.now[i];
    __builtin_prefetch(network.rt_ties.offset.data() + exposure.household);
    __builtin_prefetch(network.kin_ties.offset.data() + exposure.household);
    __builtin_prefetch(network.groups.offset.data() + exposure.household);
  }
}

/// Writes down how those of desk.fresh became aware, and puts them on desk.aware.
void note_first(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  std::int32_t* const daily = block.daily.data() + day_of(hour, block);
  for (const std::uint32_t i : desk.fresh) {
    const Exposure& exposure = desk.now[i];
    const std::uint32_t household = exposure.household;
    const Message& message = setting.message(exposure.message);
    const Known& known = block.known[desk.places[i]];
    block.firsts[message.topic].push_back(First::of(household - block.begin, hour, parent_of(setting, exposure),
                                                    exposure.root, message.channel, exposure.root_channel()));
    desk.aware.push_back({household, message.topic, exposure.root, exposure.root_channel(),
                          known.level() >= kApplied ? Telling::takes_part : Telling::aware, known.traits()});
    ++daily[series_of(message.topic, Measure::ever_aware, known.status(), block)];
    if (known.level() >= kApplied) ++daily[series_of(message.topic, Measure::applied, known.status(), block)];
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

void handle(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  if (desk.now.empty()) return;
  find_places(setting, 0, block);
  for (const std::uint32_t place : desk.places) __builtin_prefetch(block.known.data() + place, 1);
  put_contested_last(setting, block);
  draw_encoding(setting, block);
  encode(setting, hour, block);
  debunk_hoaxes(setting, hour, block);
  sort_out(setting, block);
  fetch_fresh(setting, block);
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
}

}  // namespace kabar
