#pragma once
// The one door to the terminal: whatever comes from a file or a command line is shown without what could steer it.

#include <string>
#include <string_view>

namespace kabar::cli {

/// To standard output and standard error, made readable (core/utf8.h); line ends stay. Lines of an error that are
/// longer than a terminal go on indented there; elsewhere a problem stays one line.
void print(std::string_view text);
void print_error(std::string_view text);
/// The same to standard output, for lines of words that are not yet set to a width.
void print_lines(std::string_view text);
/// Ends what was printed: throws MachineError if it did not get out.
void flush_output();

/// JSON as it is: characters that steer are escaped in its strings, so that nothing is lost.
void print_json(std::string_view json);

/// A line on standard error that the next one replaces, where that is a terminal; an empty text takes it away. It is
/// cut to status_columns(): a line that wraps would stay.
void print_status(const std::string& text);

/// Columns of the terminal on standard output; 80 where that is none, so that what is written to files and pipes does
/// not hang on a window.
std::size_t terminal_columns();
/// Columns that a status has on standard error.
std::size_t status_columns();

}  // namespace kabar::cli
