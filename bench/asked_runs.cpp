// Whole experiments: threads, files.

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "bench/asked.h"
#include "bench/sized_city.h"
#include "experiment/experiment.h"
#include "experiment/provenance.h"
#include "scenario/load.h"
#include "storage/results.h"

namespace kabar::bench {

namespace {

std::string digest_text(const Scenario& scenario, const Recording& recording) {
  std::vector<Digest> contents;
  for (const Strategy& strategy : scenario.strategies) contents.push_back(strategy.content_digest);
  return to_text(digest_of(recording, contents));
}

Experiment run(const std::shared_ptr<const Scenario>& scenario, int populations, int replicates, int threads) {
  ExperimentPlan plan;
  plan.populations = static_cast<std::uint32_t>(populations);
  plan.replicates = static_cast<std::uint32_t>(replicates);
  plan.threads = threads;
  return run_experiment(scenario, plan);
}

/// Two threads beside one, in turns, with the digests of all runs.
struct BesideOne {
  Pairs pairs;  // wall seconds: two threads, one
  std::string digest;
  bool same = true;
};

template <class Run>  // Run: threads, digest that it left -> wall seconds
BesideOne beside_one(int repetitions, const Run& run) {
  BesideOne result;
  const auto with = [&](int threads) {
    std::string digest;
    const double seconds = run(threads, digest);
    if (result.digest.empty()) result.digest = digest;
    result.same = result.same && digest == result.digest;
    return seconds;
  };
  with(2);  // warm
  result.pairs = in_turns(
      repetitions, [&] { return with(2); }, [&] { return with(1); });
  return result;
}

void fill(Row& row, const BesideOne& beside) {
  row.fidelity = "digest " + beside.digest + " with 1 and 2 threads";
  row.faithful = beside.same;
  row.yardstick = summarise(beside.pairs.yardstick);
  row.yardstick_name = "one thread, in s";
}

Row speed_up_row(const std::string& name, double ask, const BesideOne& beside) {
  Row row = asked_row("threads", name, "times as fast on 2 threads", Ask::at_least, ask);
  fill(row, beside);
  row.measured = beside.pairs.speed_ups();
  return row;
}

Row no_slower_row(const std::string& name, const BesideOne& beside) {
  constexpr double kNotLonger = 1.1;
  Row row = asked_row("threads", name, "x the time of 1 thread", Ask::at_most, kNotLonger);
  fill(row, beside);
  row.measured = beside.pairs.ratios();
  return row;
}

/// A replicate of a city of its own, within which threads help.
BesideOne inside(const std::shared_ptr<const Scenario>& scenario, int pairs, int cores) {
  const World world = build_world(scenario, 0, cores);
  const Calendar calendar = compile_calendar(world, scenario->strategies.back());
  State state;
  return beside_one(pairs, [&](int threads, std::string& digest) {
    const double start = wall_seconds();
    const ReplicateRecord record = run_replicate(world, calendar, 0, Keep::counts, state, {threads});
    const double seconds = wall_seconds() - start;
    digest = to_text(record.digest);
    return seconds;
  });
}

}  // namespace

Rows measure_threads(const AskedJob& job) {
  const auto over = [&] {
    return beside_one(job.pairs, [&](int threads, std::string& digest) {
      const Experiment experiment = run(job.scenario, 1, 2, threads);
      digest = digest_text(*job.scenario, experiment.recording);
      return experiment.recording.seconds;
    });
  };
  Rows rows;
  const BesideOne alone = over();
  rows.push_back(speed_up_row("over replicates", 1.9, alone));
  rows.back().note = "wall time of the replicates: shipped strategies x 2";
  const double households = static_cast<double>(job.large->city.households);
  const BesideOne large = inside(job.large, job.pairs, job.cores);
  rows.push_back(speed_up_row("inside one large replicate", 1.7, large));
  rows.back().note = number_text(households) + " households, " + job.large->strategies.back().name;

  const auto size_name = [](double of, const char* where) {
    return "no slower, " + number_text(of) + " households, " + where;
  };
  constexpr std::uint32_t kSomeDistricts = 300'000;  // three districts on two threads
  const auto some = std::make_shared<const Scenario>(sized(*job.scenario, kSomeDistricts));
  const auto city = static_cast<double>(job.scenario->city.households);
  rows.push_back(no_slower_row(size_name(city, "alone"), alone));
  rows.push_back(no_slower_row(size_name(kSomeDistricts, "alone"), inside(some, job.pairs, job.cores)));
  rows.push_back(no_slower_row(size_name(households, "alone"), large));
  const BusyLoop busy;
  rows.push_back(no_slower_row(size_name(city, "beside a busy loop"), over()));
  rows.push_back(no_slower_row(size_name(kSomeDistricts, "beside a busy loop"), inside(some, job.pairs, job.cores)));
  rows.push_back(no_slower_row(size_name(households, "beside a busy loop"), inside(job.large, job.pairs, job.cores)));
  return rows;
}

Rows measure_files(const AskedJob& job) {
  constexpr int kPopulations = 2, kReplicates = 10;  // a tenth of the shipped run
  const Experiment experiment = run(job.scenario, kPopulations, kReplicates, job.cores);
  const Provenance provenance = provenance_of(*job.scenario, "");
  const std::string path = (std::filesystem::temp_directory_path() / "kabar_bench_asked.h5").string();
  write_results(path, experiment.recording, provenance, Tier::timeseries, job.cores);
  const Pairs pairs = in_turns(
      job.repetitions,
      [&] {
        const double start = wall_seconds();
        write_results(path, experiment.recording, provenance, Tier::timeseries, job.cores);
        return wall_seconds() - start;
      },
      [&] { return run(job.scenario, kPopulations, kReplicates, job.cores).recording.seconds_total; });
  Row row = asked_row("files", "writing the results of a run", "of the run's time, wall", Ask::at_most, 0.10);
  row.measured = pairs.ratios();
  row.yardstick = summarise(pairs.yardstick);
  row.yardstick_name = "the run itself on all cores, in s";
  const ResultFile read = read_results(path);
  row.faithful = digest_text(*job.scenario, read.recording) == digest_text(*job.scenario, experiment.recording);
  row.fidelity = "digest of what is read back";
  row.note = number_text(1e3 * summarise(pairs.mine).median) + " ms for " +
             number_text(1e-6 * static_cast<double>(read.bytes)) + " MB: all strategies, a tenth of the shipped run";
  std::filesystem::remove(path);
  return {row};
}

}  // namespace kabar::bench
