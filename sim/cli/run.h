#pragma once
// `kabar run`: strategies in the same worlds under common random numbers.

#include <CLI/App.hpp>

#include "cli/context.h"

namespace kabar::cli {

void add_run(CLI::App& app, Context& context);

}  // namespace kabar::cli
