#pragma once
// targets.csv with its words found: which cells of the population each row counts. Knows words and sums, no household.

#include <optional>
#include <string>
#include <vector>

#include "scenario/categories.h"
#include "scenario/refused.h"

namespace kabar {

/// A row of targets.csv: households with `category` in `dimension`, and, if `given_category` is not -1, with that in
/// `given`.
struct ResolvedTarget {
  Dimension dimension{};
  int category = -1;
  Dimension given{};
  int given_category = -1;
  std::size_t table = 0;  // rows of one table share it, in the order of the file
  double households = 0;  // as in the file
};

/// The rows of one name. One that covers the city has no `given`; a cross table has one dimension in it.
struct TargetTable {
  std::string name;
  Dimension dimension{};
  std::optional<Dimension> given;
  std::vector<std::size_t> rows;  // places in Targets::rows and in the table of targets
  bool sound = true;              // all its rows could be read, and every word is known
};

struct Targets {
  std::vector<ResolvedTarget> rows;  // in the order of the file
  std::vector<TargetTable> tables;
  double total = 0;  // households that the tables sum to; 0 if there are none
};

/// Finds the words; unknown ones, rows that stand there twice and tables that mix what they count go to `problems`.
Targets resolve_targets(const MadeConfiguration& made, const Refused& refused, Problems& problems);

/// The same of a scenario that was checked. Throws InputError for words and for totals that do not agree.
Targets resolve_targets(const MadeConfiguration& made);

/// What the rows of a table sum to.
double sum_of(const Targets& targets, const TargetTable& table);

/// What a population takes where no table says it: the share of households that are poor, at most a fifth; and weights
/// of the kelurahan (their persons, or all alike).
double poor_without_a_table(const MadeParameters& param);
std::vector<double> kelurahan_without_a_table(const MadeConfiguration& made);

/// "access_poor/none/poor"
std::string name_of(const MadeTarget& target);

/// "target.3.KEY"
std::string target_path(std::size_t row, const char* key);

/// Where a sum of some rows is blamed: at the number that --set or [set] changed, else at the first row.
std::string place_of_sum(const MadeConfiguration& made, const std::vector<std::size_t>& rows);

/// Households as a message says them: whole, or with one digit behind the mark.
Sentence households_text(double households);

/// A share or a factor with four digits at most, and none that say nothing: "2", not "2.000".
Decimal short_decimal(double value);

/// Sums that need not be told apart.
bool agree(double one, double other);

/// Reports tables that cover the city and do not sum to what most of them do. Returns that sum, 0 without such tables.
double check_totals(const MadeConfiguration& made, Targets& targets, Problems& problems);

}  // namespace kabar
