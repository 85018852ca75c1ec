// What is asked of kabar, measured on this machine, each beside its yardstick in the same run:
//   bench_asked SCENARIO [--kabar PROGRAM] [--large SCENARIO | --large-households 1000000] [--sizes 41000,...]
//               [--repetitions 5] [--only GROUP...] [--json FILE]
// Groups: city agents experiment spread threads world growth files start (city and agents come together). Not here: the
// browser. Run on an idle machine; the protocol is in README.md.

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
  std::vector<std::string> names;
  Rows (*measure)(const AskedJob& job);
};
// First what forks: a child of a process that has used threads cannot use them.
const std::vector<Group> kGroups = {
    {{"world"}, measure_world},           {{"growth"}, measure_growth}, {{"start"}, measure_start},
    {{"city", "agents"}, measure_city},   {{"spread"}, measure_spread}, {{"threads"}, measure_threads},
    {{"experiment"}, measure_experiment}, {{"files"}, measure_files},
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
  } else if (option == "--repetitions") {
    request.job.repetitions = std::stoi(value);
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
  if (request.job.repetitions < 1) throw std::runtime_error("--repetitions must be at least 1");
  const auto known = [](const std::string& name) {
    return std::any_of(kGroups.begin(), kGroups.end(), [&](const Group& group) {
      return std::find(group.names.begin(), group.names.end(), name) != group.names.end();
    });
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
    if (std::none_of(group.names.begin(), group.names.end(), [&](const auto& name) { return wanted(request, name); })) {
      continue;
    }
    std::fprintf(stderr, "measuring: %s\n", group.names.front().c_str());
    for (const Row& row : group.measure(job)) {
      if (wanted(request, row.group)) rows.push_back(row);
    }
  }
  std::fputs(to_table(machine, rows).c_str(), stdout);
  if (!request.json.empty()) keep(request.json, to_json(machine, job.repetitions, rows));
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
