#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "cli/help.h"
#include "cli/phrases.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/typed_number.h"

namespace kabar::cli {

namespace {

/// Of one option, as it was typed.
using Words = std::vector<std::string>;

/// Puts words where they belong, or says what is wrong with them.
using Reader = std::function<void(const Words&, Problems&)>;

}  // namespace

/// What a command declared, and what was typed for it.
struct DeclaredOption {
  OptionHelp help;
  Reader read;
  bool required = false;
  bool repeated = false;  // may be given more than once
  Words words = {};
  CLI::Option* option = nullptr;
  std::size_t flags = 0;
};

namespace {

Problem of_option(const Sentence& what, const Sentence& why = {}, const Sentence& hint = {}) {
  return {"", 0, 0, what, why, hint};
}

/// What an operand is called in both languages; none where it is the same.
const Phrase* operand_called(std::string_view name) {
  for (const Phrase* one : {&phrase::operand_scenario, &phrase::operand_file, &phrase::operand_result,
                            &phrase::operand_folder, &phrase::operand_edges}) {
    if (name == one->en) return one;
  }
  return nullptr;
}

Sentence::Value called(const OptionHelp& help) {
  return help.called == nullptr ? Sentence::Value(help.name) : Sentence::Value(*help.called);
}

template <class Whole>
Sentence range_of(Range<Whole> range) {
  return {phrase::from_to, range.least, range.most};
}

template <class Whole>
std::optional<Whole> whole_of(const char* option, const std::string& text, Range<Whole> range, Problems& problems) {
  const Sentence what(phrase::value_is, option, text);
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
    problems.add(of_option(what, {phrase::must_be_whole_number, range_of(range)}, whole_number_hint(text)));
    return std::nullopt;
  }
  std::uint64_t size = 0;  // always decimal: 010 is ten
  const std::from_chars_result read = std::from_chars(digits.data(), digits.data() + digits.size(), size, 10);
  const auto most = static_cast<std::uint64_t>(range.most);
  const bool fits = read.ec == std::errc() && (negative ? size == 0 : size <= most);
  if (!fits || static_cast<Whole>(size) < range.least) {
    problems.add(of_option(what, {phrase::must_be, range_of(range)}));
    return std::nullopt;
  }
  return static_cast<Whole>(size);
}

template <class Value, class Read>
Reader into(Value& value, const Read& read) {
  return [&value, read](const Words& words, Problems& problems) {
    if (auto found = read(words.back(), problems)) value = std::move(*found);
  };
}

template <class Value, class Whole>
Reader whole_into(const char* option, Value& value, Range<Whole> range) {
  return into(value,
              [=](const std::string& text, Problems& problems) { return whole_of(option, text, range, problems); });
}

template <class Value>
Reader real_into(const char* option, Value& value, RealRange range) {
  return into(value,
              [=](const std::string& text, Problems& problems) { return real_of(option, text, range, problems); });
}

std::optional<std::string> choice_of(const char* option, const std::string& text, const Words& allowed,
                                     Problems& problems) {
  if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return text;
  std::string all;
  for (const std::string& one : allowed) all += (all.empty() ? "" : ", ") + one;
  problems.add(of_option({phrase::value_is, option, text}, {phrase::must_be, Sentence(phrase::one_of, all)},
                         suggestion(text, allowed)));
  return std::nullopt;
}

template <class Value>
Reader choice_into(const char* option, Value& value, const Words& allowed) {
  return into(value,
              [=](const std::string& text, Problems& problems) { return choice_of(option, text, allowed, problems); });
}

template <class Value>
Reader text_into(Value& value) {
  return into(value, [](const std::string& text, Problems&) { return std::optional(text); });
}

Words parted(const Words& words) {
  Words parts;
  for (const std::string& word : words) {
    for (std::size_t begin = 0; begin <= word.size();) {
      const std::size_t end = std::min(word.find(',', begin), word.size());
      parts.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return parts;
}

}  // namespace

std::optional<double> real_of(const char* option, const std::string& text, RealRange range, Problems& problems) {
  const Sentence what(phrase::value_is, option, text);
  const std::string low = number_text(range.low), high = number_text(range.high);
  const Sentence allowed =
      range.closed ? Sentence(phrase::from_to, low, high) : Sentence(phrase::above_and_below, low, high);
  const std::optional<Value> number = parse_number(text);
  if (!number) {
    problems.add(of_option(what, {phrase::must_be_number, allowed}, typed_number_hint(text)));
    return std::nullopt;
  }
  const double value = number->kind == Value::Kind::integer ? static_cast<double>(number->integer) : number->real;
  const bool inside =
      range.closed ? value >= range.low && value <= range.high : value > range.low && value < range.high;
  if (inside) return value;
  problems.add(of_option(what, {phrase::must_be, allowed}));
  return std::nullopt;
}

/// A subcommand with what it declared.
struct Command::Parts {
  CLI::App* app = nullptr;
  CommandHelp help;
  std::vector<std::unique_ptr<DeclaredOption>> declared = {};
  std::function<void()> work = {};

  std::vector<const DeclaredOption*> options_with_values() const {
    std::vector<const DeclaredOption*> all;
    for (const auto& one : declared) {
      if (one->read && !one->help.operand) all.push_back(one.get());
    }
    return all;
  }

  DeclaredOption& declare(const char* name, const char* value_id, const char* value_en, const char* id, const char* en,
                          Reader read) {
    declared.push_back(std::make_unique<DeclaredOption>());
    DeclaredOption& one = *declared.back();
    one.help = {name, {value_id, value_en}, {id, en}, false};
    one.read = std::move(read);
    // All words are kept as they are: what they mean, and whether there are too many, is seen afterwards.
    one.option = app->add_option(name, one.words)->allow_extra_args(false);
    one.option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return one;
  }
};

void Command::operand(const char* name, std::string& value, const char* id, const char* en) {
  DeclaredOption& one = parts_.declare(name, "", "", id, en, text_into(value));
  one.help.operand = one.required = true;
  one.help.called = operand_called(name);
}

void Command::operands(const char* name, Words& values, Needed needed, const char* id, const char* en) {
  DeclaredOption& one =
      parts_.declare(name, "", "", id, en, [&values](const Words& words, Problems&) { values = words; });
  one.option->allow_extra_args(true);
  one.help.operand = one.repeated = one.help.repeated = true;
  one.required = needed == Needed::yes;
  one.help.called = operand_called(name);
}

void Command::text(const char* option, std::string& value, const char* id, const char* en, Needed needed) {
  parts_.declare(option, "TEKS", "TEXT", id, en, text_into(value)).required = needed == Needed::yes;
}

void Command::text(const char* option, std::optional<std::string>& value, const char* id, const char* en) {
  parts_.declare(option, "TEKS", "TEXT", id, en, text_into(value));
}

void Command::texts(const char* option, Words& values, const char* id, const char* en) {
  DeclaredOption& one =
      parts_.declare(option, "TEKS", "TEXT", id, en, [&values](const Words& words, Problems&) { values = words; });
  one.repeated = one.help.repeated = true;
}

void Command::files(const char* option, Words& values, const char* id, const char* en) {
  DeclaredOption& one =
      parts_.declare(option, "BERKAS", "FILE", id, en, [&values](const Words& words, Problems&) { values = words; });
  one.repeated = one.help.repeated = true;
  one.option->allow_extra_args(true);
}

void Command::choices(const char* option, Words& values, const Words& allowed, const char* id, const char* en) {
  const auto read = [=, &values](const Words& words, Problems& problems) {
    values = parted(words);
    for (const std::string& word : values) choice_of(option, word, allowed, problems);
  };
  DeclaredOption& one = parts_.declare(option, "KATA", "WORD", id, en, read);
  one.repeated = one.help.repeated = true;
}

void Command::choice(const char* option, std::string& value, const Words& allowed, const char* id, const char* en,
                     Needed needed) {
  DeclaredOption& one = parts_.declare(option, "KATA", "WORD", id, en, choice_into(option, value, allowed));
  one.required = needed == Needed::yes;
}

void Command::choice(const char* option, std::optional<std::string>& value, const Words& allowed, const char* id,
                     const char* en) {
  parts_.declare(option, "KATA", "WORD", id, en, choice_into(option, value, allowed));
}

void Command::whole(const char* option, std::int64_t& value, Range<std::int64_t> range, const char* id,
                    const char* en) {
  parts_.declare(option, "N", "N", id, en, whole_into(option, value, range));
}

void Command::whole(const char* option, std::optional<std::int64_t>& value, Range<std::int64_t> range, const char* id,
                    const char* en) {
  parts_.declare(option, "N", "N", id, en, whole_into(option, value, range));
}

void Command::whole(const char* option, std::optional<std::uint64_t>& value, Range<std::uint64_t> range, const char* id,
                    const char* en) {
  parts_.declare(option, "N", "N", id, en, whole_into(option, value, range));
}

void Command::real(const char* option, double& value, RealRange range, const char* id, const char* en) {
  parts_.declare(option, "X", "X", id, en, real_into(option, value, range));
}

void Command::real(const char* option, std::optional<double>& value, RealRange range, const char* id, const char* en) {
  parts_.declare(option, "X", "X", id, en, real_into(option, value, range));
}

void Command::real_or(const char* option, std::optional<std::string>& value, const char* word, RealRange range,
                      const char* id, const char* en) {
  parts_.declare(option, "X", "X", id, en, into(value, [=](const std::string& text, Problems& problems) {
                   const bool good = text == word || real_of(option, text, range, problems);
                   return good ? std::optional(text) : std::nullopt;
                 }));
}

void Command::flag(const char* option, bool& value, const char* id, const char* en) {
  DeclaredOption& one = parts_.declare(option, "", "", id, en, {});
  parts_.app->remove_option(one.option);
  one.option = parts_.app->add_flag_function(
      option, [&value, &one](std::int64_t count) { value = (one.flags = static_cast<std::size_t>(count)) > 0; });
  one.option->disable_flag_override();
  one.repeated = true;
}

void Command::does(std::function<void()> work) {
  parts_.work = std::move(work);
}

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
      problems.add(of_option({phrase::unknown_option, name}, {}, suggestion(name, options)));
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
  app.add_flag("--help,-h", all_->help);
  app.add_flag("--version", all_->version);
  app.add_option("--lang", all_->languages)->allow_extra_args(false);
  app.require_subcommand(0, 1);
  app.allow_extras();
}

CommandLine::~CommandLine() = default;

Command CommandLine::add(const char* name, const char* id, const char* en) {
  all_->commands.push_back(std::make_unique<Command::Parts>());
  Command::Parts& parts = *all_->commands.back();
  parts.help = {name, {id, en}};
  parts.app = all_->app.add_subcommand(name);
  parts.app->set_help_flag();
  parts.app->fallthrough();
  parts.app->allow_extras();
  parts.app->prefix_command(false);
  return {parts};
}

std::function<void()> CommandLine::parse(int argc, const char* const* argv) {
  Problems problems;
  const Words words(argv + std::min(argc, 1), argv + argc);
  All::empty_values(words, problems);
  problems.throw_if_any();
  try {
    all_->app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    throw InputError(All::refusal(error));
  }
  Command::Parts* chosen = nullptr;
  for (const auto& command : all_->commands) {
    if (command->app->parsed()) chosen = command.get();
  }
  std::string language = "en";
  All::swallowed_options("--lang", all_->languages, problems);
  for (const auto& one : chosen == nullptr ? std::vector<const DeclaredOption*>() : chosen->options_with_values()) {
    All::swallowed_options(called(one->help), one->words, problems);
  }
  problems.throw_if_any();
  if (!all_->languages.empty()) {
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
