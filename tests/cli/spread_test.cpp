// `kabar spread` as a user meets it: the JSON object, both languages, and a table of bad input.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

using Words = std::vector<std::string>;

std::string star_of_11() {
  std::string text = "# a hub and ten leaves\n";
  for (int leaf = 1; leaf <= 10; ++leaf) text += "0\t" + std::to_string(leaf) + "\n";
  return text;
}

TEST(SpreadProgram, PrintsOneJsonObject) {
  const TempFolder folder;
  const std::string edges = folder.write("star.txt", star_of_11() + "3 3\n4 0\n");
  const ProgramRun run = run_kabar({"spread", edges, "--model", "ic", "--probability", "0.3", "--seed-nodes", "0",
                                    "--replicates", "20000", "--seed", "7", "--json"});
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_EQ(run.errors, "");
  const nlohmann::json json = nlohmann::json::parse(run.output);
  EXPECT_EQ(json.at("nodes"), 11);
  EXPECT_EQ(json.at("edges"), 10);
  EXPECT_EQ(json.at("dropped"), 2);
  EXPECT_EQ(json.at("model"), "ic");
  EXPECT_EQ(json.at("replicates"), 20000);
  EXPECT_NEAR(json.at("mean").get<double>(), 4.0, 4.0 * json.at("stderr").get<double>());
  EXPECT_GT(json.at("sd"), 1.0);
  for (const char* name : {"05", "25", "50", "75", "95"}) EXPECT_GE(json.at("quantiles").at(name), 1.0);
  EXPECT_EQ(json.at("curve").at(0), 1.0);
  EXPECT_EQ(json.at("curve").at(1), json.at("mean"));
  EXPECT_GT(json.at("seconds"), 0.0);
  EXPECT_EQ(json.at("digest").get<std::string>().size(), 32u);
}

TEST(SpreadProgram, SaysNullAndWhyWhereSomethingIsNotDefined) {
  const TempFolder folder;
  const std::string edges = folder.write("star.txt", star_of_11());
  const ProgramRun run = run_kabar(
      {"spread", edges, "--model", "lt", "--seed-nodes", "0", "--replicates", "1", "--json", "--threads", "1"});
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  const nlohmann::json json = nlohmann::json::parse(run.output);
  EXPECT_TRUE(json.at("sd").is_null());
  EXPECT_TRUE(json.at("stderr").is_null());
  EXPECT_TRUE(json.contains("reason"));
}

TEST(SpreadProgram, GivesTheSameDigestForAnyThreads) {
  const TempFolder folder;
  const std::string edges = folder.write("star.txt", star_of_11());
  std::vector<std::string> digests;
  for (const char* threads : {"1", "2", "3", "7"}) {
    const ProgramRun run = run_kabar({"spread", edges, "--model", "sir", "--beta", ".3", "--gamma", ".4",
                                      "--seed-nodes", "5", "--threads", threads, "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    digests.push_back(nlohmann::json::parse(run.output).at("digest"));
    EXPECT_EQ(digests.back(), digests.front());
  }
}

TEST(SpreadProgram, SpeaksIndonesianAndEnglish) {
  const TempFolder folder;
  const std::string edges = folder.write("star.txt", star_of_11());
  const std::string seeds = folder.write("seeds.txt", "0\r\n");
  const Words words = {"spread", edges, "--model", "lt", "--seed-nodes", seeds};
  EXPECT_NE(run_kabar(words).output.find("reached, mean"), std::string::npos);
  EXPECT_NE(run_kabar(words, "LC_ALL=id_ID.UTF-8").output.find("terjangkau, rata-rata"), std::string::npos);
  EXPECT_NE(run_kabar(words, "LC_ALL= LC_MESSAGES= LANG=id_ID").output.find("terjangkau"), std::string::npos);
  Words english = words;
  english.insert(english.begin(), {"--lang", "en"});
  EXPECT_NE(run_kabar(english, "LC_ALL=id_ID.UTF-8").output.find("reached, mean"), std::string::npos);
}

struct BadInput {
  std::string name;
  std::string edges;                // content of net.txt
  Words options;                    // after the file
  std::vector<std::string> expect;  // each must be in what is said
};

const Words kIc = {"--model", "ic", "--probability", ".5", "--seed-nodes", "1"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<BadInput> bad_inputs() {
  const std::string good = "1 2\n2 3\n";
  const Words si = {"--model", "si", "--seed-nodes", "1"};
  const Words sir = {"--model", "sir", "--seed-nodes", "1"};
  const Words threshold = {"--model", "threshold", "--seed-nodes", "1"};
  return {
      {"empty file", "", kIc, {"net.txt: holds no tie"}},
      {"only comments", "# nothing\n\n", kIc, {"net.txt: holds no tie"}},
      {"text", "1 2\nhello world\n", kIc, {"net.txt:2:1: hello", "net.txt:2:7: world"}},
      {"heading", "source,target\n1,2\n", kIc, {"net.txt:1:1: source", "must begin with #"}},
      {"one column", "1 2\n3\n", kIc, {"net.txt:2:2: a second node is missing"}},
      {"four columns", "1 2 .5 .5\n", kIc, {"net.txt:1:8: .5"}},
      {"negative id", "1 -2\n", kIc, {"net.txt:1:3: -2"}},
      {"fractional id", "1.5 2\n", kIc, {"net.txt:1:1: 1.5"}},
      {"id beyond 64 bits", "1 18446744073709551616\n", kIc, {"net.txt:1:3:", "at most 18446744073709551615"}},
      {"weight nan", "1 2 nan\n", kIc, {"net.txt:1:5: nan (a weight must be a number from 0 to 1)"}},
      {"weight infinite", "1 2 inf\n", kIc, {"net.txt:1:5: inf"}},
      {"weight above 1", "1 2 1.01\n", kIc, {"net.txt:1:5: 1.01"}},
      {"weight negative", "1 2 -.1\n", kIc, {"net.txt:1:5: -.1"}},
      {"weight a word", "1 2 heavy\n", kIc, {"net.txt:1:5: heavy"}},
      {"weight of a dictionary", "1 2 {'weight': 1}\n", kIc, {"net.txt:1:5:"}},
      {"empty field", "1,,2\n", kIc, {"net.txt:1:3: an empty field"}},
      {"bytes of a binary file",
       std::string("\x7f"
                   "ELF\0\0\x01\n",
                   8),
       kIc,
       {"net.txt:1:1:"}},
      {"everything at once", "x 1\n1 2 7\n3 -3\n", kIc, {"net.txt:1:1:", "net.txt:2:5:", "net.txt:3:3:"}},
      {"seed not in the network",
       good,
       {"--model", "lt", "--seed-nodes", "1,99"},
       {"--seed-nodes: 99 (is not a node of the network)"}},
      {"seed negative", good, {"--model", "lt", "--seed-nodes", "-1"}, {"-1"}},
      {"seed list empty", good, {"--model", "lt", "--seed-nodes", ""}, {"--seed-nodes"}},
      {"seed file missing", good, {"--model", "lt", "--seed-nodes", "no-such-file"}, {"no-such-file: no such file"}},
      {"seed file a directory", good, {"--model", "lt", "--seed-nodes", "/"}, {"/: cannot be opened (it is a folder)"}},
      {"model unknown", good, {"--model", "sirs", "--seed-nodes", "1"}, {"--model"}},
      {"model missing", good, {"--seed-nodes", "1"}, {"--model"}},
      {"seeds missing", good, {"--model", "lt"}, {"--seed-nodes"}},
      {"option unknown", good, with(kIc, {"--propability", ".5"}), {"--propability"}},
      {"probability missing", good, {"--model", "ic", "--seed-nodes", "1"}, {"--probability is missing"}},
      {"probability of some ties only", "1 2 .5\n2 3\n", {"--model", "ic", "--seed-nodes", "1"}, {"--probability"}},
      {"probability above 1", good, {"--model", "ic", "--probability", "1.5", "--seed-nodes", "1"}, {"= 1.5"}},
      {"probability nan", good, {"--model", "ic", "--probability", "nan", "--seed-nodes", "1"}, {"= nan"}},
      {"probability a word", good, {"--model", "ic", "--probability", "high", "--seed-nodes", "1"}, {"= high"}},
      {"probability for lt", good, with(kIc, {"--model", "lt"}), {"--model"}},
      {"beta missing", good, si, {"--beta is missing"}},
      {"beta negative", good, with(si, {"--beta", "-.1"}), {"--beta = -.1"}},
      {"gamma missing", good, with(sir, {"--beta", ".1"}), {"--gamma is missing"}},
      {"gamma for si", good, with(si, {"--beta", ".1", "--gamma", ".1"}), {"--gamma is given"}},
      {"steps 0", good, with(si, {"--beta", ".1", "--steps", "0"}), {"--steps = 0"}},
      {"an epidemic without end",
       good,
       with(sir, {"--beta", "1e-9", "--gamma", "0", "--replicates", "1"}),
       {"--steps is missing"}},
      {"threshold missing", good, threshold, {"--threshold is missing"}},
      {"two thresholds", good, with(threshold, {"--threshold", ".5", "--threshold-count", "2"}), {"both given"}},
      {"threshold above 1", good, with(threshold, {"--threshold", "2"}), {"--threshold = 2"}},
      {"threshold count 0", good, with(threshold, {"--threshold-count", "0"}), {"--threshold-count = 0"}},
      {"no replicates", good, with(kIc, {"--replicates", "0"}), {"--replicates = 0"}},
      {"replicates negative", good, with(kIc, {"--replicates", "-5"}), {"--replicates"}},
      {"replicates too many for the memory", good, with(kIc, {"--replicates", "4000000000"}), {"estimated", "--yes"}},
      {"no threads", good, with(kIc, {"--threads", "0"}), {"--threads = 0"}},
      {"seed a word", good, with(kIc, {"--seed", "x"}), {"--seed = x"}},
  };
}

void expect_refusal(const ProgramRun& run, const std::string& name) {
  EXPECT_EQ(run.exit_code, 2) << name << ": " << run.errors;
  EXPECT_EQ(run.output, "") << name;
  EXPECT_FALSE(run.errors.empty()) << name;
  EXPECT_EQ(run.errors.find("terminate"), std::string::npos) << name;
}

TEST(SpreadProgram, RefusesBadInputWithItsPlace) {
  const TempFolder folder;
  const std::vector<BadInput> table = bad_inputs();
  ASSERT_GE(table.size(), 25u);
  for (const BadInput& bad : table) {
    const std::string edges = folder.write("net.txt", bad.edges);
    Words words = {"spread", edges};
    words.insert(words.end(), bad.options.begin(), bad.options.end());
    const ProgramRun run = run_kabar(words);
    expect_refusal(run, bad.name);
    for (const std::string& text : bad.expect) {
      EXPECT_NE(run.errors.find(text), std::string::npos) << bad.name << ": no '" << text << "' in\n" << run.errors;
    }
  }
}

TEST(SpreadProgram, RefusesFilesThatAreNone) {
  const TempFolder folder;
  expect_refusal(run_kabar(with({"spread", folder / "missing.txt"}, kIc)), "missing");
  expect_refusal(run_kabar(with({"spread", folder / "."}, kIc)), "a directory");
  expect_refusal(run_kabar(with({"spread", "/dev/zero"}, kIc)), "a device");
  expect_refusal(run_kabar(with({"spread", ""}, kIc)), "no name");
}

}  // namespace
}  // namespace kabar::test
