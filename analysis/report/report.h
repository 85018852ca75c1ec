#pragma once
// The whole report: every figure that a page, a table or a researcher gets, with what may be said of it. Knows result
// files and no page or terminal.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/report/ceilings.h"
#include "analysis/report/choice.h"
#include "analysis/report/comparison.h"
#include "analysis/report/days.h"
#include "analysis/report/deciles.h"
#include "analysis/report/equity.h"
#include "analysis/report/file_facts.h"
#include "analysis/report/standing.h"
#include "analysis/report/worlds.h"
#include "record/result.h"

namespace kabar::analysis {

struct StrategyReport {
  Choice choice;
  std::optional<Daily> daily;
  Times times;
  Parts by_kelurahan, by_access;
  std::vector<Decile> by_decile;
  Effect frequency;
  LeftOut left_out;
  Targeting targeting;
};

struct KelurahanRow {
  Provenance::Kelurahan place;
  PlaceSize size;
};

/// What a careful reader must know before believing the numbers.
enum class FlagKind : std::uint8_t {
  too_few_populations,
  within_noise,
  not_decided,
  not_examined,
  audience_exhausted,
  pattern_missed,
  hangs_on_guess,
  not_paired,
  one_source_varied,
  targets_missed,
  other_versions,
  stopped_run,
  refused,
  does_nothing
};
inline constexpr const char* kFlagNames[] = {
    "too_few_populations", "within_noise",   "not_decided", "not_examined",      "audience_exhausted",
    "pattern_missed",      "hangs_on_guess", "not_paired",  "one_source_varied", "targets_missed",
    "other_versions",      "stopped_run",    "refused",     "does_nothing"};
struct Flag {
  FlagKind kind;
  std::vector<std::string> strategies;
  Text text;
};

using Ring = std::vector<std::array<double, 2>>;  // longitude, latitude
using Polygon = std::vector<Ring>;                // the first ring is the outer one
struct Boundary {
  std::string code;  // of the kelurahan
  std::vector<Polygon> polygons;
};

inline constexpr std::uint32_t kFewestPopulations = 5;

struct Report {
  Comparison comparison;
  std::vector<StrategyReport> strategies;  // as in the comparison
  // Of the baseline's file:
  std::string city, start;
  std::uint32_t days = 0;
  std::int64_t budget_rupiah = 0;  // 0: none
  double households = 0;           // mean over populations
  std::vector<Provenance::Topic> topics;
  std::vector<Provenance::Parameter> assumptions;  // a value on which files differ names all of them
  // Of all files:
  std::optional<std::vector<KelurahanRow>> kelurahan;  // none where the files disagree about them
  std::vector<FileFacts> files;

  std::vector<Ceiling> ceilings;  // the lowest first; none where no others were given
  std::vector<Missed> missed;     // of all files
  std::optional<Worlds> worlds;
  std::optional<std::vector<Pattern>> patterns;
  std::vector<Boundary> boundaries;
  ByHeadline<Standing> standings;
  std::vector<Text> answer;  // sentences; the first is the headline
  std::vector<Flag> flags;
};

/// `paths`: of the files, as they were named. Throws InputError as compare() and ceilings_of() do.
Report report_of(std::span<const ResultFile> files, const std::vector<std::string>& paths, const std::string& baseline,
                 const Credibility& credibility = {}, std::vector<Boundary> boundaries = {},
                 const CeilingFiles& ceilings = {});

/// What the figures say, in sentences. Needs all of the report but answer and flags.
std::vector<Text> answer_of(const Report& report);
/// `not_matched`: why the worlds that were given do not speak of this comparison, if so.
std::vector<Flag> flags_of(const Report& report, const Text& not_matched);
/// The versions that made the files, those of other budgets too, where they are not all the same: "0.1.0 (commit)",
/// as people read it, each with its files. Empty where they are: the same draws of other versions may be other results.
std::vector<std::pair<std::string, std::vector<std::string>>> versions_of(const Report& report, Language in);

}  // namespace kabar::analysis
