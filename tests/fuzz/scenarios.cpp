#include "tests/fuzz/scenarios.h"

#include <utility>
#include <vector>

#include "scenario/strategy.h"
#include "tests/fuzz/harness.h"

namespace kabar::fuzz {

namespace {

void require_round_trip(const Scenario& scenario) {
  const std::string toml = to_toml(scenario);
  std::vector<StrategyText> texts;
  for (const Strategy& strategy : scenario.strategies) texts.push_back({strategy.name, to_toml(strategy)});
  try {
    const Scenario again = scenario_from_text(toml, texts);
    require(to_toml(again) == toml, "the scenario reads back to another one");
    require(again.world_digest == scenario.world_digest, "the world reads back to another one");
    require(again.config_digest == scenario.config_digest, "the configuration reads back to another one");
    require(again.strategies.size() == scenario.strategies.size(), "strategies are lost");
    for (std::size_t i = 0; i < texts.size(); ++i) {
      require(to_toml(again.strategies[i]) == texts[i].toml, "a strategy reads back to another one");
      require(again.strategies[i].content_digest == scenario.strategies[i].content_digest, "a strategy's content");
    }
  } catch (const InputError& error) {
    require(false, std::string("what was written is refused: ") + error.what());
  }
}

}  // namespace

void load_with(const std::string& name, std::string_view text) {
  static const auto files = test::tiny_files();
  static const test::TinyScenario tiny;
  static std::string replaced;
  if (!replaced.empty() && replaced != name) tiny.folder.write(replaced, files.at(replaced));
  replaced = name;
  tiny.folder.write(name, text);
  try {
    LoadOptions options;
    options.with_strategies = !name.ends_with(".csv");
    const Scenario scenario = tiny.load(options);
    require_round_trip(scenario);
    if (!scenario.notes.empty()) require_sayable(scenario.notes);
  } catch (const InputError& error) {
    require_sayable(error);
  }
}

}  // namespace kabar::fuzz
