#pragma once
// Whether the tables of people agree with each other, with the size of the city and with what is known of a population
// anyway. Knows sums, no cell of a population.

#include "scenario/assign.h"

namespace kabar {

/// How city.households and the tables of people were said.
enum class CitySize {
  agrees,    // in the same file: they must agree
  enlarged,  // the tables first, the households later: a city of another size with the same structure
  outdated,  // the households first, own tables later
  resolved   // both are what was made of a scenario that was checked before: only words are looked at
};

/// Reports what contradicts itself, once each and at its place, and nothing that only follows from a row that could not
/// be read; notes what agrees and is unlikely. After complete_targets().
/// `tables_at`: where the tables of people were named.
void check_targets(const Scenario& scenario, CitySize size, const Origin& tables_at, Reading& reading);

}  // namespace kabar
