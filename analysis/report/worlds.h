#pragma once
// What draws of all assumptions say of the order of strategies, and which patterns of real cities the model shows: as
// analysis/credibility leaves it. Data only.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kabar::analysis {

/// A text in both languages of a report.
struct Text {
  std::string id, en;
  bool operator==(const Text&) const = default;
};

/// The two figures that head every table.
enum class Headline : std::uint8_t { poor_aware, eligible_understand };
inline constexpr int kHeadlines = 2;
inline constexpr const char* kHeadlineNames[kHeadlines] = {"poor_aware", "eligible_understand"};
template <class Value>
using ByHeadline = std::array<Value, kHeadlines>;
constexpr std::size_t at(Headline headline) {
  return static_cast<std::size_t>(headline);
}

/// 'Better' is said where it holds in this share of at least so many worlds of at least so many made cities each.
inline constexpr double kDecidedShare = 0.9;
inline constexpr std::uint64_t kDecidingWorlds = 200, kDecidingPopulations = 5;

/// The assumption that goes most with a difference, and the value on whose sides the order is another.
struct Decider {
  std::string path;  // of `--set`
  Text label;
  std::string unit, grade;
  std::optional<double> shipped, break_even;
  std::optional<double> a_better_below, a_better_above;  // shares of the worlds on that side
};

/// Strategy a against strategy b; a is better in at least as many worlds.
struct Order {
  Headline headline = Headline::poor_aware;
  std::string a, b;
  std::uint64_t worlds = 0, a_better = 0, b_better = 0;
  bool decided = false;
  double median = 0, low = 0, high = 0;  // of a less b, shares; 5 to 95 % of the worlds
  std::optional<Decider> deciding;
};

/// A strategy's figure in the worlds.
struct WorldFigure {
  std::vector<double> shares;            // by world
  double median = 0, low = 0, high = 0;  // 5 to 95 % of the worlds
  double shipped = 0;                    // under the shipped assumptions
};
struct WorldStrategy {
  std::string name;
  ByHeadline<WorldFigure> figures;
};

/// As the files say it.
struct PlausibleWorlds {
  std::string source, scenario, commit;
  std::uint64_t worlds = 0, populations = 0, uncertainties = 0;
  std::vector<WorldStrategy> strategies;
  std::vector<Order> orders;
};

struct Pattern {
  std::string id;
  Text name;
  double value = 0;
  double low = 0, high = 0;  // where it should lie; high may be infinite
  std::optional<bool> held;  // none: shown, not comparable
};

struct Credibility {
  std::optional<PlausibleWorlds> worlds;
  std::optional<std::vector<Pattern>> patterns;
};

}  // namespace kabar::analysis
