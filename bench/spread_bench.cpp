// Contagion on a given network: `kabar spread` beside what a good engineer writes in an afternoon (CSR, a frontier
// queue, epoch stamps, xoshiro128++ per tie), on the same work in one run. One iteration is one replicate; `reach` must
// agree between the two within three joint standard errors, and is kept with the times.
//   W1a/b  independent cascade from 20 nodes, p = .1275 (Watts-Strogatz 41,000) and .078 (Barabasi-Albert 41,000)
//   W2a/b  SIR to extinction, beta/gamma = .05/.2 and .03/.2
//   W3     independent cascade, p = .128, on a million nodes

#include <benchmark/benchmark.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "core/random.h"
#include "diffusion/spread/graph.h"
#include "diffusion/spread/replicate.h"
#include "diffusion/spread/rule.h"

namespace {

using namespace kabar;

std::uint32_t word(std::uint32_t purpose, std::uint32_t i) {
  return draw({2025, 1}, purpose, i)[0];
}

std::vector<Tie> watts_strogatz(std::uint32_t nodes, std::uint32_t neighbours, double rewired) {
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < nodes * (neighbours / 2); ++i) {
    const std::uint32_t u = i % nodes;
    const bool moved = coin(word(1, i), threshold(rewired));
    ties.push_back({u, moved ? below(word(2, i), nodes) : (u + 1 + i / nodes) % nodes});
  }
  return ties;
}

/// Each new node ties to `m` ends of earlier ties, drawn uniformly.
std::vector<Tie> barabasi_albert(std::uint32_t nodes, std::uint32_t m) {
  std::vector<Tie> ties;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t v = 0; v < m; ++v) ends.push_back(v);
  for (std::uint32_t v = m; v < nodes; ++v) {
    const auto known = static_cast<std::uint32_t>(ends.size());
    for (std::uint32_t i = 0; i < m; ++i) {
      const std::uint32_t to = ends[below(word(3, v * m + i), known)];
      ties.push_back({v, to});
      ends.push_back(v);
      ends.push_back(to);
    }
  }
  return ties;
}

enum Network { kSmallWorld, kPreferential, kMillion };

const SpreadGraph& network(Network which) {
  static std::map<Network, std::unique_ptr<SpreadGraph>> made;
  std::unique_ptr<SpreadGraph>& graph = made[which];
  if (!graph) {
    const std::vector<Tie> ties = which == kSmallWorld     ? watts_strogatz(41'000, 12, 0.1)
                                  : which == kPreferential ? barabasi_albert(41'000, 6)
                                                           : watts_strogatz(1'000'000, 12, 0.1);
    graph = std::make_unique<SpreadGraph>(build_graph(ties, Direction::undirected));
  }
  return *graph;
}

std::vector<std::uint32_t> seeds_of(const SpreadGraph& graph) {
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < 20; ++i) seeds.push_back(graph.nodes() / 20 * i + 7);
  return seeds;
}

/// Mean and standard error of what the replicates reached.
class Reach {
 public:
  void add(double reached) {
    sum_ += reached;
    squares_ += reached * reached;
    count_ += 1.0;
  }
  void report(benchmark::State& state) const {
    const double mean = sum_ / count_;
    state.counters["reach"] = mean;
    state.counters["reach_se"] = std::sqrt(std::fmax(0.0, squares_ / count_ - mean * mean) / count_);
  }

 private:
  double sum_ = 0.0, squares_ = 0.0, count_ = 0.0;
};

// ---- the afternoon ----

/// xoshiro128++ (Blackman, Vigna 2019).
struct Xoshiro {
  Words s = draw({2025, 2}, 4);  // any well mixed state
  std::uint32_t next() {
    const std::uint32_t result = std::rotl(s[0] + s[3], 7) + s[0];
    const std::uint32_t t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 11);
    return result;
  }
};

struct Afternoon {
  explicit Afternoon(const SpreadGraph& graph) : offsets(1, 0), stamps(graph.nodes(), 0) {
    for (std::uint32_t u = 0; u < graph.nodes(); ++u) {
      for (std::size_t e = 4 * std::size_t{graph.row_block[u]}; e < 4 * std::size_t{graph.row_block[u + 1]}; ++e) {
        if (graph.targets[e] != graph.nodes()) targets.push_back(graph.targets[e]);
      }
      offsets.push_back(targets.size());
    }
  }

  void begin(const std::vector<std::uint32_t>& seeds) {
    ++epoch;
    queue.clear();
    for (const std::uint32_t seed : seeds) reach(seed);
  }

  void reach(std::uint32_t node) {
    stamps[node] = epoch;
    queue.push_back(node);
  }

  std::size_t cascade(const std::vector<std::uint32_t>& seeds, std::uint32_t limit) {
    begin(seeds);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t u = queue[i];
      for (std::size_t e = offsets[u]; e < offsets[u + 1]; ++e) {
        const std::uint32_t v = targets[e];
        if (stamps[v] != epoch && generator.next() < limit) reach(v);
      }
    }
    return queue.size();
  }

  std::size_t sir(const std::vector<std::uint32_t>& seeds, std::uint32_t beta, std::uint32_t gamma) {
    begin(seeds);
    infectious = queue;
    while (!infectious.empty()) {
      const std::size_t before = queue.size();
      for (const std::uint32_t u : infectious) {
        for (std::size_t e = offsets[u]; e < offsets[u + 1]; ++e) {
          const std::uint32_t v = targets[e];
          if (stamps[v] != epoch && generator.next() < beta) reach(v);
        }
      }
      std::size_t kept = 0;
      for (const std::uint32_t u : infectious) {
        if (generator.next() >= gamma) infectious[kept++] = u;
      }
      infectious.resize(kept);
      infectious.insert(infectious.end(), queue.begin() + static_cast<std::ptrdiff_t>(before), queue.end());
    }
    return queue.size();
  }

  std::vector<std::size_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<std::uint32_t> stamps;
  std::vector<std::uint32_t> queue;
  std::vector<std::uint32_t> infectious;
  std::uint32_t epoch = 0;
  Xoshiro generator;
};

std::uint32_t limit32(double p) {
  return static_cast<std::uint32_t>(threshold(p));
}

void afternoon_ic(benchmark::State& state, Network which, double p) {
  const SpreadGraph& graph = network(which);
  Afternoon afternoon(graph);
  const std::vector<std::uint32_t> seeds = seeds_of(graph);
  Reach reach;
  for (auto _ : state) reach.add(static_cast<double>(afternoon.cascade(seeds, limit32(p))));
  reach.report(state);
}

void afternoon_sir(benchmark::State& state, Network which, double beta, double gamma) {
  const SpreadGraph& graph = network(which);
  Afternoon afternoon(graph);
  const std::vector<std::uint32_t> seeds = seeds_of(graph);
  Reach reach;
  for (auto _ : state) reach.add(static_cast<double>(afternoon.sir(seeds, limit32(beta), limit32(gamma))));
  reach.report(state);
}

// ---- kabar ----

void kabar_spread(benchmark::State& state, Network which, const SpreadRule& rule) {
  const SpreadGraph& graph = network(which);
  const Contagion contagion = prepare(rule, graph);
  const std::vector<std::uint32_t> seeds = seeds_of(graph);
  const std::uint32_t reachable = count_reachable(graph, seeds);
  Replicate replicate(contagion);
  Reach reach;
  std::uint32_t r = 0;
  for (auto _ : state) {
    replicate.run(seeds, reachable, make_key(1, 0, r++, Stream::spread), {});
    reach.add(static_cast<double>(replicate.reached().size()));
  }
  reach.report(state);
}

SpreadRule ic(double p) {
  SpreadRule rule;
  rule.probability = p;
  return rule;
}

SpreadRule sir(double beta, double gamma) {
  SpreadRule rule;
  rule.model = SpreadModel::sir;
  rule.beta = beta;
  rule.gamma = gamma;
  return rule;
}

BENCHMARK_CAPTURE(afternoon_ic, W1a, kSmallWorld, 0.1275)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kabar_spread, W1a, kSmallWorld, ic(0.1275))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(afternoon_ic, W1b, kPreferential, 0.078)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kabar_spread, W1b, kPreferential, ic(0.078))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(afternoon_sir, W2a, kSmallWorld, 0.05, 0.2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kabar_spread, W2a, kSmallWorld, sir(0.05, 0.2))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(afternoon_sir, W2b, kPreferential, 0.03, 0.2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kabar_spread, W2b, kPreferential, sir(0.03, 0.2))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(afternoon_ic, W3, kMillion, 0.128)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kabar_spread, W3, kMillion, ic(0.128))->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
