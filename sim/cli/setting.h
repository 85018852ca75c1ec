#pragma once
// For whom tables are set: the language asked, and the width of the terminal. Knows no table.

#include <algorithm>

#include "analysis/report/grid.h"
#include "cli/context.h"
#include "cli/terminal.h"

namespace kabar::cli {

inline analysis::Setting setting_of(const Context& context) {
  constexpr std::size_t kWidest = 120;
  return {context.language, std::min(terminal_columns(), kWidest)};
}

}  // namespace kabar::cli
