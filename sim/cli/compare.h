#pragma once
// `kabar compare`: strategies of one or several result files against a baseline. Turns files into words or JSON.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_compare(CommandLine& line, const Context& context);

}  // namespace kabar::cli
