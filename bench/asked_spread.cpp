#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>

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

Row measure(const SpreadCase& which, int pairs_of_runs) {
  const SpreadGraph& graph = network(which.network);
  const std::vector<std::uint32_t> seeds = seeds_of(graph.nodes());
  const Contagion contagion = prepare(which.rule(), graph);
  const std::uint32_t reachable = count_reachable(graph, seeds);
  const std::uint32_t replicates = replicates_of(which);
  Replicate replicate(contagion);
  Afternoon afternoon(plain_network(graph));
  const PlainRule plain = which.plain();
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
    for (std::uint32_t r = 0; r < replicates; ++r) theirs.add(static_cast<double>(afternoon.run(plain, seeds)));
    return 1e3 * (thread_seconds() - start) / replicates;
  };
  run_mine();  // warm
  run_theirs();
  const Pairs pairs = in_turns(pairs_of_runs, run_mine, run_theirs);

  Row row = asked_row("spread", which.name, "times as fast", Ask::at_least, which.ask);
  row.measured = pairs.speed_ups();
  row.yardstick = summarise(pairs.yardstick);
  row.yardstick_name = "an afternoon's program, -O3 -march=native, in ms a replicate";
  const double apart =
      std::fabs(mine.mean() - theirs.mean()) / std::hypot(mine.standard_error(), theirs.standard_error());
  row.faithful = apart <= kStandardErrors;
  row.fidelity = "mean reach " + number_text(mine.mean()) + " and " + number_text(theirs.mean()) + ", " +
                 number_text(apart) + " joint standard errors apart (at most 3), " + std::to_string(next) +
                 " replicates each";
  row.note = "kabar: " + number_text(summarise(pairs.mine).median) + " ms a replicate, one thread";
  return row;
}

void write_edges(const SpreadGraph& graph, const std::string& path) {
  std::ofstream file(path);
  for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
    for (std::size_t e = 4 * std::size_t{graph.row_quad[u]}; e < 4 * std::size_t{graph.row_quad[u + 1]}; ++e) {
      if (graph.targets[e] < u) file << graph.targets[e] << ' ' << u << '\n';
    }
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

Rows measure_spread(const AskedJob& job) {
  Rows rows;
  for (const SpreadCase& which : spread_cases()) rows.push_back(measure(which, job.pairs));
  return rows;
}

/// Both as programs that read the same edge list, so that reading counts for both.
Rows measure_memory(const AskedJob& job) {
  constexpr double kAskMemory = 1.2;
  Row row = asked_row("memory", "kabar spread, W3", "x the afternoon's program", Ask::at_most, kAskMemory);
  if (job.kabar.empty()) {
    row.note = "give --kabar PATH";
    return {row};
  }
  const SpreadCase& which = spread_cases().back();
  const std::string edges = (std::filesystem::temp_directory_path() / "kabar_bench_edges.txt").string();
  const std::vector<double> nodes = in_child([&] {  // whose memory goes with it
    write_edges(network(which.network), edges);
    return std::vector<double>{static_cast<double>(network(which.network).nodes())};
  });
  std::string seeds;
  for (const std::uint32_t seed : seeds_of(static_cast<std::uint32_t>(nodes.at(0)))) {
    seeds += (seeds.empty() ? "" : ",") + std::to_string(seed);
  }
  const std::string chance = number_text(which.probability);
  const auto megabytes = [](const std::vector<std::string>& words) { return 1e-6 * cost_of_program(words).peak; };
  const Pairs pairs = in_turns(
      job.repetitions,
      [&] {
        return megabytes({job.kabar, "spread", edges, "--model", "ic", "--probability", chance, "--seed-nodes", seeds,
                          "--replicates", "8", "--threads", "1", "--quiet"});
      },
      [&] {
        return megabytes({KABAR_BENCH_PLAIN_SPREAD, edges, chance, "8"});
      });
  std::filesystem::remove(edges);
  if (1e-6 * memory().now >= summarise(pairs.yardstick).low) {
    throw std::runtime_error("the peak of a program cannot be told from that of bench_asked");
  }
  row.measured = pairs.ratios();
  row.yardstick = summarise(pairs.yardstick);
  row.yardstick_name = "an afternoon's program, MB at its peak, both reading the same edge list";
  row.note = "kabar: " + number_text(summarise(pairs.mine).median) + " MB, one thread";
  return {row};
}

}  // namespace kabar::bench
