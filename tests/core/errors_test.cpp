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

TEST(InputErrors, OfVeryManyInAFileTheFirstAreShownAndTheRestCounted) {
  Problems problems;
  for (std::uint32_t line = 12'345; line > 0; --line) problems.add({"a.csv", line, 1, said("wrong")});
  for (std::uint32_t line = 1; line <= 20; ++line) problems.add({"b.csv", line, 1, said("wrong")});
  problems.add({"c.csv", 1, 1, said("wrong")});
  EXPECT_EQ(problems.count(), 12'366u);
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    const std::string text = error.in(Language::indonesian);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 41);
    EXPECT_NE(text.find("\na.csv: dan 12325 masalah lagi\nb.csv:1:1: wrong\n"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\nb.csv:20:1: wrong\nc.csv:1:1: wrong")) << text;
  }
}

/// Thrown, caught and gathered with others, of which there are none.
Problems gathered_anew(const Problems& problems) {
  Problems caught;
  try {
    problems.throw_if_any();
  } catch (const InputError& error) {
    caught.add_all(error);
  }
  return caught;
}

TEST(InputErrors, OfVeryManyFilesTheFirstAreShownAndTheRestCounted) {
  Problems problems, gathered;
  for (int file = 100; file < 400; ++file) {
    for (std::uint32_t line = 1; line <= 100; ++line) {
      problems.add({std::to_string(file) + ".csv", line, 1, said("wrong")});
    }
  }
  gathered.add_all(problems);
  EXPECT_EQ(gathered.count(), 30'000u);
  const std::vector<std::string> lines = gathered.lines(Language::english);
  ASSERT_EQ(lines.size(), 102u);  // four files of 20 and a count, 16 of the fifth and a count, the count of all others
  EXPECT_EQ(lines[20], "100.csv: and 80 more problems");
  EXPECT_EQ(lines[99], "104.csv:16:1: wrong");
  EXPECT_EQ(lines[100], "104.csv: and 84 more problems");
  EXPECT_EQ(lines[101], "and 29500 more problems");
  EXPECT_EQ(gathered_anew(problems).count(), 30'000u);
  EXPECT_EQ(gathered_anew(problems).lines(Language::english), lines);
}

TEST(InputErrors, ThatAreGatheredAnewAreCountedAsBefore) {
  Problems problems;
  for (std::uint32_t line = 1; line <= 50'000; ++line) problems.add({"a.csv", line, 1, said("wrong")});
  EXPECT_EQ(gathered_anew(problems).lines(Language::english).back(), "a.csv: and 49980 more problems");
}

TEST(InputErrors, OfVeryManyGetNoHintThatNobodyWouldSee) {
  Problems problems;
  EXPECT_TRUE(problems.may_show("a.csv"));
  for (std::uint32_t line = 1; line <= 1000; ++line) problems.add({"a.csv", line, 1, said("wrong")});
  EXPECT_FALSE(problems.may_show("a.csv"));
  EXPECT_TRUE(problems.may_show("b.csv"));
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

TEST(NearestWord, DiffersInCapitalsOnly) {
  EXPECT_EQ(nearest_word("CODE", {"mode", "code"}), "code");
  EXPECT_EQ(nearest_word("POVERTY_weight", {"poverty_weight"}), "poverty_weight");
  EXPECT_EQ(nearest_word("CODES", {"code"}), "");
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

/// Edit distance as it is defined.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
      } else {
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(NearestWord, IsTheFirstOfTheNearestWhateverItLeavesOut) {
  // All words of up to four letters of an alphabet of two.
  std::vector<std::string> words{""};
  for (std::size_t i = 0; words[i].size() < 5; ++i) words.insert(words.end(), {words[i] + "a", words[i] + "b"});
  for (const std::string& word : words) {
    const std::vector<std::string> candidates{"abab", "bbb", "abbaa", "a", "babba", "aaab"};
    const std::size_t most = std::min<std::size_t>(2, std::max<std::size_t>(1, word.size() / 3));
    std::string nearest;
    std::size_t best = most + 1;
    for (const std::string& candidate : candidates) {
      if (distance(word, candidate) < best) best = distance(word, candidate), nearest = candidate;
    }
    EXPECT_EQ(nearest_word(word, candidates), nearest) << word;
  }
}

}  // namespace
}  // namespace kabar
