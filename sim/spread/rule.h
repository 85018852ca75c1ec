#pragma once
// What the user may ask of a contagion, and the same prepared for the loops: every probability an integer threshold.
// Knows the graph; draws nothing.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "spread/graph.h"

namespace kabar {

enum class SpreadModel { ic, lt, threshold, si, sir };

/// The options of one model, named as on the command line. Steps are synchronous; step 0 holds the seeds.
///   ic         a node reached at step t has one chance, at t + 1, over each of its ties (Kempe, Kleinberg, Tardos
///   2003) lt         a node is reached once the weights of its ties from reached nodes exceed its uniform threshold
///   (same) threshold  a node is reached once max(1, ceil(PHI * in-degree - 1e-9)), or K, of its ties come from reached
///   nodes
///              (Watts 2002)
///   si, sir    per step each infectious node infects each susceptible node it ties to with probability beta, then
///              recovers for good with probability gamma (si: never)
struct SpreadRule {
  SpreadModel model = SpreadModel::ic;
  std::optional<double> probability;             // ic, for ties without a third column
  bool by_in_degree = false;                     // ic, `--probability weighted`: 1 / in-degree of the node reached
  std::optional<double> threshold_share;         // threshold: PHI
  std::optional<std::uint64_t> threshold_count;  // threshold: K
  std::optional<double> beta;                    // si, sir
  std::optional<double> gamma;                   // sir
  std::optional<std::uint64_t> steps;            // any: stop after so many steps
};

/// An epidemic that takes more steps than this is refused: its curve alone would not fit.
inline constexpr std::uint64_t kMostSteps = 10'000'000;

std::string to_text(SpreadModel model);

/// A rule on a graph, ready to run. Probabilities are threshold()s, 0 to 2^32.
struct Contagion {
  const SpreadGraph* graph = nullptr;
  SpreadModel model = SpreadModel::ic;
  std::uint64_t limit = 0;                  // ic: of every tie; si, sir: beta
  std::vector<std::uint64_t> entry_limits;  // ic with own probabilities: by entry, else empty
  std::uint64_t recovery_limit = 0;         // sir: gamma
  std::vector<std::uint64_t> node_gains;    // lt, threshold: what one tie adds at its target (n + 1, nobody 0)
  std::vector<std::uint64_t> entry_gains;   // lt with own weights: by entry, else empty
  std::vector<std::uint32_t> needed;        // threshold: ties needed minus 1 (n + 1); lt draws it
  std::uint64_t most_steps = 0;             // where a run stops; what is reached after it does not count
  bool must_end = false;                    // si, sir without --steps: reaching most_steps is an error
};

/// The smallest chance that works, as a user would type it: chances are multiples of 2^-32, and what is smaller than
/// half of one rounds to 0.
inline constexpr double kSmallestChance = 1.2e-10;

/// Weights of its own that the network has (the third column), an undirected tie counting once.
struct OwnWeights {
  std::uint64_t ties = 0;
  double least = 0.0, most = 0.0;  // of those ties; 0 where there are none
};
OwnWeights own_weights(const SpreadGraph& graph);

/// Whether a model has a use for weights: ic (chances) and lt do, the others go by their options alone.
bool uses_weights(SpreadModel model);

/// Checks every option and prepares. Throws InputError with all problems, named by their options: also where
/// `probability` can have no effect, since every tie has a chance of its own, and where a chance rounds to 0. `graph`
/// must outlive the result.
Contagion prepare(const SpreadRule& rule, const SpreadGraph& graph);

}  // namespace kabar
