#pragma once
// What measures, groups, means and units are called: the one place, for tables and sentences, for the JSON and so for
// the page. Knows no figure.

#include <span>
#include <string>
#include <string_view>

#include "analysis/report/summary.h"
#include "analysis/report/worlds.h"
#include "core/sentence.h"

namespace kabar::analysis {

const Phrase& name_of(Measure measure);
const Phrase& name_of(Group group);
const Phrase& name_of(Headline headline);
/// Of kAccessNames.
const Phrase& access_phrase(std::size_t access);

/// A code and what it is called.
struct Word {
  const char* code;
  const Phrase& name;
};
/// Kinds of means that a strategy can be run without, in the order in which they are shown.
std::span<const Word> means_words();
/// Units of keys, as the table of keys has them; "x": times the shipped value.
std::span<const Word> unit_words();

/// The name of a code, or the code itself where it has none.
std::string name_in(std::span<const Word> words, std::string_view code, Language in);

/// A value of the scenario, or several joined by " | ", as a person writes it: "0,05", "28.000", "ya".
std::string typed_text(std::string_view value, Language in);

}  // namespace kabar::analysis
