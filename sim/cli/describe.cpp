#include "cli/describe.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/description.h"
#include "core/parallel.h"
#include "scenario/load.h"

namespace kabar::cli {

namespace {

struct DescribeWords {
  std::string scenario;
  std::uint32_t population = 0;
  std::string seed;
  std::vector<std::string> sets;
  bool json = false;
};

void run_describe(const Context& context, const DescribeWords& words) {
  LoadOptions options;
  options.sets = words.sets;
  if (!words.seed.empty()) options.sets.push_back("city.seed=" + words.seed);
  const auto scenario = std::make_shared<const Scenario>(load_scenario(words.scenario, options));
  const World world = build_world(scenario, words.population, available_threads());
  const Description description = describe(world);
  std::cout << (words.json ? json_of(description) + "\n" : text_of(description, context));
}

}  // namespace

void add_describe(CLI::App& app, Context& context) {
  const auto words = std::make_shared<DescribeWords>();
  CLI::App* describe = app.add_subcommand(
      "describe", context.say("kota buatan: penduduk dibanding target, jaringan, R getok tular",
                              "the synthetic city: margins against targets, networks, R of word of mouth"));
  describe->add_option("SCENARIO", words->scenario, context.say("berkas skenario", "scenario file"))->required();
  describe->add_option("--population", words->population,
                       context.say("nomor penduduk buatan, dari 0", "number of the synthetic population, from 0"));
  describe->add_option("--seed", words->seed, context.say("pengganti city.seed", "in place of city.seed"));
  describe->add_option("--set", words->sets, context.say("PATH=NILAI, boleh berulang", "PATH=VALUE, may be repeated"));
  describe->add_flag("--json", words->json, context.say("satu objek JSON", "one JSON object"));
  describe->callback([&context, words] { context.work = [&context, words] { run_describe(context, *words); }; });
}

}  // namespace kabar::cli
