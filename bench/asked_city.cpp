#include <algorithm>
#include <utility>

#include "bench/asked.h"
#include "bench/plain_agents.h"
#include "bench/plain_city.h"
#include "bench/sized_city.h"

namespace kabar::bench {

namespace {

constexpr std::uint32_t kReplicates = 10;  // of each strategy and repetition
constexpr std::uint32_t kSketchRuns = 20;
constexpr std::uint32_t kAgents = 100'000, kAgentDays = 100;
// Measured elsewhere on the same kind of machine (2 cores, Zen 5), the libraries' own programs.
constexpr double kEpiworldLow = 14e6, kEpiworldHigh = 42e6;  // agent-days a second
constexpr double kCovasimLow = 1e6 / 0.34, kCovasimHigh = 1e6 / 0.24;
constexpr double kAskEpiworld = 25.0, kAskCovasim = 200.0;

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

Row agents_row(const std::string& name, double ask, const std::vector<double>& rates) {
  Row row = asked_row("agents", name, "million agent-days/s, a core", Ask::at_least, ask);
  row.measured = summarise(rates);
  return row;
}

}  // namespace

Rows measure_city(const AskedJob& job) {
  const World world = build_world(job.scenario, 0);
  const auto days = static_cast<double>(job.scenario->city.days);
  std::vector<StrategyRun> runs;
  for (const Strategy& strategy : job.scenario->strategies) {
    runs.emplace_back();
    runs.back().calendar = compile_calendar(world, strategy);
  }
  PlainCity sketch(41'000, static_cast<std::uint32_t>(days));
  PlainAgents agents(kAgents);

  State state;
  CityWork warm, sketch_work;
  for (StrategyRun& run : runs) run_ten(world, run, state, warm);
  run_sketch(sketch, 0, sketch_work);
  std::vector<double> sketch_ratios, sketch_times, rates, agent_rates, rate_ratios;
  for (int i = 0; i < job.repetitions; ++i) {
    double household_days = 0, seconds = 0, sketch_seconds = 0;
    for (StrategyRun& run : runs) {
      CityWork work;
      const double spent = run_ten(world, run, state, work);
      run.ratios.push_back(spent / work.budget_seconds());
      run.seconds += spent;
      run.work = work;
      household_days += world.population.households * days * work.topics;
      seconds += spent;
      // The yardstick runs after every strategy; the mean of a repetition counts.
      sketch_seconds += run_sketch(sketch, kSketchRuns * static_cast<std::uint64_t>(i + 1), sketch_work);
    }
    sketch_seconds /= static_cast<double>(runs.size());
    sketch_times.push_back(sketch_seconds);
    sketch_ratios.push_back(sketch_seconds / sketch_work.budget_seconds());
    rates.push_back(1e-6 * household_days / seconds);
    const double start = thread_seconds();
    agents.run(kAgentDays, static_cast<std::uint32_t>(i));
    agent_rates.push_back(1e-6 * kAgents * kAgentDays / (thread_seconds() - start));
    rate_ratios.push_back(rates.back() / agent_rates.back());
  }

  Rows rows;
  for (std::size_t s = 0; s < runs.size(); ++s) {
    Row row = asked_row("city", job.scenario->strategies[s].name, "x budget", Ask::at_most, 1.0);
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

  const std::string what = "an object per agent (SIR, 100,000 agents, 100 days), in million agent-days/s";
  Row beside;
  beside.group = "agents";
  beside.name = "kabar over an object per agent";
  beside.unit = "times as fast";
  beside.kind = Ask::at_least;
  beside.measured = summarise(rate_ratios);
  beside.yardstick = summarise(agent_rates);
  beside.yardstick_name = what;
  beside.note =
      "a stand-in for the libraries, which are not built here; households x days x topics over processor time, "
      "all strategies";
  rows.push_back(beside);
  rows.push_back(agents_row("against epiworld (25 x 42)", 1e-6 * kAskEpiworld * kEpiworldHigh, rates));
  rows.back().note =
      "measured elsewhere on the same kind of machine, not in this run: " + number_text(1e-6 * kEpiworldLow) + " to " +
      number_text(1e-6 * kEpiworldHigh) + " million/s";
  rows.push_back(agents_row("against Covasim (200 x 4.17)", 1e-6 * kAskCovasim * kCovasimHigh, rates));
  rows.back().note = "measured elsewhere on the same kind of machine, not in this run: 0.24 to 0.34 us an agent-day, " +
                     number_text(1e-6 * kCovasimLow) + " to " + number_text(1e-6 * kCovasimHigh) + " million/s";
  return rows;
}

}  // namespace kabar::bench
