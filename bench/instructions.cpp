// A fixed small piece of work, for counting its instructions (bench/count_instructions, tests/bench/instructions):
//   bench_instructions city     three replicates of each strategy in an invented town of 4,000 households
//   bench_instructions spread   20 independent cascades on 41,000 nodes
//   bench_instructions world    households and networks of a town of 4,000
// Only what runs inside kabar_counted() counts. Prints the compiler, the instruction set that the coins use, and a
// digest of what was computed: other work has another count by right.

#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "bench/machine.h"
#include "bench/sized_city.h"
#include "bench/spread_cases.h"
#include "core/coins.h"
#include "core/digest.h"
#include "core/memory.h"
#include "spread/spread.h"
#include "tests/support/tiny_scenario.h"

/// valgrind is told this name (--toggle-collect).
extern "C" [[gnu::noinline]] void kabar_counted(const std::function<void()>& work) {
  work();
  asm volatile("" ::: "memory");  // no tail call: counting ends where this function ends
}

namespace {

using namespace kabar;
using namespace kabar::bench;

constexpr std::uint32_t kHouseholds = 4000, kReplicates = 3;

std::shared_ptr<const Scenario> town() {
  const test::TinyScenario files;
  return std::make_shared<const Scenario>(sized(files.load(), kHouseholds));
}

std::string count_city() {
  const World world = build_world(town(), 0);
  std::vector<Calendar> calendars;
  for (const Strategy& strategy : world.scenario->strategies) calendars.push_back(compile_calendar(world, strategy));
  DigestWriter digests;
  kabar_counted([&] {
    State state;
    for (const Calendar& calendar : calendars) {
      for (std::uint32_t r = 0; r < kReplicates; ++r) {
        digests.digest(run_replicate(world, calendar, r, Keep::counts, state).digest);
      }
    }
  });
  return to_text(digests.finish());
}

std::string count_spread() {
  const SpreadCase& which = spread_cases().front();
  const SpreadGraph& graph = network(which.network);
  const Contagion contagion = prepare(which.rule(), graph);
  SpreadRequest request;
  request.seeds = seeds_of(graph.nodes());
  request.replicates = 20;
  SpreadResult result;
  kabar_counted([&] { result = spread(contagion, request); });
  return to_text(result.digest);
}

std::string count_world() {
  const std::shared_ptr<const Scenario> scenario = town();
  World world;
  kabar_counted([&] { world = build_world(scenario, 0); });
  // What it computed, by a replicate in it.
  const Calendar calendar = compile_calendar(world, scenario->strategies.back());
  return to_text(run_replicate(world, calendar, 0, Keep::counts).digest);
}

const char* coins_variant() {
  return coin_variant_works(CoinVariant::avx512) ? "avx512"
         : coin_variant_works(CoinVariant::avx2) ? "avx2"
                                                 : "portable";
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  try {
    const std::string which = argc == 2 ? argv[1] : "";
    std::string digest;
    if (which == "city") {
      digest = count_city();
    } else if (which == "spread") {
      digest = count_spread();
    } else if (which == "world") {
      digest = count_world();
    } else {
      std::fprintf(stderr, "usage: bench_instructions city|spread|world\n");
      return 1;
    }
    std::printf("compiler %s\ncoins %s\ndigest %s\n", this_machine().compiler.c_str(), coins_variant(), digest.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
