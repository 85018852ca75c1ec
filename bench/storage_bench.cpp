// The result file of a default run (every shipped strategy, populations and replicates as in the scenario), beside the
// same numbers written plainly.
//   write_results/THREADS   the file as kabar writes it, texts, trailer and all. share_of_run: its time beside that of
//                           the run that it is of, which had all threads of this machine.
//   plain_hdf5/LEVEL        the yardstick: its five large arrays, HDF5's own filters (shuffle, deflate at this level),
//                           H5Dwrite, a slab per strategy and population, which is one chunk; one thread.
// Both are synced to the disk, and that counts. Run from the source tree by bench/run.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/machine.h"
#include "core/memory.h"
#include "core/parallel.h"
#include "experiment/experiment.h"
#include "experiment/provenance.h"
#include "scenario/load.h"
#include "storage/h5.h"
#include "storage/results.h"

namespace {

using namespace kabar;

using Member = std::vector<std::uint32_t> ReplicateRecord::*;

struct Array {
  const char* name;
  Member member;
};

constexpr Array kArrays[] = {{"counts", &ReplicateRecord::counts},
                             {"deciles", &ReplicateRecord::deciles},
                             {"daily", &ReplicateRecord::daily},
                             {"first_channel", &ReplicateRecord::first_channel},
                             {"root_channel", &ReplicateRecord::root_channel}};

double megabytes(const Recording& recording) {
  double numbers = 0;
  for (const ReplicateRecord& record : recording.replicates) {
    for (const Array& array : kArrays) numbers += static_cast<double>((record.*array.member).size());
  }
  return numbers * 4e-6;
}

void must(bool good) {
  if (!good) throw std::runtime_error("the yardstick could not write its file");
}

void write_plainly(const std::string& path, const Recording& recording, unsigned level) {
  const Dimensions& n = recording.dimensions;
  {
    const h5::Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, path);
    for (const Array& array : kArrays) {
      const hsize_t values = (recording.at(0, 0, 0).*array.member).size();
      const hsize_t extents[] = {n.strategies, n.populations, n.replicates, values};
      const hsize_t chunk[] = {1, 1, n.replicates, values};
      const h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path);
      must(H5Pset_chunk(properties, 4, chunk) >= 0 && H5Pset_shuffle(properties) >= 0);
      must(H5Pset_deflate(properties, level) >= 0);
      const h5::Handle space(H5Screate_simple(4, extents, nullptr), H5Sclose, path);
      const h5::Handle memory(H5Screate_simple(4, chunk, nullptr), H5Sclose, path);
      const h5::Handle dataset(H5Dcreate2(file, array.name, H5T_STD_U32LE, space, H5P_DEFAULT, properties, H5P_DEFAULT),
                               H5Dclose, path);
      std::vector<std::uint32_t> slab;
      for (std::uint32_t s = 0; s < n.strategies; ++s) {
        for (std::uint32_t p = 0; p < n.populations; ++p) {
          slab.clear();
          for (std::uint32_t r = 0; r < n.replicates; ++r) {
            const std::vector<std::uint32_t>& row = recording.at(s, p, r).*array.member;
            slab.insert(slab.end(), row.begin(), row.end());
          }
          const hsize_t start[] = {s, p, 0, 0};
          must(H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, chunk, nullptr) >= 0);
          must(H5Dwrite(dataset, H5T_NATIVE_UINT32, memory, space, H5P_DEFAULT, slab.data()) >= 0);
        }
      }
    }
  }
  const int file = ::open(path.c_str(), O_RDONLY);
  must(file >= 0 && ::fsync(file) == 0 && ::close(file) == 0);
}

/// Times `write` of a file. `run_seconds`: how long the run took that the file is of; 0: not told.
void time_file(benchmark::State& state, double raw, double run_seconds,
               const std::function<void(const std::string& path)>& write) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "kabar_storage_bench.h5";
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) write(path.string());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
                         static_cast<double>(state.iterations());
  state.counters["MB"] = raw;
  state.counters["MB_per_second"] = raw / seconds;
  state.counters["file_MB"] = static_cast<double>(std::filesystem::file_size(path)) * 1e-6;
  if (run_seconds > 0) state.counters["share_of_run"] = seconds / run_seconds;
  std::filesystem::remove(path);
}

benchmark::internal::Benchmark* add(const std::string& name, const std::function<void(benchmark::State&)>& body) {
  return benchmark::RegisterBenchmark(name.c_str(), body)
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_storage scenarios/magelang/city.toml [--benchmark_...]\n");
    return 1;
  }
  const auto scenario = std::make_shared<const Scenario>(load_scenario(argv[1]));
  ExperimentPlan plan;
  plan.populations = static_cast<std::uint32_t>(scenario->city.populations);
  plan.replicates = static_cast<std::uint32_t>(scenario->city.replicates);
  plan.threads = available_threads();
  const Experiment experiment = run_experiment(scenario, plan);
  const Recording& recording = experiment.recording;
  const Provenance provenance = provenance_of(*scenario, "");
  const double raw = megabytes(recording);
  for (const int threads : {1, 2}) {
    add("write_results/" + std::to_string(threads), [&, threads](benchmark::State& state) {
      const double run_seconds = threads == plan.threads ? recording.seconds_total : 0;
      time_file(state, raw, run_seconds, [&](const std::string& path) {
        write_results(path, recording, provenance, Tier::timeseries, threads);
      });
    });
  }
  for (const unsigned level : {1u, 4u}) {
    add("plain_hdf5/" + std::to_string(level), [&, level](benchmark::State& state) {
      time_file(state, raw, 0, [&](const std::string& path) { write_plainly(path, recording, level); });
    });
  }
  const bench::Machine machine = bench::this_machine();
  benchmark::AddCustomContext("processor", machine.processor);
  benchmark::AddCustomContext("commit", machine.commit);
  benchmark::AddCustomContext("run_seconds", std::to_string(recording.seconds_total));
  benchmark::AddCustomContext("run_threads", std::to_string(plan.threads));
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
