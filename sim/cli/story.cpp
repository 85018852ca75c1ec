#include "cli/story.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/city.h"
#include "cli/context.h"
#include "cli/limits.h"
#include "cli/notes.h"
#include "cli/phrases.h"
#include "cli/tale.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "scenario/load.h"

namespace kabar::cli {

namespace {

struct StoryWords {
  std::string scenario;
  std::vector<std::string> strategies, sets;
  std::optional<std::int64_t> household, seed;
  std::int64_t population = 0, replicate = 0;
  bool json = false, quiet = false;
};

Scenario load(const StoryWords& words) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  if (words.seed) options.given.push_back({"city.seed", "--seed"});
  Scenario scenario = load_city(words.scenario, options);
  if (words.seed) scenario.city.seed = *words.seed;
  Problems problems;
  if (words.household) check_within("--household", *words.household, 0, scenario.city.households - 1, problems);
  if (words.strategies.size() > 2) {
    problems.add(
        {"", 0, 0, {phrase::so_many_strategies, words.strategies.size()}, phrase::two_at_most, phrase::once_or_twice});
  }
  if (scenario.strategies.empty()) {
    problems.add({words.scenario, 0, 0, phrase::scenario_names_none, {}, phrase::give_strategy});
  }
  problems.throw_if_any();
  // Without a wish the last of the scenario's list: the one with the most to tell.
  if (words.strategies.empty()) {
    scenario.strategies.erase(scenario.strategies.begin(), scenario.strategies.end() - 1);
  }
  return scenario;
}

void tell(const StoryWords& words, const Context& context) {
  const auto scenario = std::make_shared<const Scenario>(load(words));
  print_notes(scenario->notes, context, words.quiet);
  const int threads = available_threads();
  const World world = build_world(scenario, static_cast<std::uint32_t>(words.population), threads);
  Tale tale;
  tale.world = &world;
  tale.replicate = static_cast<std::uint32_t>(words.replicate);
  State state;
  for (const Strategy& strategy : scenario->strategies) {
    tale.stories.push_back({&strategy, compile_calendar(world, strategy), {}});
  }
  std::uint32_t household = 0;
  if (words.household) {
    household = static_cast<std::uint32_t>(*words.household);
    if (household >= world.population.households) {
      throw InputError(Problem{"",
                               0,
                               0,
                               {phrase::value_is, "--household", household},
                               {phrase::population_has, world.population.households},
                               {}});
    }
  } else {
    household = first_poor_aware(world, tale.stories.back().calendar, tale.replicate, state, threads);
    if (household == kNone) {
      throw InputError(Problem{"", 0, 0, phrase::nobody_hears, phrase::under_this_strategy, phrase::name_a_household});
    }
  }
  for (ToldStory& told : tale.stories) {
    told.story = follow(world, told.calendar, tale.replicate, household, state, threads);
  }
  if (words.json) {
    print_json(json_of(tale) + "\n");
  } else {
    print_lines(text_of(tale, context));
  }
}

}  // namespace

void add_story(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<StoryWords>();
  Command command =
      line.add("story", "kisah satu rumah tangga: apa yang ditemuinya, dari siapa, dan apa yang menentukan",
               "the story of one household: what it met, from whom, and what decided");
  command.operand("SCENARIO", words->scenario, "berkas skenario", "scenario file");
  command.texts("--strategy", words->strategies,
                "strategi; dua kali: di mana kedua kisah berpisah (bawaan: yang terakhir di skenario)",
                "strategy; twice: where the two stories part (default: the scenario's last)");
  command.whole("--household", words->household, {0, kMostHouseholds},
                "nomor rumah tangga, dari 0 (bawaan: rumah tangga miskin pertama yang mendengar)",
                "number of the household, from 0 (default: the first poor one that hears of anything)");
  command.whole("--population", words->population, {0, kMostPopulations}, "nomor kota simulasi, dari 0",
                "number of the synthetic population, from 0");
  command.whole("--replicate", words->replicate, {0, kMostReplicates}, "nomor ulangan, dari 0",
                "number of the replicate, from 0");
  command.whole("--seed", words->seed, {0, kMostSeed}, "pengganti city.seed", "in place of city.seed");
  command.texts("--set", words->sets, "JALUR=NILAI, boleh berulang", "PATH=VALUE, may be repeated");
  command.flag("--json", words->json, "satu objek JSON", "one JSON object");
  command.flag("--quiet", words->quiet, "tanpa catatan", "no notes");
  command.does([words, &context] { tell(*words, context); });
}

}  // namespace kabar::cli
