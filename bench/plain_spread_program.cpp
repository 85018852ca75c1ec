// The afternoon's program as a program: its memory is held against that of `kabar spread`.
//   bench_plain_spread EDGES PROBABILITY REPLICATES: an independent cascade from twenty nodes at equal distances

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "bench/plain_spread.h"

int main(int argc, char** argv) {
  using namespace kabar::bench;
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench_plain_spread EDGES PROBABILITY REPLICATES\n");
    return 1;
  }
  try {
    Afternoon afternoon(read_plain_network(argv[1]));
    const PlainRule rule{false, std::atof(argv[2]), 0};
    std::vector<std::uint32_t> seeds;
    for (std::uint32_t i = 0; i < 20; ++i) seeds.push_back(static_cast<std::uint32_t>(afternoon.nodes()) / 20 * i + 7);
    const int replicates = std::atoi(argv[3]);
    double reached = 0;
    for (int r = 0; r < replicates; ++r) reached += static_cast<double>(afternoon.run(rule, seeds));
    std::printf("%.1f\n", reached / replicates);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
