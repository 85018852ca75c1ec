#pragma once
// A contagion over many replicates: threads, statistics, digest. Knows the loops only as "run one replicate".

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/digest.h"
#include "spread/rule.h"

namespace kabar {

struct SpreadRequest {
  std::vector<std::uint32_t> seeds;  // distinct nodes
  std::uint64_t replicates = 1000;   // 1 to kMostReplicates
  std::uint64_t seed = 1;
  int threads = 1;
};
inline constexpr std::uint64_t kMostReplicates = 0xFFFFFFFEu;

/// Seconds go by the processor time of the replicates done so far, as if the threads had the processor to themselves:
/// that others use the machine, or that the process was stopped, makes no work longer.
struct SpreadEstimate {
  std::optional<double> seconds;  // of the whole; none before anything was done
  double bytes = 0.0;
};

/// Calls from the thread that called spread(); `stop` from any. Each may be empty, and may throw.
struct SpreadHooks {
  std::function<bool()> stop;
  /// Before the work, and once within it: after 32 replicates (and a fifth of a second) or a minute.
  std::function<void(const SpreadEstimate&)> estimated;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

inline constexpr std::array<double, 5> kSpreadQuantiles{0.05, 0.25, 0.50, 0.75, 0.95};

struct SpreadResult {
  std::vector<std::uint32_t> sizes;       // by replicate: nodes reached, seeds included
  std::vector<std::uint32_t> last_steps;  // by replicate: the last step in which somebody was reached
  std::vector<double> curve;              // by step: mean number reached, cumulative, held after the end
  double mean = 0.0;
  std::optional<double> sd;  // sample standard deviation; none for one replicate
  std::optional<double> standard_error;
  std::array<double, 5> quantiles{};  // of kSpreadQuantiles, type 7 (Hyndman, Fan 1996)
  Digest digest;
  double seconds = 0.0;  // the replicates alone
};

/// Replicate r draws from make_key(seed, 0, r, Stream::spread); nothing depends on `threads`.
/// Digest: XXH3-128 over, for each replicate in order, (u64 replicate, u64 size, digest of that replicate), where the
/// latter is XXH3-128 over u32 (nodes newly reached in step s) for s = 0 to its last step; little-endian all.
/// Memory: 24 bytes a replicate (and about 40 more when the digest is made), about 9 a node and thread, nothing per
/// node and replicate. Throws Stopped, InputError.
SpreadResult spread(const Contagion& contagion, const SpreadRequest& request, const SpreadHooks& hooks = {});

/// Type 7: linear interpolation at (n - 1) p between order statistics. `sorted` is ascending, not empty.
double quantile_type7(std::span<const std::uint32_t> sorted, double p);

}  // namespace kabar
