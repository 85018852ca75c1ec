#pragma once
// What a careful reader must know before believing the figures of a report: about the runs (run_flags.cpp) and about
// the answer (flags.cpp). Internal to report/.

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "analysis/report/report.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

class Flagger {
 public:
  Flagger(const Report& report, const Text& not_matched) : report_(report), not_matched_(not_matched) {}

  std::vector<Flag> flags() {
    one_source_varied();
    targets_missed();
    other_versions();
    stopped_runs();
    refused_strategies();
    idle_strategies();
    too_few_populations();
    not_paired();
    for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
      within_noise(headline);
      best_within_noise(headline);
    }
    not_examined();
    for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) not_decided(headline);
    hangs_on_guess();
    audience_exhausted();
    patterns_missed();
    return std::move(flags_);
  }

 private:
  void one_source_varied();
  void targets_missed();
  void other_versions();
  void stopped_runs();
  void refused_strategies();
  void idle_strategies();
  void too_few_populations();
  void not_paired();
  void within_noise(Headline headline);
  void best_within_noise(Headline headline);
  void not_examined();
  void not_decided(Headline headline);
  void hangs_on_guess();
  void audience_exhausted();
  void patterns_missed();

  /// A flag whose text is made in each language by `make`.
  template <class Make>
  void add(FlagKind kind, std::vector<std::string> strategies, Make make) {
    flags_.push_back({kind, std::move(strategies), in_both(make)});
  }
  template <class... Values>
  static std::string say(Language in, const char* indonesian, const char* english, const Values&... values) {
    return fmt::format(fmt::runtime(pick(in, indonesian, english)), values...);
  }
  const Comparison& comparison() const { return report_.comparison; }
  const std::string& name(std::size_t place) const { return comparison().strategies[place].name.name; }
  std::string titles(const std::vector<std::string>& names, Language in, Last last = Last::all) const {
    std::vector<std::string> texts;
    for (const std::string& one : names) texts.push_back(quoted_title(comparison().strategies, one, in));
    return list_of(texts, in, last);
  }
  bool may_be_chosen(const std::string& which) const {
    for (std::size_t s = 0; s < report_.strategies.size(); ++s) {
      if (name(s) == which) return report_.strategies[s].choice.may_be_chosen;
    }
    return false;
  }
  static std::string what(Headline headline, Language in) {
    return headline == Headline::poor_aware
               ? pick(in, "rumah tangga miskin yang pernah tahu", "poor households ever aware")
               : pick(in, "sasaran program yang paham", "eligible households understanding");
  }

  const Report& report_;
  const Text& not_matched_;
  std::vector<Flag> flags_;
};

}  // namespace kabar::analysis
