#pragma once
// Pieces of sentences in both languages of a report. Knows no figure but those it is given.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/report/numbers.h"
#include "analysis/report/summary.h"
#include "analysis/report/worlds.h"

namespace kabar::analysis {

/// `make` makes the text of a language.
template <class Make>
Text in_both(Make make) {
  return {make(Language::indonesian), make(Language::english)};
}

const char* pick(Language in, const char* indonesian, const char* english);
const std::string& pick(Language in, const Text& text);

/// English tells one from several; Indonesian does not.
const char* by_number(std::size_t number, const char* one, const char* several);

/// "a", "a dan b", "a, b, dan c"; with `last` "atau"/"or" instead of "dan"/"and".
enum class Last { all, one };
std::string list_of(const std::vector<std::string>& words, Language in, Last last = Last::all);

/// In the quotation marks of print, which no name holds.
std::string quoted(const std::string& words);
/// The title of the strategy of that name, quoted.
std::string quoted_title(const std::vector<StrategySummary>& strategies, const std::string& name, Language in);
/// "57,5 %".
std::string percent_text(double share, Language in, int digits = 1);
/// "-" where there is none.
std::string percent_text(std::optional<double> share, Language in, int digits = 1);
/// "Rp 75 juta".
std::string rupiah_text(double rupiah, Language in);
/// A number in as many digits as it needs, four at most.
std::string value_text(double value, Language in);

/// Where a pattern should lie: "0,3-0,8", "≥ 0,9", "≤ 0,8".
std::string target_text(const Pattern& pattern, Language in);

/// "kisaran 95 %: 39,8 sampai 40,4" in percentage points; empty without an interval.
std::string points_interval_text(const Effect& difference, Language in);

/// A value of the assumption: "Rp 28.000", "0,5", "1,3 kali yang dipakai".
std::string assumption_text(const Decider& decider, double value, Language in);
/// What decides an order, and where, if it turns: "peluang ... (dipakai 0,5), titik baliknya sekitar 0,57".
std::string decider_text(const Decider& decider, Language in);
/// Whether the one strategy is ahead on one side of the break-even and the other on the other.
bool turns(const Decider& decider);

Text access_name(std::size_t access);

/// Whether no household becomes aware of anything under any strategy, and the sentence that says so in place of figures
/// that do not exist then.
bool nobody_aware(std::span<const StrategySummary> strategies);
std::string nobody_aware_text(std::span<const StrategySummary> strategies, Language in);

}  // namespace kabar::analysis
