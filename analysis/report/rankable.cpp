#include "analysis/report/rankable.h"

#include <algorithm>
#include <cmath>

#include "analysis/report/numbers.h"
#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

Sentence joined(const std::vector<Sentence>& sentences) {
  if (sentences.empty()) return {};
  Sentence all = sentences[0];
  for (std::size_t i = 1; i < sentences.size(); ++i) all = Sentence(phrase::and_then, all, sentences[i]);
  return all;
}

/// Households of a synthetic city of the run.
std::int64_t households_of(const Recording& recording) {
  double sum = 0;
  for (const PopulationRecord& population : recording.populations) sum += population.households;
  const std::size_t number = recording.populations.size();
  return number == 0 ? 0 : std::llround(sum / static_cast<double>(number));
}

std::int64_t budget_of(const RunNames& names) {
  return names.strategies.empty() ? 0 : names.strategies[0].budget_rupiah;
}

/// In what the one is of another city than the other; the budget comes apart.
std::vector<Sentence> differences(const RunView& one, const RunView& other) {
  std::vector<Sentence> found;
  if (one.names.city != other.names.city) found.emplace_back(phrase::city_here_there, one.names.city, other.names.city);
  if (one.recording.dimensions.days != other.recording.dimensions.days) {
    found.emplace_back(phrase::days_here_there, one.recording.dimensions.days, other.recording.dimensions.days);
  }
  if (one.names.start != other.names.start) {
    found.emplace_back(phrase::start_here_there, one.names.start, other.names.start);
  }
  const std::int64_t here = households_of(one.recording), there = households_of(other.recording);
  if (here != there) {
    found.emplace_back(phrase::households_here_there, Decimal{static_cast<double>(here), 0},
                       Decimal{static_cast<double>(there), 0});
  }
  if (one.names.kelurahan != other.names.kelurahan) {
    found.emplace_back(phrase::kelurahan_here_there, one.names.kelurahan.size(), other.names.kelurahan.size());
  }
  if (one.names.topics != other.names.topics) {
    found.emplace_back(phrase::topics_here_there, one.names.topics.size(), other.names.topics.size());
  }
  return found;
}

void refuse_other_cities(std::span<const RunView> runs, Problems& problems) {
  const RunView& first = runs[0];
  for (const RunView& run : runs) {
    std::vector<Sentence> found = differences(run, first);
    const std::int64_t here = budget_of(run.names), there = budget_of(first.names);
    const bool only_budget = found.empty();
    if (here != there) found.emplace_back(phrase::budget_here_there, rupiah(here), rupiah(there));
    if (found.empty()) continue;
    const Sentence hint = only_budget ? Sentence(phrase::use_ceilings, first.names.path, run.names.path)
                                      : Sentence(phrase::compare_each_alone, run.names.path);
    problems.add({run.names.path, 0, 0, {phrase::not_in_one_ranking, first.names.path}, joined(found), hint});
  }
}

/// Intervals of runs in which not the same varied hold different things.
void refuse_mixed(std::span<const RunView> runs, Problems& problems) {
  const auto name = [](const RunView& run) { return kVaryNames[static_cast<int>(run.recording.vary)]; };
  const RunView& first = runs[0];
  for (const RunView& run : runs) {
    if (run.recording.vary == first.recording.vary) continue;
    problems.add({run.names.path, 0, 0,
                  run.recording.vary == Vary::all ? Sentence(phrase::here_differs_everything)
                                                  : Sentence(phrase::here_differs_one, name(run)),
                  first.recording.vary == Vary::all
                      ? Sentence(phrase::there_differs_everything, first.names.path)
                      : Sentence(phrase::there_differs_one, first.names.path, name(first)),
                  phrase::compare_one_kind});
  }
}

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return text + (names.size() > kMost ? ", ..." : "");
}

/// What two runs have in common that must not come twice; empty where nothing.
struct Shared {
  std::vector<std::string> names;
  bool same_content = true;
};

Shared shared_by(const RunNames& one, const RunNames& other) {
  Shared shared;
  for (const StrategyName& strategy : one.strategies) {
    const auto twin = std::find_if(other.strategies.begin(), other.strategies.end(),
                                   [&](const StrategyName& two) { return two.name == strategy.name; });
    if (twin == other.strategies.end()) continue;
    shared.names.push_back(strategy.name);
    shared.same_content = shared.same_content && twin->content == strategy.content;
  }
  return shared;
}

void refuse_doubles(std::span<const RunView> runs, Problems& problems) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const RunNames &here = runs[i].names, &there = runs[j].names;
      const Shared shared = shared_by(here, there);
      if (shared.names.empty()) continue;
      const std::string names = list_of(shared.names);
      const auto refuse = [&](const Sentence& what, const Sentence& why, const Sentence& hint) {
        problems.add({here.path, 0, 0, what, why, hint});
      };
      if (!shared.same_content || here.world_digest != there.world_digest) {
        refuse({phrase::other_of_same_name, there.path, names}, phrase::other_content_or_assumptions,
               phrase::rename_or_apart);
      } else if (here.seed == there.seed) {
        refuse({phrase::same_replicates, there.path, names}, {phrase::same_seed_and_city, here.seed},
               phrase::name_one_of_them);
      } else {
        refuse({phrase::more_replicates, there.path, names}, {phrase::seeds_here_there, here.seed, there.seed},
               phrase::joining_comes_later);
      }
      break;  // one line a file
    }
  }
}

}  // namespace

void refuse_no_ranking(std::span<const RunView> runs) {
  if (runs.empty()) return;
  Problems problems;
  refuse_other_cities(runs, problems);
  problems.throw_if_any();  // all else that differs follows from it
  refuse_mixed(runs, problems);
  refuse_doubles(runs, problems);
  problems.throw_if_any();
}

}  // namespace kabar::analysis
