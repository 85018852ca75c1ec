#pragma once
// What a run of a scenario leaves behind beside its numbers. Knows no file.

#include <string>
#include <vector>

#include "record/provenance.h"
#include "scenario/scenario.h"

namespace kabar {

/// The tables of people of a scenario, as its provenance has them.
std::vector<Provenance::Target> targets_of(const Scenario& scenario);

/// As Provenance::created has it.
std::string now_utc();

/// The provenance of a run of this scenario by this program, now.
Provenance provenance_of(const Scenario& scenario, const std::string& command_line);

}  // namespace kabar
