#pragma once
// `kabar inspect`: what a result file holds, and whether it is whole. Turns a file into words.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;

void add_inspect(CLI::App& app, Context& context);

}  // namespace kabar::cli
