// S3 Encode and understand; S7 forgetting: what the exposures of an hour do to their households.

#include <algorithm>
#include <array>
#include <tuple>

#include "core/exponential.h"
#include "core/math.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

constexpr auto kUnaware = static_cast<std::uint32_t>(Knowing::unaware);
constexpr auto kAware = static_cast<std::uint32_t>(Knowing::aware);
constexpr auto kUnderstands = static_cast<std::uint32_t>(Knowing::understands);
constexpr auto kApplied = static_cast<std::uint32_t>(Knowing::applied);

/// Where the daily series of a measure, a topic and the households of one status begins.
std::uint32_t series_of(std::uint32_t topic, Measure measure, std::uint32_t status, const Block& block) {
  return ((topic * kMeasures + static_cast<std::uint32_t>(measure)) * kStatuses + status) * block.days_kept;
}

/// The day of an hour in a daily series; the last one stands for all beyond the horizon.
std::uint32_t day_of(std::uint32_t hour, const Block& block) {
  return std::min(hour / 24, block.days_kept - 1);
}

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
    desk.c[i] = exposure.told() ? setting.topic_key(message.topic) : exposure.root;
  }
  draw_words(setting.draws.key(Stream::encoding), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
             groups, desk.words.data());
}

/// Whom it was heard from: a household, or the slot.
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
      break;
  }
  return exposure.root;
}

/// Whether the newly aware household takes part at once.
bool takes_part(const Setting& setting, std::uint32_t topic, std::uint32_t household) {
  const Words words =
      draw(setting.draws.key(Stream::encoding), counter_head(Purpose::take_up), setting.topic_key(topic), household);
  return coin(words[0], threshold(setting.param.take_up));
}

/// S3 for all of desk.now, without a branch that depends on chance: who stays or becomes aware is put on
/// desk.recalls, who becomes aware for the first time on desk.fresh, who shows a post on on desk.sharing.
void encode(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const Message* const messages = setting.calendar.messages.data();
  const std::size_t size = desk.now.size();
  for (std::vector<std::uint32_t>* list : {&desk.fresh, &desk.sharing}) list->resize(size);
  desk.recalls.resize(size);
  std::uint32_t *const fresh = desk.fresh.data(), *const sharing = desk.sharing.data();
  Recall* const recalls = desk.recalls.data();
  Known* const all = block.known.data();
  const std::uint32_t* const places = desk.places.data();
  const Exposure* const now = desk.now.data();
  const std::uint32_t* const all_words = desk.words.data();
  std::size_t fresh_size = 0, sharing_size = 0, recalls_size = 0;
  std::int32_t* const daily = block.daily.data() + day_of(hour, block);
  const bool always = setting.memory != Memory::two_state;
  const bool take_up = setting.param.take_up > 0.0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Exposure exposure = now[i];
    const std::uint32_t* const words = all_words + i / kCoinLanes * kCoinLanes * kBlockCoins + i % kCoinLanes;
    const Message& message = messages[exposure.message];
    const std::uint32_t place = places[i];
    Known known = all[place];
    daily[series_of(message.topic, Measure::reach, known.status(), block)] += known.exposures == 0 ? 1 : 0;
    known.exposures = static_cast<std::uint16_t>(known.exposures + (known.exposures < 0xFFFF ? 1 : 0));
    const std::uint32_t level = known.level();
    const bool forgotten = (level - kAware < kApplied - kAware) & (known.forget <= hour);
    const std::uint32_t before = forgotten ? kUnaware : level;
    const bool becomes = (before == kUnaware) & coin(words[0], message.alpha);
    const bool first = becomes & !known.ever_aware();
    std::uint32_t after = before + (becomes ? 1u : 0u);
    if (take_up && first && takes_part(setting, message.topic, exposure.household)) after = kApplied;
    const bool heeded = always | (before == kUnaware);
    const bool understands =
        heeded & (after == kAware) & coin(words[kCoinLanes], message.understand[known.traits() >> kComprehensionShift]);
    after += understands ? 1u : 0u;
    recalls[recalls_size] = {place, exposure.household, message.topic, known.exposures, before, after};
    recalls_size += (heeded & (after != kUnaware)) ? 1 : 0;
    fresh[fresh_size] = i;
    fresh_size += first ? 1 : 0;
    known.forget = becomes ? kNone : known.forget;  // until `remember` knows better: not within this hour
    known.bits =
        static_cast<std::uint16_t>((known.bits & (0xFF00u | Known::kEver)) | (becomes ? Known::kEver : 0u) | after);
    all[place] = known;
    sharing[sharing_size] = i;
    const bool shares = (exposure.mechanism() == Mechanism::feed) &
                        coin(words[2 * kCoinLanes], exposure.endorsed() ? message.reshare_endorsed : message.reshare);
    sharing_size += shares ? 1 : 0;
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
                          known.level() >= kApplied ? 1u : 0u, known.traits()});
    ++daily[series_of(message.topic, Measure::ever_aware, known.status(), block)];
  }
}

/// S7: until when the households of desk.recalls remember, each by the word of its topic, household and number of
/// exposures; and the daily counts, as a household knows until its forget hour.
void remember(const Setting& setting, std::uint32_t hour, Block& block) {
  Desk& desk = *block.desk;
  const std::size_t size = desk.recalls.size();
  const bool forgets = setting.memory != Memory::off;
  if (forgets) {
    for (std::size_t i = 0; i < size; ++i) {
      desk.head[i] = counter_head(Purpose::forget);
      desk.a[i] = setting.topic_key(desk.recalls[i].topic);
      desk.b[i] = desk.recalls[i].household;
      desk.c[i] = desk.recalls[i].exposures;
    }
    draw_words(setting.draws.key(Stream::memory), {desk.head.data(), desk.a.data(), desk.b.data(), desk.c.data()},
               (size + kCoinLanes - 1) / kCoinLanes, desk.words.data());
  }
  const bool spacing = setting.memory == Memory::spacing;
  const double mean_hours = 24.0 * setting.param.S0;
  const std::array<double, 2> factor = {1.0, spacing ? setting.param.understands_factor : 1.0};
  const std::uint32_t today = day_of(hour, block);
  for (std::size_t i = 0; i < size; ++i) {
    const Recall recall = desk.recalls[i];
    Known& known = block.known[recall.place];
    const std::uint32_t forget_before = recall.before == kUnaware ? 0 : known.forget;
    const std::uint32_t grasps = recall.after == kUnderstands ? 1 : 0;
    std::uint32_t forget = kNone;
    if (forgets && recall.after < kApplied) {
      const std::size_t n = recall.exposures;
      double mean = mean_hours;
      if (spacing) {
        mean *= (n < setting.spacing.size() ? setting.spacing[n] : pow(static_cast<double>(n), setting.param.psi)) *
                factor[grasps];
      }
      const std::uint32_t word = desk.words[i / kCoinLanes * kCoinLanes * kBlockCoins + i % kCoinLanes];
      const double delay = mean * exponential(word);
      const auto whole = static_cast<std::int64_t>(delay);
      const std::int64_t hours = std::max<std::int64_t>(1, whole + (static_cast<double>(whole) < delay ? 1 : 0));
      forget = static_cast<std::uint32_t>(std::min<std::int64_t>(hour + hours, std::int64_t{kNone} - 1));
      forget = std::max(forget, forget_before);
    }
    known.forget = forget;
    const std::uint32_t day_before = day_of(forget_before, block), day_after = day_of(forget, block);
    const std::int32_t change = recall.after >= kUnderstands ? 1 : 0;
    std::int32_t* const aware = block.daily.data() + series_of(recall.topic, Measure::aware, known.status(), block);
    std::int32_t* const understands =
        block.daily.data() + series_of(recall.topic, Measure::understands, known.status(), block);
    ++aware[recall.before == kUnaware ? today : day_before];
    --aware[day_after];
    understands[recall.before < kUnderstands ? today : day_before] += change;
    understands[day_after] -= change;
  }
}

}  // namespace

void handle(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block) {
  Desk& desk = *block.desk;
  if (desk.now.empty()) return;
  find_places(setting, 0, block);
  for (const std::uint32_t place : desk.places) __builtin_prefetch(block.known.data() + place, 1);
  put_contested_last(setting, block);
  draw_encoding(setting, block);
  encode(setting, hour, block);
  fetch_fresh(setting, block);
  block.exposures += desk.now.size();
  for (const std::uint32_t i : desk.sharing) {
    const Exposure& exposure = desk.now[i];
    if (block.reshared.insert({exposure.root, exposure.household}).second) {
      reshare(setting, exposure, hour, parity, block);
    }
  }
  remember(setting, hour, block);
  if (!desk.fresh.empty()) {
    note_first(setting, hour, block);
    block.activations += desk.aware.size();
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
