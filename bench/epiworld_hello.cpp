// The hello world of epiworld's README (SIR, 100,000 agents in a small world, 100 days), timed: prints million
// agent-days a second of processor time. bench_asked --epiworld CHECKOUT compiles it against that checkout.

#include <cstdio>
#include <ctime>
#include <epiworld.hpp>

int main() {
  constexpr int kAgents = 100'000, kDays = 100;
  epiworld::epimodels::ModelSIR<> model("a virus", 0.01, 0.1, 0.3);  // prevalence, transmission, recovery
  model.agents_smallworld(kAgents, 10, false, 0.01);
  model.verbose_off();
  const std::clock_t start = std::clock();
  model.run(kDays, 122);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%.6f\n", 1e-6 * kAgents * kDays / seconds);
}
