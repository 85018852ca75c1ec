#include "analysis/report/ceilings.h"

#include <algorithm>

#include "analysis/report/names.h"
#include "analysis/report/numbers.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

constexpr const char* kHint = "run the same scenario and strategies with nothing but --set city.budget=RUPIAH changed";

std::string rupiah(std::int64_t amount) {
  return "Rp " + number_text(static_cast<double>(amount), 0, Language::english);
}

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
      const auto problem = [&](const std::string& what, const std::string& why) {
        problems.add({facts_[i].path, 0, 0, what, why, "--ceilings " + std::string(kHint)});
      };
      const Provenance& from = files_[i].provenance;
      if (from.budget_rupiah == 0) problem("it has no ceiling to stand beside others", "city.budget is 0");
      if (from.budget_rupiah != provenance().budget_rupiah) {
        problem("its ceiling is " + rupiah(from.budget_rupiah),
                "that of " + path() + " is " + rupiah(provenance().budget_rupiah));
      }
      if (from.world != provenance().world || from.seed != provenance().seed) {
        problem("its worlds are not those of " + path(), "other settings or another seed");
      }
    }
  }

  void check(const ResultFile& other, const std::string& path_of_it, const std::vector<Ceiling>& before,
             Problems& problems) const {
    const auto problem = [&](const std::string& what, const std::string& why) {
      problems.add({path_of_it, 0, 0, what, why, kHint});
    };
    const Provenance& from = other.provenance;
    if (from.world != provenance().world) {
      problem("it differs from " + path() + " in more than the ceiling", "its world digest is another");
    }
    if (from.seed != provenance().seed) {
      problem("seed " + std::to_string(from.seed), "in " + path() + " it is " + std::to_string(provenance().seed));
    }
    if (other.recording.vary != comparison_.vary) {
      problem(std::string("--vary ") + kVaryNames[static_cast<int>(other.recording.vary)],
              "in " + path() + " --vary " + kVaryNames[static_cast<int>(comparison_.vary)]);
    }
    if (from.budget_rupiah == 0) problem("it has no ceiling to stand beside others", "city.budget is 0");
    check_strategies(from, problem);
    if (from.budget_rupiah == provenance().budget_rupiah) {
      problem("the ceiling " + rupiah(from.budget_rupiah) + " comes twice", "it is that of " + path());
    }
    for (const Ceiling& ceiling : before) {
      if (ceiling.rupiah != from.budget_rupiah) continue;
      problem("the ceiling " + rupiah(from.budget_rupiah) + " comes twice", "it is that of " + ceiling.files[0].path);
    }
  }

  const std::string& baseline() const { return comparison_.strategies[comparison_.baseline].name.name; }

 private:
  std::size_t run() const { return comparison_.places[comparison_.baseline].run; }
  const Provenance& provenance() const { return files_[run()].provenance; }
  const std::string& path() const { return facts_[run()].path; }

  const Provenance::Strategy* find(const std::string& name) const {
    for (const ResultFile& file : files_) {
      for (const Provenance::Strategy& one : file.provenance.strategies) {
        if (one.name == name) return &one;
      }
    }
    return nullptr;
  }

  template <class Problem>
  void check_strategies(const Provenance& from, Problem problem) const {
    bool has_baseline = false;
    for (const Provenance::Strategy& one : from.strategies) {
      has_baseline = has_baseline || one.name == baseline();
      if (!one.without.empty()) continue;  // knock-outs are not compared
      const Provenance::Strategy* own = find(one.name);
      if (own == nullptr) {
        problem("strategy " + one.name, "the files compared do not have it");
      } else if (!same_strategy(*own, one)) {
        problem("strategy " + one.name, "it is not what it is in the files compared");
      }
    }
    if (!has_baseline) problem("strategy " + baseline() + " is missing", "it is the baseline");
  }

  const Comparison& comparison_;
  std::span<const ResultFile> files_;
  const std::vector<FileFacts>& facts_;
};

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
      ceilings.push_back(ceiling_of(under, choices_of(under), file.provenance.budget_rupiah,
                                    {facts_of(file.provenance, path, under.runs[0])}));
      sort_as(comparison, ceilings.back().strategies);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  ceilings.push_back(ceiling_of(comparison, choices, files.front().provenance.budget_rupiah, facts));
  std::sort(ceilings.begin(), ceilings.end(), [](const Ceiling& a, const Ceiling& b) { return a.rupiah < b.rupiah; });
  return ceilings;
}

}  // namespace kabar::analysis
