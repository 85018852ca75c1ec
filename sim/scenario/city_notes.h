#pragma once
// What agrees in a city and is unlikely: persons in a household, households in an RT. Notes, since a small hamlet may
// be so.

#include <string>
#include <vector>

#include "scenario/assign.h"

namespace kabar {

/// Households as the tables have them.
struct CityHouseholds {
  std::vector<double> by_kelurahan;
  double poor = 0;
  std::string poor_path = {};  // of the row that says it; empty where it follows from param.poor_persons
};
void note_sizes(const Scenario& scenario, const CityHouseholds& households, Reading& reading);

}  // namespace kabar
