#pragma once
// What kabar says to people before it is worded: a phrase and the values that stand in it. Every room makes messages;
// only the edge (cli, report, page) words them, in the reader's language. Each room lists its phrases, in both
// languages, in its phrases.inc.

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/language.h"

namespace kabar {

/// A text in both languages. `{}` stands for the next value, `{2}` for the second one where the order differs.
struct Phrase {
  const char* code;  // unique in the program: what a machine or a test knows it by
  const char* id;
  const char* en;

  const char* in(Language language) const { return language == Language::indonesian ? id : en; }
};

/// A number in a message, with so many digits behind the mark.
struct Decimal {
  double value = 0;
  int digits = 0;
};

class Sentence {
 public:
  struct Value;  // internal

  /// Nothing to say.
  Sentence() = default;
  /// Values are texts (as they are), whole numbers, Decimals, or messages themselves. The phrase must outlive it.
  template <class... Values>
  Sentence(const Phrase& phrase, Values&&... values);  // NOLINT(google-explicit-constructor): reads as what it says
  template <class... Values>
  Sentence(const Phrase&& phrase, Values&&... values) = delete;

  /// The user's own words, a number, the name of an option: the same in every language.
  static Sentence verbatim(std::string words);

  bool empty() const { return phrase_ == nullptr; }
  /// The code of its phrase, or "".
  const char* code() const { return phrase_ == nullptr ? "" : phrase_->code; }
  std::string in(Language language) const;

 private:
  const Phrase* phrase_ = nullptr;
  std::vector<Value> values_;
};

struct Sentence::Value {
  std::variant<std::string, Decimal, Sentence> is;

  Value(std::string text) : is(std::move(text)) {}       // NOLINT(google-explicit-constructor)
  Value(const char* text) : is(std::string(text)) {}     // NOLINT(google-explicit-constructor)
  Value(Decimal number) : is(number) {}                  // NOLINT(google-explicit-constructor)
  Value(Sentence message) : is(std::move(message)) {}    // NOLINT(google-explicit-constructor)
  Value(const Phrase& phrase) : is(Sentence(phrase)) {}  // NOLINT(google-explicit-constructor)
  template <class Whole, class = std::enable_if_t<std::is_integral_v<Whole>>>
  Value(Whole number) : is(std::to_string(number)) {}  // NOLINT(google-explicit-constructor)
};

template <class... Values>
Sentence::Sentence(const Phrase& phrase, Values&&... values) : phrase_(&phrase) {
  values_.reserve(sizeof...(values));
  (values_.emplace_back(std::forward<Values>(values)), ...);
}

}  // namespace kabar
