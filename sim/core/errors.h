#pragma once
// How kabar says that something is wrong. Only cli/ catches; every other room throws or collects.

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/sentence.h"

namespace kabar {

/// One problem of the user's input: `file:line:column: what (why) hint`. Line and column count from 1, in bytes;
/// 0 means that there is no such place (a whole file, a command-line option) and is left out of the text.
struct Problem {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Sentence what = {};
  Sentence why = {};
  Sentence hint = {};
};

/// `scenarios/x.toml:12:18: agency[2].posts_per_week = -3 (must be 0 or more) hint`, parts that are empty left out.
/// One line, whatever a file or a name in it holds: see readable().
std::string to_text(const Problem& problem, Language language);

/// How many problems of a file were counted and not kept.
using Unkept = std::map<std::string, std::size_t>;

/// Bad input: all problems found, in the order of their places. Exit code 2. `what()` is English.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems, Unkept more = {});
  explicit InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}
  const std::vector<Problem>& problems() const { return problems_; }
  /// Those that were counted and not kept.
  const Unkept& more() const { return more_; }
  /// One line a problem, no line twice; of very many in one file the first ones and how many more there are.
  std::string in(Language language) const;

 private:
  std::vector<Problem> problems_;
  Unkept more_;
};

/// An error with one message. `what()` is English.
class SentenceError : public std::runtime_error {
 public:
  explicit SentenceError(Sentence message)
      : std::runtime_error(message.in(Language::english)), sentence_(std::move(message)) {}
  const Sentence& sentence() const { return sentence_; }

 private:
  Sentence sentence_;
};

/// The machine failed (disk full, no permission, no memory): one line that says what was kept. Exit code 1.
class MachineError : public SentenceError {
 public:
  using SentenceError::SentenceError;
};

/// The user stopped the work. Exit code 3.
class Stopped : public SentenceError {
 public:
  using SentenceError::SentenceError;
};

/// Why the operating system refused (an errno).
Sentence reason_of(int system_error);

/// Problems gathered while reading, thrown all at once. Beyond a limit those of a file are only counted.
class Problems {
 public:
  void add(Problem problem);
  void add_all(const Problems& others);
  void add_all(const InputError& thrown);
  bool empty() const { return problems_.empty(); }
  std::size_t size() const { return problems_.size(); }
  /// How many there were, kept or not.
  std::size_t count() const { return added_; }
  const std::vector<Problem>& list() const { return problems_; }
  /// Whether a further problem of that file may still be shown. Where not, a hint that takes long to find is not
  /// looked for: what a file of very many faults costs stays in proportion to its size.
  bool may_show(const std::string& file) const;
  /// As InputError::in() words them, a text a line.
  std::vector<std::string> lines(Language language) const;
  /// Throws an InputError with everything gathered, if anything was.
  void throw_if_any() const;

 private:
  Unkept unkept() const;
  void add_all(const std::vector<Problem>& kept, const Unkept& more);

  std::vector<Problem> problems_;
  std::map<std::string, std::size_t> count_;  // by file
  std::size_t added_ = 0;
};

/// The candidate nearest to a misspelt word (the same but for capitals, else by edit distance at most 2 and at most a
/// third of its length), or "".
std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates);

/// "did you mean 'x'?", or nothing to say.
Sentence suggestion(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace kabar
