#pragma once
// The parts of a report's JSON that only a report has. The keys are those of analysis/viewer/src/report.ts.

#include "analysis/report/json_parts.h"
#include "analysis/report/report.h"

namespace kabar::analysis {

/// The object up to its strategies: what was compared.
Json head_json(const Report& report);
/// What a report adds to one strategy.
void add_details(const Report& report, std::size_t place, Json& json);
/// Answer, flags, worlds, patterns, assumptions, boundaries.
void add_conclusions(const Report& report, Json& json);
Json to_json(const Text& text);
Json to_json(const FileFacts& file);
Json to_json(const Worlds& worlds);
/// The commit as people read it.
Json commit_text(const std::string& commit);
/// null where there are none.
Json to_json(const std::vector<Ceiling>& ceilings);

}  // namespace kabar::analysis
