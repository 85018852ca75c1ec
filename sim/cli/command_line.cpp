#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/declared_option.h"
#include "cli/help.h"
#include "cli/option_values.h"
#include "cli/phrases.h"
#include "scenario/phrases.h"

namespace kabar::cli {

namespace {

/// Has CLI11 gather the words of a command's options as they are: what they mean, and whether there are too many, is
/// seen afterwards.
CLI::App* add_to(CLI::App& app, Command::Parts& command) {
  CLI::App* const sub = app.add_subcommand(command.help.name);
  sub->set_help_flag();
  sub->fallthrough();
  sub->allow_extras();
  sub->prefix_command(false);
  for (const std::unique_ptr<DeclaredOption>& one : command.declared) {
    if (one->raised != nullptr) {
      const auto raise = [raised = one->raised](std::int64_t count) { *raised = count > 0; };
      sub->add_flag_function(one->help.name, raise)->disable_flag_override();
    } else {
      sub->add_option(one->help.name, one->words)
          ->allow_extra_args(one->takes_many)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  return sub;
}

Sentence::Value called(const OptionHelp& help) {
  return help.called == nullptr ? Sentence::Value(help.name) : Sentence::Value(*help.called);
}

}  // namespace

struct CommandLine::All {
  explicit All(Language of) : language(of) {}

  Language language;
  CLI::App app{"", "kabar"};
  std::vector<std::unique_ptr<Command::Parts>> commands = {};
  Words languages = {};
  bool help = false, version = false;

  Words names() const {
    Words all;
    for (const auto& command : commands) all.emplace_back(command->help.name);
    return all;
  }

  /// The words that CLI11 knew nothing to do with. After an unknown option, its value stands where an operand might.
  void strange_words(const CLI::App& parsed, const Command::Parts* command, Problems& problems) const {
    Words words = parsed.remaining(true);
    // What stands behind "--" is an operand, whatever it begins with; the mark itself is nothing.
    const auto mark = std::find(words.begin(), words.end(), "--");
    if (mark != words.end()) words.erase(mark);
    Words options = {"--help", "--version", "--lang"};
    if (command != nullptr) {
      for (const auto& one : command->declared) options.emplace_back(one->help.name);
    }
    bool any_option = false;
    for (const std::string& word : words) {
      if (!word.starts_with("-")) continue;
      any_option = true;
      const std::string name = word.substr(0, word.find('='));
      const bool misplaced = std::find(options.begin(), options.end(), name) != options.end();
      problems.add(of_option({phrase::unknown_option, name}, {},
                             misplaced ? Sentence(phrase::belongs_behind_command) : suggestion(name, options)));
    }
    if (any_option || words.empty()) return;
    if (command == nullptr) {
      const Sentence near = suggestion(words.front(), names());
      problems.add(of_option({phrase::unknown_command, words.front()}, {}, near.empty() ? list_of_commands() : near));
      return;
    }
    for (const std::string& word : words) problems.add(of_option({phrase::unexpected_word, word}));
  }

  Sentence list_of_commands() const {
    std::string all;
    for (const std::string& name : names()) all += (all.empty() ? "" : ", ") + name;
    return {phrase::commands_are, all};
  }

  static void read(Command::Parts& command, Problems& problems) {
    for (const auto& one : command.declared) {
      const Sentence::Value name = called(one->help);
      const bool is_flag = !one->read;
      if (is_flag) continue;
      if (one->words.empty()) {
        if (one->required) problems.add(of_option({phrase::option_is_missing, name}));
        continue;
      }
      if (!one->repeated && one->words.size() > 1) {
        problems.add(of_option({phrase::given_so_often, name, one->words.size()}, {phrase::only_once}));
        continue;
      }
      if (std::any_of(one->words.begin(), one->words.end(), [](const std::string& word) { return word.empty(); })) {
        problems.add(of_option({phrase::is_given_empty, name}, {}, phrase::variable_not_set));
        continue;
      }
      one->read(one->words, problems);
    }
  }

  /// A value that is an option took its place: that of a variable which is not set. A number may begin with a minus.
  static void swallowed_options(const Sentence::Value& name, const Words& words, Problems& problems) {
    for (const std::string& word : words) {
      const bool number = word.size() > 1 && (word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
      if (!word.starts_with('-') || number) continue;
      problems.add(of_option({phrase::needs_a_value_but, name, word}, {}, {phrase::variable_or_file, word}));
    }
  }

  /// `--seed=` is no option without a value but one with an empty one.
  static void empty_values(const Words& words, Problems& problems) {
    for (const std::string& word : words) {
      if (word == "--") return;
      if (word.starts_with("--") && word.size() > 3 && word.find('=') == word.size() - 1) {
        problems.add(
            of_option({phrase::is_given_empty, word.substr(0, word.size() - 1)}, {}, phrase::variable_not_set));
      }
    }
  }

  /// What CLI11 refuses itself: an option without its value, a flag with one.
  static Problem refusal(const CLI::ParseError& error) {
    const std::string said = error.what();
    const std::string name = said.substr(0, said.find_first_of(": "));
    if (said.find("flag override") != std::string::npos) return of_option({phrase::takes_no_value, "--" + name});
    if (!name.starts_with("-")) return of_option({phrase::cannot_be_understood, said});
    return of_option({phrase::needs_a_value, name});
  }
};

CommandLine::CommandLine(Language language) : all_(std::make_unique<All>(language)) {
  CLI::App& app = all_->app;
  app.set_help_flag();
  app.add_flag("--help,-h", all_->help)->disable_flag_override();
  app.add_flag("--version", all_->version)->disable_flag_override();
  app.add_option("--lang", all_->languages)->allow_extra_args(false);
  app.require_subcommand(0, 1);
  app.allow_extras();
}

CommandLine::~CommandLine() = default;

Command CommandLine::add(const char* name, const char* id, const char* en) {
  all_->commands.push_back(std::make_unique<Command::Parts>());
  Command::Parts& parts = *all_->commands.back();
  parts.help = {name, {id, en}};
  return {parts};
}

std::function<void()> CommandLine::parse(int argc, const char* const* argv) {
  Problems problems;
  const Words words(argv + std::min(argc, 1), argv + argc);
  All::empty_values(words, problems);
  problems.throw_if_any();
  std::vector<const CLI::App*> apps;
  for (const auto& command : all_->commands) apps.push_back(add_to(all_->app, *command));
  try {
    all_->app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    throw InputError(All::refusal(error));
  }
  Command::Parts* chosen = nullptr;
  for (std::size_t i = 0; i < apps.size(); ++i) {
    if (apps[i]->parsed()) chosen = all_->commands[i].get();
  }
  std::string language = "en";
  All::swallowed_options("--lang", all_->languages, problems);
  for (const auto& one : chosen == nullptr ? std::vector<const DeclaredOption*>() : chosen->options_with_values()) {
    All::swallowed_options(called(one->help), one->words, problems);
  }
  problems.throw_if_any();
  if (all_->languages.size() > 1) {
    problems.add(of_option({phrase::given_so_often, "--lang", all_->languages.size()}, {phrase::only_once}));
  } else if (!all_->languages.empty()) {
    choice_into("--lang", language, {"id", "en"})({all_->languages.back()}, problems);
  }
  all_->strange_words(all_->app, chosen, problems);
  problems.throw_if_any();
  if (all_->version) return print_version;
  if (all_->help) {
    if (chosen == nullptr) {
      std::vector<CommandHelp> commands;
      for (const auto& command : all_->commands) commands.push_back(command->help);
      return [commands, of = all_->language] { print_help(commands, of); };
    }
    std::vector<OptionHelp> options;
    for (const auto& one : chosen->declared) options.push_back(one->help);
    return [help = chosen->help, options, of = all_->language] { print_help(help, options, of); };
  }
  if (chosen == nullptr) throw InputError(of_option(phrase::no_command, {}, all_->list_of_commands()));
  All::read(*chosen, problems);
  problems.throw_if_any();
  return chosen->work;
}

}  // namespace kabar::cli
