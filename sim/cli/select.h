#pragma once
// `kabar select`: adds populations until the best strategy is known.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_select(CommandLine& line, const Context& context);

}  // namespace kabar::cli
