// What a run says of where its numbers come from.
#include "experiment/provenance.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "strategy/knock_out.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::shared_tiny;

const Provenance::Parameter& parameter(const Provenance& from, const std::string& symbol) {
  const auto found = std::find_if(from.parameters.begin(), from.parameters.end(),
                                  [&](const Provenance::Parameter& one) { return one.symbol == symbol; });
  if (found == from.parameters.end()) throw std::logic_error(symbol);
  return *found;
}

TEST(ProvenanceOfARun, NamesScenarioSeedAndBothDigests) {
  const auto scenario = shared_tiny({"city.seed=17", "city.budget=3000000"});
  const Provenance from = provenance_of(*scenario, "kabar run city.toml");
  EXPECT_EQ(from.command_line, "kabar run city.toml");
  EXPECT_EQ(from.city, "Kota Contoh");
  EXPECT_EQ(from.start, "2025-01-06");
  EXPECT_EQ(from.seed, 17);
  EXPECT_EQ(from.budget_rupiah, 3'000'000);
  EXPECT_EQ(from.world, scenario->world_digest);
  EXPECT_EQ(from.config, scenario->config_digest);
  EXPECT_NE(from.config, from.world);
  EXPECT_EQ(from.scenario_toml, to_toml(*scenario));
  ASSERT_EQ(from.inputs.size(), scenario->sources.size());
  EXPECT_EQ(from.inputs[3].name, scenario->sources[3].name);
  EXPECT_EQ(from.inputs[3].bytes, scenario->sources[3].bytes);
  EXPECT_EQ(from.inputs[3].digest, scenario->sources[3].digest);
}

TEST(ProvenanceOfARun, HasTheTablesOfPeopleInTheSizeOfThisCity) {
  const std::vector<Provenance::Target> targets = targets_of(*shared_tiny({"city.households=300"}));
  ASSERT_EQ(targets.size(), 12u);
  EXPECT_EQ(targets[0].name, "kelurahan/99.01");
  EXPECT_DOUBLE_EQ(targets[0].households, 63 * 2.5);
  EXPECT_EQ(targets[2].name, "welfare/poor");
  EXPECT_DOUBLE_EQ(targets[2].households, 8 * 2.5);
  EXPECT_TRUE(targets_of(Scenario{}).empty());
}

TEST(ProvenanceOfARun, SaysOfAKnockOutWhatItIsOf) {
  Scenario scenario = *shared_tiny();
  const Means means[] = {Means::meetings};
  add_knock_outs(means, scenario);
  seal(scenario);
  const Provenance from = provenance_of(scenario, "");
  ASSERT_EQ(from.strategies.size(), 3u);
  EXPECT_EQ(from.strategies[1].name, "semua");
  EXPECT_EQ(from.strategies[1].of, "semua");
  EXPECT_EQ(from.strategies[1].without, "");
  EXPECT_NE(from.strategies[2].name, "semua");
  EXPECT_EQ(from.strategies[2].of, "semua");
  EXPECT_EQ(from.strategies[2].without, name_of(Means::meetings));
  EXPECT_EQ(from.strategies[2].content, scenario.strategies[2].content_digest);
}

TEST(ProvenanceOfARun, HasEveryParameterWithItsPlausibleRange) {
  const Provenance from = provenance_of(*shared_tiny({"param.q_N=0.0625", "param.rounds=3"}), "");
  const Provenance::Parameter& tells = parameter(from, "q_N");
  EXPECT_EQ(tells.text, "0.0625");
  EXPECT_EQ(tells.value, 0.0625);
  EXPECT_EQ(tells.low, 0.02) << "what is plausible, not what is allowed";
  EXPECT_EQ(tells.high, 0.075);
  EXPECT_EQ(tells.grade, "A");
  EXPECT_EQ(tells.unit, "probability");
  EXPECT_EQ(parameter(from, "rounds").text, "3");
  EXPECT_EQ(parameter(from, "rounds").value, 3);
  EXPECT_EQ(parameter(from, "equal_access").text, "false");
  EXPECT_EQ(parameter(from, "equal_access").value, 0);
}

TEST(ProvenanceOfARun, HasPlainNumbersAsTheyAreWritten) {
  const auto text = [](const std::string& value) {
    return parameter(provenance_of(*shared_tiny({"param.q_N=" + value}), ""), "q_N").text;
  };
  EXPECT_EQ(text("0.0001"), "0.0001");
  EXPECT_EQ(text("0.00001"), "1e-05");
  EXPECT_EQ(text("1"), "1");
}

}  // namespace
}  // namespace kabar
