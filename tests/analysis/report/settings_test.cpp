// Which keys two scenarios differ in, by the texts that results keep.

#include "analysis/report/settings.h"

#include <gtest/gtest.h>

#include <string>

namespace kabar::analysis {
namespace {

std::string differences_said(const std::string& here, const std::string& there, std::size_t most = 3) {
  std::string all;
  for (const Sentence& one : setting_differences(here, there, most)) {
    all += (all.empty() ? "" : "; ") + one.in(Language::english);
  }
  return all;
}

TEST(Settings, NameTheKeysThatDifferWithBothValues) {
  const std::string here =
      "[city]\nname = \"A\"\nseed = 1\nbudget = 75\ndays = 90\n\n[param]\nq_N = 0.05\n\n"
      "[[kelurahan]]\ncode = \"33.1\"\nname = \"Melati\"\npersons = 200.0\n\n[[target]]\ntable = \"x\"\nshare = 0.5\n";
  EXPECT_EQ(differences_said(here, here), "");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = here;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_EQ(differences_said(with("days = 90", "days = 30"), here), "city.days = 30, there 90");
  EXPECT_EQ(differences_said(with("q_N = 0.05", "q_N = 0.03"), here), "param.q_N = 0.03, there 0.05");
  EXPECT_EQ(differences_said(with("\"Melati\"", "\"Mawar\""), here),
            "kelurahan.33.1.name = \"Mawar\", there \"Melati\"");
  EXPECT_EQ(differences_said(with("share = 0.5", "share = 0.4"), here), "target.1.share = 0.4, there 0.5");
  EXPECT_EQ(differences_said(with("persons = 200.0\n", ""), here), "no kelurahan.33.1.persons, there it is 200.0");
  EXPECT_EQ(differences_said(here, with("persons = 200.0\n", "")), "kelurahan.33.1.persons = 200.0, there it is not");
}

TEST(Settings, LeaveOutWhatMakesNoWorldAndSayHowManyMore) {
  EXPECT_EQ(differences_said("[city]\nname = \"A\"\nseed = 1\nbudget = 1\nstrategies = []\n",
                             "[city]\nname = \"B\"\nseed = 2\nbudget = 2\nstrategies = [\"a\"]\n"),
            "");
  EXPECT_EQ(differences_said("[param]\na = 1\nb = 1\nc = 1\n", "[param]\na = 2\nb = 2\nc = 2\n", 1),
            "param.a = 1, there 2; and 2 more keys");
  EXPECT_EQ(differences_said("", "[city]\ndays = 2\n"), "");
}

}  // namespace
}  // namespace kabar::analysis
