#pragma once
// `kabar describe`: what one synthetic city is like, before anything is said in it.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;

void add_describe(CLI::App& app, Context& context);

}  // namespace kabar::cli
