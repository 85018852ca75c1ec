#include "bench/growth.h"

#include <array>
#include <bit>
#include <cmath>
#include <memory>
#include <type_traits>

#include "bench/machine.h"
#include "bench/report.h"
#include "bench/sized_city.h"
#include "network/inventory.h"

namespace kabar::bench {

namespace {

constexpr std::uint32_t kSmall = 200'000;  // what is quick is repeated more often
constexpr int kMoreOften = 5;

SizeMeasurement measure(const Scenario& base, const std::string& strategy, std::uint32_t households, int threads,
                        int repetitions) {
  SizeMeasurement result;
  if (households < kSmall) repetitions *= kMoreOften;
  const auto scenario = std::make_shared<const Scenario>(sized(base, households));
  const Strategy& plan = strategy_named(*scenario, strategy);
  result.topics = static_cast<double>(scenario->topics.size());
  result.threads = threads;

  forget_freed_memory();
  const double before = memory().now;
  World world;
  std::vector<double> walls, cpus;
  for (int i = 0; i < repetitions; ++i) {
    world = World{};
    const double wall = wall_seconds(), cpu = process_seconds();
    world = build_world(scenario, 0, threads);
    walls.push_back(wall_seconds() - wall);
    cpus.push_back(process_seconds() - cpu);
  }
  result.world_wall = summarise(walls).median;
  result.world_cpu = summarise(cpus).median;
  result.world_peak = memory().peak - before;
  forget_freed_memory();
  result.world_bytes = memory().now - before;
  result.households = static_cast<double>(world.population.households);
  result.directed_ties =
      static_cast<double>(world.network.rt_ties.target.size() + world.network.kin_ties.target.size());
  const WorldBytes bytes = bytes_of(world);
  result.counted_bytes = static_cast<double>(bytes.without_ties());
  result.counted_tie_bytes = static_cast<double>(bytes.ties);

  const double calendar_start = wall_seconds();
  const Calendar calendar = compile_calendar(world, plan);
  result.calendar_wall = wall_seconds() - calendar_start;

  forget_freed_memory();
  const double resident = memory().now;
  result.peak = memory().peak;
  const bool restarted = restart_peak();
  State state;
  CityWork work;
  walls.clear();
  cpus.clear();
  for (int i = 0; i < repetitions; ++i) {
    const double wall = wall_seconds(), cpu = process_seconds();
    const ReplicateRecord record =
        run_replicate(world, calendar, static_cast<std::uint32_t>(i), Keep::counts, state, {threads});
    walls.push_back(wall_seconds() - wall);
    cpus.push_back(process_seconds() - cpu);
    work.add(record, scenario->topics.size());
    // Without a peak of its own: the state keeps what it took.
    if (i == 0) result.replicate_bytes = (restarted ? memory().peak : memory().now) - resident;
  }
  result.replicate_wall = summarise(walls).median;
  result.replicate_cpu = summarise(cpus).median;
  double cpu = 0;
  for (const double seconds : cpus) cpu += seconds;
  result.exposures = work.exposures / repetitions;
  result.coins = work.coins / repetitions;
  result.activations = work.activations / repetitions;
  result.budget_ratio = cpu / work.budget_seconds();
  result.peak = std::fmax(result.peak, memory().peak);
  return result;
}

}  // namespace

SizeMeasurement measure_size(const Scenario& scenario, const std::string& strategy, std::uint32_t households,
                             int threads, int repetitions) {
  static_assert(std::is_trivially_copyable_v<SizeMeasurement>);
  constexpr std::size_t kNumbers = sizeof(SizeMeasurement) / sizeof(double);
  using Numbers = std::array<double, kNumbers>;
  const std::vector<double> numbers = in_child([&] {
    const auto measured = std::bit_cast<Numbers>(measure(scenario, strategy, households, threads, repetitions));
    return std::vector<double>(measured.begin(), measured.end());
  });
  Numbers values{};
  for (std::size_t i = 0; i < kNumbers; ++i) values[i] = numbers.at(i);
  return std::bit_cast<SizeMeasurement>(values);
}

double exponent(const std::vector<double>& sizes, const std::vector<double>& values) {
  double x = 0, y = 0, xx = 0, xy = 0;
  const auto n = static_cast<double>(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double u = std::log(sizes[i]), v = std::log(values[i]);
    x += u;
    y += v;
    xx += u * u;
    xy += u * v;
  }
  return (n * xy - x * y) / (n * xx - x * x);
}

}  // namespace kabar::bench
