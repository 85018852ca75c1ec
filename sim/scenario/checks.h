#pragma once
// What values mean to each other: references, dates, mechanisms, windows. Single values were checked when they were
// read.

#include "scenario/assign.h"

namespace kabar {

/// Checks the ids of rows of tables, before anything that names them: a table with a wrong one counts as not read.
void check_identifiers(const Scenario& scenario, Reading& reading);

/// Checks city, parameters and tables, before topics are selected.
void check_world(const Scenario& scenario, Reading& reading);

/// Checks one strategy on its own (identifiers), for a file without its scenario.
void check_strategy_alone(const Strategy& strategy, std::size_t index, Reading& reading);

/// Checks what a strategy says against the world.
void check_strategy(const Scenario& scenario, std::size_t index, Reading& reading);

}  // namespace kabar
