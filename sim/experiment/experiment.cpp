#include "experiment/experiment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>

#include "core/clock.h"
#include "core/parallel.h"

namespace kabar {

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Bytes of what a replicate leaves behind, without its households: see empty_record() in diffusion/.
double slab_bytes(const Scenario& scenario) {
  const std::size_t kelurahan = scenario.kelurahan.size(), days = static_cast<std::size_t>(scenario.city.days);
  const std::size_t numbers = std::size_t{kMeasures} * (kStatuses * kelurahan * kAccessCells + kDecileCells) +
                              std::size_t{kMeasures} * kGroups * days + 4 * scenario.channels.size() + kEvents;
  return static_cast<double>(sizeof(std::uint32_t) * scenario.topics.size() * numbers + sizeof(ReplicateRecord));
}

/// One population with the calendars of all strategies.
struct Stage {
  World world;
  std::vector<Calendar> calendars;
};

/// How the threads of a plan are shared out.
struct Threads {
  int side_by_side = 1;  // worlds and replicates
  int inside = 1;        // of each
};

/// Side by side, which wastes nothing, while there is enough to run; but large cities one after the other, as each
/// running replicate has a state for every household.
Threads share_out(const Scenario& scenario, const ExperimentPlan& plan) {
  constexpr std::int64_t kLargeBlocks = 8;
  const std::uint64_t replicates =
      std::uint64_t{scenario.strategies.size()} * plan.populations * std::max(1u, plan.replicates);
  const bool large = scenario.city.households > (kLargeBlocks - 1) * std::int64_t{Inside::kHouseholds};
  const int threads = std::max(1, plan.threads);
  if (large || replicates < static_cast<std::uint64_t>(threads)) return {1, threads};
  return {threads, 1};
}

/// What keys the world of population p: its own number, or 0 for what is held fixed.
WorldNumbers numbers_of(Vary vary, std::uint32_t p) {
  const auto varies = [vary](Vary source) { return vary == Vary::all || vary == source; };
  return {varies(Vary::population) ? p : 0, varies(Vary::network) ? p : 0, varies(Vary::luck) ? p : 0};
}

Stage build_stage(const std::shared_ptr<const Scenario>& scenario, const WorldNumbers& numbers, int threads) {
  Stage stage;
  stage.world = build_world(scenario, numbers, threads);
  stage.calendars = compile_calendars(stage.world, scenario->strategies);
  return stage;
}

Ledger ledger_of(const Calendar& calendar) {
  return {calendar.costs.cash_rupiah, calendar.costs.staff_millihours, calendar.scaled_value};
}

bool in_state(const HouseholdRecord& record, Measure measure) {
  switch (measure) {
    case Measure::reach:
      return record.exposures > 0;
    case Measure::ever_aware:
      return record.first_aware != kNone;
    case Measure::aware:
      return record.state >= 1;
    case Measure::understands:
      return record.state >= 2;
    case Measure::applied:
      return record.state >= 3;
    case Measure::enrolled:
      return record.state >= 4;
  }
  return false;
}

void add_shares(const ReplicateRecord& record, std::uint32_t households, HouseholdShares& shares) {
  const std::size_t topics = record.households.size() / std::max<std::uint32_t>(1, households);
  for (std::size_t t = 0; t < topics; ++t) {
    for (std::size_t m = 0; m < kMeasures; ++m) {
      for (std::uint32_t i = 0; i < households; ++i) {
        const bool holds = in_state(record.households[t * households + i], static_cast<Measure>(m));
        shares.counts[(t * kMeasures + m) * households + i] += holds ? 1 : 0;
      }
    }
  }
}

/// Gathers what work costs while it goes on; one thread at a time.
class CostMeter {
 public:
  CostMeter(const ExperimentPlan& plan, const Threads& threads, std::size_t strategies)
      : plan_(plan), side_by_side_(threads.side_by_side > 1) {
    costs_.replicate_seconds.assign(strategies, 0);
  }

  /// Processor time of the work that the calling thread does, with the threads inside it.
  double now() const { return side_by_side_ ? processor_seconds_of_thread() : processor_seconds(); }

  void add_world(double seconds) {
    if (costs_.world_seconds == 0) costs_.world_seconds = seconds;
  }
  void add_replicate(std::uint32_t strategy, double seconds) {
    double& own = costs_.replicate_seconds[strategy];
    if (own > 0 || !plan_.costs) return;
    constexpr double kSome = 1e-9;  // a clock may not have moved
    own = std::max(seconds, kSome);
    plan_.costs(costs_);
  }

 private:
  const ExperimentPlan& plan_;
  bool side_by_side_;
  WorkCosts costs_;
};

/// Stops all threads if what is done in its scope throws.
class StopOnThrow {
 public:
  explicit StopOnThrow(std::atomic<bool>& stopped) : stopped_(stopped) {}
  StopOnThrow(const StopOnThrow&) = delete;
  StopOnThrow& operator=(const StopOnThrow&) = delete;
  ~StopOnThrow() {
    if (!done_) stopped_ = true;
  }
  void done() { done_ = true; }

 private:
  std::atomic<bool>& stopped_;
  bool done_ = false;
};

}  // namespace

Experiment run_experiment(std::shared_ptr<const Scenario> scenario, const ExperimentPlan& plan) {
  const auto start = std::chrono::steady_clock::now();
  const auto strategies = static_cast<std::uint32_t>(scenario->strategies.size());
  const Threads shared = share_out(*scenario, plan);
  const auto threads = static_cast<std::uint32_t>(shared.side_by_side);
  Experiment experiment;
  Recording& recording = experiment.recording;
  recording.dimensions = {strategies,
                          plan.populations,
                          plan.replicates,
                          static_cast<std::uint32_t>(scenario->topics.size()),
                          static_cast<std::uint32_t>(scenario->kelurahan.size()),
                          static_cast<std::uint32_t>(scenario->channels.size()),
                          static_cast<std::uint32_t>(scenario->city.days),
                          static_cast<std::uint32_t>(scenario->costs.size())};
  recording.vary = plan.vary;
  recording.populations.resize(plan.populations);
  recording.ledgers.resize(std::size_t{strategies} * plan.populations);
  recording.replicates.resize(std::size_t{strategies} * plan.populations * plan.replicates);
  if (plan.household_shares) recording.household_shares.resize(std::size_t{strategies} * plan.populations);

  const std::uint64_t total = std::uint64_t{strategies} * plan.populations * plan.replicates;
  std::uint64_t done = 0;
  std::mutex report;
  CostMeter meter(plan, shared, strategies);
  std::atomic<bool> stopped{false};
  std::uint32_t complete = 0;  // populations that every strategy has finished
  for (std::uint32_t first = 0; first < plan.populations && !stopped; first += threads) {
    const std::uint32_t batch = std::min(threads, plan.populations - first);
    std::vector<Stage> stages(batch);
    parallel_for(batch, shared.side_by_side, [&](std::int64_t k) {
      if (plan.stopped && plan.stopped()) stopped = true;
      if (stopped) return;
      const auto p = first + static_cast<std::uint32_t>(k);
      const double begun = meter.now();
      stages[static_cast<std::size_t>(k)] =
          build_stage(scenario, numbers_of(plan.vary, plan.first_population + p), shared.inside);
      if (k == 0) meter.add_world(meter.now() - begun);
      const Stage& stage = stages[static_cast<std::size_t>(k)];
      recording.populations[p] = count_population(stage.world);
      for (std::uint32_t s = 0; s < strategies; ++s) {
        recording.ledgers[std::size_t{s} * plan.populations + p] = ledger_of(stage.calendars[s]);
        if (!plan.household_shares) continue;
        recording.household_shares[std::size_t{s} * plan.populations + p].counts.assign(
            scenario->topics.size() * kMeasures * stage.world.population.households, 0);
      }
    });
    if (stopped) break;
    const auto replicates_start = std::chrono::steady_clock::now();
    const std::uint64_t items = std::uint64_t{batch} * strategies * plan.replicates;
    std::atomic<std::uint64_t> next{0};
    std::vector<std::mutex> share_locks(std::size_t{strategies} * batch);
    parallel_for(threads, shared.side_by_side, [&](std::int64_t) {
      State scratch;
      for (std::uint64_t item = next++; item < items && !stopped; item = next++) {
        if (plan.stopped && plan.stopped()) {
          stopped = true;
          return;
        }
        // Every strategy once before any of them twice, so that what they cost is known early.
        const auto s = static_cast<std::uint32_t>(item % strategies);
        const auto k = static_cast<std::uint32_t>(item / strategies % batch);
        const auto r = static_cast<std::uint32_t>(item / strategies / batch);
        const bool keep = r < plan.keep_replicates;
        const double begun = meter.now();
        ReplicateRecord record =
            run_replicate(stages[k].world, stages[k].calendars[s], r,
                          keep || plan.household_shares ? Keep::households : Keep::counts, scratch, {shared.inside});
        if (plan.household_shares) {
          // Integer counts: the order of adding changes nothing.
          const std::lock_guard<std::mutex> lock(share_locks[std::size_t{s} * batch + k]);
          add_shares(record, stages[k].world.population.households,
                     recording.household_shares[std::size_t{s} * plan.populations + first + k]);
        }
        const double seconds = meter.now() - begun;
        if (!keep) record.households = {};
        const std::lock_guard<std::mutex> lock(report);
        StopOnThrow guard(stopped);
        meter.add_replicate(s, seconds);
        guard.done();
        recording.at(s, first + k, r) = std::move(record);
        ++done;
        if (plan.progress) plan.progress(done, total);
      }
    });
    recording.seconds += seconds_since(replicates_start);
    for (; complete < first + batch; ++complete) {
      bool whole = true;
      for (std::uint32_t s = 0; s < strategies; ++s) {
        for (std::uint32_t r = 0; r < plan.replicates; ++r) whole = whole && recording.at(s, complete, r).complete;
      }
      if (!whole) break;
    }
  }
  if (complete < plan.populations) {
    Recording kept;
    kept.dimensions = recording.dimensions;
    kept.dimensions.populations = complete;
    kept.vary = recording.vary;
    kept.seconds = recording.seconds;
    kept.populations.assign(recording.populations.begin(), recording.populations.begin() + complete);
    for (std::uint32_t s = 0; s < strategies; ++s) {
      for (std::uint32_t p = 0; p < complete; ++p) {
        kept.ledgers.push_back(recording.ledgers[std::size_t{s} * plan.populations + p]);
        if (plan.household_shares) {
          kept.household_shares.push_back(recording.household_shares[std::size_t{s} * plan.populations + p]);
        }
        for (std::uint32_t r = 0; r < plan.replicates; ++r) kept.replicates.push_back(std::move(recording.at(s, p, r)));
      }
    }
    recording = std::move(kept);
    experiment.stopped = true;
  }
  recording.seconds_total = seconds_since(start);
  return experiment;
}

Estimate estimate(const Scenario& scenario, const ExperimentPlan& plan, const WorkCosts& costs) {
  double replicate_seconds = 0;
  for (const double seconds : costs.replicate_seconds) replicate_seconds += seconds;
  const auto strategies = static_cast<double>(scenario.strategies.size());
  const double households =
      static_cast<double>(scenario.city.households) * static_cast<double>(scenario.topics.size()) * strategies;
  Estimate result;
  result.seconds =
      plan.populations * (costs.world_seconds + plan.replicates * replicate_seconds) / std::max(1, plan.threads);
  result.bytes =
      plan.populations * (slab_bytes(scenario) * plan.replicates * strategies +
                          households * (plan.household_shares ? 4.0 * kMeasures : 0.0) +
                          households * std::min(plan.keep_replicates, plan.replicates) * sizeof(HouseholdRecord));
  return result;
}

}  // namespace kabar
