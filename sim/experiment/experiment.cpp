#include "experiment/experiment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include "core/parallel.h"
#include "diffusion/replicate.h"

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

Dimensions dimensions_of(const Scenario& scenario, const ExperimentPlan& plan) {
  const auto count = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
  return {count(scenario.strategies.size()),
          plan.populations,
          plan.replicates,
          count(scenario.topics.size()),
          count(scenario.kelurahan.size()),
          count(scenario.channels.size()),
          static_cast<std::uint32_t>(scenario.city.days),
          count(scenario.costs.size()),
          count(scenario.agencies.size())};
}

/// Whether a city runs one replicate after the other, each on all threads, since each has a state for every household.
bool is_large(const Scenario& scenario) {
  constexpr std::int64_t kLargeDistricts = 8;
  return scenario.city.households > (kLargeDistricts - 1) * std::int64_t{Inside::kHouseholds};
}

/// Tells the plan what goes on, one thread at a time, and passes on that it wants an end.
class Watch {
 public:
  Watch(const ExperimentPlan& plan, std::uint64_t strategies)
      : plan_(plan), total_(strategies * plan.populations * plan.replicates) {
    costs_.replicate_seconds.assign(strategies, 0);
  }

  TaskHooks hooks() {
    return {[this] { return stopped(); }, [this](double seconds) { add_world(seconds); },
            [this](std::uint32_t strategy, double seconds) { add_replicate(strategy, seconds); }};
  }

  bool stopped() {
    if (!stopped_ && plan_.stopped && plan_.stopped()) stopped_ = true;
    return stopped_;
  }

  /// Processor time of all replicates, as a share of that of the worlds too.
  double share_of_replicates() const {
    const double all = world_seconds_ + replicate_seconds_;
    return all > 0 ? replicate_seconds_ / all : 1;
  }

 private:
  static constexpr double kSome = 1e-9;  // a clock may not have moved

  void add_world(double seconds) {
    const std::lock_guard<std::mutex> lock(guard_);
    world_seconds_ += seconds;
    if (costs_.world_seconds == 0) costs_.world_seconds = std::max(seconds, kSome);
  }

  void add_replicate(std::uint32_t strategy, double seconds) {
    const std::lock_guard<std::mutex> lock(guard_);
    replicate_seconds_ += seconds;
    double& own = costs_.replicate_seconds[strategy];
    if (own == 0) {
      own = std::max(seconds, kSome);
      if (plan_.costs) tell([&] { plan_.costs(costs_); });
    }
    ++done_;
    if (plan_.progress) tell([&] { plan_.progress(done_, total_); });
  }

  /// What is thrown here ends the work of all threads.
  template <class Call>
  void tell(const Call& call) {
    struct EndUnlessDone {
      std::atomic<bool>& stopped;
      bool done = false;
      ~EndUnlessDone() {
        if (!done) stopped = true;
      }
    } guard{stopped_};
    call();
    guard.done = true;
  }

  const ExperimentPlan& plan_;
  std::uint64_t total_, done_ = 0;
  std::mutex guard_;
  std::atomic<bool> stopped_{false};
  WorkCosts costs_;
  double world_seconds_ = 0, replicate_seconds_ = 0;
};

/// The piece of each population, none where it was stopped. A task a thread, which wastes nothing, while there are
/// tasks for all; the rest, and large cities, one after the other with the threads inside the task.
std::vector<std::optional<Piece>> run_tasks(const std::shared_ptr<const Scenario>& scenario, const ExperimentPlan& plan,
                                            Watch& watch) {
  const int threads = std::max(1, plan.threads);
  const auto run = [&](std::uint32_t p, const TaskThreads& shared) {
    return run_task(scenario, {plan.first_population + p, 0, plan.replicates}, plan.keeping, shared, watch.hooks());
  };
  const std::uint64_t in_a_task = std::uint64_t{scenario->strategies.size()} * plan.replicates;
  const auto enough = [&](std::uint64_t replicates) { return replicates >= static_cast<std::uint64_t>(threads); };
  const bool large = is_large(*scenario);
  std::uint32_t apart = 0;  // as many tasks a thread each
  if (threads > 1 && !large && enough(in_a_task * plan.populations)) {
    apart = plan.populations;
    if (enough(in_a_task)) apart -= plan.populations % static_cast<std::uint32_t>(threads);
  }
  std::vector<std::optional<Piece>> pieces(plan.populations);
  parallel_for(apart, threads, [&](std::int64_t p) {
    pieces[static_cast<std::size_t>(p)] = run(static_cast<std::uint32_t>(p), {false, 1, 1});
  });
  const bool across = !large && enough(in_a_task);
  for (std::uint32_t p = apart; p < plan.populations && !watch.stopped(); ++p) {
    pieces[p] = run(p, {true, across ? threads : 1, across ? 1 : threads});
  }
  return pieces;
}

}  // namespace

Experiment run_experiment(std::shared_ptr<const Scenario> scenario, const ExperimentPlan& plan) {
  const auto start = std::chrono::steady_clock::now();
  Watch watch(plan, scenario->strategies.size());
  std::vector<std::optional<Piece>> ran = run_tasks(scenario, plan, watch);
  std::vector<Piece> whole;
  for (std::optional<Piece>& piece : ran) {
    if (!piece || !piece->complete()) break;  // those behind it are left out, so that their numbers have no gap
    whole.push_back(std::move(*piece));
  }
  Dimensions dimensions = dimensions_of(*scenario, plan);
  dimensions.populations = static_cast<std::uint32_t>(whole.size());
  Experiment experiment;
  experiment.stopped = dimensions.populations < plan.populations;
  experiment.recording = join(dimensions, plan.first_population, plan.keeping.vary, std::move(whole));
  if (experiment.stopped) experiment.recording.planned_populations = plan.populations;
  experiment.recording.seconds_total = seconds_since(start);
  experiment.recording.seconds = experiment.recording.seconds_total * watch.share_of_replicates();
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
  result.bytes = plan.populations *
                 (slab_bytes(scenario) * plan.replicates * strategies +
                  households * (plan.keeping.household_shares ? 4.0 * kMeasures : 0.0) +
                  households * std::min(plan.keeping.keep_replicates, plan.replicates) * sizeof(HouseholdRecord));
  return result;
}

}  // namespace kabar
