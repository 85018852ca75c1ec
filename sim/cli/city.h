#pragma once
// The scenario of a command, with everything that is to be said of it. Knows no command.

#include <string>

#include "scenario/load.h"

namespace kabar::cli {

/// load_scenario(), tables from .xlsx too, and in its notes also what only the population of the city can tell.
Scenario load_city(const std::string& path, const LoadOptions& options = {});

}  // namespace kabar::cli
