// Worlds of one structure and growing size: how long they take to build, on how many threads, and how much memory they
// hold and need on the way.
//   bench_world SCENARIO THREADS[,THREADS...] HOUSEHOLDS...
// Every world is built in a process of its own, so that its peak is its own. One line of JSON a world; `digest` is the
// fidelity check: it must not depend on threads, and a faster builder must leave it.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/memory.h"
#include "network/inventory.h"
#include "network/world.h"
#include "scenario/load.h"

namespace {

using namespace kabar;

double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Seconds of all threads of this process on a processor.
double processor() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Highest resident memory of this process so far, bytes.
double peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

void measure(const std::string& path, const std::string& households, int threads) {
  LoadOptions options;
  options.sets = {"city.households=" + households};
  const auto scenario = std::make_shared<const Scenario>(load_scenario(path, options));
  const double before = peak();
  World world;
  world.scenario = scenario;
  // The first build pays for memory that the system has to find and to clear; then the fastest of the others is told.
  const int rounds = scenario->city.households < 200000 ? 25 : scenario->city.households < 2000000 ? 4 : 2;
  double people = 0, network = 0, cpu = 0, first_cpu = 0;
  for (int round = 0; round < rounds; ++round) {
    world.population = {};
    world.network = {};
    const double start = wall(), cpu_start = processor();
    world.population = synthesize(*scenario, 0, threads);
    const double middle = wall();
    world.network = build_network(*scenario, world.population, 0, threads);
    const double end = wall(), spent = processor() - cpu_start;
    if (round == 0) first_cpu = spent;
    if (round > 1 && end - start >= people + network) continue;
    people = middle - start;
    network = end - middle;
    cpu = spent;
  }
  const double top = peak() - before;
  const WorldBytes bytes = bytes_of(world);
  const double n = static_cast<double>(bytes.households);
  std::printf(
      "{\"households\": %.0f, \"threads\": %d, \"synthesize_s\": %.5f, \"build_network_s\": %.5f, "
      "\"processor_ns_a_household\": %.0f, \"in_first_build\": %.0f, \"peak_mb\": %.0f, \"world_mb\": %.1f, "
      "\"bytes_a_household\": %.1f, "
      "\"directed_ties\": %llu, \"bytes_a_directed_tie\": %.2f, \"digest\": \"%s\"}\n",
      n, threads, people, network, 1e9 * cpu / n, 1e9 * first_cpu / n, top / 1e6,
      static_cast<double>(bytes.all()) / 1e6, static_cast<double>(bytes.without_ties()) / n,
      static_cast<unsigned long long>(bytes.directed_ties),
      static_cast<double>(bytes.ties) / static_cast<double>(bytes.directed_ties), to_text(digest_of(world)).c_str());
  std::fflush(stdout);
}

/// In a child process; whether it ended well.
bool measure_apart(const std::string& path, const std::string& households, int threads) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      measure(path, households, threads);
      std::_Exit(0);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      std::_Exit(1);
    }
  }
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "usage: %s SCENARIO THREADS[,THREADS...] HOUSEHOLDS...\n", words[0]);
    return 2;
  }
  tune_allocator();
  bool well = true;
  for (int i = 3; i < count; ++i) {
    std::istringstream list(words[2]);
    for (std::string threads; std::getline(list, threads, ',');) {
      well = measure_apart(words[1], words[i], std::atoi(threads.c_str())) && well;
    }
  }
  return well ? 0 : 1;
}
