#include "analysis/report/ceilings.h"

#include <algorithm>

#include "analysis/report/names.h"
#include "analysis/report/numbers.h"
#include "analysis/report/phrases.h"
#include "analysis/report/rankable.h"
#include "analysis/report/settings.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

const Effect& headline_of(const ShareEffects& shares, Headline headline) {
  return headline == Headline::poor_aware ? shares[at(Group::poor)][at(Measure::ever_aware)]
                                          : shares[at(Group::eligible)][at(Measure::understands)];
}

Ceiling ceiling_of(const Comparison& comparison, const std::vector<Choice>& choices, std::int64_t amount,
                   std::vector<FileFacts> files) {
  Ceiling ceiling{amount, std::move(files), {}, {}};
  for (std::size_t s = 0; s < choices.size(); ++s) {
    const StrategySummary& one = comparison.strategies[s];
    const StrategyDifference& less = comparison.differences[s];
    CeilingStrategy strategy{one.name.name,   choices[s].may_be_chosen, one.populations, one.replicates, {}, {},
                             one.cash_rupiah, one.staff_hours};
    for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
      strategy.shares[at(headline)] = headline_of(one.shares, headline);
      strategy.difference[at(headline)] = headline_of(less.shares, headline);
    }
    ceiling.strategies.push_back(std::move(strategy));
  }
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    const Standing standing = standing_of(comparison, choices, nullptr, headline);
    CeilingLeader& leader = ceiling.leaders[at(headline)];
    leader.luck_decides = standing.luck_decides;
    for (const std::size_t place : standing.ranked) leader.ranked.push_back(comparison.strategies[place].name.name);
    for (const std::size_t place : standing.rivals) leader.rivals.push_back(comparison.strategies[place].name.name);
  }
  return ceiling;
}

/// The content of a strategy that the budget scales holds the budget; its text does not.
bool same_strategy(const Provenance::Strategy& one, const Provenance::Strategy& other) {
  if (one.content == other.content) return true;
  return !one.scale_with.empty() && one.scale_with == other.scale_with && one.toml == other.toml;
}

/// What the others are held against.
class Home {
 public:
  Home(const Comparison& comparison, std::span<const ResultFile> files, const std::vector<FileFacts>& facts)
      : comparison_(comparison), files_(files), facts_(facts) {}

  /// That those compared have one ceiling and one set of worlds.
  void check(Problems& problems) const {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto problem = [&](const Sentence& what, const Sentence& why) {
        problems.add({facts_[i].path, 0, 0, what, why, {}});
      };
      const Provenance& from = files_[i].provenance;
      if (from.budget_rupiah == 0) problem(phrase::no_budget, phrase::budget_is_0);
      if (from.budget_rupiah != provenance().budget_rupiah) {
        problem({phrase::its_budget_is, rupiah(from.budget_rupiah)},
                {phrase::budget_there_is, path(), rupiah(provenance().budget_rupiah)});
      }
      if (from.world != provenance().world) {
        problem({phrase::other_worlds, path()}, what_differs(files_[i], facts_[i].path));
      } else if (from.seed != provenance().seed) {
        problem({phrase::other_worlds, path()}, phrase::other_seed_here);
      } else if (files_[i].recording.first_population != first_population()) {
        problem({phrase::other_worlds, path()},
                {phrase::begins_at_population, files_[i].recording.first_population, first_population()});
      }
    }
  }

  void check(const ResultFile& other, const std::string& path_of_it, const std::vector<Ceiling>& before,
             Problems& problems) const {
    const auto problem = [&](const Sentence& what, const Sentence& why) {
      problems.add({path_of_it, 0, 0, what, why, {}});
    };
    const Provenance& from = other.provenance;
    if (from.world != provenance().world) {
      problem({phrase::differs_in_more, path()}, what_differs(other, path_of_it));
    }
    if (from.seed != provenance().seed) {
      problem({phrase::seed_is, from.seed}, {phrase::there_it_is, path(), provenance().seed});
    }
    if (other.recording.first_population != first_population()) {
      problem({phrase::other_worlds, path()},
              {phrase::begins_at_population, other.recording.first_population, first_population()});
    }
    if (other.recording.vary != comparison_.vary) {
      problem({phrase::followed_by, "--vary", kVaryNames[static_cast<int>(other.recording.vary)]},
              {phrase::there_it_is, path(), kVaryNames[static_cast<int>(comparison_.vary)]});
    }
    if (from.budget_rupiah == 0) problem(phrase::no_budget, phrase::budget_is_0);
    check_strategies(from, problem);
    if (from.budget_rupiah == provenance().budget_rupiah) {
      problem({phrase::budget_twice, rupiah(from.budget_rupiah)}, {phrase::it_is_that_of, path()});
    }
    for (const Ceiling& ceiling : before) {
      if (ceiling.rupiah != from.budget_rupiah) continue;
      problem({phrase::budget_twice, rupiah(from.budget_rupiah)}, {phrase::it_is_that_of, ceiling.files[0].path});
    }
  }

  const std::string& baseline() const { return comparison_.strategies[comparison_.baseline].name.name; }

 private:
  std::size_t run() const { return comparison_.places[comparison_.baseline].run; }
  const Provenance& provenance() const { return files_[run()].provenance; }
  std::uint32_t first_population() const { return files_[run()].recording.first_population; }
  const std::string& path() const { return facts_[run()].path; }

  /// Of cities with other kelurahan or programmes which these are, else the keys of the scenarios.
  Sentence what_differs(const ResultFile& other, const std::string& path_of_it) const {
    const ResultFile& own = files_[run()];
    const RunNames here = names_of(other.provenance, other.digest, path_of_it);
    const RunNames there = names_of(own.provenance, own.digest, path());
    std::vector<Sentence> found = city_differences({other.recording, here}, {own.recording, there});
    if (here.kelurahan == there.kelurahan && here.topics == there.topics) {
      std::vector<Sentence> keys = setting_differences(other.provenance.scenario_toml, own.provenance.scenario_toml);
      if (!keys.empty()) found = std::move(keys);
    }
    return found.empty() ? Sentence(phrase::other_world_digest) : in_one_sentence(found);
  }

  const Provenance::Strategy* find(const std::string& name) const {
    for (const ResultFile& file : files_) {
      for (const Provenance::Strategy& one : file.provenance.strategies) {
        if (one.name == name) return &one;
      }
    }
    return nullptr;
  }

  template <class Refuse>
  void check_strategies(const Provenance& from, Refuse problem) const {
    bool has_baseline = false;
    for (const Provenance::Strategy& one : from.strategies) {
      has_baseline = has_baseline || one.name == baseline();
      if (!one.without.empty()) continue;  // knock-outs are not compared
      const Provenance::Strategy* own = find(one.name);
      if (own == nullptr) {
        problem({phrase::strategy_called, one.name}, phrase::not_in_compared);
      } else if (!same_strategy(*own, one)) {
        problem({phrase::strategy_called, one.name}, phrase::other_in_compared);
      }
    }
    if (!has_baseline) problem({phrase::strategy_missing, baseline()}, phrase::is_baseline);
  }

  const Comparison& comparison_;
  std::span<const ResultFile> files_;
  const std::vector<FileFacts>& facts_;
};

/// Says once, with the first line that is shown, what would be right for all of them.
Problems with_one_hint(const Problems& found) {
  std::vector<Problem> list = found.list();
  const auto first =
      std::min_element(list.begin(), list.end(), [](const Problem& a, const Problem& b) { return a.file < b.file; });
  if (first != list.end()) first->hint = {phrase::ceilings_hint, phrase::change_budget_only};
  Problems problems;
  for (Problem& problem : list) problems.add(std::move(problem));
  return problems;
}

/// In the order in which the report has them.
void sort_as(const Comparison& comparison, std::vector<CeilingStrategy>& strategies) {
  const auto place = [&](const CeilingStrategy& one) {
    return std::find_if(comparison.strategies.begin(), comparison.strategies.end(),
                        [&](const StrategySummary& other) { return other.name.name == one.name; });
  };
  std::sort(strategies.begin(), strategies.end(),
            [&](const auto& one, const auto& other) { return place(one) < place(other); });
}

}  // namespace

const CeilingStrategy* Ceiling::find(const std::string& name) const {
  const auto found =
      std::find_if(strategies.begin(), strategies.end(), [&](const CeilingStrategy& one) { return one.name == name; });
  return found == strategies.end() ? nullptr : &*found;
}

std::vector<Ceiling> ceilings_of(const Comparison& comparison, const std::vector<Choice>& choices,
                                 std::span<const ResultFile> files, const std::vector<FileFacts>& facts,
                                 const CeilingFiles& others) {
  if (others.paths.empty()) return {};
  const Home home(comparison, files, facts);
  Problems problems;
  Problems unreadable;
  home.check(problems);
  std::vector<Ceiling> ceilings;
  for (const std::string& path : others.paths) {
    try {
      const ResultFile file = others.read(path);
      const std::size_t before = problems.size();
      home.check(file, path, ceilings, problems);
      if (problems.size() > before) continue;
      const RunNames names = names_of(file.provenance, file.digest, path);
      const RunView view{file.recording, names};
      const Comparison under = compare(std::span(&view, 1), home.baseline());
      ceilings.push_back(
          ceiling_of(under, choices_of(under), file.provenance.budget_rupiah, {facts_of(file, path, under.runs[0])}));
      sort_as(comparison, ceilings.back().strategies);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) unreadable.add(problem);
    }
  }
  unreadable.add_all(with_one_hint(problems));
  unreadable.throw_if_any();
  ceilings.push_back(ceiling_of(comparison, choices, files.front().provenance.budget_rupiah, facts));
  std::sort(ceilings.begin(), ceilings.end(), [](const Ceiling& a, const Ceiling& b) { return a.rupiah < b.rupiah; });
  return ceilings;
}

}  // namespace kabar::analysis
