#pragma once
// `kabar validate`: checks files and says every problem at once; `--defaults` prints the table of keys.

#include "cli/command_line.h"
#include "cli/context.h"

namespace kabar::cli {

void add_validate(CommandLine& line, const Context& context);

}  // namespace kabar::cli
