#pragma once
// `kabar spread`: contagion on the user's own network. Turns words into a model and a result into words.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_spread(CommandLine& line, const Context& context);

}  // namespace kabar::cli
