#include "analysis/report/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/report/numbers.h"
#include "analysis/report/words.h"

namespace kabar::analysis {

const char* pick(Language in, const char* indonesian, const char* english) {
  return in == Language::indonesian ? indonesian : english;
}

const std::string& pick(Language in, const Text& text) {
  return in == Language::indonesian ? text.id : text.en;
}

const char* by_number(std::size_t number, const char* one, const char* several) {
  return number == 1 ? one : several;
}

std::string list_of(const std::vector<std::string>& words, Language in, Last last) {
  const char* const joint = last == Last::all ? pick(in, "dan", "and") : pick(in, "atau", "or");
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += words.size() > 2 ? ", " : " ";
    if (i > 0 && i + 1 == words.size()) text += std::string(joint) + " ";
    text += words[i];
  }
  return text;
}

std::string quoted(const std::string& words) {
  return "\u201C" + words + "\u201D";
}

std::string quoted_title(const std::vector<StrategySummary>& strategies, const std::string& name, Language in) {
  const auto found =
      std::find_if(strategies.begin(), strategies.end(), [&](const auto& one) { return one.name.name == name; });
  return quoted(found == strategies.end() ? name : title_of(found->name, in));
}

std::string percent_text(double share, Language in, int digits) {
  return number_text(100 * share, digits, in) + " %";
}

std::string percent_text(std::optional<double> share, Language in, int digits) {
  return share ? percent_text(*share, in, digits) : "-";
}

std::string rupiah_text(double rupiah, Language in) {
  if (std::abs(rupiah) < kMillion) return "Rp " + number_text(rupiah, 0, in);
  const double millions = rupiah / kMillion;
  const bool whole = std::abs(millions - std::round(millions)) < 0.05;
  return "Rp " + number_text(millions, whole ? 0 : 1, in) + pick(in, " juta", " million");
}

std::string value_text(double value, Language in) {
  constexpr int kDigits = 3;  // significant ones
  if (value == 0 || std::abs(value) >= 1000) return number_text(value, 0, in);
  return short_text(value, std::max(0, kDigits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))))), in);
}

std::string target_text(const Pattern& pattern, Language in) {
  const auto number = [&](double value) { return value_text(value, in); };
  if (pattern.low == pattern.high) return number(pattern.low);
  if (std::isinf(pattern.high)) return "≥ " + number(pattern.low);
  if (pattern.low == 0) return "≤ " + number(pattern.high);
  return number(pattern.low) + "-" + number(pattern.high);
}

std::string points_interval_text(const Effect& difference, Language in) {
  if (!difference.has_interval()) return "";
  return fmt::format(fmt::runtime(pick(in, "kisaran 95 %: {} sampai {}", "95 % interval: {} to {}")),
                     number_text(100 * *difference.low, 1, in), number_text(100 * *difference.high, 1, in));
}

bool turns(const Decider& decider) {
  const auto& below = decider.a_better_below;
  const auto& above = decider.a_better_above;
  return below && above && (*below - 0.5) * (*above - 0.5) < 0;
}

std::string assumption_text(const Decider& decider, double value, Language in) {
  if (decider.unit == "x") {
    return fmt::format(fmt::runtime(pick(in, "{} kali yang dipakai", "{} times the shipped one")),
                       value_text(value, in));
  }
  return (decider.unit == "rupiah" ? "Rp " : "") + value_text(value, in);
}

std::string decider_text(const Decider& decider, Language in) {
  std::string text = pick(in, decider.label);
  if (decider.shipped && decider.unit != "x") {
    text += fmt::format(fmt::runtime(pick(in, " (dipakai {})", " (shipped {})")),
                        assumption_text(decider, *decider.shipped, in));
  }
  if (!decider.break_even || !turns(decider)) return text;
  return text + fmt::format(fmt::runtime(pick(in, ", titik baliknya sekitar {}", ", which turns it at about {}")),
                            assumption_text(decider, *decider.break_even, in));
}

bool nobody_aware(std::span<const StrategySummary> strategies) {
  return std::all_of(strategies.begin(), strategies.end(), [](const StrategySummary& one) {
    return one.shares[at(Group::all)][at(Measure::ever_aware)].mean == 0.0;
  });
}

std::string nobody_aware_text(std::span<const StrategySummary> strategies, Language in) {
  double reached = 0;
  for (const StrategySummary& one : strategies) {
    reached = std::max(reached, one.shares[at(Group::all)][at(Measure::reach)].mean.value_or(0));
  }
  if (reached == 0) {
    return pick(in,
                "Tidak ada rumah tangga yang terjangkau dengan strategi mana pun: tidak ada yang dapat dibandingkan.",
                "No household is reached under any strategy: there is nothing to compare.");
  }
  return fmt::format(
      fmt::runtime(pick(in,
                        "Tidak ada rumah tangga yang menjadi tahu dengan strategi mana pun, walaupun sampai {} "
                        "terjangkau: tidak ada yang dapat dibandingkan.",
                        "No household becomes aware under any strategy, although up to {} are reached: there "
                        "is nothing to compare.")),
      percent_text(reached, in));
}

Text access_name(std::size_t access) {
  const Phrase& name = access_phrase(access);
  return {name.id, name.en};
}

}  // namespace kabar::analysis
