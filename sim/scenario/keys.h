#pragma once
// The one table of keys: what every value in a user's file is called, its unit, default, range, grade, source and
// label. The reader, `--set`, `--defaults`, suggestions for misspelt keys, the canonical form that is digested and the
// documentation are made from it.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/sentence.h"
#include "scenario/key.h"
#include "scenario/scenario.h"
#include "scenario/strategy.h"

namespace kabar {

struct Content;  // blocks.h

/// In what steps `scale_with` may scale a number: not at all; in steps of a coin (2^-32: the keyed chances of a larger
/// share contain those of a smaller one); in households of the visit list; in hundredths; in whole units.
enum class Step : std::uint8_t { none, coin, household, hundredth, unit };

/// What is known of a key beside its place in a struct. Its default is the member's initialiser, said there only.
struct KeyFacts {
  const char* name = "";
  const char* unit = "";
  double low = 0, high = 0;                // numbers, and each number of a list: the allowed range, both ends included
  double likely_low = 0, likely_high = 0;  // the plausible range that sensitivity analyses draw from; equal: none
  double factor_low = 0, factor_high = 0;  // the same as multiples of what a table or block says; equal: none
  bool together = false;                   // all rows go up and down as one, since one thing is unknown about them
  std::vector<std::string> choices = {};   // words, and each word of a list: the allowed ones; empty: any
  bool required = false;
  const char* grade = "";  // A..E of the default, or "" for what is no quantity
  const char* source = "";
  const char* label_id = "";
  const char* label_en = "";
  Step step = Step::none;  // what a strategy's cost may grow with
  bool in_place = false;   // a number that may stand in place of another one: see is_absent()
  Sentence words = {};     // which words it takes, where no plain list of choices says it
  bool made = false;       // a world is made of it; Key finds it by where the member is declared, nobody writes it
};

/// A member that is a Choice, whatever it is of: `choice<&PostBlock::format>`.
template <class T>
using ChoicePlace = AnyChoice* (*)(T&);
template <auto kMember>
struct ChoiceMember {};
template <auto kMember>
inline constexpr ChoiceMember<kMember> choice{};
template <class T, class E>
T class_of(E T::*);

template <class T>
using Place = std::variant<double T::*, std::int64_t T::*, bool T::*, std::string T::*, std::vector<std::string> T::*,
                           std::vector<double> T::*, ChoicePlace<T>>;

/// For KeyFacts::choices of a key that is a Choice.
template <class E>
std::vector<std::string> all_words() {
  const std::span<const char* const> words = words_of(E{});
  return {words.begin(), words.end()};
}

/// A member of T or of a base of T.
template <class T>
struct Key {  // declared in key.h
  template <class Member, class Owner>
  Key(Member Owner::*member, KeyFacts its) : place(static_cast<Member T::*>(member)), facts(std::move(its)) {
    facts.made = kIsMade<Owner>;
  }
  template <auto kMember>
  Key(ChoiceMember<kMember>, KeyFacts its)
      : place([](T& object) -> AnyChoice* { return &(object.*kMember); }), facts(std::move(its)) {
    facts.made = kIsMade<decltype(class_of(kMember))>;
  }

  Place<T> place;
  KeyFacts facts;
};

/// The keys of City (without the names of tables), Parameters, every row of a table, every block of a strategy and
/// Content (these in blocks.h), in the order in which they are written and digested.
template <>
std::span<const Key<City>> keys_of<City>();
template <>
std::span<const Key<Parameters>> keys_of<Parameters>();
template <>
std::span<const Key<Kelurahan>> keys_of<Kelurahan>();
template <>
std::span<const Key<Target>> keys_of<Target>();
template <>
std::span<const Key<Association>> keys_of<Association>();
template <>
std::span<const Key<Topic>> keys_of<Topic>();
template <>
std::span<const Key<Channel>> keys_of<Channel>();
template <>
std::span<const Key<Account>> keys_of<Account>();
template <>
std::span<const Key<Agency>> keys_of<Agency>();
template <>
std::span<const Key<CostItem>> keys_of<CostItem>();
template <>
std::span<const Key<KinTie>> keys_of<KinTie>();

/// The section [tables] of a scenario: files of the tables, relative to the scenario file, in the order of
/// for_each_table.
std::span<const Key<City>> table_keys();

/// A key bound to one object, so that what handles values needs to know no struct.
using Cell = std::variant<double*, std::int64_t*, bool*, std::string*, std::vector<std::string>*, std::vector<double>*,
                          AnyChoice*>;
struct BoundKey {
  const KeyFacts* facts;
  Cell cell;
};
using BoundKeys = std::vector<BoundKey>;

/// Whether it is 0 and stands in place of another key: then it was not given, and is not written.
bool is_absent(const BoundKey& key);

template <class T>
void bind_to(BoundKeys& bound, std::span<const Key<T>> keys, T& object) {
  for (const Key<T>& key : keys) {
    const auto cell = [&](auto member) -> Cell {
      if constexpr (std::is_same_v<decltype(member), ChoicePlace<T>>)
        return member(object);
      else
        return &(object.*member);
    };
    bound.push_back({&key.facts, std::visit(cell, key.place)});
  }
}

/// What the tables share: the identifier and the grade of evidence of a row.
KeyFacts id_facts();
KeyFacts grade_facts();

/// All keys of an object; those of a block's Content stand flat behind its own. The object must outlive the result.
template <class T>
BoundKeys bind(T& object) {
  BoundKeys bound;
  bind_to(bound, keys_of<T>(), object);
  if constexpr (requires { object.content; }) bind_to(bound, keys_of<Content>(), object.content);
  return bound;
}

/// Visits the tables of a scenario as (section, rows), in the order in which they are written and digested. The section
/// is the word of `--set SECTION.ID.KEY`, of `[[SECTION]]` and of messages.
template <class S, class Visit>
void for_each_table(S& scenario, Visit visit) {
  visit("kelurahan", scenario.kelurahan);
  visit("target", scenario.targets);
  visit("association", scenario.associations);
  visit("topic", scenario.topics);
  visit("channel", scenario.channels);
  visit("account", scenario.accounts);
  visit("agency", scenario.agencies);
  visit("cost", scenario.costs);
  visit("tie", scenario.ties);
}

/// What identifies a row of a table or a block: unique in its table, the ID of `--set SECTION.ID.KEY`.
template <class T>
std::string row_id(const T& row) {
  if constexpr (requires { row.id; }) {
    return row.id;
  } else if constexpr (requires { row.code; }) {
    return row.code;
  } else if constexpr (requires { row.followers; }) {
    return row.agency + "/" + row.channel;
  } else if constexpr (requires { row.other; }) {
    return std::to_string(row.one) + "-" + std::to_string(row.other);
  } else if constexpr (requires { row.access; }) {
    return row.welfare + "/" + row.education + "/" + row.age + "/" + row.access;
  } else {
    return row.table + "/" + row.category + (row.given.empty() ? "" : "/" + row.given);
  }
}

/// One row of the documentation of keys: everything as text, in the order of the table.
struct KeyRow {
  std::string path, type, unit, default_value, grade, source, label_id, label_en;
  Sentence range;   // what is allowed, or nothing
  Sentence likely;  // the plausible range, "x LOW to HIGH" if it is relative, or nothing
};
std::vector<KeyRow> key_rows();

/// A commented scenario file and a commented strategy file with every key at its default (`kabar validate --defaults`).
/// `indonesian` chooses the language of the comments.
std::string defaults_as_toml(bool indonesian);

/// The parameters of the model as a table in Markdown, as scenarios/ODD.md has it (`kabar validate --parameters`).
std::string parameters_as_markdown(bool indonesian);

/// "from 0 to 1", "0 or more", "one of: a, b": what a message says is allowed.
Sentence allowed(const KeyFacts& facts);
/// The same where `refused` is not, so that the limit it goes beyond is named.
Sentence allowed(const KeyFacts& facts, double refused);

}  // namespace kabar
