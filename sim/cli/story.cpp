#include "cli/story.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/limits.h"
#include "cli/tale.h"
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
  bool json = false;
};

Scenario load(const StoryWords& words) {
  LoadOptions options;
  options.strategies = words.strategies;
  options.sets = words.sets;
  Scenario scenario = load_scenario(words.scenario, options);
  if (words.seed) scenario.city.seed = *words.seed;
  Problems problems;
  check_within("--population", words.population, 0, kMostPopulations, problems);
  check_within("--replicate", words.replicate, 0, kMostReplicates, problems);
  if (words.household) check_within("--household", *words.household, 0, scenario.city.households - 1, problems);
  if (words.seed) check_within("--seed", *words.seed, 0, kMostSeed, problems);
  if (words.strategies.size() > 2) {
    problems.add({"", 0, 0, fmt::format("{} strategies", words.strategies.size()), "a story compares two at most",
                  "give --strategy once or twice"});
  }
  if (scenario.strategies.empty()) {
    problems.add({words.scenario, 0, 0, "the scenario names no strategy", "", "give --strategy NAME"});
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
  const int threads = available_threads();
  const World world = build_world(scenario, static_cast<std::uint32_t>(words.population), threads);
  Tale tale;
  tale.world = &world;
  tale.replicate = static_cast<std::uint32_t>(words.replicate);
  State scratch;
  for (const Strategy& strategy : scenario->strategies) {
    tale.stories.push_back({&strategy, compile_calendar(world, strategy), {}});
  }
  std::uint32_t household = 0;
  if (words.household) {
    household = static_cast<std::uint32_t>(*words.household);
    if (household >= world.population.households) {
      throw InputError(Problem{"", 0, 0, fmt::format("--household {}", household),
                               fmt::format("this population has {} households", world.population.households), ""});
    }
  } else {
    household = first_poor_aware(world, tale.stories.back().calendar, tale.replicate, scratch, threads);
    if (household == kNone) {
      throw InputError(Problem{"", 0, 0, "no poor household hears of anything", "under this strategy",
                               "name one with --household NUMBER"});
    }
  }
  for (ToldStory& told : tale.stories) {
    told.story = follow(world, told.calendar, tale.replicate, household, scratch, threads);
  }
  std::cout << (words.json ? json_of(tale) + "\n" : text_of(tale, context));
}

}  // namespace

void add_story(CLI::App& app, Context& context) {
  const auto words = std::make_shared<StoryWords>();
  CLI::App* story = app.add_subcommand(
      "story", context.say("kisah satu rumah tangga: apa yang ditemuinya, dari siapa, dan apa yang menentukan",
                           "the story of one household: what it met, from whom, and what decided"));
  story->add_option("SCENARIO", words->scenario, context.say("berkas skenario", "scenario file"))->required();
  story
      ->add_option("--strategy", words->strategies,
                   context.say("strategi; dua kali: di mana kedua kisah berpisah (bawaan: yang terakhir di skenario)",
                               "strategy; twice: where the two stories part (default: the scenario's last)"))
      ->take_all();
  story->add_option(
      "--household", words->household,
      context.say("nomor rumah tangga, dari 0 (bawaan: rumah tangga miskin pertama yang mendengar)",
                  "number of the household, from 0 (default: the first poor one that hears of anything)"));
  story->add_option("--population", words->population,
                    context.say("nomor penduduk buatan, dari 0", "number of the synthetic population, from 0"));
  story->add_option("--replicate", words->replicate,
                    context.say("nomor ulangan, dari 0", "number of the replicate, from 0"));
  story->add_option("--seed", words->seed, context.say("pengganti city.seed", "in place of city.seed"));
  story->add_option("--set", words->sets, context.say("JALUR=NILAI, boleh berulang", "PATH=VALUE, may be repeated"))
      ->take_all();
  story->add_flag("--json", words->json, context.say("satu objek JSON", "one JSON object"));
  story->callback([&context, words] { context.work = [&context, words] { tell(*words, context); }; });
}

}  // namespace kabar::cli
