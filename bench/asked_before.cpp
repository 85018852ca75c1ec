// The city of this build beside that of an earlier one: bench_city of both in turns, so that a slow minute hits both.

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "bench/asked.h"

namespace kabar::bench {

namespace {

/// Strategies that are asked to get faster; of all else no more is asked than to get no slower, within a tenth.
const std::map<std::string, double> kAsked = {{"replicate/joint-team", 0.7}, {"replicate/iklan-berbayar", 0.75}};
constexpr double kNoSlower = 1.1;

struct Timed {
  double milliseconds = 0;  // of processor
  std::string digest;       // of replicates; calendars and worlds have none
};

/// What one run of a bench_city says, by name.
std::map<std::string, Timed> time_city(const std::string& program, const std::string& scenario, std::string& commit) {
  const std::filesystem::path out = std::filesystem::temp_directory_path() / "kabar_bench_before.json";
  seconds_of_program({program, scenario,
                      "--benchmark_filter=^(replicate|compile_calendar)/|^(synthesize|build_network)$",
                      "--benchmark_min_time=0.1", "--benchmark_format=json", "--benchmark_out=" + out.string(),
                      "--benchmark_out_format=json"});
  std::ifstream file(out);
  const nlohmann::json said = nlohmann::json::parse(file);
  std::filesystem::remove(out);
  commit = said.at("context").value("commit", "unknown");
  std::map<std::string, Timed> times;
  for (const nlohmann::json& one : said.at("benchmarks")) {
    if (one.at("time_unit") != "ms") throw std::runtime_error(program + ": a time is not in milliseconds");
    times[one.at("name")] = {one.at("cpu_time"), one.value("label", "")};
  }
  return times;
}

}  // namespace

Rows measure_before(const AskedJob& job) {
  if (job.before.empty()) {
    Row row = asked_row("before", "the city, beside the build of before", "x its time", Ask::at_most, kNoSlower);
    row.note = "give --before BENCH_CITY, and --city BENCH_CITY of this build";
    return {row};
  }
  std::map<std::string, Pairs> pairs;
  std::map<std::string, std::set<std::string>> digests;
  std::string commit, commit_before;
  const auto note = [&](const std::map<std::string, Timed>& times, std::vector<double> Pairs::*side) {
    for (const auto& [name, timed] : times) {
      (pairs[name].*side).push_back(timed.milliseconds);
      digests[name].insert(timed.digest);
    }
  };
  for (int i = 0; i < job.pairs; ++i) {
    note(time_city(job.before, job.path, commit_before), &Pairs::yardstick);
    note(time_city(job.city, job.path, commit), &Pairs::mine);
  }
  Rows rows;
  for (const auto& [name, times] : pairs) {
    if (times.mine.empty() || times.yardstick.empty()) continue;  // of one of both only
    const auto asked = kAsked.find(name);
    Row row = asked_row("before", name, "x the time of before", Ask::at_most,
                        asked == kAsked.end() ? kNoSlower : asked->second);
    row.measured = times.ratios();
    row.yardstick = summarise(times.yardstick);
    row.yardstick_name = "the same at " + commit_before + ", in ms of processor";
    row.note = number_text(summarise(times.mine).median) + " ms now, at " + commit;
    if (const std::string& digest = *digests[name].begin(); !digest.empty()) {
      row.faithful = digests[name].size() == 1;
      row.fidelity = "digest of ten replicates " + digest + ", before and now, in every run";
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace kabar::bench
