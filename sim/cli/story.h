#pragma once
// `kabar story`: what one household met, hour by hour.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

struct Context;
void add_story(CommandLine& line, const Context& context);

}  // namespace kabar::cli
