#include "scenario/made.h"

#include "scenario/scenario.h"

namespace kabar {

MadeConfiguration::MadeConfiguration(const Scenario& scenario)
    : city(scenario.city),
      param(scenario.param),
      kelurahan(scenario.kelurahan),
      targets(scenario.targets),
      associations(scenario.associations),
      topics(scenario.topics),
      channels(scenario.channels),
      accounts(scenario.accounts),
      ties(scenario.ties),
      origins(scenario.origins) {}

}  // namespace kabar
