#include "core/errors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kabar {
namespace {

TEST(ProblemText, FollowsTheGrammar) {
  EXPECT_EQ(to_text(Problem{"scenarios/x.toml", 12, 18, "agency[2].posts_per_week = -3", "must be 0 or more", ""}),
            "scenarios/x.toml:12:18: agency[2].posts_per_week = -3 (must be 0 or more)");
  EXPECT_EQ(to_text(Problem{"x.toml", 3, 1, "unknown key 'sed'", "", "did you mean 'seed'?"}),
            "x.toml:3:1: unknown key 'sed' did you mean 'seed'?");
}

TEST(ProblemText, LeavesOutWhatThereIsNot) {
  EXPECT_EQ(to_text(Problem{"x.csv", 4, 0, "no column 'code'", "", ""}), "x.csv:4: no column 'code'");
  EXPECT_EQ(to_text(Problem{"x.csv", 0, 0, "is a directory", "", ""}), "x.csv: is a directory");
  EXPECT_EQ(to_text(Problem{"x.csv", 0, 7, "no line", "", ""}), "x.csv: no line");
  EXPECT_EQ(to_text(Problem{"", 0, 0, "--threads 0", "must be 1 or more", ""}), "--threads 0 (must be 1 or more)");
}

TEST(InputErrors, ComeInTheOrderOfTheirPlacesWhateverTheOrderOfFinding) {
  const InputError error({{"b.toml", 1, 1, "third", "", ""},
                          {"a.toml", 10, 2, "second", "", ""},
                          {"a.toml", 9, 30, "first", "", ""},
                          {"b.toml", 1, 1, "fourth", "", ""}});
  EXPECT_STREQ(error.what(), "a.toml:9:30: first\na.toml:10:2: second\nb.toml:1:1: third\nb.toml:1:1: fourth");
  ASSERT_EQ(error.problems().size(), 4u);
  EXPECT_EQ(error.problems()[0].what, "first");
  EXPECT_EQ(error.problems()[3].what, "fourth");
}

TEST(InputErrors, AreThrownAllAtOnce) {
  Problems problems;
  EXPECT_TRUE(problems.empty());
  EXPECT_NO_THROW(problems.throw_if_any());
  problems.add({"a.toml", 2, 1, "second", "", ""});
  problems.add({"a.toml", 1, 1, "first", "", ""});
  EXPECT_EQ(problems.size(), 2u);
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "a.toml:1:1: first\na.toml:2:1: second");
  }
}

TEST(Errors, OfOneKindAreNotCaughtAsAnother) {
  EXPECT_THROW(throw InputError(Problem{"", 0, 0, "x", "", ""}), InputError);
  EXPECT_THROW(throw MachineError("disk full"), MachineError);
  EXPECT_THROW(throw Stopped("stopped"), Stopped);
  try {
    throw MachineError("disk full");
  } catch (const InputError&) {
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "disk full");
  }
}

TEST(NearestWord, FindsTheMisspelt) {
  const std::vector<std::string> words{"posts_per_week", "seed", "start", "strategies"};
  EXPECT_EQ(nearest_word("post_per_week", words), "posts_per_week");
  EXPECT_EQ(nearest_word("posts_per_weak", words), "posts_per_week");
  EXPECT_EQ(nearest_word("sed", words), "seed");
  EXPECT_EQ(nearest_word("seeds", words), "seed");
  EXPECT_EQ(nearest_word("strategeis", words), "strategies");
  EXPECT_EQ(nearest_word("seed", words), "seed");
}

TEST(NearestWord, DoesNotGuessWildly) {
  const std::vector<std::string> words{"posts_per_week", "seed", "start", "strategies"};
  EXPECT_EQ(nearest_word("budget", words), "");
  EXPECT_EQ(nearest_word("feet", words), "");    // two edits of four letters
  EXPECT_EQ(nearest_word("stable", words), "");  // three of six
  EXPECT_EQ(nearest_word("", words), "");
  EXPECT_EQ(nearest_word("seed", {}), "");
}

TEST(NearestWord, TakesTheNearestAndThenTheFirst) {
  EXPECT_EQ(nearest_word("reach_rate", {"reach_rates_x", "reach_rote", "reach_rats"}), "reach_rote");
  EXPECT_EQ(nearest_word("abcdef", {"abcdxx", "abcdeg"}), "abcdeg");
}

}  // namespace
}  // namespace kabar
