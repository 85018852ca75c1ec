#pragma once
// Pieces of the JSON of `run` and `compare`. Numbers at full precision; what is undefined is null with a reason.

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "analysis/report/comparison.h"
#include "core/sentence.h"

namespace kabar::analysis {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value);
/// {"code": ..., "id": ..., "en": ...}: the code stays from version to version, the words need not.
Json to_json(const Reason& reason);
/// {"id": ..., "en": ...}
Json to_json(const Phrase& phrase);
Json to_json(const Effect& effect);
Json to_json(const std::array<Effect, kMeasures>& measures);
Json to_json(const Way& way);
Json to_json(const std::vector<Loss>& losses);
/// By way, the share of poor households that became aware by it, of all poor and of those ever aware.
Json to_json(const Attribution& attribution, const std::vector<Way>& ways);

/// What `run` says of a strategy.
Json summary_json(const StrategySummary& summary);
/// What `compare` adds of the difference from the baseline.
void add_difference(const StrategyDifference& difference, Json& json);

void add_digests(const RunTotals& totals, Json& json);
void add_totals(const RunTotals& totals, Json& json);

}  // namespace kabar::analysis
