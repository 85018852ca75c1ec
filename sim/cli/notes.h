#pragma once
// What was read as it stands and may be meant otherwise, told to people. It changes no result and no exit code.

#include <string>

#include "cli/context.h"
#include "core/errors.h"

namespace kabar::cli {

/// "note: FILE:LINE:COLUMN: ...", a line a note, each once.
std::string text_of_notes(const Problems& notes, const Context& context);

/// The same on standard error, unless `quiet`.
void print_notes(const Problems& notes, const Context& context, bool quiet);

}  // namespace kabar::cli
