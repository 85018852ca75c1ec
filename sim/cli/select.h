#pragma once
// `kabar select`: adds populations until the best strategy is known.

#include <CLI/App.hpp>

#include "cli/context.h"

namespace kabar::cli {

void add_select(CLI::App& app, Context& context);

}  // namespace kabar::cli
