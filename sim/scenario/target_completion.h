#pragma once
// What may be left out of the tables of people, since it follows from the rest: made here once, so that every other
// room sees whole tables of households. Knows sums, no cell of a population.

#include "scenario/assign.h"

namespace kabar {

/// * Kelurahan with a number of households of their own become a table of targets.
/// * Rows with a share of the city (or of the row that they are given) become households.
/// * A table of welfare that says only who is poor gets its quintiles, which are fifths.
/// * A city without a number of households has as many as its tables sum to.
/// Reports what hinders it, and notes in reading.refused what could not be made.
void complete_targets(Scenario& scenario, Reading& reading);

/// Households of a quintile (1 to 5) that are not poor, where `poor` of `total` are.
double quintile_households(int quintile, double poor, double total);

}  // namespace kabar
