#include "cli/describe.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/city.h"
#include "cli/context.h"
#include "cli/description.h"
#include "cli/limits.h"
#include "cli/notes.h"
#include "cli/terminal.h"
#include "core/parallel.h"
#include "scenario/load.h"

namespace kabar::cli {

namespace {

struct DescribeWords {
  std::string scenario;
  std::int64_t population = 0;
  std::optional<std::int64_t> seed;
  std::vector<std::string> sets;
  bool json = false, quiet = false;
};

void run_describe(const Context& context, const DescribeWords& words) {
  LoadOptions options;
  options.sets = words.sets;
  if (words.seed) options.given.push_back({"city.seed", "--seed"});
  Scenario loaded = load_city(words.scenario, options);
  if (words.seed) loaded.city.seed = *words.seed;
  const auto scenario = std::make_shared<const Scenario>(std::move(loaded));
  print_notes(scenario->notes, context, words.quiet);
  const World world = build_world(scenario, static_cast<std::uint32_t>(words.population), available_threads());
  const Description description = describe(world);
  if (words.json) {
    print_json(json_of(description) + "\n");
  } else {
    print_lines(text_of(description, context));
  }
}

}  // namespace

void add_describe(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<DescribeWords>();
  Command command = line.add("describe", "kota simulasi: penduduk dibanding target, jaringan, R getok tular",
                             "the synthetic city: margins against targets, networks, R of word of mouth");
  command.operand("SCENARIO", words->scenario, "berkas skenario", "scenario file");
  command.whole("--population", words->population, {0, kMostPopulations}, "nomor kota simulasi, dari 0",
                "number of the synthetic population, from 0");
  command.whole("--seed", words->seed, {0, kMostSeed}, "pengganti city.seed", "in place of city.seed");
  command.texts("--set", words->sets, "JALUR=NILAI, boleh berulang", "PATH=VALUE, may be repeated");
  command.flag("--json", words->json, "satu objek JSON", "one JSON object");
  command.flag("--quiet", words->quiet, "tanpa catatan", "no notes");
  command.does([words, &context] { run_describe(context, *words); });
}

}  // namespace kabar::cli
