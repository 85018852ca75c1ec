#include "analysis/report/rankable.h"

#include <algorithm>
#include <cmath>

#include "analysis/report/numbers.h"
#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

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

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return text + (names.size() > kMost ? ", ..." : "");
}

/// What the one has and the other has not, by the first of them: "3, with Melati".
Sentence names_of_own(const std::vector<std::string>& own, const std::vector<std::string>& others) {
  std::vector<std::string> only;
  for (const std::string& name : own) {
    if (std::find(others.begin(), others.end(), name) == others.end()) only.push_back(name);
  }
  if (only.empty()) return {phrase::so_many, own.size()};
  return {phrase::so_many_with, own.size(), list_of(only)};
}

/// Nothing where both have the same names in the same order.
void add_other_names(const std::vector<std::string>& here, const std::vector<std::string>& there, const Phrase& others,
                     const Phrase& other_order, std::vector<Sentence>& found) {
  if (here == there) return;
  std::vector<std::string> one = here, other = there;
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  if (one == other) {
    found.emplace_back(other_order);
  } else {
    found.emplace_back(others, names_of_own(here, there), names_of_own(there, here));
  }
}

void refuse_other_cities(std::span<const RunView> runs, Problems& problems) {
  const RunView& first = runs[0];
  for (const RunView& run : runs) {
    std::vector<Sentence> found = city_differences(run, first);
    const std::int64_t here = budget_of(run.names), there = budget_of(first.names);
    const bool only_budget = found.empty();
    if (here != there) found.emplace_back(phrase::budget_here_there, rupiah(here), rupiah(there));
    if (found.empty()) continue;
    const Sentence hint = only_budget ? Sentence(phrase::use_ceilings, first.names.path, run.names.path)
                                      : Sentence(phrase::compare_each_alone, run.names.path);
    problems.add({run.names.path, 0, 0, {phrase::not_in_one_ranking, first.names.path}, in_one_sentence(found), hint});
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

/// Which of two runs with the same replicates to leave: that of which the other is a part.
Sentence which_one(const RunView& one, const RunView& other, std::size_t shared) {
  const RunView *more = nullptr, *less = nullptr;
  const Phrase* why = nullptr;
  const auto by = [&](auto number, const Phrase& reason) {
    if (more != nullptr || number(one) == number(other)) return;
    more = number(one) > number(other) ? &one : &other;
    less = more == &one ? &other : &one;
    why = &reason;
  };
  by([](const RunView& run) { return run.recording.dimensions.populations; }, phrase::name_one_with_more_populations);
  by([](const RunView& run) { return run.recording.dimensions.replicates; }, phrase::name_one_with_more_replicates);
  by([](const RunView& run) { return run.names.strategies.size(); }, phrase::name_one_with_more_strategies);
  if (more == nullptr)
    return shared == one.names.strategies.size() ? phrase::name_one_of_them : phrase::run_all_at_once;
  // What it lacks would be lost.
  if (less->names.strategies.size() > shared) return phrase::run_all_at_once;
  return {*why, more->names.path};
}

void refuse_doubles(std::span<const RunView> runs, Problems& problems) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const RunNames &here = runs[i].names, &there = runs[j].names;
      const Shared shared = shared_by(here, there);
      if (shared.names.empty()) continue;
      if (runs[i].recording.vary != runs[j].recording.vary) continue;  // told as what it is
      const std::string names = list_of(shared.names);
      const auto refuse = [&](const Sentence& what, const Sentence& why, const Sentence& hint) {
        problems.add({here.path, 0, 0, what, why, hint});
      };
      if (here.path == there.path) {
        refuse(phrase::is_named_twice, {}, phrase::name_it_once);
      } else if (here.digest == there.digest && here.config_digest == there.config_digest && here.digest != Digest{}) {
        refuse({phrase::is_same_result, there.path}, {phrase::same_digest, kabar::to_text(here.digest)},
               phrase::name_one_of_them);
      } else if (!shared.same_content || here.world_digest != there.world_digest) {
        refuse({phrase::other_of_same_name, there.path, names},
               !shared.same_content ? Sentence(phrase::other_content) : Sentence(phrase::other_assumptions),
               {phrase::each_alone_or_own_name, here.path});
      } else if (here.seed == there.seed && runs[i].recording.first_population != runs[j].recording.first_population &&
                 runs[i].recording.dimensions.replicates == runs[j].recording.dimensions.replicates) {
        const auto last = [](const RunView& run) {
          return run.recording.first_population + run.recording.dimensions.populations - 1;
        };
        refuse({phrase::other_populations, there.path, names},
               {phrase::populations_here_there, runs[i].recording.first_population, last(runs[i]),
                runs[j].recording.first_population, last(runs[j])},
               phrase::merge_them);
      } else if (here.seed == there.seed) {
        refuse({phrase::same_replicates, there.path, names}, {phrase::same_seed_and_city, here.seed},
               which_one(runs[i], runs[j], shared.names.size()));
      } else {
        refuse({phrase::more_replicates, there.path, names}, {phrase::seeds_here_there, here.seed, there.seed},
               phrase::joined_by_first_population);
      }
      break;  // one line a file
    }
  }
}

}  // namespace

std::vector<Sentence> city_differences(const RunView& one, const RunView& other) {
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
  add_other_names(one.names.kelurahan, other.names.kelurahan, phrase::kelurahan_here_there,
                  phrase::kelurahan_in_other_order, found);
  add_other_names(one.names.topics, other.names.topics, phrase::topics_here_there, phrase::topics_in_other_order,
                  found);
  return found;
}

Sentence in_one_sentence(const std::vector<Sentence>& sentences) {
  if (sentences.empty()) return {};
  Sentence all = sentences[0];
  for (std::size_t i = 1; i < sentences.size(); ++i) all = Sentence(phrase::and_then, all, sentences[i]);
  return all;
}

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
