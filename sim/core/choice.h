#pragma once
// A value that is one of a few words, kept as a number: files and people see the word, code compares numbers. Knows no
// words of its own.

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

// Clang 14 dies of such calls, so there words are looked up when the program runs; what it compiles, GCC has seen too.
#if defined(__clang__) && __clang_major__ < 17
#define KABAR_CONSTEVAL constexpr
#else
#define KABAR_CONSTEVAL consteval
#endif

namespace kabar {

/// What all choices have in common, for what reads and writes them without knowing of what they are.
class AnyChoice {
 public:
  std::string_view word() const { return words_[number_]; }
  std::span<const char* const> words() const { return {words_, count_}; }

  /// Takes the value that is called so; false, and nothing changes, if none is.
  bool take(std::string_view word) {
    for (std::uint8_t n = 0; n < count_; ++n) {
      if (word != words_[n]) continue;
      number_ = n;
      return true;
    }
    return false;
  }

  friend constexpr bool operator==(const AnyChoice& a, const AnyChoice& b) { return a.number_ == b.number_; }

 protected:
  constexpr AnyChoice(std::span<const char* const> words, std::uint8_t number)
      : words_(words.data()), count_(static_cast<std::uint8_t>(words.size())), number_(number) {}

  const char* const* words_;
  std::uint8_t count_, number_;
};

/// One of the values of an enum that begin at 0, whose words `words_of(E)` gives in their order. A word that stands in
/// the code is looked up by the compiler, and one that is none of them does not compile.
template <class E>
class Choice : public AnyChoice {
 public:
  constexpr Choice(E value) : AnyChoice(words_of(E{}), static_cast<std::uint8_t>(value)) {}
  KABAR_CONSTEVAL Choice(const char* word) : AnyChoice(words_of(E{}), place_of(word)) {}
  /// The value of this word. Throws std::invalid_argument if it is none.
  static Choice of(std::string_view word) {
    Choice choice(E{});
    if (!choice.take(word)) throw std::invalid_argument(std::string(word));
    return choice;
  }

  constexpr operator E() const { return static_cast<E>(number_); }
  friend constexpr bool operator==(const Choice& a, const Choice& b) { return a.number_ == b.number_; }
  friend constexpr bool operator==(const Choice& a, E b) { return static_cast<E>(a.number_) == b; }

 private:
  static KABAR_CONSTEVAL std::uint8_t place_of(std::string_view word) {
    std::uint8_t place = 0;
    for (const char* const one : words_of(E{})) {
      if (word == one) return place;
      ++place;
    }
    throw std::invalid_argument("no such word");
  }
};

}  // namespace kabar

#undef KABAR_CONSTEVAL
