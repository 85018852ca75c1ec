#include "diffusion/replicate.h"

#include <algorithm>
#include <span>

#include "core/math.h"
#include "core/parallel.h"
#include "diffusion/submodels.h"
#include "diffusion/tally.h"

namespace kabar {

namespace {

void reset(const Setting& setting, std::uint32_t index, std::uint32_t count, District& district) {
  const Population& population = setting.world.population;
  const auto topics = static_cast<std::uint32_t>(setting.calendar.topics.size());
  district.index = index;
  district.count = count;
  district.begin = index * setting.district_households;
  district.end = std::min(district.begin + setting.district_households, population.households);
  const std::size_t households = district.end - district.begin;
  district.known.resize(topics * households);
  district.firsts.resize(topics);
  for (AppendLog<First>& firsts : district.firsts) firsts.clear();
  for (std::uint32_t t = 0; t < topics; ++t) {
    Known* const known = district.known.data() + t * households;
    const std::uint8_t* const traits = setting.calendar.city->traits.data() + district.begin;
    const std::uint8_t* const eligible = population.eligible[t].data() + district.begin;
    const std::uint8_t* const receives = population.beneficiary[t].data() + district.begin;
    const std::uint32_t served = setting.calendar.topics[t].once ? std::uint32_t{Known::kServed} : 0;
    for (std::size_t i = 0; i < households; ++i) {
      known[i] = {kNone, 0,
                  Known::bits_of(traits[i] | (eligible[i] != 0 ? kEligibleTrait : 0u), receives[i] != 0 ? served : 0)};
    }
  }
  district.due.reset(setting.hours);
  district.announcements.reset(setting.hours);
  district.applications.reset(setting.hours);
  district.candidates.clear();
  district.questions.clear();
  district.regard.clear();
  district.rumours.clear();
  district.beliefs.clear();
  district.events.assign(topics * std::size_t{kEvents}, 0);
  district.reshared.clear();
  district.encounters.clear();
  district.deeds.clear();
  district.days_kept = setting.hours / 24 + 1;
  district.daily.assign(std::size_t{topics} * kMeasures * kStatuses * district.days_kept, 0);
  for (auto& parity : district.out) parity.resize(count);
  district.exposures = district.activations = district.coins = 0;
  district.next.fill(0);
  district.next_round = district.next_rumour = 0;
}

/// Sends what a list of slots has for this hour, from place `next` on, which moves behind it.
template <class T>
void send_due(const Turn& turn, std::span<const T> slots, std::size_t& next) {
  const std::size_t first = next;
  while (next < slots.size() && slots[next].hour <= turn.hour) ++next;
  std::span<const T> due = slots.subspan(first, next - first);
  if constexpr (requires { T::kByOnePart; }) {
    const std::size_t index = turn.district.index, count = turn.district.count;
    const auto begin_of = [&](std::size_t part) {
      std::size_t at = due.size() * part / count;
      if constexpr (requires { is_same_gathering(due[0], due[0]); }) {
        while (at > 0 && at < due.size() && is_same_gathering(due[at - 1], due[at])) ++at;
      }
      return at;
    };
    const std::size_t begin = begin_of(index);
    due = due.subspan(begin, begin_of(index + 1) - begin);
  }
  if (!due.empty()) send(turn, due);
}

/// What is sent in an hour, on the eve: none of it depends on what households know, announcements were made before.
void send_all(const Turn& turn, std::span<const VisitSlot> rounds) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  if (turn.hour >= setting.hours) return;
  for_each_slot_list(setting.calendar, [&]<class T>(std::size_t list, const std::vector<T>& slots) {
    send_due(turn, std::span<const T>(slots), district.next[list]);
  });
  send_due(turn, rounds, district.next_round);
  district.announcements.take(turn.hour, scratch.announced);
  if (scratch.announced.empty()) return;
  announce(turn, scratch.announced);
  scratch.announced.clear();
}

/// Before hour 0, on its eve.
void begin(const Setting& setting, std::span<const VisitSlot> rounds, District& district, Scratch& scratch) {
  const Turn eve{setting, district, scratch, 0, 1};
  for (const InstructionSlot& instruction : setting.calendar.instructions) instruct(eve, instruction);
  read_in_groups(eve);
  send_all(eve, rounds);
}

/// One hour of one district: what others sent it in the hour before, what is due, what the next hour brings. Of the
/// other districts only what they sent to this one is touched.
void step(const Turn& turn, std::span<const VisitSlot> rounds, std::span<District> districts) {
  District& district = turn.district;
  for (District& other : districts) {
    std::vector<Mail>& mail = other.out[1 - turn.parity][district.index];
    for (const Mail& one : mail) district.due.push(one.hour, one.exposure);
    mail.clear();
  }
  district.due.take(turn.hour, turn.scratch.due);
  believe_hoaxes(turn.hour, district);
  handle(turn);
  apply(turn);
  send_all({turn.setting, district, turn.scratch, turn.hour + 1, turn.parity}, rounds);
}

std::vector<double> spacing_of(const Parameters& param) {
  constexpr int kMostExposures = 64;  // more are rare
  std::vector<double> spacing;
  for (int n = 0; n < kMostExposures; ++n) spacing.push_back(pow(static_cast<double>(n), param.psi));
  return spacing;
}

}  // namespace

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep,
                              State& state, const Inside& inside) {
  const Scenario& scenario = *world.scenario;
  const Draws draws = make_draws(static_cast<std::uint64_t>(scenario.city.seed), world.luck_index, replicate);
  ReplicateRecord record = empty_record(world, calendar);
  DigestWriter digest;
  const std::vector<double> spacing = spacing_of(scenario.param);
  begin_listening(world, calendar, state);
  const Setting setting{world,
                        calendar,
                        draws,
                        scenario.param,
                        calendar.hours,
                        inside.district_households,
                        scenario.param.memory,
                        spacing,
                        state.messages.empty() ? calendar.messages.data() : state.messages.data(),
                        state.wording};
  const std::uint32_t households = world.population.households;
  const std::uint32_t count = households / inside.district_households + (households % inside.district_households != 0);
  state.districts.resize(count);
  state.scratches.resize(static_cast<std::size_t>(std::max(inside.threads, 1)));
  const std::span<District> districts(state.districts);
  const auto each_district = [&](const auto& work) {
    parallel_for(count, inside.threads, [&](std::int64_t index, int thread) {
      work(districts[static_cast<std::size_t>(index)], state.scratches[static_cast<std::size_t>(thread)], index);
    });
  };
  plan_week(setting, 0, state);
  each_district([&](District& district, Scratch& scratch, std::int64_t index) {
    reset(setting, static_cast<std::uint32_t>(index), count, district);
    district.followed = inside.followed;
    begin(setting, state.rounds, district, scratch);
  });
  spread_hoaxes(setting, inside.threads, state);
  for (std::uint32_t hour = 0; hour < setting.hours; ++hour) {
    each_district([&](District& district, Scratch& scratch, std::int64_t) {
      step({setting, district, scratch, hour, hour % 2}, state.rounds, districts);
    });
    if (hour % 24 == 23) listen(setting, hour / 24, state);
    if ((hour + 1) % kWeekHours == 0) plan_week(setting, (hour + 1) / kWeekHours, state);
  }
  give_places(setting, districts);
  tally(setting, state, keep == Keep::households, inside.threads, digest, record);
  for (const std::int64_t cash : calendar.costs.cash_rupiah) digest.i64(cash);
  for (const std::int64_t hours : calendar.costs.staff_millihours) digest.i64(hours);
  record.digest = digest.finish();
  record.complete = true;
  return record;
}

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep) {
  State state;
  return run_replicate(world, calendar, replicate, keep, state);
}

PopulationRecord count_population(const World& world) {
  const Population& population = world.population;
  const std::size_t kelurahans = world.scenario->kelurahan.size();
  const std::size_t cells = kStatuses * kelurahans * kAccessCells;
  PopulationRecord record;
  record.households = population.households;
  record.cells.assign(population.eligible.size() * cells, 0);
  record.deciles.assign(kDecileCells, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    ++record.deciles[population.decile[i]];
    for (std::size_t t = 0; t < population.eligible.size(); ++t) {
      const std::size_t status = (population.poor[i] != 0 ? 1u : 0u) + (population.eligible[t][i] != 0 ? 2u : 0u);
      ++record.cells[t * cells + (status * kelurahans + population.kelurahan[i]) * kAccessCells +
                     static_cast<std::size_t>(population.access[i])];
    }
  }
  for (const MarginCheck& check : check_margins(*world.scenario, population)) {
    record.made.push_back(static_cast<std::uint32_t>(check.made));
  }
  return record;
}

}  // namespace kabar
