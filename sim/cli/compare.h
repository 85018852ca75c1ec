#pragma once
// `kabar compare`: strategies of one or several result files against a baseline. Turns files into words or JSON.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;

void add_compare(CLI::App& app, Context& context);

}  // namespace kabar::cli
