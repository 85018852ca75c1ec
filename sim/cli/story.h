#pragma once
// `kabar story`: what one household met, hour by hour.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;
void add_story(CLI::App& app, Context& context);

}  // namespace kabar::cli
