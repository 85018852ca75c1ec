#pragma once
// `kabar inspect`: what a result file holds, and whether it is whole. Turns a file into words.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_inspect(CommandLine& line, const Context& context);

}  // namespace kabar::cli
