// S3 Encode and understand: what the exposures of an hour do to their households, and what follows.

#include <algorithm>
#include <tuple>

#include "diffusion/daily.h"
#include "diffusion/encode_lanes.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Where the households of desk.now are in block.known, what they draw, and the memory that both will need.
void find_places(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const std::size_t size = desk.now.size();
  const std::size_t lanes = (size + kCoinLanes - 1) / kCoinLanes * kCoinLanes;
  if (desk.head.size() < lanes) {
    for (std::vector<std::uint32_t>* column : {&desk.head, &desk.a, &desk.b, &desk.c}) column->resize(2 * lanes);
    desk.words.resize(2 * lanes * kBlockCoins);
  }
  desk.places.resize(size);
  const Wording& wording = setting.wording;
  for (std::size_t i = 0; i < size; ++i) {
    const Exposure exposure = desk.now[i];
    const std::uint32_t place = block.place(wording.topic[exposure.message], exposure.household);
    __builtin_prefetch(block.known.data() + place, 1);
    desk.places[i] = place;
    desk.head[i] = wording.encode_head[exposure.message];
    desk.a[i] = exposure.household;
    desk.b[i] = exposure.source;
    desk.c[i] = exposure.told() ? wording.topic_key[exposure.message] : exposure.root;
  }
}

/// Marks the households with several exposures about a topic in this hour.
void mark_contested(Block& block) {
  for (const std::uint32_t place : block.desk->places) {
    Known& known = block.known[place];
    const std::uint32_t again = known.bits & Known::kDue;
    known.bits = static_cast<std::uint16_t>(known.bits | (again << 1) | Known::kDue);
  }
  static_assert(Known::kContested == Known::kDue << 1);
}

/// Whether the newly aware household takes part at once.
bool takes_part(const Setting& setting, std::uint32_t topic, std::uint32_t household) {
  const Words words =
      draw(setting.draws.key(Stream::encoding), counter_head(Purpose::take_up), setting.topic_key(topic), household);
  return coin(words[0], threshold(setting.param.take_up));
}

/// S3 for all of desk.now, sixteen at a time. Households do not affect one another within an hour, so only the
/// exposures of a household with several about a topic need an order: they come one by one, by household and identity.
/// Who stays or becomes aware is put on desk.recalls, who becomes aware for the first time on desk.fresh, who shows a
/// post on on desk.sharing.
class Encoding {
 public:
  Encoding(const Setting& setting, std::uint32_t hour, Block& block)
      : setting_(setting), hour_(hour), block_(block), desk_(*block.desk) {
    const std::size_t size = desk_.now.size();
    for (std::vector<std::uint32_t>* list : {&desk_.recalls, &desk_.fresh, &desk_.unseen, &desk_.outcomes}) {
      list->resize(size);
    }
    desk_.sharing.clear();
    desk_.contested.clear();
  }

  void run() {
    const auto size = static_cast<std::uint32_t>(desk_.now.size());
    // A household that may take part at once asks for one more draw.
    for (std::uint32_t i = 0; i < size;) i = setting_.param.take_up > 0.0 ? put_off(i) : sixteen(i, size);
    const auto identity = [&](std::uint32_t i) {
      const Exposure& e = desk_.now[i];
      return std::tuple(e.household, setting_.wording.topic[e.message], e.mechanism(), e.source, e.root, e.message,
                        e.tag);
    };
    std::sort(desk_.contested.begin(), desk_.contested.end(),
              [&](std::uint32_t one, std::uint32_t other) { return identity(one) < identity(other); });
    desk_.recalls_alone = recalls_;
    for (const std::uint32_t i : desk_.contested) one(i);
    desk_.recalls.resize(recalls_);
    desk_.fresh.resize(fresh_);
    desk_.unseen.resize(unseen_);
    count_reach();
  }

 private:
  std::uint32_t put_off(std::uint32_t i) {
    desk_.contested.push_back(i);
    return i + 1;
  }

  /// From exposure number i on; what is contested is put off. Returns the first that is still to come.
  std::uint32_t sixteen(std::uint32_t i, std::uint32_t size) {
    const Wording& wording = setting_.wording;
    Known* const all = block_.known.data();
    EncodeLanes& lanes = desk_.lanes;
    // Words are made sixteen at a time, too: a lane keeps its place there.
    const std::uint32_t filled = std::min<std::uint32_t>(kCoinLanes, size - i);
    std::uint32_t off = 0;
    for (std::uint32_t l = 0; l < filled; ++l) {
      const Exposure& exposure = desk_.now[i + l];
      const Known& known = all[desk_.places[i + l]];
      off += known.bits & Known::kContested;
      lanes.forget[l] = known.forget;
      lanes.rest[l] = Rest::of(known);
      lanes.aware[l] = wording.aware[exposure.message];
      lanes.understand[l] =
          wording.understand[exposure.message * kComprehensionClasses + (known.bits >> (8 + kComprehensionShift))];
      lanes.reshare[l] = wording.reshare[2 * exposure.message + (exposure.endorsed() ? 1 : 0)];
    }
    const std::uint32_t shares =
        encode_lanes(desk_.words_of(i), hour_, setting_.memory != Memory::two_state ? 1 : 0, lanes);
    for (std::uint32_t l = 0; l < filled; ++l) {
      Known& known = all[desk_.places[i + l]];
      if (off != 0 && (known.bits & Known::kContested) != 0) {
        put_off(i + l);
        continue;
      }
      known = Rest::known(lanes.forget[l], lanes.rest[l]);
      list(i + l, lanes.outcome[l], lanes.unseen[l]);
      if (shares != 0 && lanes.shares[l] != 0) desk_.sharing.push_back(i + l);
    }
    return i + filled;
  }

  void one(std::uint32_t i) {
    const Wording& wording = setting_.wording;
    const Exposure& exposure = desk_.now[i];
    const std::uint32_t message = exposure.message, *const words = desk_.words_of(i);
    Known& known = block_.known[desk_.places[i]];
    std::uint32_t forget = known.forget, rest = Rest::of(known);
    std::uint32_t outcome = encode_one(
        words[0], words[kCoinLanes], hour_, setting_.memory != Memory::two_state ? 1 : 0, wording.aware[message],
        wording.understand[message * kComprehensionClasses + (known.bits >> (8 + kComprehensionShift))], forget, rest);
    const std::uint32_t unseen = known.exposures == 0 ? 1 : 0;
    known = Rest::known(forget, rest);
    if (Outcome::first(outcome) && setting_.param.take_up > 0.0 &&
        takes_part(setting_, wording.topic[message], exposure.household)) {
      known.bits = static_cast<std::uint16_t>((known.bits & ~std::uint32_t{Known::kLevel}) | kApplied);
      outcome = Outcome::of(Outcome::before(outcome), kApplied, 1, 1, Outcome::exposures(outcome));
    }
    list(i, outcome, unseen);
    if (limited_coin(words[2 * kCoinLanes], wording.reshare[2 * message + (exposure.endorsed() ? 1 : 0)])) {
      desk_.sharing.push_back(i);
    }
  }

  void list(std::uint32_t i, std::uint32_t outcome, std::uint32_t unseen) {
    desk_.outcomes[i] = outcome;
    desk_.recalls[recalls_] = i;
    recalls_ += outcome / Outcome::kRemembers & 1u;
    desk_.fresh[fresh_] = i;
    fresh_ += outcome / Outcome::kFirst & 1u;
    desk_.unseen[unseen_] = i;
    unseen_ += unseen;
  }

  void count_reach() {
    std::int32_t* const daily = block_.daily.data() + day_of(hour_, block_);
    for (const std::uint32_t i : desk_.unseen) {
      const std::uint32_t status = block_.known[desk_.places[i]].status();
      ++daily[series_of(setting_.wording.topic[desk_.now[i].message], Measure::reach, status, block_)];
    }
  }

  const Setting& setting_;
  const std::uint32_t hour_;
  Block& block_;
  Desk& desk_;
  std::size_t recalls_ = 0, fresh_ = 0, unseen_ = 0;
};

/// Fetches what those of desk.fresh will need.
void fetch_fresh(const Setting& setting, Block& block) {
  Desk& desk = *block.desk;
  const Network& network = setting.world.network;
  const Population& population = setting.world.population;
  for (const std::uint32_t i : desk.fresh) {
    const std::uint32_t household = desk.now[i].household;
    __builtin_prefetch(network.rt_ties.offset.data() + household);
    __builtin_prefetch(network.kin_ties.offset.data() + household);
    __builtin_prefetch(network.groups.offset.data() + household);
    __builtin_prefetch(population.poor.data() + household);
    __builtin_prefetch(population.access.data() + household);
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
  find_places(setting, block);
  mark_contested(block);
  draw_words(setting.draws.key(Stream::encoding), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             (desk.now.size() + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  Encoding(setting, hour, block).run();
  debunk_hoaxes(setting, hour, block);
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
