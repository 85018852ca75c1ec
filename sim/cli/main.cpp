// The program `kabar`: a list of subcommands, the only try/catch, and the exit codes. Knows nothing of the model.

#include <algorithm>
#include <exception>
#include <functional>
#include <new>
#include <string>

#include "cli/command_line.h"
#include "cli/compare.h"
#include "cli/context.h"
#include "cli/describe.h"
#include "cli/inspect.h"
#include "cli/merge.h"
#include "cli/new_city.h"
#include "cli/phrases.h"
#include "cli/run.h"
#include "cli/select.h"
#include "cli/spread.h"
#include "cli/story.h"
#include "cli/terminal.h"
#include "cli/validate.h"
#include "core/errors.h"
#include "core/memory.h"
#include "core/utf8.h"

namespace {

using kabar::cli::CommandLine;
using kabar::cli::Context;

enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2, kStopped = 3 };

void declare(CommandLine& line, const Context& context) {
  kabar::cli::add_new_city(line, context);
  kabar::cli::add_validate(line, context);
  kabar::cli::add_describe(line, context);
  kabar::cli::add_run(line, context);
  kabar::cli::add_compare(line, context);
  kabar::cli::add_select(line, context);
  kabar::cli::add_inspect(line, context);
  kabar::cli::add_merge(line, context);
  kabar::cli::add_story(line, context);
  kabar::cli::add_spread(line, context);
}

/// Bad input has one line per problem; everything else is one line.
int complain(ExitCode code, const std::string& text) {
  kabar::cli::print_error((code == kBadInput ? text : kabar::readable(text)) + "\n");
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  Context context;
  context.language = kabar::cli::choose_language(argc, argv);
  const std::string no_memory = kabar::Sentence(kabar::phrase::out_of_memory).in(context.language) + "\n";
  kabar::cli::end_with_words(no_memory.c_str(), kFailed);
  const auto word = [&](const kabar::Sentence& sentence) { return sentence.in(context.language); };
  try {
    for (int i = 0; i < argc; ++i) context.command_line += (i == 0 ? "kabar" : std::string(" ") + argv[i]);
    kabar::cli::tell_limits_as_errors();
    kabar::tune_allocator();  // worlds and replicates need the same memory again and again
    CommandLine line(context.language);
    declare(line, context);
    line.parse(argc, argv)();
    kabar::cli::flush_output();
    return kDone;
  } catch (const kabar::InputError& error) {
    return complain(kBadInput, error.in(context.language));
  } catch (const kabar::Stopped& error) {
    return complain(kStopped, word(error.sentence()));
  } catch (const kabar::MachineError& error) {
    return complain(kFailed, word(error.sentence()));
  } catch (const std::bad_alloc&) {
    return complain(kFailed, word(kabar::phrase::out_of_memory));
  } catch (const std::exception& error) {
    return complain(kFailed, word({kabar::phrase::a_defect, error.what()}));
  }
}
