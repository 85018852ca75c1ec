#pragma once
// The same strategies in the same worlds under other ceilings of cash: what more money to spend would change. Knows
// result files and no words for people but names.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report/choice.h"
#include "analysis/report/file_facts.h"
#include "analysis/report/standing.h"

namespace kabar::analysis {

struct CeilingStrategy {
  std::string name;
  bool may_be_chosen = false;  // as Choice
  std::uint32_t populations = 0, replicates = 0;
  ByHeadline<Effect> shares, difference;  // difference: from the baseline in the same file, paired
  Effect cash_rupiah, staff_hours;
};

/// Who leads among those that may be chosen, as far as luck tells.
struct CeilingLeader {
  std::vector<std::string> ranked;  // the largest mean first
  bool luck_decides = false;        // the first is the best, whatever luck and population
  std::vector<std::string> rivals;  // that luck does not tell from the first
};

struct Ceiling {
  std::int64_t rupiah = 0;
  std::vector<FileFacts> files;
  std::vector<CeilingStrategy> strategies;  // in the order of the report; those that ran under it
  ByHeadline<CeilingLeader> leaders;

  const CeilingStrategy* find(const std::string& name) const;
};

/// Files of the same scenario run with other values of city.budget. They are read one after the other, as each is
/// large.
struct CeilingFiles {
  std::vector<std::string> paths;
  std::function<ResultFile(const std::string& path)> read = {};  // needed where there are paths
};

/// The ceiling of the comparison and those of `others`, the lowest first; none without others. Throws InputError, all
/// problems at once, where a file does not differ from those compared in its ceiling alone: other worlds, another seed,
/// other strategies or other contents of them, not the same that varied; where it has no ceiling, or one that was there
/// before. Numbers of populations and replicates may differ. `files` are those compared.
std::vector<Ceiling> ceilings_of(const Comparison& comparison, const std::vector<Choice>& choices,
                                 std::span<const ResultFile> files, const std::vector<FileFacts>& facts,
                                 const CeilingFiles& others);

}  // namespace kabar::analysis
