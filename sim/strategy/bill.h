#pragma once
// S11: two ledgers, cash in rupiah and staff time in thousandths of an hour; never only their sum. Knows prices,
// nothing of what is sent.

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace kabar {

/// What a strategy costs, by item of the scenario's costs.
struct Costs {
  std::vector<std::int64_t> cash_rupiah, staff_millihours;
  bool operator==(const Costs&) const = default;
};

class Bill {
 public:
  /// `place`: where the strategy was said. The scenario must outlive the bill.
  Bill(const Scenario& scenario, Origin place);

  /// `count` units of a block's own item, or else of its channel's; "" and "none" cost nothing. Rounded to whole rupiah
  /// and thousandths of an hour. Throws InputError if costs.csv has no such item.
  void charge(const std::string& own_item, const std::string& channel_item, double count);

  const Costs& costs() const { return costs_; }

 private:
  const Scenario& scenario_;
  Origin place_;
  Costs costs_;
};

}  // namespace kabar
