#pragma once
// The sentences of an answer, in one language. Knows a report and no page or terminal.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/report/report.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

/// Speaks one language about one report. Sentences that have nothing to say are empty.
class Speaker {
 public:
  Speaker(const Report& report, Language in) : report_(report), in_(in) {}

  /// Who leads, and whether that was examined.
  std::string best(Headline headline) const;
  /// Who leads; of many that may lead, so many are named.
  std::string leading(Headline headline, std::size_t most = SIZE_MAX) const;
  /// Whether a strategy that may be chosen gets anybody that far.
  bool somebody(Headline headline) const {
    const std::vector<std::size_t>& ranked = standing(headline).ranked;
    return !ranked.empty() && share(ranked.front(), headline) > 0;
  }
  /// That the files are of different versions of the program.
  std::string versions() const;
  std::string money() const;
  std::string ceilings() const;
  std::string by_luck() const;
  std::string in_worlds() const;
  std::string followers() const;
  std::string left_out() const;
  std::vector<std::string> would_change() const;
  std::string rests_on() const;

 private:
  template <class... Values>
  std::string say(const char* indonesian, const char* english, const Values&... values) const {
    return fmt::format(fmt::runtime(pick(in_, indonesian, english)), values...);
  }
  const Standing& standing(Headline headline) const { return report_.standings[at(headline)]; }
  const Standing& poor() const { return standing(Headline::poor_aware); }
  std::size_t first() const { return poor().ranked.front(); }
  std::size_t baseline() const { return report_.comparison.baseline; }
  const StrategySummary& summary(std::size_t place) const { return report_.comparison.strategies[place]; }
  const std::string& name(std::size_t place) const { return summary(place).name.name; }
  std::string title(std::size_t place) const { return quoted(title_of(summary(place).name, in_)); }
  std::vector<std::string> titles(const std::vector<std::size_t>& places) const {
    std::vector<std::string> texts;
    for (const std::size_t place : places) texts.push_back(title(place));
    return texts;
  }
  double share(std::size_t place, Headline headline) const {
    const auto& shares = summary(place).shares;
    return headline == Headline::poor_aware ? *shares[at(Group::poor)][at(Measure::ever_aware)].mean
                                            : *shares[at(Group::eligible)][at(Measure::understands)].mean;
  }
  std::string shares(const std::vector<std::size_t>& places, Headline headline) const {
    std::vector<std::string> texts;
    for (const std::size_t place : places) texts.push_back(percent_text(share(place, headline), in_));
    return list_of(texts, in_);
  }
  std::string condition() const {
    const auto& strategies = report_.comparison.strategies;
    const bool common = std::all_of(strategies.begin(), strategies.end(), [&](const StrategySummary& one) {
      return one.name.budget_rupiah == report_.budget_rupiah;
    });
    return report_.budget_rupiah == 0 || !common
               ? say("Di antara strategi yang dibandingkan", "Among the strategies compared")
               : say("Dengan pagu yang sama ({})", "Within the same budget ({})",
                     rupiah_text(static_cast<double>(report_.budget_rupiah), in_));
  }
  std::string ceiling_text(const Ceiling& ceiling) const {
    return rupiah_text(static_cast<double>(ceiling.rupiah), in_);
  }
  /// Who comes at `rank` under each ceiling: ""a" at Rp 25 million (45.2 %) and Rp 75 million (57.5 %), "b" at ...".
  std::string under_ceilings(std::size_t rank) const;
  /// What turns an order, and which way.
  std::string turn(const Order& order) const;

  const Report& report_;
  Language in_;
};

}  // namespace kabar::analysis
