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
  /// True once the user pressed Ctrl-C (or the scheduler sent SIGTERM). Long loops ask it and throw Stopped. Any
  /// thread.
  std::function<bool()> stop_asked;

  const char* say(const char* indonesian, const char* english) const {
    return language == Language::indonesian ? indonesian : english;
  }
};

/// The language of the command line (`--lang id`, `--lang=en`), else of LC_ALL, LC_MESSAGES or LANG (the first that is
/// set), else English. Read before the options are declared, since their help is in that language too.
Language choose_language(int argc, const char* const* argv);

/// Lets SIGINT and SIGTERM raise a flag; a second signal ends the program at once.
void watch_for_stop();
bool stop_was_asked();

}  // namespace kabar::cli
