#pragma once
// `kabar new-city`: a small commented city to put one's own numbers into.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_new_city(CommandLine& line, const Context& context);

}  // namespace kabar::cli
