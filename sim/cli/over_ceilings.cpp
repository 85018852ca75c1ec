#include "cli/over_ceilings.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "core/errors.h"
#include "core/language.h"
#include "network/world.h"
#include "scenario/load.h"
#include "scenario/strategy.h"
#include "strategy/budget.h"

namespace kabar::cli {

std::vector<Provenance::Refused> leave_out_refused(Scenario& scenario) {
  if (!has_ceilings(scenario)) return {};
  const std::vector<OverCeilings> over =
      over_ceilings(build_world(std::make_shared<const Scenario>(scenario), 0), scenario.strategies);
  std::vector<Provenance::Refused> refused;
  Problems all;
  for (const OverCeilings& one : over) {
    const auto of = std::find_if(scenario.strategies.begin(), scenario.strategies.end(),
                                 [&](const Strategy& strategy) { return strategy.name == one.name; });
    std::array<std::string, 2> why;
    for (const Problem& problem : one.problems.list()) {
      all.add(problem);
      for (const Language in : {Language::indonesian, Language::english}) {
        std::string& text = why[static_cast<std::size_t>(in)];
        text += (text.empty() ? "" : "; ") + problem.what.in(in) + ", " + problem.why.in(in);
      }
    }
    refused.push_back({of->name, of->title_id, of->title_en, why[static_cast<std::size_t>(Language::indonesian)],
                       why[static_cast<std::size_t>(Language::english)]});
    std::erase_if(scenario.strategies,
                  [&](const Strategy& strategy) { return strategy.name == one.name || strategy.of == one.name; });
  }
  if (scenario.strategies.empty()) all.throw_if_any();
  if (!refused.empty()) seal(scenario);
  return refused;
}

}  // namespace kabar::cli
