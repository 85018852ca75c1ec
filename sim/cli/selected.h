#pragma once
// What `kabar select` found, as JSON and in words. Knows no command line.

#include <string>
#include <vector>

#include "cli/context.h"
#include "sweep/select.h"

namespace kabar::cli {

/// The figure by which the strategies are judged.
struct SelectMeasure {
  const char* name;
  const char *id, *en;  // as a column's head
};

struct SelectReport {
  const Scenario& scenario;  // its strategies are those that were compared
  const SelectPlan& plan;
  const Selected& selected;
  SelectMeasure measure;
  std::vector<std::string> left_out;  // names of strategies that need not keep to the ceiling
};

std::string to_json(const SelectReport& report);
std::string to_text(const SelectReport& report, const Context& context);
/// One line on a contest without an end: how many are left after how many populations.
Sentence undecided(const SelectReport& report);

}  // namespace kabar::cli
