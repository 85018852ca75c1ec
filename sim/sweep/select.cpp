#include "sweep/select.h"

#include <algorithm>
#include <chrono>

#include "scenario/strategy.h"

namespace kabar {

namespace {

std::shared_ptr<const Scenario> with_only(const Scenario& scenario, const std::vector<std::size_t>& strategies) {
  Scenario part = scenario;
  part.strategies.clear();
  for (const std::size_t s : strategies) part.strategies.push_back(scenario.strategies[s]);
  return std::make_shared<const Scenario>(std::move(part));
}

/// How many populations to run next: enough for all threads, as worlds are built side by side, but none too many.
std::uint32_t next_populations(const analysis::Selection& selection, std::uint32_t have, const SelectPlan& plan) {
  std::uint64_t next = selection.more;
  if (selection.at_most > 0) {
    next = std::max(next, std::min(static_cast<std::uint64_t>(std::max(1, plan.threads)), selection.at_most - have));
  }
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(next, plan.most_populations - have));
}

/// Leaves out what was run beyond the population at which a strategy went, or at which all was decided.
void keep_what_counts(Selected& selected, std::uint32_t replicates) {
  std::vector<std::size_t> counted(selected.figures.size(), selected.selection.used);
  for (const analysis::Dropped& dropped : selected.selection.dropped) counted[dropped.strategy] = dropped.after;
  for (std::size_t s = 0; s < counted.size(); ++s) {
    if (selected.selection.used > 0) selected.figures[s].resize(std::min(counted[s], selected.figures[s].size()));
    selected.replicates += selected.figures[s].size() * replicates;
    selected.populations = std::max(selected.populations, static_cast<std::uint32_t>(selected.figures[s].size()));
  }
}

}  // namespace

Selected select_strategy(const std::shared_ptr<const Scenario>& scenario, const SelectPlan& plan) {
  const auto start = std::chrono::steady_clock::now();
  Selected selected;
  selected.figures.resize(scenario->strategies.size());
  selected.selection = analysis::select_best(selected.figures, plan.rule);
  std::uint32_t have = 0;
  std::uint64_t done = 0;
  while (!selected.selection.decided && !selected.stopped && have < plan.most_populations) {
    const std::vector<std::size_t> left = selected.selection.left;
    ExperimentPlan stage;
    stage.first_population = have;
    stage.populations = next_populations(selected.selection, have, plan);
    stage.replicates = plan.replicates;
    stage.threads = plan.threads;
    stage.stopped = plan.stopped;
    if (have == 0) stage.costs = plan.costs;
    const std::uint64_t at_most = selected.selection.at_most > 0 ? selected.selection.at_most : plan.rule.first;
    const std::uint64_t end = std::min<std::uint64_t>(at_most, plan.most_populations);
    const std::uint64_t total = done + (end - have) * left.size() * plan.replicates;
    if (plan.progress) stage.progress = [&](std::uint64_t now, std::uint64_t) { plan.progress(done + now, total); };
    const Experiment experiment = run_experiment(with_only(*scenario, left), stage);
    for (std::uint32_t place = 0; place < left.size(); ++place) {
      const std::vector<double> more = plan.figures(experiment.recording, place);
      std::vector<double>& figures = selected.figures[left[place]];
      figures.insert(figures.end(), more.begin(), more.end());
    }
    have += experiment.recording.dimensions.populations;
    done += std::uint64_t{experiment.recording.dimensions.populations} * left.size() * plan.replicates;
    selected.selection = analysis::select_best(selected.figures, plan.rule);
    selected.stopped = experiment.stopped && !selected.selection.decided;
  }
  keep_what_counts(selected, plan.replicates);
  selected.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return selected;
}

}  // namespace kabar
