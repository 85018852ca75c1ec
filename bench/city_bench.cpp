// The shipped city: one replicate of each shipped strategy on one core, beside what the work should cost; and what
// comes before and after the replicates: the world, the calendars, the file.
//   replicate/STRATEGY   one iteration is one replicate of all topics. Per topic: exposures, coins asked, households
//   that
//                        become aware. budget_ratio is time / (topics x (0.1 ms + 10 ns an exposure + 0.7 ns a coin +
//                        50 ns a household that becomes aware)). The label is the digest of ten replicates: while it
//                        stays, a faster replicate is the same replicate.
//   synthesize, build_network, compile_calendar, write_results
// Run from the source tree by bench/run.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "bench/machine.h"
#include "bench/sized_city.h"
#include "core/digest.h"
#include "core/memory.h"
#include "diffusion/replicate.h"
#include "experiment/experiment.h"
#include "experiment/provenance.h"
#include "network/world.h"
#include "scenario/load.h"
#include "storage/results.h"
#include "strategy/calendar.h"

namespace {

using namespace kabar;
using namespace kabar::bench;

constexpr std::uint32_t kReplicates = 10;  // iterations go round them

/// A strategy made ready, and what shows that its replicates are the ones they were.
struct Ready {
  Calendar calendar;
  std::string digest;
};

Ready make_ready(const World& world, const Strategy& strategy) {
  Ready ready{compile_calendar(world, strategy), {}};
  DigestWriter digests;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    digests.digest(run_replicate(world, ready.calendar, r, Keep::counts).digest);
  }
  ready.digest = to_text(digests.finish());
  return ready;
}

void replicate(benchmark::State& state, const World& world, const Ready& ready) {
  State held;
  CityWork work;
  std::uint32_t r = 0;
  const double start = thread_seconds();
  for (auto _ : state) {
    const ReplicateRecord record = run_replicate(world, ready.calendar, r++ % kReplicates, Keep::counts, held);
    work.add(record, ready.calendar.topics.size());
  }
  const double seconds = thread_seconds() - start;
  state.SetLabel(ready.digest);
  state.counters["exposures"] = work.exposures / work.topics;
  state.counters["coins"] = work.coins / work.topics;
  state.counters["activations"] = work.activations / work.topics;
  if (work.exposures > 0) state.counters["ns_per_exposure"] = 1e9 * seconds / work.exposures;
  if (work.coins > 0) state.counters["ns_per_coin"] = 1e9 * seconds / work.coins;
  if (work.activations > 0) state.counters["ns_per_activation"] = 1e9 * seconds / work.activations;
  state.counters["budget_ratio"] = seconds / work.budget_seconds();
}

void synthesize_city(benchmark::State& state, const Scenario& scenario) {
  const double start = thread_seconds();
  for (auto _ : state) benchmark::DoNotOptimize(synthesize(scenario, 0));
  const double ns = 1e9 * (thread_seconds() - start) / static_cast<double>(state.iterations());
  state.counters["ns_per_household"] = ns / static_cast<double>(scenario.city.households);
}

void network_of_city(benchmark::State& state, const World& world) {
  const double start = thread_seconds();
  for (auto _ : state) benchmark::DoNotOptimize(build_network(*world.scenario, world.population, 0));
  const double ns = 1e9 * (thread_seconds() - start) / static_cast<double>(state.iterations());
  state.counters["ns_per_household"] = ns / static_cast<double>(world.population.households);
}

void calendar(benchmark::State& state, const World& world, const Strategy& strategy) {
  for (auto _ : state) benchmark::DoNotOptimize(compile_calendar(world, strategy));
}

/// Writes all strategies x ten replicates of one population; share_of_run is the time beside that of the replicates.
void write_file(benchmark::State& state, const std::shared_ptr<const Scenario>& scenario) {
  ExperimentPlan plan;
  plan.replicates = kReplicates;
  const Experiment experiment = run_experiment(scenario, plan);
  const Provenance provenance = provenance_of(*scenario, "");
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "kabar_city_bench.h5";
  double numbers = 0;
  for (const ReplicateRecord& record : experiment.recording.replicates) {
    numbers += static_cast<double>(record.counts.size() + record.deciles.size() + record.daily.size() +
                                   record.first_channel.size() + record.root_channel.size());
  }
  const auto start = std::chrono::steady_clock::now();  // the disk counts
  for (auto _ : state) write_results(path.string(), experiment.recording, provenance, Tier::timeseries);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
                         static_cast<double>(state.iterations());
  state.counters["MB_per_second"] = numbers * 4e-6 / seconds;
  state.counters["MB"] = numbers * 4e-6;
  state.counters["file_MB"] = static_cast<double>(std::filesystem::file_size(path)) * 1e-6;
  state.counters["share_of_run"] = seconds / experiment.recording.seconds;
  std::filesystem::remove(path);
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_city scenarios/magelang/city.toml [--benchmark_...]\n");
    return 1;
  }
  const auto scenario = std::make_shared<const Scenario>(load_scenario(argv[1]));
  const World world = build_world(scenario, 0);
  std::vector<Ready> ready;
  for (const Strategy& strategy : scenario->strategies) ready.push_back(make_ready(world, strategy));
  for (std::size_t s = 0; s < ready.size(); ++s) {
    benchmark::RegisterBenchmark(("replicate/" + scenario->strategies[s].name).c_str(), [&,
                                                                                         s](benchmark::State& state) {
      replicate(state, world, ready[s]);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("synthesize", [&](benchmark::State& state) {
    synthesize_city(state, *scenario);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("build_network", [&](benchmark::State& state) {
    network_of_city(state, world);
  })->Unit(benchmark::kMillisecond);
  for (const Strategy& strategy : scenario->strategies) {
    benchmark::RegisterBenchmark(("compile_calendar/" + strategy.name).c_str(), [&](benchmark::State& state) {
      calendar(state, world, strategy);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("write_results", [&](benchmark::State& state) { write_file(state, scenario); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
  const Machine machine = this_machine();
  benchmark::AddCustomContext("processor", machine.processor);
  benchmark::AddCustomContext("commit", machine.commit);
  benchmark::AddCustomContext("topics", std::to_string(scenario->topics.size()));
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
