// How many threads a process may use, from what the system and a batch system say.

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

#include "core/parallel.h"

#ifdef __linux__
#include <sched.h>
#endif

namespace kabar {

namespace {

std::optional<long> whole(const std::string& text) {
  long value = 0;
  const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || value < 1) return std::nullopt;
  return value;
}

/// OMP_NUM_THREADS may be a list, of which the first is that of the outermost level.
std::optional<long> from_environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::nullopt : whole(value);
}

long processors() {
#ifdef __linux__
  for (int size = 1024; size <= (1 << 18); size *= 4) {
    cpu_set_t* const set = CPU_ALLOC(static_cast<std::size_t>(size));
    if (set == nullptr) break;
    const std::size_t bytes = CPU_ALLOC_SIZE(static_cast<std::size_t>(size));
    const bool known = sched_getaffinity(0, bytes, set) == 0;
    const int count = known ? CPU_COUNT_S(bytes, set) : 0;
    CPU_FREE(set);
    if (known) return std::max(count, 1);
  }
#endif
  return 1;
}

/// Processors' worth of time that a quota gives in each period, rounded up.
std::optional<long> of_quota(const std::string& quota, const std::string& period) {
  const std::optional<long> some = whole(quota), all = whole(period);
  if (!some || !all) return std::nullopt;
  return std::max(1L, (*some + *all - 1) / *all);
}

std::string first_words(const std::string& path, std::string* second = nullptr) {
  std::ifstream file(path);
  std::string first, next;
  file >> first >> next;
  if (second != nullptr) *second = next;
  return first;
}

/// What the control groups give, version 2 and 1: the least of this group and of those above it.
std::optional<long> from_cgroups() {
  std::optional<long> least;
  const auto at_most = [&](std::optional<long> one) {
    if (one) least = least ? std::min(*least, *one) : *one;
  };
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const bool version_2 = controllers.empty();
    if (!version_2 && ("," + controllers + ",").find(",cpu,") == std::string::npos) continue;
    const std::string root = version_2 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu";
    for (std::string group = line.substr(second + 1);; group.resize(group.rfind('/'))) {
      if (group == "/") group.clear();
      if (version_2) {
        std::string period;
        const std::string quota = first_words(root + group + "/cpu.max", &period);
        at_most(of_quota(quota, period));
      } else {
        at_most(of_quota(first_words(root + group + "/cpu.cfs_quota_us"),
                         first_words(root + group + "/cpu.cfs_period_us")));
      }
      if (group.empty() || group.rfind('/') == std::string::npos) break;
    }
  }
  return least;
}

}  // namespace

int available_threads() {
  constexpr long kMost = 1024;
  long threads = std::min(processors(), kMost);
  for (const std::optional<long> limit :
       {from_cgroups(), from_environment("OMP_NUM_THREADS"), from_environment("SLURM_CPUS_PER_TASK")}) {
    if (limit) threads = std::min(threads, *limit);
  }
  return static_cast<int>(threads);
}

}  // namespace kabar
