// `kabar describe` as a user meets it: the shipped city, both languages, JSON, bad input.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/program.h"

namespace {

struct Outcome {
  int code = -1;
  std::string output;  // standard output and standard error together
};

Outcome kabar(const std::string& words) {
  Outcome outcome;
  FILE* pipe = popen((kabar::test::program() + " " + words + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    outcome.output.append(buffer.data(), n);
  }
  outcome.code = WEXITSTATUS(pclose(pipe));
  return outcome;
}

const std::string kCity = std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml";

TEST(Describe, OfMagelangAsJson) {
  const Outcome outcome = kabar("describe " + kCity + " --json");
  ASSERT_EQ(outcome.code, 0) << outcome.output;
  const nlohmann::json json = nlohmann::json::parse(outcome.output);
  EXPECT_EQ(json["households"]["all"], 41000);
  EXPECT_EQ(json["rt"], 1031);
  EXPECT_EQ(json["margins_missed"], 0);
  EXPECT_NEAR(json["network"]["rt"]["degree"]["mean"].get<double>(), 5.6, 0.1);
  EXPECT_NEAR(json["network"]["kin"]["degree_non_poor"].get<double>(), 4.0, 0.1);
  EXPECT_NEAR(json["network"]["kin"]["degree_poor"].get<double>(), 2.8, 0.2);
  EXPECT_GT(json["network"]["giant_share"].get<double>(), 0.95);
  const double r = json["r"]["spectral_radius"].get<double>();
  EXPECT_GT(r, 0.3);
  EXPECT_LT(r, 0.8);
  EXPECT_TRUE(json["r"]["converged"].get<bool>());
  const double observed = json["r"]["observed"].get<double>();
  EXPECT_GT(observed, 0.3);
  EXPECT_LT(observed, r) << "clustering and saturation take their share";
  EXPECT_EQ(json["r"]["observed_in"], "status-quo");
  const nlohmann::json& bytes = json["bytes"];
  EXPECT_LE(bytes["all"].get<double>() - bytes["ties"].get<double>(), 100.0 * 41000);
  EXPECT_LE(bytes["ties"].get<double>(), 8 * bytes["directed_ties"].get<double>());
  EXPECT_EQ(bytes["directed_ties"], 2 * (json["network"]["rt"]["ties"].get<std::uint64_t>() +
                                         json["network"]["kin"]["ties"].get<std::uint64_t>()));
  EXPECT_LT(json["access"]["home"]["poor"].get<double>(), json["access"]["home"]["non_poor"].get<double>());
}

TEST(Describe, SpeaksBothLanguages) {
  const Outcome english = kabar("--lang en describe " + kCity);
  ASSERT_EQ(english.code, 0) << english.output;
  EXPECT_NE(english.output.find("R of word of mouth"), std::string::npos);
  EXPECT_NE(english.output.find("41,000"), std::string::npos);
  EXPECT_NE(english.output.find("a directed tie"), std::string::npos);
  EXPECT_NE(english.output.find("observed in one replicate (Status quo): 0."), std::string::npos);
  const Outcome indonesian = kabar("--lang id describe " + kCity);
  EXPECT_NE(indonesian.output.find("teramati dalam satu ulangan (Kondisi sekarang): 0,"), std::string::npos);
  EXPECT_NE(indonesian.output.find("R getok tular"), std::string::npos);
  EXPECT_NE(indonesian.output.find("41.000"), std::string::npos);
  EXPECT_EQ(indonesian.output.find("households"), std::string::npos);
}

TEST(Describe, AnotherPopulationIsAnotherCityOfTheSameTargets) {
  const nlohmann::json one = nlohmann::json::parse(kabar("describe " + kCity + " --json").output);
  const nlohmann::json other = nlohmann::json::parse(kabar("describe " + kCity + " --json --population 1").output);
  EXPECT_EQ(other["population"], 1);
  EXPECT_EQ(other["margins_missed"], 0);
  EXPECT_NE(one["network"]["rt"]["ties"], other["network"]["rt"]["ties"]);
}

// Ten million households take too long here; the same scenario in a smaller size, with its own topics and strategies.
TEST(Describe, OfTheLargeScenario) {
  const std::string large = std::string(KABAR_SOURCE_DIR) + "/scenarios/large/city.toml";
  EXPECT_EQ(kabar("validate " + large).code, 0);
  // A line before says that the city is twice that of the tables.
  const Outcome outcome = kabar("describe " + large + " --json --set city.households=82000");
  ASSERT_EQ(outcome.code, 0) << outcome.output;
  const std::size_t begin = outcome.output.find("\n{") + 1;  // after the note that the tables are scaled
  const nlohmann::json json = nlohmann::json::parse(outcome.output.substr(begin));
  EXPECT_NE(outcome.output.substr(0, begin).find("city.households = 82000"), std::string::npos);
  EXPECT_EQ(json["households"]["all"], 82000);
  EXPECT_EQ(json["kelurahan"], 17);
  EXPECT_EQ(json["rt"], 2062);
  EXPECT_EQ(json["rw"], 384);
  EXPECT_EQ(json["topics"].size(), 5u);
  EXPECT_EQ(json["accounts"][7]["agency"], "humas");
  EXPECT_EQ(json["accounts"][7]["followers"], 6000);  // 3,000 in Magelang
  EXPECT_TRUE(json["r"]["observed"].is_number());
}

TEST(Describe, SaysWhyNoRWasObserved) {
  const nlohmann::json json =
      nlohmann::json::parse(kabar("describe " + kCity + " --json --set city.strategies=[silence]").output);
  EXPECT_TRUE(json["r"]["observed"].is_null());
  EXPECT_EQ(json["r"]["reason"], "observed: no strategy of the scenario makes anybody aware");
}

TEST(Describe, BadInputIsRefused) {
  EXPECT_EQ(kabar("describe").code, 2);
  EXPECT_EQ(kabar("describe no-such-city.toml").code, 2);
  EXPECT_EQ(kabar("describe " + kCity + " --population -1").code, 2);
  EXPECT_EQ(kabar("describe " + kCity + " --set param.homophili=0.2").code, 2);
}

}  // namespace
