#include "experiment/task.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

#include "core/clock.h"
#include "core/parallel.h"
#include "diffusion/replicate.h"

namespace kabar {

namespace {

/// What keys the world of population p: its own number, or 0 for what is held fixed.
WorldNumbers numbers_of(Vary vary, std::uint32_t p) {
  const auto varies = [vary](Vary source) { return vary == Vary::all || vary == source; };
  return {varies(Vary::population) ? p : 0, varies(Vary::network) ? p : 0, varies(Vary::luck) ? p : 0};
}

void add_shares(const ReplicateRecord& record, std::uint32_t households, HouseholdShares& shares) {
  const std::size_t topics = record.met.size() / std::max<std::uint32_t>(1, households);
  for (std::size_t t = 0; t < topics; ++t) {
    for (std::size_t m = 0; m < kMeasures; ++m) {
      for (std::uint32_t i = 0; i < households; ++i) {
        shares.counts[(t * kMeasures + m) * households + i] += record.met[t * households + i] >> m & 1u;
      }
    }
  }
}

/// A place for everything that a task leaves behind; what is known before a replicate has run is in it.
Piece empty_piece(const World& world, const std::vector<Calendar>& calendars, const Task& task,
                  const Keeping& keeping) {
  Piece piece{task.population, task.first_replicate, task.replicates, count_population(world)};
  for (const Calendar& calendar : calendars) {
    const Costs& costs = calendar.costs;
    static_assert(kVolunteerKinds == kVolunteers);
    piece.ledgers.push_back({costs.cash_rupiah, costs.staff_millihours, costs.agency_millihours,
                             costs.busiest_week_millihours, costs.volunteer_millihours, costs.busiest_month_millihours,
                             costs.channel_use, calendar.scaled_value});
  }
  piece.records.resize(calendars.size() * task.replicates);
  if (keeping.household_shares) {
    piece.shares.resize(calendars.size());
    for (HouseholdShares& shares : piece.shares) {
      shares.counts.assign(world.scenario->topics.size() * kMeasures * world.population.households, 0);
    }
  }
  return piece;
}

}  // namespace

std::optional<Piece> run_task(const std::shared_ptr<const Scenario>& scenario, const Task& task, const Keeping& keeping,
                              const TaskThreads& threads, const TaskHooks& hooks) {
  const auto asked_to_stop = [&] { return hooks.stopped && hooks.stopped(); };
  if (asked_to_stop()) return std::nullopt;
  // Processor time with all threads that help, unless others work beside.
  const auto clock = [&](bool whole) { return whole ? processor_seconds() : processor_seconds_of_thread(); };
  const double begun = clock(threads.alone);
  const World world =
      build_world(scenario, numbers_of(keeping.vary, task.population), std::max(threads.across, threads.inside));
  const std::vector<Calendar> calendars = compile_calendars(world, scenario->strategies);
  if (hooks.world) hooks.world(clock(threads.alone) - begun);

  Piece piece = empty_piece(world, calendars, task, keeping);
  const auto strategies = static_cast<std::uint32_t>(calendars.size());
  std::vector<std::mutex> share_locks(keeping.household_shares ? strategies : 0);
  std::vector<State> states(static_cast<std::size_t>(std::max(1, threads.across)));
  std::atomic<bool> stopped{false};
  parallel_for(std::int64_t{strategies} * task.replicates, threads.across, [&](std::int64_t item, int thread) {
    if (stopped || asked_to_stop()) {
      stopped = true;
      return;
    }
    const auto s = static_cast<std::uint32_t>(item % strategies);
    const auto r = static_cast<std::uint32_t>(item / strategies);
    const bool whole = threads.alone && threads.across == 1;
    const double at = clock(whole);
    const bool keep = task.first_replicate + r < keeping.keep_replicates;
    ReplicateRecord record = run_replicate(world, calendars[s], task.first_replicate + r,
                                           keep || keeping.household_shares ? Keep::households : Keep::counts,
                                           states[static_cast<std::size_t>(thread)], {threads.inside});
    if (keeping.household_shares) {
      // Integer counts: the order of adding changes nothing.
      const std::lock_guard<std::mutex> lock(share_locks[s]);
      add_shares(record, world.population.households, piece.shares[s]);
    }
    record.met = {};
    if (!keep) record.households = {};
    piece.records[std::size_t{s} * task.replicates + r] = std::move(record);
    if (hooks.replicate) hooks.replicate(s, clock(whole) - at);
  });
  if (stopped) return std::nullopt;
  return piece;
}

}  // namespace kabar
