#include <algorithm>
#include <utility>

#include "bench/asked.h"
#include "bench/plain_city.h"
#include "bench/sized_city.h"

namespace kabar::bench {

namespace {

constexpr std::uint32_t kReplicates = 10;  // of each strategy and repetition
constexpr std::uint32_t kSketchRuns = 20;
struct StrategyRun {
  Calendar calendar;
  std::string digest;  // of its replicates
  bool same = true;    // in every repetition
  std::vector<double> ratios;
  double seconds = 0;
  CityWork work;
};

/// Ten replicates: processor seconds. Their digests must be those of the first time.
double run_ten(const World& world, StrategyRun& run, State& state, CityWork& work) {
  DigestWriter digests;
  const double start = thread_seconds();
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const ReplicateRecord record = run_replicate(world, run.calendar, r, Keep::counts, state);
    work.add(record, run.calendar.topics.size());
    digests.digest(record.digest);
  }
  const double seconds = thread_seconds() - start;
  const std::string digest = to_text(digests.finish());
  if (run.digest.empty()) run.digest = digest;
  run.same = run.same && run.digest == digest;
  return seconds;
}

/// The simple model's processor seconds; `work` is its own.
double run_sketch(PlainCity& sketch, std::uint64_t first, CityWork& work) {
  work = {};
  const double start = thread_seconds();
  for (std::uint64_t r = 0; r < kSketchRuns; ++r) {
    const PlainCity::Work done = sketch.run(first + r);
    work.topics += 1;
    work.exposures += static_cast<double>(done.exposures);
    work.coins += static_cast<double>(done.coins);
    work.activations += static_cast<double>(done.activations);
  }
  return thread_seconds() - start;
}

/// What the time would be for one of each kind of work if there were no other.
std::string price_text(double seconds, const CityWork& work) {
  return number_text(1e6 * seconds / work.topics) + " us a topic: " + number_text(1e9 * seconds / work.exposures) +
         " ns an exposure, " + number_text(1e9 * seconds / work.coins) + " ns a coin, " +
         number_text(1e9 * seconds / work.activations) + " ns a household that becomes aware, each as if it were all";
}

std::string work_text(const CityWork& work) {
  return number_text(work.exposures / work.topics) + " exposures, " + number_text(work.coins / work.topics) +
         " coins, " + number_text(work.activations / work.topics) + " become aware, a topic";
}

}  // namespace

Rows measure_city(const AskedJob& job) {
  const World world = build_world(job.scenario, 0);
  const auto days = static_cast<std::uint32_t>(job.scenario->city.days);
  std::vector<StrategyRun> runs;
  for (const Strategy& strategy : job.scenario->strategies) {
    runs.emplace_back();
    runs.back().calendar = compile_calendar(world, strategy);
  }
  PlainCity sketch(41'000, days);

  State state;
  CityWork warm, sketch_work;
  for (StrategyRun& run : runs) run_ten(world, run, state, warm);
  run_sketch(sketch, 0, sketch_work);
  std::vector<double> sketch_ratios, sketch_times;
  for (int i = 0; i < job.repetitions; ++i) {
    double sketch_seconds = 0;
    for (StrategyRun& run : runs) {
      CityWork work;
      const double spent = run_ten(world, run, state, work);
      run.ratios.push_back(spent / work.budget_seconds());
      run.seconds += spent;
      run.work = work;
      // The yardstick runs after every strategy; the mean of a repetition counts.
      sketch_seconds += run_sketch(sketch, kSketchRuns * static_cast<std::uint64_t>(i + 1), sketch_work);
    }
    sketch_seconds /= static_cast<double>(runs.size());
    sketch_times.push_back(sketch_seconds);
    sketch_ratios.push_back(sketch_seconds / sketch_work.budget_seconds());
  }

  Rows rows;
  for (std::size_t s = 0; s < runs.size(); ++s) {
    Row row;  // the budget is where all steps lead, and is not asked
    row.group = "city";
    row.name = job.scenario->strategies[s].name;
    row.unit = "x budget";
    row.measured = summarise(runs[s].ratios);
    row.yardstick = summarise(sketch_ratios);
    row.yardstick_name = "flat sketch of a much simpler city, x the same budget for its own work";
    row.fidelity =
        "digest of " + std::to_string(kReplicates) + " replicates " + runs[s].digest + ", in every repetition";
    row.faithful = runs[s].same;
    const double replicates = static_cast<double>(kReplicates) * job.repetitions;
    row.note = number_text(row.measured->median / row.yardstick->median) + " times the sketch's ratio; " +
               number_text(1e3 * runs[s].seconds / replicates) + " ms a replicate; " + work_text(runs[s].work);
    if (runs[s].work.coins > 0) {
      row.note += "\n      " + price_text(kReplicates * runs[s].seconds / replicates, runs[s].work);
    }
    rows.push_back(row);
  }
  rows.back().note +=
      "\n      the sketch: " + work_text(sketch_work) + "; " + price_text(summarise(sketch_times).median, sketch_work);

  return rows;
}

}  // namespace kabar::bench
