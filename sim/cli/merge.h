#pragma once
// `kabar merge`: the parts of one experiment as one result. Knows no figure.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_merge(CommandLine& line, const Context& context);

}  // namespace kabar::cli
