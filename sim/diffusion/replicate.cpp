#include "diffusion/replicate.h"

#include <algorithm>
#include <tuple>

#include "core/math.h"
#include "diffusion/submodels.h"
#include "diffusion/tally.h"

namespace kabar {

namespace {

/// Slots of one kind, taken hour by hour.
template <class T>
class Upcoming {
 public:
  explicit Upcoming(const std::vector<T>& slots) : next_(slots.data()), end_(slots.data() + slots.size()) {}
  template <class Each>
  void until(std::uint32_t hour, const Each& each) {
    for (; next_ != end_ && next_->hour <= hour; ++next_) each(*next_);
  }

 private:
  const T* next_;
  const T* end_;
};

void reset(const World& world, std::uint32_t hours, State& state) {
  state.households.assign(world.population.households, HouseholdRecord{});
  state.last_due.assign(world.population.households, 0);
  state.reshared.clear();
  state.several_due.assign(world.population.households, 0);
  state.due.resize(hours);
  state.announcements.resize(hours);
  for (auto& bucket : state.due) bucket.clear();
  for (auto& bucket : state.announcements) bucket.clear();
  state.daily.assign(std::size_t{kMeasures} * kGroups * (hours / 24), 0);
}

/// Handles what is due in this hour. Households do not affect one another within an hour, so only the exposures of a
/// household with several need an order.
void handle_due(const Setting& setting, std::uint32_t hour, State& state) {
  std::vector<Exposure>& due = state.due[hour];
  if (due.empty()) return;
  for (const Exposure& exposure : due) {
    std::uint32_t& last = state.last_due[exposure.household];
    state.several_due[exposure.household] = last == hour + 1 ? 1 : 0;
    if (last == hour + 1) continue;
    last = hour + 1;
  }
  state.contested.clear();
  constexpr std::size_t kAhead = 6;  // exposures; a record is far away, what is done to it is short
  for (std::size_t i = 0; i < due.size(); ++i) {
    const Exposure& exposure = due[i];
    if (i + kAhead < due.size()) __builtin_prefetch(&state.households[due[i + kAhead].household], 1);
    if (state.several_due[exposure.household] != 0) {
      state.contested.push_back(exposure);
    } else {
      handle(setting, exposure, hour, state);
    }
  }
  std::sort(state.contested.begin(), state.contested.end(), [](const Exposure& a, const Exposure& b) {
    return std::tie(a.household, a.mechanism, a.source, a.root, a.parent) <
           std::tie(b.household, b.mechanism, b.source, b.root, b.parent);
  });
  for (const Exposure& exposure : state.contested) handle(setting, exposure, hour, state);
  due.clear();
}

Memory memory_of(const Parameters& param) {
  if (param.memory == "off") return Memory::off;
  return param.memory == "two-state" ? Memory::two_state : Memory::spacing;
}

std::vector<double> spacing_of(const Parameters& param) {
  constexpr int kMostExposures = 64;  // more are rare
  std::vector<double> spacing;
  for (int n = 0; n < kMostExposures; ++n) spacing.push_back(pow(static_cast<double>(n), param.psi));
  return spacing;
}

void run_topic(const Setting& setting, State& state) {
  Upcoming posts(setting.topic.posts);
  Upcoming broadcasts(setting.topic.broadcasts);
  Upcoming meetings(setting.topic.meetings);
  Upcoming sessions(setting.topic.sessions);
  Upcoming visits(setting.topic.visits);
  for (const InstructionSlot& instruction : setting.topic.instructions) instruct(setting, instruction, state);
  for (std::uint32_t hour = 0; hour < setting.hours; ++hour) {
    posts.until(hour, [&](const FeedSlot& slot) { show_post(setting, slot, state); });
    broadcasts.until(hour, [&](const BroadcastSlot& slot) { broadcast(setting, slot, state); });
    meetings.until(hour, [&](const MeetingSlot& slot) { hold_meeting(setting, slot, state); });
    sessions.until(hour, [&](const SessionSlot& slot) { hold_session(setting, slot, state); });
    visits.until(hour, [&](const VisitSlot& slot) { visit(setting, slot, state); });
    for (const Announcement& announcement : state.announcements[hour]) announce(setting, announcement, hour, state);
    handle_due(setting, hour, state);
  }
}

}  // namespace

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep,
                              State& scratch) {
  const Scenario& scenario = *world.scenario;
  const Draws draws = make_draws(static_cast<std::uint64_t>(scenario.city.seed), world.population_index, replicate);
  ReplicateRecord record = empty_record(world, calendar);
  scratch.exposures = scratch.activations = scratch.coins = 0;
  scratch.digest.clear();
  const Memory memory = memory_of(scenario.param);
  const std::vector<double> spacing = spacing_of(scenario.param);
  for (std::uint32_t t = 0; t < calendar.topics.size(); ++t) {
    const Setting setting{world,
                          calendar,
                          calendar.topics[t],
                          world.population.eligible[t],
                          draws,
                          scenario.param,
                          calendar.hours,
                          24.0 * scenario.param.delay_kin_days,
                          24.0 * scenario.param.delay_rt_days,
                          memory,
                          spacing};
    reset(world, calendar.hours, scratch);
    run_topic(setting, scratch);
    tally_topic(setting, t, scratch, record);
    if (keep == Keep::households) {
      record.households.insert(record.households.end(), scratch.households.begin(), scratch.households.end());
    }
  }
  for (const std::int64_t cash : calendar.costs.cash_rupiah) scratch.digest.i64(cash);
  for (const std::int64_t hours : calendar.costs.staff_millihours) scratch.digest.i64(hours);
  record.exposures = scratch.exposures;
  record.activations = scratch.activations;
  record.coins = scratch.coins;
  record.digest = scratch.digest.finish();
  record.complete = true;
  return record;
}

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep) {
  State scratch;
  return run_replicate(world, calendar, replicate, keep, scratch);
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
  return record;
}

}  // namespace kabar
