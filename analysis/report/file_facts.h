#pragma once
// What a result file says of itself, to cite and to repeat it.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/report/summary.h"
#include "record/result.h"

namespace kabar::analysis {

struct FileFacts {
  std::string path, program_version, git_commit, created, command_line, scenario;
  std::int64_t seed = 0;
  RunTotals totals;
  std::uint32_t first_population = 0;
  std::uint32_t populations = 0, planned_populations = 0;  // a stopped run has fewer than were planned
  std::vector<Provenance::Refused> refused = {};           // asked for and not run

  bool stopped() const { return populations < planned_populations; }
};

inline FileFacts facts_of(const ResultFile& file, const std::string& path, const RunTotals& totals) {
  const Provenance& from = file.provenance;
  const std::uint32_t populations = file.recording.dimensions.populations;
  return {path,
          from.program_version,
          from.git_commit,
          from.created,
          from.command_line,
          from.scenario_path,
          from.seed,
          totals,
          file.recording.first_population,
          populations,
          std::max(populations, file.recording.planned_populations),
          from.refused};
}

}  // namespace kabar::analysis
