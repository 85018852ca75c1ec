#pragma once
// How kabar says that something is wrong. Only cli/ catches; every other room throws or collects.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace kabar {

/// One problem of the user's input: `file:line:column: what (why) hint`. Line and column count from 1, in bytes;
/// 0 means that there is no such place (a whole file, a command-line option) and is left out of the text.
struct Problem {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string what;
  std::string why;
  std::string hint;
};

/// `scenarios/x.toml:12:18: agency[2].posts_per_week = -3 (must be 0 or more) hint`, parts that are empty left out.
std::string to_text(const Problem& problem);

/// Bad input: all problems found, in the order of their places. Exit code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// The machine failed (disk full, no permission, no memory): one line that says what was kept. Exit code 1.
class MachineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user stopped the work. Exit code 3.
class Stopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Problems gathered while reading, thrown all at once.
class Problems {
 public:
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  bool empty() const { return problems_.empty(); }
  std::size_t size() const { return problems_.size(); }
  const std::vector<Problem>& list() const { return problems_; }
  /// Throws an InputError with everything gathered, if anything was.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
};

/// The candidate nearest to a misspelt word (edit distance at most 2 and at most a third of its length), or "".
std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace kabar
