#include "tests/spread/twin.h"

#include <cmath>
#include <iterator>

#include "core/random.h"

namespace kabar::test {

namespace {

constexpr double kUnit = 4294967296.0;

/// "The word is below p 2^32", where p 2^32 is rounded to the nearest integer.
bool falls(std::uint32_t word, double probability) {
  return static_cast<double>(word) < std::floor(std::fmin(std::fmax(probability, 0.0), 1.0) * kUnit + 0.5);
}

std::uint64_t last_step(const SpreadRule& rule) {
  return rule.steps.value_or(1'000'000);
}

}  // namespace

Twin::Twin(const std::vector<Tie>& ties, bool directed) {
  for (const Tie& tie : ties) {
    nodes_.insert(tie.from);
    nodes_.insert(tie.to);
    if (tie.from == tie.to) continue;
    const bool known = out_[tie.from].contains(tie.to);
    if (known) continue;
    out_[tie.from][tie.to] = tie.weight;
    in_[tie.to].insert(tie.from);
    if (directed) continue;
    out_[tie.to][tie.from] = tie.weight;
    in_[tie.from].insert(tie.to);
  }
}

std::uint32_t Twin::position(Id id) const {
  return static_cast<std::uint32_t>(std::distance(nodes_.begin(), nodes_.find(id)));
}

std::uint32_t Twin::entry(Id from, Id to) const {
  const std::map<Id, double>& row = out_.at(from);
  return static_cast<std::uint32_t>(std::distance(row.begin(), row.find(to)));
}

double Twin::in_degree(Id id) const {
  const auto place = in_.find(id);
  return place == in_.end() ? 0.0 : static_cast<double>(place->second.size());
}

Steps Twin::run(const SpreadRule& rule, const std::set<std::uint64_t>& seeds, std::uint64_t seed,
                std::uint32_t replicate) const {
  const DrawKey key = make_key(seed, 0, replicate, Stream::spread);
  Steps reached;
  for (const Id id : seeds) reached[id] = 0;
  switch (rule.model) {
    case SpreadModel::ic:
      return cascade(rule, reached, key);
    case SpreadModel::lt:
      return linear_threshold(rule, reached, key);
    case SpreadModel::threshold:
      return count_threshold(rule, reached);
    default:
      return epidemic(rule, reached, key);
  }
}

Steps Twin::cascade(const SpreadRule& rule, const Steps& seeds, DrawKey key) const {
  Steps reached = seeds;
  for (std::uint64_t step = 1; step <= last_step(rule); ++step) {
    Steps fresh;
    for (const auto& [from, row] : out_) {
      const auto place = reached.find(from);
      if (place == reached.end() || place->second != step - 1) continue;
      for (const auto& [to, weight] : row) {
        if (reached.contains(to)) continue;
        const double p = weight != kNoWeight ? weight : rule.by_in_degree ? 1.0 / in_degree(to) : *rule.probability;
        const std::uint32_t i = entry(from, to);
        const Words words = draw(key, counter_head(Purpose::cascade), position(from), 0, i / 4);
        if (falls(words[i % 4], p)) fresh[to] = step;
      }
    }
    if (fresh.empty()) break;
    reached.insert(fresh.begin(), fresh.end());
  }
  return reached;
}

Steps Twin::linear_threshold(const SpreadRule& rule, const Steps& seeds, DrawKey key) const {
  Steps reached = seeds;
  for (std::uint64_t step = 1; step <= last_step(rule); ++step) {
    Steps fresh;
    for (const Id id : nodes_) {
      if (reached.contains(id) || in_degree(id) == 0.0) continue;
      double sum = 0.0;  // in units of 2^-32: exact in a double
      for (const Id from : in_.at(id)) {
        if (!reached.contains(from)) continue;
        const double weight = out_.at(from).at(id);
        sum += weight != kNoWeight ? std::floor(weight * kUnit + 0.5) : std::ceil(kUnit / in_degree(id));
      }
      const std::uint32_t v = position(id);
      const Words words = draw(key, counter_head(Purpose::lt_threshold), 0, 0, v / 4);
      if (static_cast<double>(words[v % 4]) < std::fmin(sum, kUnit)) fresh[id] = step;
    }
    if (fresh.empty()) break;
    reached.insert(fresh.begin(), fresh.end());
  }
  return reached;
}

Steps Twin::count_threshold(const SpreadRule& rule, const Steps& seeds) const {
  Steps reached = seeds;
  for (std::uint64_t step = 1; step <= last_step(rule); ++step) {
    Steps fresh;
    for (const Id id : nodes_) {
      if (reached.contains(id) || in_degree(id) == 0.0) continue;
      double active = 0.0;
      for (const Id from : in_.at(id)) active += reached.contains(from) ? 1.0 : 0.0;
      const double needed = rule.threshold_count
                                ? static_cast<double>(*rule.threshold_count)
                                : std::fmax(1.0, std::ceil(*rule.threshold_share * in_degree(id) - 1e-9));
      if (active >= needed) fresh[id] = step;
    }
    if (fresh.empty()) break;
    reached.insert(fresh.begin(), fresh.end());
  }
  return reached;
}

Steps Twin::epidemic(const SpreadRule& rule, const Steps& seeds, DrawKey key) const {
  Steps reached = seeds;
  std::set<Id> infectious;
  for (const auto& [id, step] : seeds) infectious.insert(id);
  const double gamma = rule.model == SpreadModel::sir ? *rule.gamma : 0.0;
  for (std::uint64_t step = 1; step <= last_step(rule); ++step) {
    const auto t = static_cast<std::uint32_t>(step);
    bool somebody_left = false;
    Steps fresh;
    std::set<Id> recovered;
    for (const Id from : infectious) {
      if (const auto row = out_.find(from); row != out_.end()) {
        for (const auto& [to, weight] : row->second) {
          if (reached.contains(to)) continue;
          somebody_left = true;
          const std::uint32_t i = entry(from, to);
          const Words words = draw(key, counter_head(Purpose::transmission), position(from), t, i / 4);
          if (falls(words[i % 4], *rule.beta)) fresh[to] = step;
        }
      }
      if (falls(draw(key, counter_head(Purpose::recovery), position(from), t, 0)[0], gamma)) recovered.insert(from);
    }
    for (const Id id : recovered) infectious.erase(id);
    for (const auto& [id, when] : fresh) infectious.insert(id);
    reached.insert(fresh.begin(), fresh.end());
    if (!somebody_left || *rule.beta == 0.0) break;
  }
  return reached;
}

}  // namespace kabar::test
