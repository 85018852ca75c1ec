#include "core/errors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

#include "core/phrases.h"

namespace kabar {
namespace {

Sentence said(const char* words) {
  return Sentence::verbatim(words);
}

std::string english(const Problem& problem) {
  return to_text(problem, Language::english);
}

TEST(ProblemText, FollowsTheGrammar) {
  EXPECT_EQ(english({"scenarios/x.toml", 12, 18, said("agency[2].posts_per_week = -3"), said("must be 0 or more"), {}}),
            "scenarios/x.toml:12:18: agency[2].posts_per_week = -3 (must be 0 or more)");
  EXPECT_EQ(english({"x.toml", 3, 1, said("unknown key 'sed'"), {}, {phrase::did_you_mean, "seed"}}),
            "x.toml:3:1: unknown key 'sed' did you mean 'seed'?");
}

TEST(ProblemText, IsInTheLanguageAskedFor) {
  const Problem problem{"x.toml", 3, 1, said("sed"), phrase::no_such_file, {phrase::did_you_mean, "seed"}};
  EXPECT_EQ(to_text(problem, Language::english), "x.toml:3:1: sed (there is no such file) did you mean 'seed'?");
  EXPECT_EQ(to_text(problem, Language::indonesian), "x.toml:3:1: sed (tidak ada berkas itu) maksudnya 'seed'?");
}

TEST(ProblemText, LeavesOutWhatThereIsNot) {
  EXPECT_EQ(english({"x.csv", 4, 0, said("no column 'code'")}), "x.csv:4: no column 'code'");
  EXPECT_EQ(english({"x.csv", 0, 0, said("is a directory")}), "x.csv: is a directory");
  EXPECT_EQ(english({"x.csv", 0, 7, said("no line")}), "x.csv: no line");
  EXPECT_EQ(english({"", 0, 0, said("--threads 0"), said("must be 1 or more")}), "--threads 0 (must be 1 or more)");
}

TEST(InputErrors, ComeInTheOrderOfTheirPlacesWhateverTheOrderOfFinding) {
  const InputError error({{"b.toml", 1, 1, said("third")},
                          {"a.toml", 10, 2, said("second")},
                          {"a.toml", 9, 30, said("first")},
                          {"b.toml", 1, 1, said("fourth")}});
  EXPECT_STREQ(error.what(), "a.toml:9:30: first\na.toml:10:2: second\nb.toml:1:1: third\nb.toml:1:1: fourth");
  ASSERT_EQ(error.problems().size(), 4u);
  EXPECT_EQ(error.problems()[0].what.in(Language::english), "first");
  EXPECT_EQ(error.problems()[3].what.in(Language::english), "fourth");
}

TEST(InputErrors, AreThrownAllAtOnce) {
  Problems problems;
  EXPECT_TRUE(problems.empty());
  EXPECT_NO_THROW(problems.throw_if_any());
  problems.add({"a.toml", 2, 1, said("second")});
  problems.add({"a.toml", 1, 1, said("first")});
  EXPECT_EQ(problems.size(), 2u);
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "a.toml:1:1: first\na.toml:2:1: second");
  }
}

TEST(InputErrors, AreToldOnce) {
  const InputError error({{"a.toml", 1, 1, said("same")}, {"a.toml", 1, 1, said("same")}});
  EXPECT_STREQ(error.what(), "a.toml:1:1: same");
  EXPECT_EQ(error.problems().size(), 1u);
}

TEST(InputErrors, OfVeryManyTheFirstAreShownAndTheRestCounted) {
  Problems problems;
  for (std::uint32_t line = 12'345; line > 0; --line) problems.add({"a.csv", line, 1, said("wrong")});
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    const std::string text = error.in(Language::indonesian);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 100);
    EXPECT_TRUE(text.ends_with("\ndan 12245 masalah lagi")) << text.substr(text.size() - 60);
  }
}

TEST(Errors, OfOneKindAreNotCaughtAsAnother) {
  EXPECT_THROW(throw InputError(Problem{"", 0, 0, said("x")}), InputError);
  EXPECT_THROW(throw MachineError(phrase::disk_full), MachineError);
  EXPECT_THROW(throw Stopped(said("stopped")), Stopped);
  try {
    throw MachineError(phrase::disk_full);
  } catch (const InputError&) {
    FAIL();
  } catch (const MachineError& error) {
    EXPECT_STREQ(error.what(), "no space left on the disk");
    EXPECT_EQ(error.sentence().in(Language::indonesian), "disk penuh");
  }
}

TEST(Reasons, OfTheSystemAreWordsOrANumber) {
  EXPECT_EQ(reason_of(ENOENT).in(Language::english), "there is no such file");
  EXPECT_EQ(reason_of(EFBIG).in(Language::indonesian), "melebihi ukuran berkas yang diizinkan");
  EXPECT_EQ(reason_of(EXDEV).in(Language::english), "system error " + std::to_string(EXDEV));
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
