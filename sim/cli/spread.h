#pragma once
// `kabar spread`: contagion on the user's own network. Turns words into a model and a result into words.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;

void add_spread(CLI::App& app, Context& context);

}  // namespace kabar::cli
