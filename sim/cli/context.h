#pragma once
// What every subcommand shares: the user's language, the wish to stop, and the work that was chosen. Knows no room.

#include <functional>
#include <string>

#include "core/sentence.h"

namespace kabar::cli {

/// A subcommand lives in one file, `sim/cli/NAME.cpp`, and offers `void add_NAME(CommandLine& line, const Context&
/// context)`, which declares its options and what it does. main() parses everything first, then does the work, so that
/// a subcommand never runs on a half-read command line. It throws; only main() catches.
struct Context {
  Language language = Language::english;
  std::string command_line;  // as it was typed
  const char* say(const char* indonesian, const char* english) const {
    return language == Language::indonesian ? indonesian : english;
  }
};

/// The language of the command line (`--lang id`, `--lang=en`), else of LC_ALL, LC_MESSAGES or LANG (the first that is
/// set), else English. Read before the options are declared, since their help is in that language too.
Language choose_language(int argc, const char* const* argv);

/// While it lives, the first of the signals with which people, terminals and batch systems ask a program to end (INT,
/// TERM, HUP, USR1, USR2, XCPU) only raises a flag, and a second one of the same kind ends the program at once. HUP
/// stays ignored where it was before (nohup). Without it, signals do what they always do: so it is for work that asks,
/// and for as long as it asks. One at a time.
class StopWatch {
 public:
  StopWatch();
  ~StopWatch();
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;
  /// Whether the user wants the work to end. From any thread; long loops ask it and throw Stopped.
  static std::function<bool()> asked();
};

/// What the system would end the program for without a word becomes an error that is told: a file that may not grow
/// (SIGXFSZ) cannot be written to.
void tell_limits_as_errors();

/// Where there is not even memory to throw what there is no memory for, the program ends with `last_words` (a line) and
/// exit code `code`, not with a signal. The words must stay where they are.
void end_with_words(const char* last_words, int code);

}  // namespace kabar::cli
