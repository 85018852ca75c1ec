#include "cli/context.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace kabar::cli {

namespace {

Language language_of(std::string_view locale) {
  return locale.substr(0, 2) == "id" ? Language::indonesian : Language::english;
}

// A signal handler can reach nothing but an object of static storage.
std::atomic<bool> stop_flag{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void raise_stop_flag(int) {
  stop_flag.store(true);
}

// So can the handler of std::terminate.
const char* last_words = "";
int last_code = 1;

constexpr std::array kStopSignals = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU};
std::array<struct sigaction, kStopSignals.size()> before_watching;

}  // namespace

Language choose_language(int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc) return language_of(argv[i + 1]);
    if (word.substr(0, kOption.size() + 1) == "--lang=") return language_of(word.substr(kOption.size() + 1));
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return language_of(value);
  }
  return Language::english;
}

StopWatch::StopWatch() {
  for (std::size_t i = 0; i < kStopSignals.size(); ++i) {
    ::sigaction(kStopSignals[i], nullptr, &before_watching[i]);
    // Under nohup a run outlives its terminal. A script's shell lets its background jobs ignore SIGINT, though, and who
    // sends one to them means it.
    if (kStopSignals[i] == SIGHUP && before_watching[i].sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = raise_stop_flag;
    action.sa_flags = static_cast<int>(SA_RESTART | static_cast<unsigned>(SA_RESETHAND));
    ::sigemptyset(&action.sa_mask);
    ::sigaction(kStopSignals[i], &action, nullptr);
  }
}

StopWatch::~StopWatch() {
  for (std::size_t i = 0; i < kStopSignals.size(); ++i) ::sigaction(kStopSignals[i], &before_watching[i], nullptr);
}

std::function<bool()> StopWatch::asked() {
  return [] { return stop_flag.load(std::memory_order_relaxed); };
}

void end_with_words(const char* words, int code) {
  last_words = words;
  last_code = code;
  std::set_terminate([] {
    if (std::current_exception()) std::abort();  // a defect: leave it to a debugger
    const std::string_view line = last_words;
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    ::_exit(last_code);
  });
}

void tell_limits_as_errors() {
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace kabar::cli
