#include "network/reproduction.h"

#include <algorithm>
#include <cmath>

#include "core/math.h"

namespace kabar {

namespace {

constexpr int kWindow = 12;  // a multiple of the periods 1, 2, 3, 4, 6
constexpr int kIterationsMax = 100 * kWindow;
constexpr double kTolerance = 1e-7;

/// Entry of the tie back: position in row j of the entry i, for each entry j of row i.
std::vector<std::uint32_t> entries_back(const Csr& ties) {
  std::vector<std::uint32_t> next(ties.offset.begin(), ties.offset.end() - 1), back(ties.target.size());
  for (std::uint32_t i = 0; i < ties.rows(); ++i) {
    // Rows are sorted, so that row j meets its entries in the order of the rows i.
    for (std::uint32_t e = ties.offset[i]; e < ties.offset[i + 1]; ++e) back[e] = next[ties.target[e]]++;
  }
  return back;
}

/// The ties of one layer as directed edges; value[e] is that of an arrival over entry e, at its target.
struct TieArrivals {
  const Csr& ties;
  double weight;
  std::vector<std::uint32_t> back;
  std::vector<double> value;

  TieArrivals(const Csr& layer, double w)
      : ties(layer), weight(w), back(entries_back(layer)), value(back.size(), 1.0) {}

  void add_outflow(std::vector<double>& outflow) const {
    for (std::uint32_t i = 0; i < ties.rows(); ++i) {
      double sum = 0;
      for (std::uint32_t e = ties.offset[i]; e < ties.offset[i + 1]; ++e) sum += value[e];
      outflow[i] += weight * sum;
    }
  }
  /// The outflow of where the edge leads, without the way back; returns the sum.
  double step(const std::vector<double>& outflow, std::vector<double>& scratch) {
    scratch.resize(value.size());
    double sum = 0;
    for (std::size_t e = 0; e < value.size(); ++e) {
      scratch[e] = std::max(0.0, outflow[ties.target[e]] - weight * value[back[e]]);
      sum += scratch[e];
    }
    value.swap(scratch);
    return sum;
  }
};

/// Memberships; value[m] is that of an arrival in the group at its member m.
struct GroupArrivals {
  const Csr& members;
  std::vector<double> weight;  // of a group
  std::vector<double> total;   // sum of value over the group
  std::vector<double> value;

  GroupArrivals(const Network& network, const TellingRates& rates)
      : members(network.members), total(network.members.rows()), value(network.members.target.size(), 1.0) {
    for (const std::uint16_t channel : network.group_channel) weight.push_back(rates.of_group[channel]);
  }

  void add_outflow(std::vector<double>& outflow) {
    for (std::uint32_t g = 0; g < members.rows(); ++g) {
      double sum = 0;
      for (std::uint32_t m = members.offset[g]; m < members.offset[g + 1]; ++m) sum += value[m];
      total[g] = sum;
      for (std::uint32_t m = members.offset[g]; m < members.offset[g + 1]; ++m) {
        outflow[members.target[m]] += weight[g] * (sum - value[m]);
      }
    }
  }
  double step(const std::vector<double>& outflow) {
    double sum = 0;
    for (std::uint32_t g = 0; g < members.rows(); ++g) {
      for (std::uint32_t m = members.offset[g]; m < members.offset[g + 1]; ++m) {
        value[m] = std::max(0.0, outflow[members.target[m]] - weight[g] * (total[g] - value[m]));
        sum += value[m];
      }
    }
    return sum;
  }
};

void scale(std::vector<double>& values, double factor) {
  for (double& value : values) value *= factor;
}

void iterate(const Network& network, const TellingRates& rates, Reproduction& result) {
  TieArrivals rt(network.rt_ties, rates.rt), kin(network.kin_ties, rates.kin);
  GroupArrivals groups(network, rates);
  double sum = static_cast<double>(rt.value.size() + kin.value.size() + groups.value.size());
  std::vector<double> outflow(network.rt_ties.rows()), scratch;
  double growth = 1, estimate = -1;
  while (result.iterations < kIterationsMax) {
    std::fill(outflow.begin(), outflow.end(), 0.0);
    rt.add_outflow(outflow);
    kin.add_outflow(outflow);
    groups.add_outflow(outflow);
    double next = rt.step(outflow, scratch);
    next += kin.step(outflow, scratch);
    next += groups.step(outflow);
    ++result.iterations;
    if (next == 0) {  // every walk ends: a forest, or rates of 0
      result.r = 0;
      result.converged = true;
      return;
    }
    growth *= next / sum;
    scale(rt.value, 1 / next);
    scale(kin.value, 1 / next);
    scale(groups.value, 1 / next);
    sum = 1;
    if (result.iterations % kWindow == 0) {
      result.r = pow(growth, 1.0 / kWindow);
      if (std::fabs(result.r - estimate) <= kTolerance * result.r) {
        result.converged = true;
        return;
      }
      estimate = result.r;
      growth = 1;
    }
  }
}

/// Sums over arrivals at a household, by the type of the household and of those it informs.
struct TypeSums {
  double weight[2] = {};       // of arrivals
  double informed[2][2] = {};  // weight x expected informed
};

TypeSums sum_by_type(const Network& network, std::span<const std::uint8_t> poor, const TellingRates& rates) {
  const std::uint32_t groups = network.members.rows();
  std::vector<std::array<double, 2>> count(groups, {0, 0});
  for (std::uint32_t g = 0; g < groups; ++g) {
    for (const std::uint32_t i : network.members.row(g)) count[g][poor[i] ? 1 : 0] += 1;
  }
  TypeSums sums;
  for (std::uint32_t i = 0; i < network.rt_ties.rows(); ++i) {
    // Through each source f of weight w_f sit n_f(b) others of type b: an arrival through f informs total(b) - w_f
    // n_f(b) and has the weight w_f (n_f(0) + n_f(1)).
    double total[2] = {}, inflow = 0, back[2] = {};
    const auto add_source = [&](double weight, double non_poor, double of_poor) {
      const double arrivals = weight * (non_poor + of_poor);
      total[0] += weight * non_poor;
      total[1] += weight * of_poor;
      inflow += arrivals;
      back[0] += arrivals * weight * non_poor;
      back[1] += arrivals * weight * of_poor;
    };
    const auto add_ties = [&](const Csr& ties, double weight) {
      for (const std::uint32_t j : ties.row(i)) add_source(weight, poor[j] ? 0 : 1, poor[j] ? 1 : 0);
    };
    add_ties(network.rt_ties, rates.rt);
    add_ties(network.kin_ties, rates.kin);
    for (const std::uint32_t g : network.groups.row(i)) {
      add_source(rates.of_group[network.group_channel[g]], count[g][0] - (poor[i] ? 0 : 1),
                 count[g][1] - (poor[i] ? 1 : 0));
    }
    const int type = poor[i] ? 1 : 0;
    sums.weight[type] += inflow;
    for (int b = 0; b < 2; ++b) sums.informed[type][b] += inflow * total[b] - back[b];
  }
  return sums;
}

TellingRates rates_of(const Scenario& scenario, std::int64_t rounds, double r_g) {
  const Parameters& param = scenario.param;
  const auto in_all_rounds = [&](double q) {
    double untold = 1;
    for (std::int64_t round = 0; round < rounds; ++round) untold *= 1 - std::clamp(q, 0.0, 1.0);
    return 1 - untold;
  };
  TellingRates rates;
  rates.rt = in_all_rounds(param.q_N * param.w_rt);
  rates.kin = in_all_rounds(param.q_N * param.w_kin);
  for (const Channel& channel : scenario.channels) {
    rates.of_group.push_back(channel.mechanism == Mechanism::group ? r_g * param.rho * channel.alpha : 0.0);
  }
  return rates;
}

}  // namespace

TellingRates telling_rates(const Scenario& scenario) {
  return rates_of(scenario, scenario.param.rounds, scenario.param.r_g);
}

TellingRates hoax_rates(const Scenario& scenario) {
  return rates_of(scenario, 1, std::min(1.0, scenario.param.r_g * scenario.param.hoax_spread));
}

Reproduction reproduction(const Network& network, std::span<const std::uint8_t> poor, const TellingRates& rates) {
  Reproduction result;
  iterate(network, rates, result);
  const TypeSums sums = sum_by_type(network, poor, rates);
  for (int a = 0; a < 2; ++a) {
    for (int b = 0; b < 2; ++b) {
      if (sums.weight[a] > 0) result.by_type[a][b] = sums.informed[a][b] / sums.weight[a];
    }
  }
  const double a = result.by_type[0][0].value_or(0), b = result.by_type[0][1].value_or(0);
  const double c = result.by_type[1][0].value_or(0), d = result.by_type[1][1].value_or(0);
  if (sums.weight[0] > 0 || sums.weight[1] > 0) {
    result.r_by_type = (a + d + std::sqrt((a - d) * (a - d) + 4 * b * c)) / 2;
  }
  return result;
}

}  // namespace kabar
