// What is asked of kabar, measured on this machine, each beside its yardstick in the same run:
//   bench_asked SCENARIO [--kabar PROGRAM] [--before BENCH_CITY --city BENCH_CITY] [--epiworld CHECKOUT]
//               [--large SCENARIO | --large-households 1000000] [--sizes 41000,...]
//               [--repetitions 5] [--pairs 15] [--only GROUP...] [--json FILE]
// Groups: memory world growth start before city agents spread threads files. Not here: the browser, sweeps. Run on an
// idle machine; the protocol is in README.md.

#include "bench/asked.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/sized_city.h"
#include "core/memory.h"
#include "scenario/load.h"

namespace {

using namespace kabar;
using namespace kabar::bench;

struct Group {
  std::string name;
  Rows (*measure)(const AskedJob& job);
};
// First what needs a small process, then what forks: a child of a process that has used threads cannot use them.
const std::vector<Group> kGroups = {
    {"memory", measure_memory},   {"world", measure_world}, {"growth", measure_growth}, {"start", measure_start},
    {"before", measure_before},   {"city", measure_city},   {"agents", measure_agents}, {"spread", measure_spread},
    {"threads", measure_threads}, {"files", measure_files},
};

struct Request {
  AskedJob job;
  std::string json, large;
  std::uint32_t large_households = 1'000'000;
  std::vector<std::string> only;
};

void read_option(const std::string& option, const std::string& value, Request& request) {
  if (option == "--kabar") {
    request.job.kabar = value;
  } else if (option == "--json") {
    request.json = value;
  } else if (option == "--large") {
    request.large = value;
  } else if (option == "--large-households") {
    request.large_households = static_cast<std::uint32_t>(std::stoul(value));
  } else if (option == "--before") {
    request.job.before = value;
  } else if (option == "--city") {
    request.job.city = value;
  } else if (option == "--epiworld") {
    request.job.epiworld = value;
  } else if (option == "--repetitions") {
    request.job.repetitions = std::stoi(value);
  } else if (option == "--pairs") {
    request.job.pairs = std::stoi(value);
  } else if (option == "--sizes") {
    request.job.sizes.clear();
    std::istringstream list(value);
    for (std::string word; std::getline(list, word, ',');) {
      request.job.sizes.push_back(static_cast<std::uint32_t>(std::stoul(word)));
    }
  } else {
    throw std::runtime_error("unknown option " + option);
  }
}

Request read_request(int argc, char** argv) {
  Request request;
  request.job.sizes = {41'000, 205'000, 1'000'000, 10'000'000};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--only") {
      while (i + 1 < argc && std::string(argv[i + 1]).rfind("--", 0) != 0) request.only.emplace_back(argv[++i]);
    } else if (word.starts_with("--")) {
      if (++i == argc) throw std::runtime_error(word + " wants a value");
      read_option(word, argv[i], request);
    } else {
      request.job.path = word;
    }
  }
  if (request.job.path.empty()) throw std::runtime_error("usage: bench_asked SCENARIO [options; see bench/asked.cpp]");
  if (request.job.repetitions < 1 || request.job.pairs < 1) {
    throw std::runtime_error("--repetitions and --pairs must be at least 1");
  }
  if (request.job.before.empty() != request.job.city.empty()) {
    throw std::runtime_error("--before and --city: both or none");
  }
  const auto known = [](const std::string& name) {
    return std::any_of(kGroups.begin(), kGroups.end(), [&](const Group& group) { return group.name == name; });
  };
  for (const std::string& name : request.only) {
    if (!known(name)) throw std::runtime_error("--only " + name + ": no such group");
  }
  return request;
}

bool wanted(const Request& request, const std::string& name) {
  return request.only.empty() || std::find(request.only.begin(), request.only.end(), name) != request.only.end();
}

void run(Request& request) {
  const Machine machine = this_machine();
  AskedJob& job = request.job;
  job.cores = machine.cores;
  job.scenario = std::make_shared<const Scenario>(load_scenario(job.path));
  job.large = std::make_shared<const Scenario>(request.large.empty() ? sized(*job.scenario, request.large_households)
                                                                     : load_scenario(request.large));
  Rows rows;
  for (const Group& group : kGroups) {
    if (!wanted(request, group.name)) continue;
    std::fprintf(stderr, "measuring: %s\n", group.name.c_str());
    const Rows found = group.measure(job);
    rows.insert(rows.end(), found.begin(), found.end());
  }
  std::fputs(to_table(machine, rows).c_str(), stdout);
  if (!request.json.empty()) keep(request.json, to_json(machine, job.repetitions, job.pairs, rows));
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  try {
    Request request = read_request(argc, argv);
    run(request);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
