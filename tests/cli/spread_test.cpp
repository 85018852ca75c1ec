// `kabar spread` as a user meets it: the JSON object, both languages, and a table of bad input.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

std::string star_of_11() {
  std::string text = "# a hub and ten leaves\n";
  for (int leaf = 1; leaf <= 10; ++leaf) text += "0\t" + std::to_string(leaf) + "\n";
  return text;
}

std::string many(const std::string& line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += line;
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

TEST(SpreadProgram, DrawsByTheSeedThatIsGiven) {
  const TempFolder folder;
  const std::string edges = folder.write("star.txt", star_of_11());
  const auto digest = [&](const Words& more) {
    Words words = {"spread", edges, "--model", "ic", "--probability", ".3", "--seed-nodes", "0", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return nlohmann::json::parse(run_kabar(words).output).at("digest").get<std::string>();
  };
  EXPECT_EQ(digest({}), digest({"--seed", "1"}));
  EXPECT_NE(digest({}), digest({"--seed", "2"}));
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
      {"no heading", "source,target\n1,2,.5\n", kIc, {"net.txt:2:5: .5", "begin it with #"}},
      {"a column without names", "nodes\n1,2\n", kIc, {"net.txt:1:1: nodes", "source, target and weight"}},
      {"only nodes", "1\n2\n", kIc, {"net.txt: holds no tie"}},
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
       {"net.txt: this is a binary file"}},
      {"gzip", "\x1f\x8b\x08", kIc, {"net.txt: this is gzip", "gunzip"}},
      {"another form", "1 -- 2\n2 -- 3\n", kIc, {"net.txt:1:3: --", "take away the signs"}},
      {"directed against the file", "% sym unweighted\n1 2\n", with(kIc, {"--directed"}), {"--directed is given"}},
      {"more than are kept", many("1 x\n", 2500), kIc, {"net.txt: and 2480 more problems"}},
      {"everything at once", "x 1\n1 2 7\n3 -3\n", kIc, {"net.txt:1:1:", "net.txt:2:5:", "net.txt:3:3:"}},
      {"seed not in the network",
       good,
       {"--model", "lt", "--seed-nodes", "1,99"},
       {"--seed-nodes: 99 (is not a node of the network)"}},
      {"both files missing",
       "",
       {"--model", "lt", "--seed-nodes", "no-such-file"},
       {"no-such-file: no such file", "net.txt"}},
      {"probability beside beta",
       good,
       {"--model", "ic", "--probability", "1.5", "--seed-nodes", "1", "--beta", "x"},
       {"--probability = 1.5", "--beta = x"}},
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
      {"probability that every tie has",
       "1 2 .5\n2 3 .25\n",
       kIc,
       {"--probability is given (the file gives every tie a chance of its own)", "--unweighted"}},
      {"probability beside 1 in every line", "1 2 1\n2 3 1\n", kIc, {"the file gives every tie the chance 1)"}},
      {"weighted beside 1 in every line",
       "1 2 1\n",
       {"--model", "ic", "--probability", "weighted", "--seed-nodes", "1"},
       {"the file gives every tie the chance 1)"}},
      {"probability that rounds to 0",
       good,
       {"--model", "ic", "--probability", "1e-11", "--seed-nodes", "1"},
       {"--probability = 1e-11 (it rounds to 0) the smallest chance that works is 1.2e-10"}},
      {"beta that rounds to 0", good, with(si, {"--beta", "1e-12"}), {"--beta = 1e-12 (it rounds to 0)"}},
      {"gamma and beta that round to 0",
       good,
       with(sir, {"--beta", "1e-12", "--gamma", "1.1e-10"}),
       {"--beta = 1e-12 (it rounds to 0)", "--gamma = 1.1e-10 (it rounds to 0)"}},
      {"weights that round to 0",
       "1 2 .5\n2 3 1e-11\n3 4 1e-300\n4 5 1e-400\n",
       {"--model", "lt", "--seed-nodes", "1"},
       {"net.txt:2:5: 1e-11 (3 weights above 0 round to 0; this is the first) write 0, or at least 1.2e-10"}},
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

/// The rows of the table, by their names.
std::map<std::string, std::string> rows_of(const std::string& table) {
  std::map<std::string, std::string> rows;
  std::istringstream lines(table);
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t gap = line.find("  ");
    if (gap == 0) {
      rows[last] += " " + line.substr(line.find_first_not_of(' '));
    } else if (gap != std::string::npos) {
      last = line.substr(0, gap);
      rows[last] = line.substr(line.find_first_not_of(' ', gap));
    }
  }
  return rows;
}

struct Told {
  std::string name, edges;
  Words options;
  std::string row, expect;  // "" for a row that is not there
};

/// Which chance was used, and what else was understood or left out: each in a row of the answer.
TEST(SpreadProgram, TellsWhichChanceWasUsed) {
  const Words lt = {"--model", "lt"}, ic = {"--model", "ic"};
  const Words half = with(ic, {"--probability", "0.5"}), si = {"--model", "si", "--beta", "0.1", "--steps", "1"};
  const std::vector<Told> table = {
      {"the option alone", "1 2\n2 3\n", half, "chance per tie", "0.5 (--probability)"},
      {"weighted", "1 2\n", with(ic, {"--probability", "weighted"}), "chance per tie",
       "1 / in-degree (--probability weighted)"},
      {"the column alone", "1 2 .5\n2 3 .25\n", ic, "chance per tie",
       "from the third column (2 of 2 ties, 0.25 to 0.5)"},
      {"1 throughout", "1 2 1\n2 3 1\n", ic, "chance per tie", "from the third column (2 of 2 ties, 1 in each)"},
      {"both", "1 2 .25\n2 3\n", half, "chance per tie",
       "from the third column (1 of 2 ties, 0.25 in each); otherwise 0.5 (--probability)"},
      {"a named column", "source,target,p\n1,2,0.25\n", ic, "chance per tie",
       "from column p (1 of 1 tie, 0.25 in each)"},
      {"the column left out", "1 2 1\n2 3 1\n", with(half, {"--unweighted"}), "chance per tie", "0.5 (--probability)"},
      {"the column left out, said", "1 2 1\n2 3 17\n", with(half, {"--unweighted"}), "third column",
       "left out in 2 lines (--unweighted)"},
      {"no column, nothing to say", "1 2\n", half, "third column", ""},
      {"lt by degree", "1 2\n", lt, "weight per tie", "1 / in-degree"},
      {"lt by weights", "1 2 .5\n", lt, "weight per tie", "from the third column (1 of 1 tie, 0.5 in each)"},
      {"si", "1 2\n", si, "chance per tie", "0.1 in each step (--beta)"},
      {"si has no use for weights", "1 2 .9\n1 3\n", si, "third column", "on 1 of 2 ties; model si has no use for it"},
      {"nor has threshold",
       "1 2 .9\n",
       {"--model", "threshold", "--threshold", "0.25"},
       "third column",
       "on 1 of 1 tie; model threshold has no use for it"},
      {"threshold",
       "1 2\n",
       {"--model", "threshold", "--threshold", "0.25"},
       "threshold",
       "0.25 of the neighbours (--threshold)"},
      {"threshold count",
       "1 2\n",
       {"--model", "threshold", "--threshold-count", "2"},
       "threshold",
       "2 neighbours (--threshold-count)"},
      {"sir",
       "1 2\n",
       {"--model", "sir", "--beta", "1", "--gamma", "0.5"},
       "chance to recover",
       "0.5 in each step (--gamma)"},
      {"a chance of few multiples of 2^-32",
       "1 2\n",
       {"--model", "si", "--beta", "2e-10", "--steps", "1"},
       "chance per tie",
       "2e-10 in each step (--beta; 2.33e-10 is used, a multiple of 2^-32)"},
      {"weights that vanish do not matter to si", "1 2 1e-20\n", si, "third column",
       "on 1 of 1 tie; model si has no use for it"},
      {"nodes without ties", "1 2\n7\n8\n", lt, "without ties", "2 of 4 nodes"},
      {"no such node", "1 2\n", lt, "without ties", ""},
      {"another weight the other way", "1 2 .2\n2 1 .8\n2 3 .5\n3 2 .5\n4 4\n", ic, "dropped",
       "duplicate ties: 2 (with another weight: 1; the first one counts), self-ties: 1"},
      {"duplicates of one weight", "1 2 .2\n2 1 .2\n", ic, "dropped", "duplicate ties: 1, self-ties: 0"},
      {"nothing dropped", "1 2 .2\n", ic, "dropped", ""},
      {"a heading", "source,target,year\n1,2,1999\n", half, "file",
       "heading in line 1: source, target, year; columns not read: year"},
      {"KONECT", "% asym positive\n1 2 1 5\n", half, "file", "KONECT: asym positive; columns not read: 3, 4"},
      {"Matrix Market", "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 1\n2 1\n", half, "network",
       "3 nodes, 1 tie, undirected (the file says so)"},
      {"plain lines", "1 2\n", half, "file", ""},
  };
  const TempFolder folder;
  for (const Told& told : table) {
    const std::string edges = folder.write("net.txt", told.edges);
    const ProgramRun run = run_kabar(with({"spread", edges, "--seed-nodes", "1", "--replicates", "3"}, told.options));
    EXPECT_EQ(run.exit_code, 0) << told.name << ": " << run.errors;
    EXPECT_EQ(rows_of(run.output)[told.row], told.expect) << told.name << "\n" << run.output;
  }
}

TEST(SpreadProgram, JsonHoldsTheChanceToo) {
  const TempFolder folder;
  const std::string edges = folder.write("net.txt", "source;target;bobot;tahun\n1;2;0,25;1\n2;3;;1\n2;1;0,5;1\n9\n");
  const auto json_with = [&](const Words& options) {
    const ProgramRun run = run_kabar(with({"spread", edges, "--seed-nodes", "1", "--json"}, options));
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    return nlohmann::json::parse(run.output);
  };
  const nlohmann::json ic = json_with({"--model", "ic", "--probability", "0.5"});
  EXPECT_EQ(ic.at("probability"), 0.5);
  EXPECT_EQ(ic.at("nodes"), 4);
  EXPECT_EQ(ic.at("nodes_without_ties"), 1);
  EXPECT_EQ(ic.at("dropped_other_weights"), 1);
  EXPECT_EQ(ic.at("weights"),
            nlohmann::json::parse(R"({"ties": 1, "least": 0.25, "most": 0.25, "used": true, "left_out": 0})"));
  EXPECT_EQ(ic.at("file").at("form"), "lines");
  EXPECT_EQ(ic.at("file").at("heading").size(), 4u);
  EXPECT_EQ(ic.at("file").at("columns_not_read"), nlohmann::json::array({"tahun"}));
  EXPECT_EQ(json_with({"--model", "ic", "--probability", "weighted"}).at("probability"), "weighted");
  const nlohmann::json sir = json_with({"--model", "sir", "--beta", "0.25", "--gamma", "1", "--steps", "3"});
  EXPECT_EQ(sir.at("beta"), 0.25);
  EXPECT_EQ(sir.at("gamma"), 1.0);
  EXPECT_EQ(sir.at("steps"), 3);
  EXPECT_EQ(sir.at("weights").at("used"), false);
  EXPECT_EQ(json_with({"--model", "threshold", "--threshold", "0.5"}).at("threshold"), 0.5);
  EXPECT_EQ(json_with({"--model", "threshold", "--threshold-count", "2"}).at("threshold_count"), 2);
  EXPECT_EQ(json_with({"--model", "lt", "--unweighted"}).at("weights").at("left_out"), 2);
}

/// A reader of the JSON finds every key in the room's README.
TEST(SpreadProgram, TheReadmeNamesEveryKeyOfTheJson) {
  std::ifstream file(KABAR_SOURCE_DIR "/sim/spread/README.md");
  std::ostringstream readme;
  readme << file.rdbuf();
  const TempFolder folder;
  const std::string edges = folder.write("net.txt", "1 2\n2 3\n");
  std::set<std::string> keys;
  for (const Words& options : {Words{"--model", "ic", "--probability", "1", "--replicates", "1"},
                               Words{"--model", "sir", "--beta", "1", "--gamma", "1"},
                               Words{"--model", "threshold", "--threshold-count", "1"}}) {
    const ProgramRun run = run_kabar(with({"spread", edges, "--seed-nodes", "1", "--json"}, options));
    const nlohmann::json json = nlohmann::json::parse(run.output);
    for (const auto& [key, value] : json.items()) {
      keys.insert(key);
      if (!value.is_object() || key == "quantiles") continue;
      for (const auto& [inner, ignored] : value.items()) keys.insert(inner);
    }
  }
  EXPECT_GE(keys.size(), 30u);
  for (const std::string& key : keys) EXPECT_NE(readme.str().find("`" + key + "`"), std::string::npos) << key;
}

TEST(SpreadProgram, KeepsToTheWidthOfATerminalAndAlignsItsRows) {
  const TempFolder folder;
  std::string heading = "source,target,weight", row = "1,2,0.123456789";
  for (int i = 0; i < 40; ++i) {
    heading += ",a column with a rather long name " + std::to_string(i);
    row += ",x";
  }
  const std::string edges = folder.write("net.txt", heading + "\n" + row + "\n2,3,0.2\n2,1,0.3\n");
  for (const char* language : {"id", "en"}) {
    const ProgramRun run = run_kabar({"--lang", language, "spread", edges, "--model", "si", "--beta", "0.0123",
                                      "--steps", "30", "--seed-nodes", "1"});
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    std::istringstream lines(run.output);
    std::set<std::size_t> starts;
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(line.size(), 80u) << line;
      const std::size_t gap = line.find("  ");
      starts.insert(line.find_first_not_of(' ', gap));
    }
    EXPECT_EQ(starts.size(), 1u) << run.output;
  }
}

TEST(SpreadProgram, WritesNumbersAsTheLanguageDoes) {
  const TempFolder folder;
  const std::string edges = folder.write("net.txt", "1 2 .5\n2 3 .25\n");
  const Words words = {"spread", edges, "--model", "ic", "--seed-nodes", "1", "--replicates", "20000"};
  const auto english = rows_of(run_kabar(with({"--lang", "en"}, words)).output);
  EXPECT_EQ(english.at("replicates"), "20,000");
  EXPECT_EQ(english.at("reached, mean").substr(0, 2), "1.");
  const auto indonesian = rows_of(run_kabar(with({"--lang", "id"}, words)).output);
  EXPECT_EQ(indonesian.at("ulangan"), "20.000");
  EXPECT_EQ(indonesian.at("terjangkau, rata-rata").substr(0, 2), "1,");
  EXPECT_EQ(indonesian.at("peluang per ikatan"), "dari kolom ketiga (2 dari 2 ikatan, 0,25 sampai 0,5)");
  EXPECT_EQ(indonesian.at("sidik data"), english.at("digest"));
}

}  // namespace
}  // namespace kabar::test
