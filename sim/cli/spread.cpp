#include "cli/spread.h"

#include <CLI/CLI.hpp>

#include "cli/context.h"
#include "core/errors.h"

namespace kabar::cli {

void add_spread(CLI::App& app, Context& context) {
  CLI::App* spread = app.add_subcommand(
      "spread", context.say("penularan pada jaringan milik pengguna", "contagion on a network of your own"));
  spread->callback([&context] {
    context.work = [] { throw InputError({"spread", 0, 0, "is not in this build yet", "", ""}); };
  });
}

}  // namespace kabar::cli
