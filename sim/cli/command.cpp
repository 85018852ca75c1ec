// What a command may declare: operands, options with values of each kind, flags.

#include <string_view>

#include "cli/declared_option.h"
#include "cli/phrases.h"

namespace kabar::cli {

namespace {

/// What an operand is called in both languages; none where it is the same.
const Phrase* operand_called(std::string_view name) {
  for (const Phrase* one : {&phrase::operand_scenario, &phrase::operand_file, &phrase::operand_result,
                            &phrase::operand_folder, &phrase::operand_edges}) {
    if (name == one->en) return one;
  }
  return nullptr;
}

}  // namespace

void Command::operand(const char* name, std::string& value, const char* id, const char* en) {
  DeclaredOption& one = parts_.declare(name, "", "", id, en, text_into(value));
  one.help.operand = one.required = true;
  one.help.called = operand_called(name);
}

void Command::operands(const char* name, Words& values, Needed needed, const char* id, const char* en) {
  DeclaredOption& one =
      parts_.declare(name, "", "", id, en, [&values](const Words& words, Problems&) { values = words; });
  one.takes_many = true;
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
  one.takes_many = true;
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
  parts_.declare(option, "", "", id, en, {}).raised = &value;
}

void Command::does(std::function<void()> work) {
  parts_.work = std::move(work);
}

}  // namespace kabar::cli
