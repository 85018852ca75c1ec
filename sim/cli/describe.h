#pragma once
// `kabar describe`: what one synthetic city is like, before anything is said in it.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_describe(CommandLine& line, const Context& context);

}  // namespace kabar::cli
