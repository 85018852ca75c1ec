#pragma once
// Strategies that are asked for and not run. Knows no command.

#include <vector>

#include "record/provenance.h"
#include "scenario/scenario.h"

namespace kabar::cli {

/// Takes the strategies out that exceed a ceiling in population 0, whichever are run, and says which and why. Throws
/// InputError if none is left.
std::vector<Provenance::Refused> leave_out_refused(Scenario& scenario);

}  // namespace kabar::cli
