#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "cli/terminal.h"

namespace kabar::cli {

namespace {

constexpr auto kBeforeFirst = std::chrono::seconds(2);
constexpr auto kBetweenBars = std::chrono::milliseconds(500);
constexpr auto kBetweenLines = std::chrono::seconds(15);
constexpr std::size_t kWidestBar = 30, kLeastBar = 8;

/// As somebody who waits would say it.
std::string duration(const Context& context, double seconds) {
  constexpr double kMinute = 60, kHour = 3600;
  if (seconds < 90) return fmt::format("{:.0f} {}", seconds, context.say("detik", "s"));
  if (seconds < 90 * kMinute) return fmt::format("{:.0f} {}", seconds / kMinute, context.say("menit", "min"));
  if (seconds < 36 * kHour) return fmt::format("{:.0f} {}", seconds / kHour, context.say("jam", "h"));
  return fmt::format("{:.0f} {}", seconds / (24 * kHour), context.say("hari", "days"));
}

}  // namespace

Progress::Progress(const Context& context, bool quiet)
    : context_(context),
      quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) != 0),
      begin_(std::chrono::steady_clock::now()),
      next_(begin_ + kBeforeFirst) {}

Progress::~Progress() {
  if (shown_ && terminal_) print_status("");
}

void Progress::at(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (quiet_ || total == 0 || now < next_) return;
  const double share = static_cast<double>(done) / static_cast<double>(total);
  const double elapsed = std::chrono::duration<double>(now - begin_).count();
  std::string text = fmt::format("{:3.0f} %", 100.0 * share);
  if (done > 0) {
    const std::string left = duration(context_, elapsed * (1.0 - share) / share);
    text += fmt::format(fmt::runtime(context_.say("  sisa kira-kira {}", "  about {} to go")), left);
  }
  if (terminal_) {
    const std::size_t around = text.size() + 3, room = status_columns();
    const std::size_t width = std::min(kWidestBar, room - std::min(room, around));
    const std::size_t full = std::min(static_cast<std::size_t>(share * static_cast<double>(width)), width);
    const std::string bar = std::string(full, '#') + std::string(width - full, '.');
    print_status(width < kLeastBar ? text : fmt::format("[{}] {}", bar, text));
    next_ = now + kBetweenBars;
  } else {
    print_error(text + "\n");
    next_ = now + kBetweenLines;
  }
  shown_ = true;
}

}  // namespace kabar::cli
