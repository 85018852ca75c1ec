#pragma once
// The result of `run` and `compare` as one JSON object. Numbers at full precision; what is undefined is null with a
// reason: {"code": "few_households", "id": "kurang dari 100 rumah tangga", "en": "fewer than 100 households"}. Programs
// go by the code (analysis/core/whys.inc has them all), people read the words.

#include <string>

#include "analysis/report/report.h"

namespace kabar::analysis {

std::string to_json(const RunSummary& summary);
/// `indent`: blanks by level; -1: all on one line.
std::string to_json(const Report& report, int indent = 2);

}  // namespace kabar::analysis
