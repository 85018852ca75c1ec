// Whether the budget changes who leads.

#include <algorithm>

#include "analysis/report/speaker.h"

namespace kabar::analysis {

namespace {

/// Names that come at `rank` under some ceiling, in the order of their lowest; empty where one has fewer strategies.
std::vector<std::string> names_at(const std::vector<Ceiling>& ceilings, std::size_t rank) {
  std::vector<std::string> names;
  for (const Ceiling& ceiling : ceilings) {
    const std::vector<std::string>& ranked = ceiling.leaders[at(Headline::poor_aware)].ranked;
    if (ranked.size() <= rank) return {};
    if (std::find(names.begin(), names.end(), ranked[rank]) == names.end()) names.push_back(ranked[rank]);
  }
  return names;
}

}  // namespace

std::string Speaker::under_ceilings(std::size_t rank) const {
  std::vector<std::string> texts;
  for (const std::string& name : names_at(report_.ceilings, rank)) {
    std::vector<std::string> places;
    for (const Ceiling& ceiling : report_.ceilings) {
      if (ceiling.leaders[at(Headline::poor_aware)].ranked[rank] != name) continue;
      places.push_back(ceiling_text(ceiling) + " (" +
                       percent_text(*ceiling.find(name)->shares[at(Headline::poor_aware)].mean, in_) + ")");
    }
    texts.push_back(
        say("{} pada {}", "{} at {}", quoted_title(report_.comparison.strategies, name, in_), list_of(places, in_)));
  }
  std::string text;
  for (std::size_t i = 0; i < texts.size(); ++i) text += (i > 0 ? "; " : "") + texts[i];
  return text;
}

std::string Speaker::ceilings() const {
  const std::vector<std::string> leaders = names_at(report_.ceilings, 0), seconds = names_at(report_.ceilings, 1);
  if (leaders.empty()) return "";
  std::string text =
      leaders.size() == 1
          ? say("Yang menghasilkan paling banyak rumah tangga miskin yang pernah tahu tidak berubah dengan pagunya: "
                "{}.",
                "Which strategy has the highest share of poor households ever aware does not change with the budget: "
                "{}.",
                under_ceilings(0))
          : say("Yang menghasilkan paling banyak rumah tangga miskin yang pernah tahu berubah dengan pagunya: {}.",
                "Which strategy has the highest share of poor households ever aware changes with the budget: {}.",
                under_ceilings(0));
  for (const Ceiling& ceiling : report_.ceilings) {
    const CeilingLeader& leader = ceiling.leaders[at(Headline::poor_aware)];
    if (leader.luck_decides || leader.ranked.size() < 2) continue;
    std::vector<std::string> rivals;
    for (const std::string& name : leader.rivals) {
      rivals.push_back(quoted_title(report_.comparison.strategies, name, in_));
    }
    if (rivals.empty()) continue;
    text += say(" Pada {}, {} belum dapat dibedakan darinya: selisihnya di dalam variasi acak.",
                " At {}, {} cannot be told from it: the difference is within the noise.", ceiling_text(ceiling),
                list_of(rivals, in_));
  }
  if (seconds.size() > 1) {
    text += say(" Yang kedua berubah, menurut asumsi yang dipakai: {}.",
                " The second changes, under the shipped assumptions: {}.", under_ceilings(1));
  }
  if (report_.worlds) {
    text += say(" Asumsi lain hanya diperiksa pada {}.", " Other assumptions were examined at {} only.",
                rupiah_text(static_cast<double>(report_.budget_rupiah), in_));
  }
  return text;
}

}  // namespace kabar::analysis
