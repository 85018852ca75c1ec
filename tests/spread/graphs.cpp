#include "tests/spread/graphs.h"

#include <utility>

namespace kabar::test {

Ties star(std::uint64_t nodes) {
  Ties ties;
  for (std::uint64_t v = 1; v < nodes; ++v) ties.push_back({0, v});
  return ties;
}

Ties path(std::uint64_t nodes) {
  Ties ties;
  for (std::uint64_t v = 1; v < nodes; ++v) ties.push_back({v - 1, v});
  return ties;
}

Ties cycle(std::uint64_t nodes) {
  Ties ties = path(nodes);
  ties.push_back({nodes - 1, 0});
  return ties;
}

Ties complete(std::uint64_t nodes) {
  Ties ties;
  for (std::uint64_t u = 0; u < nodes; ++u) {
    for (std::uint64_t v = u + 1; v < nodes; ++v) ties.push_back({u, v});
  }
  return ties;
}

Ties tree(std::uint64_t children, int depth) {
  Ties ties;
  std::uint64_t first = 0, end = 1;
  for (int level = 0; level < depth; ++level) {
    std::uint64_t next = end;
    for (std::uint64_t u = first; u < end; ++u) {
      for (std::uint64_t c = 0; c < children; ++c) ties.push_back({u, next++});
    }
    first = end;
    end = next;
  }
  return ties;
}

Ties ring_lattice(std::uint64_t nodes, std::uint64_t neighbours) {
  Ties ties;
  for (std::uint64_t u = 0; u < nodes; ++u) {
    for (std::uint64_t d = 1; d <= neighbours / 2; ++d) ties.push_back({u, (u + d) % nodes});
  }
  return ties;
}

Ties karate_club() {
  static constexpr std::pair<int, int> kTies[] = {
      {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},  {0, 11},
      {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},   {1, 7},   {1, 13},
      {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},   {2, 9},   {2, 13},  {2, 27},
      {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},  {5, 16},
      {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33},
      {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29},
      {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31},
      {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
  Ties ties;
  for (const auto& [u, v] : kTies) ties.push_back({static_cast<std::uint64_t>(u), static_cast<std::uint64_t>(v)});
  return ties;
}

std::uint32_t pick(std::uint64_t seed, std::uint32_t purpose, std::uint32_t i, std::uint32_t n) {
  return below(draw({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}, purpose, i)[0], n);
}

double chance(std::uint64_t seed, std::uint32_t purpose, std::uint32_t i) {
  return uniform(draw({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}, purpose, i)[1]);
}

Ties erdos_renyi(std::uint32_t nodes, double mean_degree, std::uint64_t seed) {
  Ties ties;
  for (std::uint64_t v = 0; v < nodes; ++v) ties.push_back({v, v});
  const auto count = static_cast<std::uint32_t>(0.5 * mean_degree * nodes + 0.5);
  for (std::uint32_t i = 0; i < count; ++i) ties.push_back({pick(seed, 1, i, nodes), pick(seed, 2, i, nodes)});
  return ties;
}

Ties random_regular(std::uint32_t nodes, std::uint32_t degree, std::uint64_t seed) {
  std::vector<std::uint64_t> stubs;
  for (std::uint32_t i = 0; i < nodes * degree; ++i) stubs.push_back(i / degree);
  for (auto i = static_cast<std::uint32_t>(stubs.size()); i > 1; --i) {
    std::swap(stubs[i - 1], stubs[pick(seed, 3, i, i)]);
  }
  Ties ties;
  for (std::size_t i = 0; i + 1 < stubs.size(); i += 2) ties.push_back({stubs[i], stubs[i + 1]});
  return ties;
}

SpreadRule ic(double probability) {
  SpreadRule rule;
  rule.model = SpreadModel::ic;
  rule.probability = probability;
  return rule;
}

SpreadRule sir(double beta, double gamma) {
  SpreadRule rule;
  rule.model = SpreadModel::sir;
  rule.beta = beta;
  rule.gamma = gamma;
  return rule;
}

SpreadRule watts(double share) {
  SpreadRule rule;
  rule.model = SpreadModel::threshold;
  rule.threshold_share = share;
  return rule;
}

SpreadResult run(const SpreadGraph& graph, const SpreadRule& rule, std::vector<std::uint32_t> seeds,
                 std::uint64_t replicates, std::uint64_t seed) {
  const Contagion contagion = prepare(rule, graph);
  SpreadRequest request;
  request.seeds = std::move(seeds);
  request.replicates = replicates;
  request.seed = seed;
  return spread(contagion, request);
}

Moments moments(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  Moments result;
  for (const double value : values) result.mean += value / n;
  double squares = 0.0;
  for (const double value : values) squares += (value - result.mean) * (value - result.mean);
  result.standard_error = std::sqrt(squares / (n - 1.0) / n);
  return result;
}

void expect_near(const Moments& moments, double value, double slack) {
  EXPECT_NEAR(moments.mean, value, 4.0 * moments.standard_error + slack) << "4 se = " << 4.0 * moments.standard_error;
}

void expect_mean(const SpreadResult& result, double value) {
  ASSERT_TRUE(result.standard_error.has_value());
  expect_near({result.mean, *result.standard_error}, value);
}

}  // namespace kabar::test
