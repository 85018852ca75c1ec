#pragma once
// Values given by path: `--set PATH=VALUE` and the section [set] of a scenario. Knows the paths of the table of keys.

#include <functional>
#include <map>
#include <string>

#include "scenario/assign.h"

namespace kabar {

/// Gives the value for a key; called once per place that the path names.
using ValueFor = std::function<Value(const BoundKey&)>;

/// Sets values of one scenario, one after the other.
class PathSetter {
 public:
  PathSetter(Scenario& scenario, Reading& reading) : scenario_(scenario), reading_(reading) {}

  /// Sets every place that `path` names: city.KEY, param.SYMBOL, SECTION.ID.KEY (a row of a table; ID may be *),
  /// strategy.NAME.BLOCK.ID.KEY, strategy.NAME.KEY (NAME and ID may be *). A path that names nothing is reported at
  /// `at`, unless what it leads to could not be read.
  void set(const std::string& path, const Origin& at, const ValueFor& value);

  /// Sets by the text "PATH=VALUE" of the command line. Words need no quotes, lists no brackets.
  void set_by_text(const std::string& text, const Origin& at);

  using RowsById = std::map<std::string, std::multimap<std::string, std::size_t>>;  // by internal path of the rows

 private:
  Scenario& scenario_;
  Reading& reading_;
  RowsById rows_by_id_;
};

/// What "PATH=VALUE" is about.
std::string set_path(const std::string& text);

/// Whether a path is about strategies, which are read after everything else.
bool is_strategy_path(const std::string& path);

}  // namespace kabar
