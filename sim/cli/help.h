#pragma once
// What `--help` shows, as wide as the terminal. Knows no command and no library.

#include <vector>

#include "core/language.h"
#include "core/sentence.h"

namespace kabar::cli {

struct TwoWords {
  const char* id = "";
  const char* en = "";
  const char* in(Language language) const { return language == Language::indonesian ? id : en; }
};

struct OptionHelp {
  const char* name = "";
  TwoWords value = {};  // what stands for it: N, TEXT; "" of a flag
  TwoWords words = {};
  bool operand = false;            // no option but a word at its place
  bool repeated = false;           // may be given more than once
  const Phrase* called = nullptr;  // of an operand: its name in both languages, where they differ
};

struct CommandHelp {
  const char* name = "";
  TwoWords words = {};
};

void print_version();
/// Of the program.
void print_help(const std::vector<CommandHelp>& commands, Language language);
/// Of one command.
void print_help(const CommandHelp& command, const std::vector<OptionHelp>& options, Language language);

}  // namespace kabar::cli
