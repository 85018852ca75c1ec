#pragma once
// The result of `run` and `compare` as one JSON object. Numbers at full precision; what is undefined is null with a
// reason.

#include <string>

#include "analysis/report/comparison.h"

namespace kabar::analysis {

std::string to_json(const RunSummary& summary);
std::string to_json(const Comparison& comparison);

}  // namespace kabar::analysis
