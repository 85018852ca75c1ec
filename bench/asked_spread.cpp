#include <cmath>
#include <map>

#include "bench/asked.h"
#include "bench/spread_cases.h"
#include "spread/replicate.h"

namespace kabar::bench {

namespace {

constexpr double kStandardErrors = 3.0;

/// Replicates of one repetition.
std::uint32_t replicates_of(const SpreadCase& which) {
  if (which.network == Network::million) return 8;
  return which.model == SpreadModel::ic ? 200 : 20;
}

Row measure(const SpreadCase& which, int repetitions) {
  const SpreadGraph& graph = network(which.network);
  const std::vector<std::uint32_t> seeds = seeds_of(graph);
  const Contagion contagion = prepare(which.rule(), graph);
  const std::uint32_t reachable = count_reachable(graph, seeds);
  const std::uint32_t replicates = replicates_of(which);
  Replicate replicate(contagion);
  Afternoon afternoon(graph);
  Reach mine, theirs;
  std::uint32_t next = 0;
  const auto run_mine = [&] {
    const double start = thread_seconds();
    for (std::uint32_t r = 0; r < replicates; ++r) {
      replicate.run(seeds, reachable, make_key(1, 0, next++, Stream::spread), {});
      mine.add(static_cast<double>(replicate.reached().size()));
    }
    return 1e3 * (thread_seconds() - start) / replicates;
  };
  const auto run_theirs = [&] {
    const double start = thread_seconds();
    for (std::uint32_t r = 0; r < replicates; ++r) theirs.add(static_cast<double>(afternoon.run(which, seeds)));
    return 1e3 * (thread_seconds() - start) / replicates;
  };
  run_mine();  // warm
  run_theirs();
  const Pairs pairs = in_turns(repetitions, run_mine, run_theirs);

  Row row = asked_row("spread", which.name, "times as fast", Ask::at_least, which.ask);
  row.measured = pairs.speed_ups();
  row.yardstick = summarise(pairs.yardstick);
  row.yardstick_name = "an afternoon's program, in ms a replicate";
  const double apart =
      std::fabs(mine.mean() - theirs.mean()) / std::hypot(mine.standard_error(), theirs.standard_error());
  row.faithful = apart <= kStandardErrors;
  row.fidelity = "mean reach " + number_text(mine.mean()) + " and " + number_text(theirs.mean()) + ", " +
                 number_text(apart) + " joint standard errors apart (at most 3), " + std::to_string(next) +
                 " replicates each";
  row.note = "kabar: " + number_text(summarise(pairs.mine).median) + " ms a replicate, one thread";
  return row;
}

}  // namespace

Rows measure_spread(const AskedJob& job) {
  Rows rows;
  for (const SpreadCase& which : spread_cases()) rows.push_back(measure(which, job.repetitions));
  return rows;
}

}  // namespace kabar::bench
