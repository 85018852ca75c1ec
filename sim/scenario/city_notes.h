#pragma once
// What agrees in a city and is unlikely: persons in a household, households in an RT. Notes, since a small hamlet may
// be so.

#include <vector>

#include "scenario/assign.h"

namespace kabar {

/// `households`: of each kelurahan, as the tables have them.
void note_sizes(const Scenario& scenario, const std::vector<double>& households, Reading& reading);

}  // namespace kabar
