#pragma once
// What a result file says of itself, to cite and to repeat it.

#include <cstdint>
#include <string>

#include "analysis/report/summary.h"
#include "storage/results.h"

namespace kabar::analysis {

struct FileFacts {
  std::string path, program_version, git_commit, created, command_line, scenario;
  std::int64_t seed = 0;
  RunTotals totals;
};

inline FileFacts facts_of(const Provenance& from, const std::string& path, const RunTotals& totals) {
  return {path,  from.program_version, from.git_commit, from.created, from.command_line, from.scenario_path, from.seed,
          totals};
}

}  // namespace kabar::analysis
