// Contagion on a given network: `kabar spread` beside what a good engineer writes in an afternoon, on the same work in
// one run. One iteration is one replicate; `reach` must agree between the two within three joint standard errors, and
// is kept with the times.
//   W1a/b  independent cascade from 20 nodes, p = .1275 (Watts-Strogatz 41,000) and .078 (Barabasi-Albert 41,000)
//   W2a/b  SIR to extinction, beta/gamma = .05/.2 and .03/.2
//   W3     independent cascade, p = .128, on a million nodes

#include <benchmark/benchmark.h>

#include <string>

#include "bench/machine.h"
#include "bench/spread_cases.h"
#include "core/memory.h"
#include "spread/replicate.h"

namespace {

using namespace kabar;
using namespace kabar::bench;

void report(benchmark::State& state, const Reach& reach) {
  state.counters["reach"] = reach.mean();
  state.counters["reach_se"] = reach.standard_error();
}

void afternoon(benchmark::State& state, const SpreadCase& which) {
  const SpreadGraph& graph = network(which.network);
  Afternoon program(plain_network(graph));
  const std::vector<std::uint32_t> seeds = seeds_of(graph.nodes());
  Reach reach;
  for (auto _ : state) reach.add(static_cast<double>(program.run(which.plain(), seeds)));
  report(state, reach);
}

void kabar_spread(benchmark::State& state, const SpreadCase& which) {
  const SpreadGraph& graph = network(which.network);
  const Contagion contagion = prepare(which.rule(), graph);
  const std::vector<std::uint32_t> seeds = seeds_of(graph.nodes());
  const std::uint32_t reachable = count_reachable(graph, seeds);
  Replicate replicate(contagion);
  Reach reach;
  std::uint32_t r = 0;
  for (auto _ : state) {
    replicate.run(seeds, reachable, make_key(1, 0, r++, Stream::spread), {});
    reach.add(static_cast<double>(replicate.reached().size()));
  }
  report(state, reach);
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  benchmark::Initialize(&argc, argv);
  for (const SpreadCase& which : spread_cases()) {
    const auto add = [&](const char* program, void (*work)(benchmark::State&, const SpreadCase&)) {
      benchmark::RegisterBenchmark((std::string(program) + "/" + which.name).c_str(), [&,
                                                                                       work](benchmark::State& state) {
        work(state, which);
      })->Unit(benchmark::kMillisecond);
    };
    add("afternoon", afternoon);
    add("kabar_spread", kabar_spread);
  }
  const Machine machine = this_machine();
  benchmark::AddCustomContext("processor", machine.processor);
  benchmark::AddCustomContext("commit", machine.commit);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
