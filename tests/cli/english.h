#pragma once
// What gives an English sentence away. Knows no text of the program.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kabar::test {

/// Words that no Indonesian sentence has.
inline const std::set<std::string> kEnglish = {
    "the",   "a",     "an",     "of",    "is",    "are",    "must",  "be",      "not",    "no",      "or",
    "and",   "with",  "than",   "it",    "its",   "in",     "to",    "from",    "for",    "this",    "that",
    "there", "does",  "did",    "you",   "mean",  "give",   "write", "number",  "text",   "file",    "folder",
    "line",  "row",   "column", "table", "empty", "known",  "given", "missing", "cannot", "read",    "as",
    "at",    "least", "most",   "below", "above", "before", "after", "only",    "which",  "another", "unknown"};

/// Words of a text, in small letters; what a user types (--options, names with _ or . or /, CAPITALS) is no word.
inline std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    const bool typed = word.find_first_of("-_./=*`\"'0123456789[]") != std::string::npos;
    const bool capitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!word.empty() && !typed && !capitals) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '?') {
      end();
    } else {
      word += c;
    }
  }
  end();
  return words;
}

}  // namespace kabar::test
