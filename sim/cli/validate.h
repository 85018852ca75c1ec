#pragma once
// `kabar validate`: checks files and says every problem at once; `--defaults` prints the table of keys.

namespace CLI {
class App;
}

namespace kabar::cli {

struct Context;

void add_validate(CLI::App& app, Context& context);

}  // namespace kabar::cli
