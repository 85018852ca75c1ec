#pragma once
// R of a message told from household to household: how many one informed household informs in turn, before clustering,
// saturation and forgetting take their share. Knows no strategy: posts, meetings and visits are not in it.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "network/network.h"
#include "scenario/scenario.h"

namespace kabar {

/// Chance that an aware household makes the other end aware.
struct TellingRates {
  double rt = 0;                 // over a neighbour tie, in all rounds
  double kin = 0;                // over a kin tie
  std::vector<double> of_group;  // channel -> over one common group of that channel
};

/// S4 and S5 of the model for a household that did not take part: 1 - (1 - q_N w)^rounds over a tie (alpha = 1);
/// r_g rho alpha over a group. The limit of groups_per_topic and online reshares are left out.
TellingRates telling_rates(const Scenario& scenario);
/// The same of a hoax (S8): over ties once, into groups r_g hoax_spread rho alpha.
TellingRates hoax_rates(const Scenario& scenario);

struct Reproduction {
  /// Spectral radius of the operator on arrivals. An arrival is (household, the tie or the group through which it
  /// heard); it brings about arrivals over all other ties of the household and in all its other groups, never back
  /// through where it came from (the non-backtracking, or directed-edge, operator; a group is a clique whose members
  /// hear once). With weights w it acts as v(i, s) = sum over sources f of i, f != s, of w_f v(k, f), k the others in
  /// f. Clustering makes it an upper bound of what is observed.
  double r = 0;
  bool converged = false;
  int iterations = 0;
  /// [a][b]: expected households of type b (0 non-poor, 1 poor) that a household of type a informs which itself heard
  /// from another (arrivals weighted by their chance). Empty where no household of type a can hear.
  std::array<std::array<std::optional<double>, 2>, 2> by_type;
  std::optional<double> r_by_type;  // its spectral radius
};

/// Power iteration with + - * / in fixed order; the growth is the geometric mean over 12 steps, so that operators with
/// a period (no odd cycles) converge too.
Reproduction reproduction(const Network& network, std::span<const std::uint8_t> poor, const TellingRates& rates);

}  // namespace kabar
