#include "cli/city.h"

#include "network/follower_notes.h"

namespace kabar::cli {

Scenario load_city(const std::string& path, const LoadOptions& options) {
  Scenario scenario = load_scenario(path, options);
  note_followers(scenario);
  return scenario;
}

}  // namespace kabar::cli
