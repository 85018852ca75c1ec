#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "analysis/report/grid.h"
#include "cli/phrases.h"
#include "core/errors.h"
#include "core/utf8.h"

namespace kabar::cli {

namespace {

void put(std::string_view text, std::FILE* to) {
  std::fwrite(text.data(), 1, text.size(), to);
}

std::size_t columns_behind(int output) {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  return ::ioctl(output, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ? kUsual : size.ws_col;
}

}  // namespace

void print(std::string_view text) {
  put(readable(text, Lines::kept), stdout);
}

void print_lines(std::string_view text) {
  const std::string lines = readable(text, Lines::kept);
  put(::isatty(STDOUT_FILENO) == 1 ? analysis::hanging(lines, terminal_columns()) : lines, stdout);
}

void print_json(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (; !json.empty();) {
    const CodePoint point = first_code_point(json);
    if (!point.valid) {  // a name of a file may be of any bytes
      text += "\uFFFD";
    } else if (point.value == '\n' || !steers_text(point.value)) {
      text += json.substr(0, point.bytes);
    } else {  // it can stand in a string only
      const char32_t low = point.value - 0x10000;
      char escaped[16];
      if (point.value < 0x10000) {
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(point.value));
      } else {
        std::snprintf(escaped, sizeof escaped, "\\u%04x\\u%04x", static_cast<unsigned>(0xD800 + (low >> 10)),
                      static_cast<unsigned>(0xDC00 + (low & 0x3FF)));
      }
      text += escaped;
    }
    json.remove_prefix(point.bytes);
  }
  put(text, stdout);
}

void print_error(std::string_view text) {
  const std::string lines = readable(text, Lines::kept);
  put(::isatty(STDERR_FILENO) == 1 ? analysis::hanging(lines, columns_behind(STDERR_FILENO)) : lines, stderr);
}

void print_status(const std::string& text) {
  put("\r\033[K", stderr);
  put(analysis::shortened(text, status_columns()), stderr);
  std::fflush(stderr);
}

void flush_output() {
  const bool good = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (!good) throw MachineError(phrase::output_refused);
}

std::size_t terminal_columns() {
  // A name, a figure and its interval need 40 columns: a narrower terminal breaks lines itself, a table cut further
  // would say nothing.
  constexpr std::size_t kLeast = 40, kMost = 1000;
  return std::clamp<std::size_t>(columns_behind(STDOUT_FILENO), kLeast, kMost);
}

std::size_t status_columns() {
  constexpr std::size_t kLeast = 8;
  return std::max(columns_behind(STDERR_FILENO), kLeast) - 1;
}

}  // namespace kabar::cli
