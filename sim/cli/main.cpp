// The program `kabar`: a list of subcommands, the only try/catch, and the exit codes. Knows nothing of the model.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "cli/compare.h"
#include "cli/context.h"
#include "cli/describe.h"
#include "cli/inspect.h"
#include "cli/run.h"
#include "cli/select.h"
#include "cli/spread.h"
#include "cli/story.h"
#include "cli/validate.h"
#include "core/errors.h"
#include "core/memory.h"

namespace {

using kabar::cli::Context;

enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2, kStopped = 3 };

void declare(CLI::App& app, Context& context) {
  app.set_version_flag("--version", std::string("kabar ") + KABAR_VERSION);
  const auto already_read = [](const std::vector<std::string>&) { return true; };  // by choose_language
  app.add_option("--lang", already_read, context.say("bahasa: id atau en", "language: id or en"))
      ->check(CLI::IsMember({"id", "en"}));
  app.require_subcommand(1);
  app.fallthrough();
  kabar::cli::add_validate(app, context);
  kabar::cli::add_describe(app, context);
  kabar::cli::add_run(app, context);
  kabar::cli::add_compare(app, context);
  kabar::cli::add_select(app, context);
  kabar::cli::add_inspect(app, context);
  kabar::cli::add_story(app, context);
  kabar::cli::add_spread(app, context);
}

/// Bad input has one line per problem; everything else is one line.
int complain(ExitCode code, std::string text) {
  std::replace(text.begin(), text.end(), '\r', ' ');
  if (code != kBadInput) std::replace(text.begin(), text.end(), '\n', ' ');
  std::cout.flush();
  std::cerr << text << '\n';
  return code;
}

/// CLI11 breaks some of its messages over lines.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

void flush_output() {
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0) throw kabar::MachineError("standard output cannot be written to");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Context context;
    context.language = kabar::cli::choose_language(argc, argv);
    context.stop_asked = kabar::cli::stop_was_asked;
    for (int i = 0; i < argc; ++i) context.command_line += (i == 0 ? "kabar" : std::string(" ") + argv[i]);
    kabar::cli::watch_for_stop();
    kabar::tune_allocator();  // worlds and replicates need the same memory again and again
    CLI::App app(context.say("kabar: strategi posting mana yang sampai ke keluarga miskin?",
                             "kabar: which posting strategy reaches poor households?"),
                 "kabar");
    try {
      declare(app, context);
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {  // --help, --version
        app.exit(error);
        flush_output();
        return kDone;
      }
      return complain(kBadInput, "kabar: " + one_line(error.what()) + context.say(" (lihat --help)", " (see --help)"));
    }
    context.work();
    flush_output();
    return kDone;
  } catch (const kabar::InputError& error) {
    return complain(kBadInput, error.what());
  } catch (const kabar::Stopped& error) {
    return complain(kStopped, error.what());
  } catch (const kabar::MachineError& error) {
    return complain(kFailed, error.what());
  } catch (const std::bad_alloc&) {
    return complain(kFailed, "kabar: not enough memory");
  } catch (const std::exception& error) {
    return complain(kFailed, std::string("kabar: a defect: ") + error.what());
  }
}
