#pragma once
// Rows of the table 'what is asked of kabar': repeated measurements in turns with their yardstick, as text and JSON.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bench/machine.h"

namespace kabar::bench {

/// Of repeated measurements. low and high are the least and the largest.
struct Summary {
  double median = 0, low = 0, high = 0;
  std::size_t count = 0;
};
Summary summarise(std::vector<double> values);

/// Pairs of measurements in turns, this one, that one, this one, ..., so that a slow minute hits both.
struct Pairs {
  std::vector<double> mine, yardstick;
  /// Of mine / yardstick and of yardstick / mine, pair by pair.
  Summary ratios() const;
  Summary speed_ups() const;
};
Pairs in_turns(int repetitions, const std::function<double()>& mine, const std::function<double()>& yardstick);

enum class Ask { at_most, at_least };

struct Row {
  std::string group, name;
  std::string unit;  // of the numbers
  Ask kind = Ask::at_most;
  std::optional<double> ask;  // none: nothing is asked of this one
  std::optional<Summary> measured;
  std::optional<Summary> yardstick;
  std::string yardstick_name;  // what it is and its unit
  std::string fidelity;        // what shows that the fast one computes the same
  bool faithful = true;        // false: the fidelity check failed
  std::string note;
  std::optional<bool> met() const;
};

/// A row that is to be measured, with what is asked.
Row asked_row(const std::string& group, const std::string& name, const std::string& unit, Ask kind, double ask);

std::string to_table(const Machine& machine, const std::vector<Row>& rows);
std::string to_json(const Machine& machine, int repetitions, int pairs, const std::vector<Row>& rows);

/// Writes a file, with the folders that it needs; throws if it cannot.
void keep(const std::string& path, const std::string& text);

/// A number in three or four figures, with thousands set apart.
std::string number_text(double value);

}  // namespace kabar::bench
