#pragma once
// `kabar run`: strategies in the same worlds under common random numbers.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_run(CommandLine& line, const Context& context);

}  // namespace kabar::cli
