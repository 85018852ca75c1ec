// The world, growth, and how the program starts.

#include "bench/asked.h"
#include "bench/growth.h"
#include "bench/sized_city.h"

namespace kabar::bench {

namespace {

constexpr double kNsPerHousehold = 1000.0;
constexpr double kHouseholdBytes = 100.0, kTieBytes = 8.0, kStateBytes = 24.0;

Row limit_row(const std::string& group, const std::string& name, const std::string& unit, double ask) {
  return asked_row(group, name, unit, Ask::at_most, ask);
}

std::string size_text(double households) {
  return ", " + number_text(households) + " households";
}

}  // namespace

Rows measure_world(const AskedJob& job) {
  Rows rows;
  for (const Scenario* scenario : {job.scenario.get(), job.large.get()}) {
    std::vector<double> ns, world, ties, state;
    SizeMeasurement last;
    for (int i = 0; i < job.repetitions; ++i) {
      last = measure_size(*scenario, scenario->strategies.back().name,
                          static_cast<std::uint32_t>(scenario->city.households), 1, 1);
      ns.push_back(1e9 * last.world_cpu / last.households);
      world.push_back(last.counted_bytes / last.households);
      ties.push_back(last.counted_tie_bytes / last.directed_ties);
      state.push_back(last.replicate_bytes / last.households / last.topics);
    }
    const std::string size = size_text(last.households);
    Row time = limit_row("world", "making it" + size, "ns a household, cpu", kNsPerHousehold);
    time.measured = summarise(ns);
    Row bytes = limit_row("world", "its memory" + size, "bytes a household, ties apart", kHouseholdBytes);
    bytes.measured = summarise(world);
    bytes.note = "by kabar's own count; resident, with the ties and what the allocator keeps for the next world: " +
                 number_text(1e-6 * last.world_bytes) + " MB, " + number_text(1e-6 * last.world_peak) +
                 " MB at the peak while it is made";
    Row tie = limit_row("world", "its ties" + size, "bytes a directed tie, by kabar's own count", kTieBytes);
    tie.measured = summarise(ties);
    Row replicate = limit_row("world", "a running replicate" + size, "bytes a household and topic", kStateBytes);
    replicate.measured = summarise(state);
    replicate.note = number_text(1e-6 * last.replicate_bytes) + " MB at its peak over " + number_text(last.topics) +
                     " topics, state and record; " + number_text(last.replicate_bytes / last.households) +
                     " bytes a household";
    rows.insert(rows.end(), {time, bytes, tie, replicate});
  }
  return rows;
}

Rows measure_growth(const AskedJob& job) {
  constexpr double kExponent = 1.05, kTenMillion = 9.5e6, kTenMillionBytes = 8e9;
  const Scenario five = load_with_topics(job.path, 5);
  std::vector<double> sizes, world, replicate, peak;
  Rows rows;
  std::string list;
  Row ten_million = limit_row("growth", "10 million households, 5 topics", "GB at the peak", 1e-9 * kTenMillionBytes);
  ten_million.note = "not in --sizes";
  for (const std::uint32_t size : job.sizes) {
    const SizeMeasurement measured = measure_size(five, five.strategies.back().name, size, 1, job.repetitions);
    sizes.push_back(measured.households);
    world.push_back(measured.world_cpu);
    replicate.push_back(measured.replicate_cpu);
    peak.push_back(measured.peak);
    list += (list.empty() ? "" : ", ") + number_text(measured.households);
    if (measured.households < kTenMillion) continue;
    std::vector<double> peaks, worlds, replicates;
    for (int i = 0; i < job.repetitions; ++i) {  // each in a process of its own
      const SizeMeasurement on_all = measure_size(five, five.strategies.back().name, size, job.cores, 1);
      peaks.push_back(1e-9 * on_all.peak);
      worlds.push_back(on_all.world_wall);
      replicates.push_back(on_all.replicate_wall);
    }
    ten_million.measured = summarise(peaks);
    ten_million.note = number_text(job.cores) + " threads; " + number_text(summarise(worlds).median) +
                       " s for the world, " + number_text(summarise(replicates).median) +
                       " s a replicate, wall, medians";
  }
  const auto add = [&](const std::string& name, const std::vector<double>& values) {
    Row row = limit_row("growth", name, "exponent of size", kExponent);
    row.measured = summarise({exponent(sizes, values)});
    row.note = "cities of " + list + " households, one thread, medians; from " + number_text(values.front()) + " to " +
               number_text(values.back());
    rows.push_back(row);
  };
  add("time of the world (s)", world);
  add("time of a replicate (s)", replicate);
  add("memory (bytes)", peak);
  rows.push_back(ten_million);
  return rows;
}

Rows measure_start(const AskedJob& job) {
  Row help = limit_row("start", "kabar --help", "ms, wall", 10.0);
  Row once = limit_row("start", "kabar run, one replicate", "s, wall", 0.15);
  if (job.kabar.empty()) {
    help.note = once.note = "give --kabar PATH";
    return {help, once};
  }
  const std::vector<std::string> words_help{job.kabar, "--help"};
  const std::vector<std::string> words_run{
      job.kabar,       "run", job.path,       "--strategy", job.scenario->strategies.back().name,
      "--populations", "1",   "--replicates", "1",          "--quiet"};
  const std::vector<std::string> nothing{"/bin/true"};
  const auto timed = [](const std::vector<std::string>& words) {
    return [&words] { return seconds_of_program(words); };
  };
  seconds_of_program(words_help);  // warm
  seconds_of_program(words_run);
  Pairs pairs = in_turns(4 * job.repetitions, timed(words_help), timed(nothing));
  for (double& seconds : pairs.mine) seconds *= 1e3;
  for (double& seconds : pairs.yardstick) seconds *= 1e3;
  help.measured = summarise(pairs.mine);
  help.yardstick = summarise(pairs.yardstick);
  help.yardstick_name = "/bin/true, in ms";
  help.note = "'in milliseconds' is taken as at most 10";
  pairs = in_turns(job.repetitions, timed(words_run), timed(nothing));
  once.measured = summarise(pairs.mine);
  once.note = "the world included, " + job.scenario->strategies.back().name + ", no file";
  return {help, once};
}

}  // namespace kabar::bench
