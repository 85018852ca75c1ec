#include "cli/city.h"

#include "cli/workbook.h"
#include "strategy/follower_notes.h"

namespace kabar::cli {

Scenario load_city(const std::string& path, const LoadOptions& options) {
  LoadOptions with_sheets = options;
  with_sheets.read_sheet = sheet_reader();
  Scenario scenario = load_scenario(path, with_sheets);
  note_followers(scenario);
  return scenario;
}

}  // namespace kabar::cli
