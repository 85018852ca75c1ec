#include "cli/notes.h"

#include "cli/terminal.h"

namespace kabar::cli {

std::string text_of_notes(const Problems& notes, const Context& context) {
  std::string text;
  for (const std::string& line : notes.lines(context.language)) {
    text += std::string(context.say("catatan: ", "note: ")) + line + "\n";
  }
  return text;
}

void print_notes(const Problems& notes, const Context& context, bool quiet) {
  if (!quiet && !notes.empty()) print_error(text_of_notes(notes, context));
}

}  // namespace kabar::cli
