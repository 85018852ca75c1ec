// How people read what a file says of itself.
#include "record/provenance.h"

#include <gtest/gtest.h>

namespace kabar {
namespace {

TEST(Commit, IsReadAsItIsUnlessItIsNone) {
  const std::string commit = "0123456789abcdef0123456789abcdef01234567";
  EXPECT_EQ(commit_in(Language::indonesian, commit), commit);
  EXPECT_EQ(commit_in(Language::english, commit), commit);
  EXPECT_EQ(commit_in(Language::indonesian, "unknown"), "commit tidak diketahui");
  EXPECT_EQ(commit_in(Language::english, "unknown"), "commit unknown");
}

TEST(Commit, OfChangedSourcesSaysSo) {
  for (const char* changed : {"0123abc-changed", "0123abc+"}) {
    EXPECT_EQ(commit_in(Language::indonesian, changed), "0123abc dengan perubahan");
    EXPECT_EQ(commit_in(Language::english, changed), "0123abc with changes");
  }
  EXPECT_EQ(commit_in(Language::english, ""), "");
}

}  // namespace
}  // namespace kabar
