// The end: what is counted of every topic. Who is aware or understands and has forget < H is unaware.
// The measures that a household meets hang on Knowing and ever aware alone (16 states), and few sets of them occur: it
// is counted once, by set, and the counts by measure are sums over the sets that hold it.

#include "diffusion/tally.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/parallel.h"

namespace kabar {

namespace {

/// Fills scratch.first_of: where a household is in district.firsts of the topic, if it became aware.
void number_firsts(std::uint32_t topic, const District& district, Scratch& scratch) {
  const AppendLog<First>& firsts = district.firsts[topic];
  scratch.first_of.resize(district.end - district.begin);
  for (std::uint32_t i = 0; i < firsts.size(); ++i) scratch.first_of[firsts[i].place] = i;
}

/// The measures that an exposed household meets, by its state: Knowing and ever aware.
constexpr std::size_t kStates = 16;
constexpr Measures met_in(std::size_t state) {
  const auto level = static_cast<std::uint32_t>(state & Known::kLevel);
  return measures_of({true, (state & Known::kEver) != 0, std::min(level, kEnrolled)});
}

/// Households are counted by which measures they meet together; few of all combinations occur.
struct Combinations {
  std::array<Measures, kStates> met{};           // combination -> measures
  std::array<std::uint8_t, kStates> of_state{};  // state -> combination
  std::size_t size = 0;
};
constexpr Combinations combinations() {
  Combinations all;
  for (std::size_t state = 0; state < kStates; ++state) {
    std::size_t c = 0;
    while (c < all.size && all.met[c] != met_in(state)) ++c;
    if (c == all.size) all.met[all.size++] = met_in(state);
    all.of_state[state] = static_cast<std::uint8_t>(c);
  }
  return all;
}
constexpr Combinations kCombinations = combinations();

void tally_district(const Setting& setting, std::uint32_t topic, District& district, Scratch& scratch) {
  const Population& population = setting.world.population;
  const auto kelurahans = static_cast<std::uint32_t>(setting.world.scenario->kelurahan.size());
  const auto channels = static_cast<std::uint32_t>(setting.world.scenario->channels.size());
  const AppendLog<First>& firsts = district.firsts[topic];
  Tally& tally = district.tally;
  scratch.ever.clear();
  const std::uint32_t rows = kStatuses * kelurahans * kAccessCells;
  tally.cells.assign(std::size_t{rows} * kCombinations.size, 0);
  tally.deciles.assign(std::size_t{kDecileCells} * kCombinations.size, 0);
  tally.channels.assign(std::size_t{2} * 2 * channels, 0);
  constexpr std::uint32_t kBatch = 64;
  Known* const all = district.known.data() + district.place(topic, district.begin);
  const std::uint32_t* const first_of = scratch.first_of.data();
  const std::uint8_t* const kelurahan_of = population.kelurahan.data() + district.begin;
  const Access* const access_of = population.access.data() + district.begin;
  const std::uint8_t* const decile_of = population.decile.data() + district.begin;
  std::uint32_t *const cell_counts = tally.cells.data(), *const decile_counts = tally.deciles.data();
  const std::uint32_t households = district.end - district.begin, hours = setting.hours;
  for (std::uint32_t begin = 0; begin < households; begin += kBatch) {
    const std::uint32_t end = std::min(begin + kBatch, households);
    std::uint64_t exposed = 0, ever = 0;
    std::uint32_t anybody = 0;
    for (std::uint32_t i = begin; i < end; ++i) anybody |= all[i].exposures;
    if (anybody == 0) continue;
    for (std::uint32_t i = begin; i < end; ++i) exposed |= std::uint64_t{all[i].exposures != 0} << (i - begin);
    for (; exposed != 0; exposed &= exposed - 1) {
      const std::uint32_t i = begin + static_cast<std::uint32_t>(std::countr_zero(exposed));
      Known known = all[i];
      // Without branches: what chance decided cannot be foreseen.
      const std::uint32_t forgettable = known.level() - kAware < kApplied - kAware ? 1 : 0;
      const std::uint32_t forgotten = forgettable & (known.forget < hours ? 1u : 0u);
      const std::uint32_t state = known.bits & (Known::kEver | (Known::kLevel & (forgotten - 1)));
      known.bits = static_cast<std::uint16_t>((known.bits & Known::kTraits) | state);
      all[i] = known;
      ever |= std::uint64_t{known.ever_aware()} << (i - begin);
      const std::uint32_t met = kCombinations.of_state[state];
      const std::uint32_t cell =
          (known.status() * kelurahans + kelurahan_of[i]) * kAccessCells + static_cast<std::uint32_t>(access_of[i]);
      ++cell_counts[met * rows + cell];
      ++decile_counts[met * kDecileCells + decile_of[i]];
    }
    for (; ever != 0; ever &= ever - 1) {
      scratch.ever.push_back(begin + static_cast<std::uint32_t>(std::countr_zero(ever)));
    }
  }
  tally.firsts.resize(scratch.ever.size());
  constexpr std::size_t kAhead = 12;  // what became of a household when lies far from household to household
  for (std::size_t k = 0; k < scratch.ever.size(); ++k) {
    if (k + kAhead < scratch.ever.size()) __builtin_prefetch(&firsts[first_of[scratch.ever[k + kAhead]]]);
    const std::uint32_t i = scratch.ever[k];
    const First& first = firsts[first_of[i]];
    const std::uint32_t poor = all[i].traits() & kPoorTrait;
    ++tally.channels[poor * channels + first.channel()];
    ++tally.channels[(2 + poor) * channels + first.root_channel()];
    tally.firsts[k] = {district.begin + i, first.hour(), first.parent, first.root, Tally::Digested::channels_of(first)};
  }
}

/// Adds households by the measures that they meet together and row to counts by measure and row.
void add_met(const std::vector<std::uint32_t>& together, std::size_t rows, std::uint32_t* counts) {
  for (std::size_t c = 0; c < kCombinations.size; ++c) {
    const std::uint32_t* const households = together.data() + c * rows;
    for (std::size_t m = 0; m < kMeasures; ++m) {
      if ((kCombinations.met[c] >> m & 1u) == 0) continue;
      for (std::size_t row = 0; row < rows; ++row) counts[m * rows + row] += households[row];
    }
  }
}

/// Daily counts are the running sums of the changes; groups overlap, statuses do not.
void add_daily(const Setting& setting, std::uint32_t topic, std::span<const District> districts, std::uint32_t* daily) {
  const std::size_t days = setting.hours / 24;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    for (std::size_t status = 0; status < kStatuses; ++status) {
      const std::size_t group = (status & kPoorTrait) != 0 ? 0 : 1;
      const bool eligible = (status & kEligibleTrait) != 0;
      std::int64_t count = 0;
      for (std::size_t day = 0; day < days; ++day) {
        for (const District& district : districts) {
          count += district.daily[((std::size_t{topic} * kMeasures + m) * kStatuses + status) * (days + 1) + day];
        }
        daily[(m * kGroups + group) * days + day] += static_cast<std::uint32_t>(count);
        if (eligible) daily[(m * kGroups + 2) * days + day] += static_cast<std::uint32_t>(count);
      }
    }
  }
}

/// The full records of a topic's households, appended; district.tally is of that topic.
void keep_households(std::uint32_t topic, std::span<const District> districts, ReplicateRecord& to) {
  for (const District& district : districts) {
    auto first = district.tally.firsts.begin();
    for (std::uint32_t place = district.place(topic, district.begin); place < district.place(topic, district.end);
         ++place) {
      const Known& known = district.known[place];
      HouseholdRecord record;
      record.state = static_cast<std::uint8_t>(known.level());
      record.exposures = known.exposures;
      record.forget = known.forget;
      if (known.ever_aware()) {
        record.channel = static_cast<std::uint8_t>(first->channel());
        record.first_aware = first->hour;
        record.parent = first->parent;
        record.root = first->root;
        ++first;
      }
      to.households.push_back(record);
      to.met.push_back(known.exposures == 0 ? Measures{0} : met_in(known.bits & (Known::kEver | Known::kLevel)));
    }
  }
}

}  // namespace

ReplicateRecord empty_record(const World& world, const Calendar& calendar) {
  const std::size_t topics = calendar.topics.size();
  const std::size_t kelurahan = world.scenario->kelurahan.size();
  const std::size_t channels = world.scenario->channels.size();
  ReplicateRecord record;
  record.counts.assign(topics * kMeasures * kStatuses * kelurahan * kAccessCells, 0);
  record.deciles.assign(topics * kMeasures * kDecileCells, 0);
  record.daily.assign(topics * kMeasures * kGroups * (calendar.hours / 24), 0);
  record.first_channel.assign(topics * 2 * channels, 0);
  record.root_channel.assign(topics * 2 * channels, 0);
  record.events.assign(topics * kEvents, 0);
  return record;
}

void tally(const Setting& setting, State& state, bool keep, int threads, DigestWriter& digest,
           ReplicateRecord& record) {
  const std::span<District> districts(state.districts);
  const auto topics = static_cast<std::uint32_t>(setting.calendar.topics.size());
  for (const District& district : districts) {
    record.exposures += district.exposures;
    record.activations += district.activations;
    record.coins += district.coins;
    for (std::size_t e = 0; e < record.events.size(); ++e) record.events[e] += district.events[e];
  }
  const std::size_t cells = std::size_t{kStatuses} * setting.world.scenario->kelurahan.size() * kAccessCells;
  const std::size_t channels = setting.world.scenario->channels.size();
  const std::size_t of_measure = std::size_t{kGroups} * (setting.hours / 24);
  const std::size_t series = kMeasures * of_measure, digested = kDigestedMeasures * of_measure;
  for (std::uint32_t t = 0; t < topics; ++t) {
    parallel_for(static_cast<std::int64_t>(districts.size()), threads, [&](std::int64_t b, int thread) {
      District& district = districts[static_cast<std::size_t>(b)];
      Scratch& scratch = state.scratches[static_cast<std::size_t>(thread)];
      number_firsts(t, district, scratch);
      tally_district(setting, t, district, scratch);
    });
    DigestStream known, first;
    for (std::size_t b = 0; b < districts.size(); ++b) {
      const Tally& one = districts[b].tally;
      add_met(one.cells, cells, record.counts.data() + std::size_t{t} * kMeasures * cells);
      add_met(one.deciles, kDecileCells, record.deciles.data() + std::size_t{t} * kMeasures * kDecileCells);
      for (std::size_t c = 0; c < 2 * channels; ++c) {
        record.first_channel[std::size_t{t} * 2 * channels + c] += one.channels[c];
        record.root_channel[std::size_t{t} * 2 * channels + c] += one.channels[2 * channels + c];
      }
      const std::uint32_t begin = districts[b].place(t, districts[b].begin),
                          end = districts[b].place(t, districts[b].end);
      known.add(bytes_of(std::span<const Known>(districts[b].known).subspan(begin, end - begin)));
      first.add(bytes_of(std::span<const Tally::Digested>(one.firsts)));
    }
    const std::span<std::uint32_t> daily = std::span(record.daily).subspan(t * series, series);
    add_daily(setting, t, districts, daily.data());
    digest.digest(known.finish());
    digest.digest(first.finish());
    digest.digest(digest_of(bytes_of(std::span<const std::uint32_t>(daily.first(digested)))));
    if (keep) keep_households(t, districts, record);
  }
  digest.digest(digest_of(bytes_of(std::span<const std::uint32_t>(record.events))));
}

}  // namespace kabar
