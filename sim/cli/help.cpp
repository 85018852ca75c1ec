#include "cli/help.h"

#include <algorithm>
#include <string>

#include "analysis/report/grid.h"
#include "cli/terminal.h"
#include "core/utf8.h"

namespace kabar::cli {

namespace {

constexpr std::size_t kWidestName = 26, kWidestText = 100;

/// A name and what it means, the meaning wrapped beside it.
std::string row(const std::string& name, const std::string& words, std::size_t width) {
  return analysis::beside(name, width, words, std::min(terminal_columns(), kWidestText));
}

std::string name_of(const OptionHelp& option, Language language) {
  std::string name = option.called == nullptr ? option.name : option.called->in(language);
  if (*option.value.in(language) != '\0') name += std::string(" ") + option.value.in(language);
  return option.repeated ? name + " ..." : name;
}

std::string usual_options(std::size_t width, Language in) {
  const TwoWords lang{"bahasa: id atau en", "language: id or en"}, help{"tampilkan bantuan ini", "show this help"};
  return row("--lang id|en", lang.in(in), width) + row("--help", help.in(in), width);
}

}  // namespace

void print_version() {
  print(std::string("kabar ") + KABAR_VERSION + "\n");
}

void print_help(const std::vector<CommandHelp>& commands, Language in) {
  const bool indonesian = in == Language::indonesian;
  std::size_t width = columns_of("--lang id|en");
  for (const CommandHelp& command : commands) width = std::max(width, columns_of(command.name));
  std::string text = indonesian ? "kabar: strategi posting mana yang sampai ke keluarga miskin?\n\n"
                                  "Pemakaian: kabar PERINTAH [pilihan]\n\nPerintah:\n"
                                : "kabar: which posting strategy reaches poor households?\n\n"
                                  "Usage: kabar COMMAND [options]\n\nCommands:\n";
  for (const CommandHelp& command : commands) text += row(command.name, command.words.in(in), width);
  text += indonesian ? "\nPilihan:\n" : "\nOptions:\n";
  text += usual_options(width, in);
  text += row("--version", indonesian ? "tampilkan versi" : "show the version", width);
  text += indonesian ? "\nkabar PERINTAH --help menjelaskan sebuah perintah.\n"
                     : "\nkabar COMMAND --help explains a command.\n";
  print_lines(text);
}

void print_help(const CommandHelp& command, const std::vector<OptionHelp>& options, Language in) {
  const bool indonesian = in == Language::indonesian;
  std::string usage = std::string(indonesian ? "Pemakaian: kabar " : "Usage: kabar ") + command.name;
  std::size_t width = 0;
  for (const OptionHelp& option : options) {
    if (option.operand) usage += " " + name_of(option, in);
    width = std::max(width, std::min(kWidestName, columns_of(name_of(option, in))));
  }
  std::string text = analysis::wrapped(command.words.in(in), std::min(terminal_columns(), kWidestText)) + "\n\n";
  text += usage + (indonesian ? " [pilihan]\n\n" : " [options]\n\n");
  const bool any_operand = std::any_of(options.begin(), options.end(), [](const auto& one) { return one.operand; });
  for (const OptionHelp& option : options) {
    if (option.operand) text += row(name_of(option, in), option.words.in(in), width);
  }
  text += std::string(any_operand ? "\n" : "") + (indonesian ? "Pilihan:\n" : "Options:\n");
  for (const OptionHelp& option : options) {
    if (!option.operand) text += row(name_of(option, in), option.words.in(in), width);
  }
  print_lines(text + usual_options(width, in));
}

}  // namespace kabar::cli
