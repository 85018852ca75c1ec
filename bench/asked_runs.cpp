// Whole experiments: ten strategies, threads, files.

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

/// A speed-up by two threads, in turns, with the digests of all runs.
struct SpeedUp {
  Summary factor;
  std::string digest;
  bool same = true;
};

template <class Run>  // Run: threads, digest that it left -> wall seconds
SpeedUp speed_up_by_two(int repetitions, const Run& run) {
  SpeedUp result;
  const auto with = [&](int threads) {
    std::string digest;
    const double seconds = run(threads, digest);
    if (result.digest.empty()) result.digest = digest;
    result.same = result.same && digest == result.digest;
    return seconds;
  };
  with(2);  // warm
  result.factor = in_turns(
                      repetitions, [&] { return with(2); }, [&] { return with(1); })
                      .speed_ups();
  return result;
}

Row threads_row(const std::string& name, double ask) {
  return asked_row("threads", name, "times as fast on 2 threads", Ask::at_least, ask);
}

void fill(Row& row, const SpeedUp& speed_up) {
  row.measured = speed_up.factor;
  row.fidelity = "digest " + speed_up.digest + " with 1 and 2 threads";
  row.faithful = speed_up.same;
}

}  // namespace

Rows measure_experiment(const AskedJob& job) {
  constexpr int kPopulations = 20, kReplicates = 10, kTopics = 5;  // the shipped shape: 200 replicates
  constexpr double kFullBelow = 60.0;                              // seconds
  Scenario ten = load_with_topics(job.path, kTopics);
  const std::size_t shipped = ten.strategies.size();
  while (ten.strategies.size() < 10) {  // the last ones again, which have the most to do
    Strategy again = ten.strategies[shipped - 1 - (ten.strategies.size() - shipped) % shipped];
    again.name += "-again";
    ten.strategies.push_back(again);
  }
  seal(ten);
  const auto scenario = std::make_shared<const Scenario>(ten);

  const int populations = std::max(2, job.cores);
  const double share = static_cast<double>(populations) / kPopulations;
  std::vector<double> seconds;
  std::string digest;
  bool same = true;
  for (int i = 0; i <= job.repetitions; ++i) {
    const Experiment part = run(scenario, populations, kReplicates, job.cores);
    const std::string found = digest_text(*scenario, part.recording);
    same = same && (digest.empty() || digest == found);
    digest = found;
    if (i > 0) seconds.push_back(part.recording.seconds_total / share);  // the first warms
  }
  Row row = asked_row("experiment", "10 strategies x 200 replicates x 5 topics",
                      "s on " + std::to_string(job.cores) + " cores, wall", Ask::at_most, 5.0 * 2.0 / job.cores);
  row.measured = summarise(seconds);
  row.fidelity = "digest " + digest + " in every repetition";
  row.faithful = same;
  row.note = "extrapolated from " + std::to_string(populations) +
             " of 20 populations x 10 replicates, worlds included; " + std::to_string(ten.strategies.size() - shipped) +
             " strategies count twice to make ten";
  Rows rows{row};
  if (row.measured->median > kFullBelow) return rows;
  Row full = row;
  full.name += ", in full";
  seconds.clear();
  std::vector<double> replicates_alone;
  full.fidelity.clear();
  for (int i = 0; i < job.repetitions; ++i) {
    const Experiment whole = run(scenario, kPopulations, kReplicates, job.cores);
    seconds.push_back(whole.recording.seconds_total);
    replicates_alone.push_back(whole.recording.seconds);
    const std::string found = "digest " + digest_text(*scenario, whole.recording) + " in every repetition";
    full.faithful = full.faithful && (i == 0 || found == full.fidelity);
    full.fidelity = found;
  }
  full.measured = summarise(seconds);
  full.note = "worlds included; the replicates alone " + number_text(summarise(replicates_alone).median) + " s";
  rows.push_back(full);
  return rows;
}

Rows measure_threads(const AskedJob& job) {
  Row over = threads_row("over replicates", 1.9);
  fill(over, speed_up_by_two(job.repetitions, [&](int threads, std::string& digest) {
         const Experiment experiment = run(job.scenario, 1, 10, threads);
         digest = digest_text(*job.scenario, experiment.recording);
         return experiment.recording.seconds;
       }));
  over.note = "wall time of the replicates: shipped strategies x 10";

  Row inside = threads_row("inside one large replicate", 1.7);
  const World world = build_world(job.large, 0, job.cores);
  const Calendar calendar = compile_calendar(world, job.large->strategies.back());
  State state;
  fill(inside, speed_up_by_two(job.repetitions, [&](int threads, std::string& digest) {
         const double start = wall_seconds();
         const ReplicateRecord record = run_replicate(world, calendar, 0, Keep::counts, state, {threads});
         const double seconds = wall_seconds() - start;
         digest = to_text(record.digest);
         return seconds;
       }));
  inside.note = number_text(world.population.households) + " households, " + job.large->strategies.back().name;
  return {over, inside};
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
