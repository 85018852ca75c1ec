#pragma once
// Columns and numbers for people. Knows a language, nothing of the model.

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"

namespace kabar::cli {

/// 41000 as 41.000 (Indonesian) or 41,000 (English); 0.525 with two decimals as 0,53 or 0.53. "-" where undefined.
std::string number(Language language, std::optional<double> value, int decimals = 0);
/// A share as a percentage: 0.0713 with one decimal as 7,1 % or 7.1 %.
std::string percent(Language language, std::optional<double> share, int decimals = 1);

/// Rows of words: the first column to the left, the others to the right, two blanks between. Words must be ASCII.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// Every line indented by two blanks and ended by a newline.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace kabar::cli
