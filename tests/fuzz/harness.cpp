#include "tests/fuzz/harness.h"

#include <sanitizer/allocator_interface.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace kabar::fuzz {

namespace {

std::atomic<std::int64_t> held{0}, most_held{0};

void taken(const volatile void*, std::size_t bytes) {
  const std::int64_t now = held.fetch_add(static_cast<std::int64_t>(bytes)) + static_cast<std::int64_t>(bytes);
  if (now > most_held.load()) most_held.store(now);
}

void given_back(const volatile void* memory) {
  if (memory == nullptr) return;
  held.fetch_sub(static_cast<std::int64_t>(__sanitizer_get_allocated_size(memory)));
}

void require_sayable_lines(const std::vector<std::string>& lines) {
  require(!lines.empty(), "a refusal says nothing");
  std::set<std::string> seen;
  for (const std::string& line : lines) {
    require(!line.empty(), "an empty line");
    require(readable(line) == line, "a line that steers the terminal: " + readable(line));
    require(seen.insert(line).second, "a line twice: " + line);
  }
}

}  // namespace

void require(bool truth, std::string_view what) {
  if (truth) return;
  std::fprintf(stderr, "not so: %.*s\n", static_cast<int>(std::min<std::size_t>(what.size(), 4000)), what.data());
  std::abort();
}

void require_sayable(const Problems& problems) {
  for (const Language language : {Language::indonesian, Language::english}) {
    require_sayable_lines(problems.lines(language));
  }
  for (const Problem& problem : problems.list()) {
    require(!problem.file.empty(), "a problem of no file: " + to_text(problem, Language::english));
  }
}

void require_sayable(const InputError& error, bool of_files) {
  for (const Language language : {Language::indonesian, Language::english}) {
    const std::string text = error.in(language);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    require_sayable_lines(lines);
  }
  for (const Problem& problem : error.problems()) {
    require(!of_files || !problem.file.empty(), "a problem of no file: " + to_text(problem, Language::english));
  }
}

HeapPeak::HeapPeak() {
  static const int installed = __sanitizer_install_malloc_and_free_hooks(taken, given_back);
  require(installed != 0, "memory can be counted");
  held_ = held.load();
  most_held.store(held_);
}

void HeapPeak::require_modest(std::size_t input, std::size_t per_byte, std::size_t at_least) const {
  const auto peak = static_cast<std::size_t>(std::max<std::int64_t>(0, most_held.load() - held_));
  static const bool shown = std::getenv("KABAR_FUZZ_SHOW_MEMORY") != nullptr;
  if (shown) {
    std::fprintf(stderr, "%zu bytes took %zu, %zu a byte\n", input, peak, peak / std::max<std::size_t>(1, input));
  }
  require(peak <= std::max(at_least, per_byte * input),
          std::to_string(input) + " bytes took " + std::to_string(peak) + " of memory");
}

}  // namespace kabar::fuzz
