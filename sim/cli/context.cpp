#include "cli/context.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string_view>

namespace kabar::cli {

namespace {

Language language_of(std::string_view locale) {
  return locale.substr(0, 2) == "id" ? Language::indonesian : Language::english;
}

// A signal handler can reach nothing but an object of static storage.
std::atomic<bool> stop_flag{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void raise_stop_flag(int signal) {
  stop_flag.store(true);
  std::signal(signal, SIG_DFL);
}

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

void watch_for_stop() {
  std::signal(SIGINT, raise_stop_flag);
  std::signal(SIGTERM, raise_stop_flag);
}

bool stop_was_asked() {
  return stop_flag.load(std::memory_order_relaxed);
}

}  // namespace kabar::cli
