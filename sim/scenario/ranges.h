#pragma once
// What of a scenario is an assumption, and how far it may plausibly go: every value with a plausible range, by the path
// that `--set` takes. Knows no draws: whoever varies a scenario makes those.

#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace kabar {

struct PlausibleRange {
  std::string path;  // of `--set`; param.SYMBOL, SECTION.ID.KEY, strategy.NAME.BLOCK.ID.KEY (NAME * where all agree)
  std::string draw;  // values with the same name here are one uncertainty and move together
  bool integer = false;      // only whole numbers
  bool logarithmic = false;  // spread evenly by factors, not by differences
  double value = 0;          // the scenario's own
  double low = 0, high = 0;
  std::string unit, grade, label_id, label_en;
};

/// In the order of the table of keys. A factor range is taken around the scenario's own value and cut to what the key
/// allows; 0 and, for a probability or share, 1 say never and always, and are left alone. So are the blocks of a
/// strategy that leave a key with an absolute range at its default, and channels and items of cost that no strategy
/// uses.
std::vector<PlausibleRange> plausible_ranges(const Scenario& scenario);

/// The same as CSV, numbers such that they read back to the same bits (`kabar validate --ranges`).
std::string ranges_as_csv(const Scenario& scenario, bool indonesian);

}  // namespace kabar
