#pragma once
// Names a run for the summary from what its file, or the run itself, says of where it comes from.

#include <string>

#include "analysis/report/summary.h"
#include "record/result.h"

namespace kabar::analysis {

/// `digest` is that of the run's replicates; `path` is empty where there is no file.
RunNames names_of(const Provenance& provenance, const Digest& digest, const std::string& path = "");

}  // namespace kabar::analysis
