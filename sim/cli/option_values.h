#pragma once
// What the words of an option mean: numbers, choices, texts, or a problem. Knows no command and no CLI11.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command_line.h"
#include "core/errors.h"

namespace kabar::cli {

/// Of one option, as it was typed.
using Words = std::vector<std::string>;

/// Puts words where they belong, or says what is wrong with them.
using Reader = std::function<void(const Words&, Problems&)>;

/// A problem of the command line, which has no place in a file.
Problem of_option(const Sentence& what, const Sentence& why = {}, const Sentence& hint = {});

/// Nothing, and a problem, if the text is no such number, or none of `allowed`.
std::optional<std::int64_t> whole_of(const char* option, const std::string& text, Range<std::int64_t> range,
                                     Problems& problems);
std::optional<std::uint64_t> whole_of(const char* option, const std::string& text, Range<std::uint64_t> range,
                                      Problems& problems);
std::optional<double> real_of(const char* option, const std::string& text, RealRange range, Problems& problems);
std::optional<std::string> choice_of(const char* option, const std::string& text, const Words& allowed,
                                     Problems& problems);

/// The words of several, parted by commas.
Words parted(const Words& words);

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

template <class Value>
Reader choice_into(const char* option, Value& value, const Words& allowed) {
  return into(value,
              [=](const std::string& text, Problems& problems) { return choice_of(option, text, allowed, problems); });
}

template <class Value>
Reader text_into(Value& value) {
  return into(value, [](const std::string& text, Problems&) { return std::optional(text); });
}

}  // namespace kabar::cli
