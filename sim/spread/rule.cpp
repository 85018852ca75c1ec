#include "spread/rule.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/coins.h"
#include "core/random.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

constexpr std::uint64_t kOne = std::uint64_t{1} << 32;

std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

/// Gathers what is wrong with the options of a rule.
class RuleCheck {
 public:
  RuleCheck(const SpreadRule& rule, Problems& problems) : rule_(rule), problems_(problems) {}

  void need(const char* option, bool present) {
    if (!present) add({phrase::option_missing, option}, {phrase::model_needs_it, to_text(rule_.model)});
  }
  void refuse(const char* option, bool present) {
    if (present) add({phrase::option_given, option}, {phrase::model_has_no_use, to_text(rule_.model)});
  }
  void share(const char* option, const std::optional<double>& value) {
    if (value && !(*value >= 0.0 && *value <= 1.0)) {
      add({phrase::value_is, option, number_text(*value)}, phrase::number_from_0_to_1);
    }
  }
  void chance(const char* option, const std::optional<double>& value) {
    share(option, value);
    if (value && *value > 0.0 && threshold(*value) == 0) {
      add({phrase::value_is, option, number_text(*value)}, phrase::chance_rounds_to_0,
          {phrase::smallest_chance_is, number_text(kSmallestChance)});
    }
  }
  void whole(const char* option, const std::optional<std::uint64_t>& value, std::uint64_t most) {
    if (value && (*value < 1 || *value > most)) {
      add({phrase::value_is, option, *value}, {phrase::option_from_to, 1, most});
    }
  }
  void add(const Sentence& what, const Sentence& why, const Sentence& hint = {}) {
    problems_.add({"", 0, 0, what, why, hint});
  }

 private:
  const SpreadRule& rule_;
  Problems& problems_;
};

void check_weights(const SpreadRule& rule, const SpreadGraph& graph, Problems& problems) {
  if (!uses_weights(rule.model) || graph.vanishing.count == 0) return;
  Problem problem = graph.vanishing.first;
  problem.why = graph.vanishing.count == 1 ? Sentence(phrase::weight_rounds_to_0)
                                           : Sentence(phrase::weights_round_to_0, graph.vanishing.count);
  problem.hint = {phrase::smallest_weight_is, number_text(kSmallestChance)};
  problems.add(std::move(problem));
}

void check_probability(const SpreadRule& rule, const SpreadGraph& graph, RuleCheck& options) {
  const OwnWeights own = own_weights(graph);
  const bool all = !graph.weights.empty() && own.ties == graph.ties;
  const bool given = rule.probability || rule.by_in_degree;
  if (!given && !all) options.add({phrase::option_missing, "--probability"}, phrase::ic_needs_probability);
  if (!given || !all || graph.ties == 0) return;
  const Sentence why = own.least < own.most
                           ? Sentence(phrase::every_tie_has_its_own)
                           : Sentence(phrase::every_tie_has_the_same, Sentence::verbatim(number_text(own.most)));
  options.add({phrase::option_given, "--probability"}, why, phrase::option_or_weights);
}

void check(const SpreadRule& rule, const SpreadGraph& graph) {
  Problems problems;
  RuleCheck options(rule, problems);
  const bool epidemic = rule.model == SpreadModel::si || rule.model == SpreadModel::sir;
  if (rule.model == SpreadModel::ic) {
    check_probability(rule, graph, options);
  } else {
    options.refuse("--probability", rule.probability || rule.by_in_degree);
  }
  if (rule.model == SpreadModel::threshold) {
    if (rule.threshold_share.has_value() == rule.threshold_count.has_value()) {
      options.add(rule.threshold_share ? Sentence(phrase::both_given, "--threshold", "--threshold-count")
                                       : Sentence(phrase::option_missing, "--threshold"),
                  phrase::threshold_needs_one);
    }
  } else {
    options.refuse("--threshold", rule.threshold_share.has_value());
    options.refuse("--threshold-count", rule.threshold_count.has_value());
  }
  if (epidemic) {
    options.need("--beta", rule.beta.has_value());
  } else {
    options.refuse("--beta", rule.beta.has_value());
  }
  if (rule.model == SpreadModel::sir) {
    options.need("--gamma", rule.gamma.has_value());
  } else {
    options.refuse("--gamma", rule.gamma.has_value() && !(rule.model == SpreadModel::si && *rule.gamma == 0.0));
  }
  options.chance("--probability", rule.probability);
  options.share("--threshold", rule.threshold_share);
  options.chance("--beta", rule.beta);
  options.chance("--gamma", rule.gamma);
  options.whole("--threshold-count", rule.threshold_count, std::numeric_limits<std::uint32_t>::max());
  options.whole("--steps", rule.steps, kMostSteps);
  check_weights(rule, graph, problems);
  problems.throw_if_any();
}

void prepare_cascade(const SpreadRule& rule, const SpreadGraph& graph, Contagion& contagion) {
  if (rule.probability) contagion.limit = threshold(*rule.probability);
  if (!rule.by_in_degree && graph.weights.empty()) return;
  contagion.entry_limits.assign(graph.entries(), 0);
  for (std::size_t e = 0; e < graph.entries(); ++e) {
    const std::uint32_t target = graph.targets[e];
    if (target == graph.nodes()) continue;
    if (!graph.weights.empty() && graph.weights[e] != kNoWeight) {
      contagion.entry_limits[e] = threshold(graph.weights[e]);
    } else if (rule.by_in_degree) {
      contagion.entry_limits[e] = threshold(1.0 / graph.in_degree[target]);
    } else {
      contagion.entry_limits[e] = contagion.limit;
    }
  }
}

/// Weights are in units of 2^-32. A threshold is a 32-bit word, so that a sum above 1 acts as a sum of 1. The default
/// is rounded up, so that a node all of whose neighbours are reached is reached for certain.
void prepare_linear_threshold(const SpreadGraph& graph, Contagion& contagion) {
  contagion.node_gains.assign(graph.nodes() + std::size_t{1}, 0);
  for (std::uint32_t v = 0; v < graph.nodes(); ++v) {
    const std::uint64_t degree = graph.in_degree[v];
    if (degree > 0) contagion.node_gains[v] = (kOne + degree - 1) / degree;
  }
  if (graph.weights.empty()) return;
  contagion.entry_gains.assign(graph.entries(), 0);
  for (std::size_t e = 0; e < graph.entries(); ++e) {
    const std::uint32_t target = graph.targets[e];
    if (target == graph.nodes()) continue;
    contagion.entry_gains[e] =
        graph.weights[e] != kNoWeight ? threshold(graph.weights[e]) : contagion.node_gains[target];
  }
}

void prepare_threshold(const SpreadRule& rule, const SpreadGraph& graph, Contagion& contagion) {
  contagion.node_gains.assign(graph.nodes() + std::size_t{1}, 1);
  contagion.node_gains.back() = 0;
  contagion.needed.assign(graph.nodes() + std::size_t{1}, std::numeric_limits<std::uint32_t>::max());
  for (std::uint32_t v = 0; v < graph.nodes(); ++v) {
    if (rule.threshold_count) {
      contagion.needed[v] = static_cast<std::uint32_t>(*rule.threshold_count - 1);
    } else {
      const double ties = std::ceil(*rule.threshold_share * graph.in_degree[v] - 1e-9);
      contagion.needed[v] = ties > 1.0 ? static_cast<std::uint32_t>(ties) - 1 : 0;
    }
  }
}

}  // namespace

std::string to_text(SpreadModel model) {
  switch (model) {
    case SpreadModel::ic:
      return "ic";
    case SpreadModel::lt:
      return "lt";
    case SpreadModel::threshold:
      return "threshold";
    case SpreadModel::si:
      return "si";
    case SpreadModel::sir:
      return "sir";
  }
  return "";
}

bool uses_weights(SpreadModel model) {
  return model == SpreadModel::ic || model == SpreadModel::lt;
}

OwnWeights own_weights(const SpreadGraph& graph) {
  OwnWeights own;
  if (graph.weights.empty()) return own;
  own.least = 1.0;
  std::uint64_t entries = 0;
  for (std::size_t e = 0; e < graph.entries(); ++e) {
    const double weight = graph.weights[e];
    if (graph.targets[e] == graph.nodes() || weight == kNoWeight) continue;
    ++entries;
    own.least = std::min(own.least, weight);
    own.most = std::max(own.most, weight);
  }
  own.ties = entries / (graph.direction == Direction::undirected ? 2 : 1);
  if (entries == 0) own.least = 0.0;
  return own;
}

Contagion prepare(const SpreadRule& rule, const SpreadGraph& graph) {
  check(rule, graph);
  Contagion contagion;
  contagion.graph = &graph;
  contagion.model = rule.model;
  const bool epidemic = rule.model == SpreadModel::si || rule.model == SpreadModel::sir;
  contagion.must_end = epidemic && !rule.steps;
  // Every other model reaches somebody in each of its steps, so that it ends within as many steps as there are nodes.
  contagion.most_steps = rule.steps.value_or(epidemic ? kMostSteps : graph.nodes());
  switch (rule.model) {
    case SpreadModel::ic:
      prepare_cascade(rule, graph, contagion);
      break;
    case SpreadModel::lt:
      prepare_linear_threshold(graph, contagion);
      break;
    case SpreadModel::threshold:
      prepare_threshold(rule, graph, contagion);
      break;
    case SpreadModel::si:
    case SpreadModel::sir:
      contagion.limit = threshold(*rule.beta);
      contagion.recovery_limit = threshold(rule.gamma.value_or(0.0));
      break;
  }
  return contagion;
}

}  // namespace kabar
