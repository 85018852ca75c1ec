#pragma once
// The slow honest twin of spread: maps of the user's ids, plain loops over everybody, no rows, no batches, no integers
// where the definition has probabilities of its own. It shares only core/random.h and the documented keys of the draws.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/random.h"
#include "spread/edge_list.h"
#include "spread/rule.h"

namespace kabar::test {

/// When each reached id was reached.
using Steps = std::map<std::uint64_t, std::uint64_t>;

class Twin {
 public:
  Twin(const std::vector<Tie>& ties, bool directed);
  Steps run(const SpreadRule& rule, const std::set<std::uint64_t>& seeds, std::uint64_t seed,
            std::uint32_t replicate) const;

 private:
  using Id = std::uint64_t;
  std::uint32_t position(Id id) const;        // in ascending order of ids
  std::uint32_t entry(Id from, Id to) const;  // of `to` among those that `from` ties to, ascending
  double in_degree(Id id) const;
  Steps cascade(const SpreadRule& rule, const Steps& seeds, DrawKey key) const;
  Steps linear_threshold(const SpreadRule& rule, const Steps& seeds, DrawKey key) const;
  Steps count_threshold(const SpreadRule& rule, const Steps& seeds) const;
  Steps epidemic(const SpreadRule& rule, const Steps& seeds, DrawKey key) const;

  std::set<Id> nodes_;
  std::map<Id, std::map<Id, double>> out_;  // from -> to -> weight (kNoWeight where none)
  std::map<Id, std::set<Id>> in_;
};

}  // namespace kabar::test
