// Household-days a second beside agent-days of a library for models of agents.

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "bench/asked.h"
#include "bench/plain_agents.h"
#include "diffusion/replicate.h"

namespace kabar::bench {

namespace {

constexpr std::uint32_t kAgents = 100'000, kAgentDays = 100, kReplicatesEach = 4;
constexpr double kAskEpiworld = 6.0;

/// The number that a program prints.
double number_of_program(const std::string& program) {
  std::FILE* const said = popen(program.c_str(), "r");
  double number = 0;
  const bool read = said != nullptr && std::fscanf(said, "%lf", &number) == 1;
  if (said == nullptr || pclose(said) != 0 || !read) throw std::runtime_error(program + " failed");
  return number;
}

/// Compiles the hello world against a checkout of epiworld; where the program lies.
std::string compile_epiworld(const std::string& checkout) {
  const std::string program = (std::filesystem::temp_directory_path() / "kabar_bench_epiworld").string();
  seconds_of_program({KABAR_BENCH_COMPILER, "-std=c++20", "-O3", "-march=native", "-fopenmp", "-I", checkout,
                      KABAR_BENCH_FOLDER "/epiworld_hello.cpp", "-o", program});
  return program;
}

/// Million household-days a second of processor time, each counted once for all topics.
double household_days(const World& world, const std::vector<Calendar>& calendars, State& state) {
  const double start = thread_seconds();
  for (const Calendar& calendar : calendars) {
    for (std::uint32_t r = 0; r < kReplicatesEach; ++r) run_replicate(world, calendar, r, Keep::counts, state);
  }
  const double seconds = thread_seconds() - start;
  const double days = static_cast<double>(world.scenario->city.days) * world.population.households;
  return 1e-6 * days * kReplicatesEach * static_cast<double>(calendars.size()) / seconds;
}

}  // namespace

Rows measure_agents(const AskedJob& job) {
  const World world = build_world(job.scenario, 0);
  std::vector<Calendar> calendars;
  for (const Strategy& strategy : job.scenario->strategies) calendars.push_back(compile_calendar(world, strategy));
  const std::string epiworld = job.epiworld.empty() ? "" : compile_epiworld(job.epiworld);
  const auto stand_in = std::make_unique<PlainAgents>(kAgents);
  State state;
  std::uint32_t seed = 0;
  const auto mine = [&] { return household_days(world, calendars, state); };
  const auto theirs = [&] {
    if (!epiworld.empty()) return number_of_program(epiworld);
    const double start = thread_seconds();
    stand_in->run(kAgentDays, seed++);
    return 1e-6 * kAgents * kAgentDays / (thread_seconds() - start);
  };
  mine();  // warm
  theirs();
  const Pairs pairs = in_turns(job.pairs, mine, theirs);
  Row row = asked_row("agents", "household-days over agent-days", "times as many", Ask::at_least, kAskEpiworld);
  row.measured = pairs.ratios();
  row.yardstick = summarise(pairs.yardstick);
  row.yardstick_name = std::string(epiworld.empty() ? "a stand-in, an object per agent (no --epiworld CHECKOUT)"
                                                    : "epiworld's hello world, -O3 -march=native") +
                       ", SIR of 100,000 agents, million agent-days/s";
  row.note = number_text(summarise(pairs.mine).median) + " million household-days/s, each counted once for its " +
             std::to_string(calendars.front().topics.size()) + " topics; mean of all strategies";
  if (!epiworld.empty()) std::filesystem::remove(epiworld);
  return {row};
}

}  // namespace kabar::bench
