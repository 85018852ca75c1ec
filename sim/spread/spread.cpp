#include "spread/spread.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>

#include "core/clock.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "spread/phrases.h"
#include "spread/replicate.h"

namespace kabar {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSecondsBeforeEstimate = 0.2, kMostSecondsBeforeEstimate = 60.0;
constexpr std::uint64_t kReplicatesBeforeEstimate = 32;
constexpr double kSecondsPerRound = 0.5;
constexpr std::uint64_t kMostChunk = 64;
constexpr double kBytesPerReplicate = 24.0 + 40.0;
constexpr double kBytesPerNodeAndThread = 13.0;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A running replicate with the sums that it has gathered. Integers, so that their order does not matter.
struct Worker {
  explicit Worker(const Contagion& contagion) : replicate(contagion) {}
  Replicate replicate;
  std::vector<std::uint64_t> newly_reached;  // by step, summed over replicates
};

/// Workers are lent to whoever runs a chunk, so that there are as many as threads.
class Workers {
 public:
  explicit Workers(const Contagion& contagion) : contagion_(contagion) {}

  std::unique_ptr<Worker> lend() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Worker> worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return std::make_unique<Worker>(contagion_);
  }

  void take_back(std::unique_ptr<Worker> worker) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(worker));
  }

  std::vector<std::uint64_t> newly_reached() const {
    std::vector<std::uint64_t> sum;
    for (const auto& worker : idle_) {
      sum.resize(std::max(sum.size(), worker->newly_reached.size()), 0);
      for (std::size_t s = 0; s < worker->newly_reached.size(); ++s) sum[s] += worker->newly_reached[s];
    }
    return sum;
  }

 private:
  const Contagion& contagion_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> idle_;
};

Digest replicate_digest(std::span<const std::uint32_t> reached_by) {
  DigestWriter writer;
  std::uint32_t before = 0;
  for (const std::uint32_t reached : reached_by) {
    writer.u32(reached - before);
    before = reached;
  }
  return writer.finish();
}

/// Runs replicates in rounds of half a second, so that stopping, progress and the estimate come in between.
class SpreadJob {
 public:
  SpreadJob(const Contagion& contagion, const SpreadRequest& request, const SpreadHooks& hooks)
      : contagion_(contagion),
        request_(request),
        hooks_(hooks),
        workers_(contagion),
        reachable_(count_reachable(*contagion.graph, request.seeds)),
        threads_(static_cast<std::uint64_t>(std::max(1, request.threads))),
        at_once_(std::min(std::max(1, request.threads), std::max(1, available_threads()))) {}

  SpreadResult run() {
    if (hooks_.estimated) hooks_.estimated(estimate());
    const Clock::time_point begin = Clock::now();
    const double spent_before = processor_seconds();
    std::uint64_t done = 0;
    bool estimated = false;
    std::uint64_t round = threads_;
    while (done < request_.replicates) {
      const std::uint64_t end = std::min(request_.replicates, done + round);
      run_round(done, end);
      done = end;
      // Not by the clock on the wall: a process that is stopped, or waits for others, would take it for work.
      const double spent = (processor_seconds() - spent_before) / static_cast<double>(at_once_);
      if (!estimated && hooks_.estimated && may_estimate(spent, done)) {
        estimated = true;
        hooks_.estimated(estimate(spent, done));
      }
      if (hooks_.progress) hooks_.progress(done, request_.replicates);
      const double per_second = static_cast<double>(done) / std::max(spent, 1e-6);
      const double wanted = (estimated ? kSecondsPerRound : kSecondsBeforeEstimate) * per_second;
      round = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), threads_, 4 * done);
    }
    result_.seconds = seconds_since(begin);
    summarise();
    return std::move(result_);
  }

 private:
  void run_round(std::uint64_t begin, std::uint64_t end) {
    result_.sizes.resize(end);
    result_.last_steps.resize(end);
    digests_.resize(end);
    const std::uint64_t chunk = std::clamp<std::uint64_t>((end - begin) / (8 * threads_), 1, kMostChunk);
    const auto chunks = static_cast<std::int64_t>((end - begin + chunk - 1) / chunk);
    parallel_for(chunks, request_.threads, [&](std::int64_t i) {
      const std::uint64_t first = begin + static_cast<std::uint64_t>(i) * chunk;
      std::unique_ptr<Worker> worker = workers_.lend();
      for (std::uint64_t r = first; r < std::min(end, first + chunk); ++r) run_one(*worker, r);
      workers_.take_back(std::move(worker));
    });
  }

  void run_one(Worker& worker, std::uint64_t r) {
    if (hooks_.stop && hooks_.stop()) throw Stopped(phrase::stopped_nothing_written);
    const DrawKey key = make_key(request_.seed, 0, static_cast<std::uint32_t>(r), Stream::spread);
    worker.replicate.run(request_.seeds, reachable_, key, hooks_.stop);
    const std::span<const std::uint32_t> reached_by = worker.replicate.reached_by();
    if (worker.newly_reached.size() < reached_by.size()) worker.newly_reached.resize(reached_by.size(), 0);
    worker.newly_reached[0] += reached_by[0];
    for (std::size_t s = 1; s < reached_by.size(); ++s) worker.newly_reached[s] += reached_by[s] - reached_by[s - 1];
    result_.sizes[r] = reached_by.back();
    result_.last_steps[r] = static_cast<std::uint32_t>(reached_by.size() - 1);
    digests_[r] = replicate_digest(reached_by);
  }

  bool may_estimate(double spent, std::uint64_t done) const {
    if (done == request_.replicates) return false;  // nothing is left to be estimated
    if (spent > kMostSecondsBeforeEstimate) return true;
    return done >= kReplicatesBeforeEstimate && spent > kSecondsBeforeEstimate;
  }

  SpreadEstimate estimate() const {
    const double state = kBytesPerNodeAndThread * contagion_.graph->nodes() * static_cast<double>(threads_);
    return {std::nullopt, kBytesPerReplicate * static_cast<double>(request_.replicates) + state};
  }

  SpreadEstimate estimate(double spent, std::uint64_t done) const {
    SpreadEstimate whole = estimate();
    whole.seconds = spent * static_cast<double>(request_.replicates) / static_cast<double>(done);
    return whole;
  }

  void summarise() {
    summarise_sizes();
    const auto count = static_cast<double>(request_.replicates);
    std::vector<std::uint64_t> newly = workers_.newly_reached();
    if (!contagion_.must_end && (contagion_.model == SpreadModel::si || contagion_.model == SpreadModel::sir)) {
      newly.resize(contagion_.most_steps + 1, 0);  // asked for so many steps: the curve has them all
    }
    std::uint64_t reached = 0;
    for (const std::uint64_t in_step : newly) {
      reached += in_step;
      result_.curve.push_back(static_cast<double>(reached) / count);
    }
    DigestWriter writer;
    for (std::uint64_t r = 0; r < request_.replicates; ++r) {
      writer.u64(r);
      writer.u64(result_.sizes[r]);
      writer.digest(digests_[r]);
    }
    result_.digest = writer.finish();
  }

  void summarise_sizes() {
    const auto count = static_cast<double>(request_.replicates);
    std::uint64_t sum = 0;
    for (const std::uint32_t size : result_.sizes) sum += size;
    result_.mean = static_cast<double>(sum) / count;
    if (request_.replicates > 1) {
      double squares = 0.0;
      for (const std::uint32_t size : result_.sizes) squares += (size - result_.mean) * (size - result_.mean);
      result_.sd = std::sqrt(squares / (count - 1.0));
      result_.standard_error = *result_.sd / std::sqrt(count);
    }
    std::vector<std::uint32_t> sorted = result_.sizes;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t q = 0; q < kSpreadQuantiles.size(); ++q) {
      result_.quantiles[q] = quantile_type7(sorted, kSpreadQuantiles[q]);
    }
  }

  const Contagion& contagion_;
  const SpreadRequest& request_;
  const SpreadHooks& hooks_;
  Workers workers_;
  std::uint32_t reachable_;
  std::uint64_t threads_;
  int at_once_;  // of the threads, that the machine can run at a time
  SpreadResult result_;
  std::vector<Digest> digests_;
};

}  // namespace

double quantile_type7(std::span<const std::uint32_t> sorted, double p) {
  const double place = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (static_cast<double>(sorted[above]) - sorted[below]);
}

SpreadResult spread(const Contagion& contagion, const SpreadRequest& request, const SpreadHooks& hooks) {
  return SpreadJob(contagion, request, hooks).run();
}

}  // namespace kabar
