// How time and memory grow with the size of the city: bench_scaling SCENARIO [--sizes 41000,100000,...] [--threads 1,2]
//   [--strategy joint-team] [--topics 5] [--repetitions 5] [--json FILE]
// Each size and number of threads is measured in a process of its own: the world, one calendar, one replicate, and the
// peak of memory. Exponents are slopes of logarithms by least squares: 1 is linear. bench/scaling.py draws the file.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/growth.h"
#include "bench/machine.h"
#include "bench/report.h"
#include "bench/sized_city.h"
#include "core/memory.h"

namespace {

using namespace kabar;
using namespace kabar::bench;

struct Request {
  std::string scenario, json, strategy = "joint-team";
  std::vector<std::uint32_t> sizes{41'000, 100'000, 400'000, 1'000'000};
  std::vector<std::uint32_t> threads{1};
  int topics = 5, repetitions = 5;
};

std::vector<std::uint32_t> numbers_of(const std::string& text) {
  std::vector<std::uint32_t> numbers;
  std::istringstream list(text);
  for (std::string word; std::getline(list, word, ',');) {
    numbers.push_back(static_cast<std::uint32_t>(std::stoul(word)));
  }
  return numbers;
}

Request read_request(int argc, char** argv) {
  Request request;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (!word.starts_with("--")) {
      request.scenario = word;
      continue;
    }
    if (++i == argc) throw std::runtime_error(word + " wants a value");
    const std::string value = argv[i];
    if (word == "--sizes") {
      request.sizes = numbers_of(value);
    } else if (word == "--threads") {
      request.threads = numbers_of(value);
    } else if (word == "--strategy") {
      request.strategy = value;
    } else if (word == "--topics") {
      request.topics = std::stoi(value);
    } else if (word == "--repetitions") {
      request.repetitions = std::stoi(value);
    } else if (word == "--json") {
      request.json = value;
    } else {
      throw std::runtime_error("unknown option " + word);
    }
  }
  if (request.scenario.empty()) throw std::runtime_error("usage: bench_scaling SCENARIO [options; see scaling.cpp]");
  return request;
}

/// What is fitted against the number of households.
struct Quantity {
  const char* name;
  double (*of)(const SizeMeasurement&);
};
constexpr Quantity kQuantities[] = {
    {"world_seconds", [](const SizeMeasurement& m) { return m.world_wall; }},
    {"replicate_seconds", [](const SizeMeasurement& m) { return m.replicate_wall; }},
    {"world_cpu_seconds", [](const SizeMeasurement& m) { return m.world_cpu; }},
    {"replicate_cpu_seconds", [](const SizeMeasurement& m) { return m.replicate_cpu; }},
    {"world_bytes", [](const SizeMeasurement& m) { return m.world_bytes; }},
    {"peak_bytes", [](const SizeMeasurement& m) { return m.peak; }},
};

nlohmann::ordered_json json_of(const SizeMeasurement& m) {
  return {{"households", m.households},
          {"directed_ties", m.directed_ties},
          {"topics", m.topics},
          {"threads", m.threads},
          {"world_seconds", m.world_wall},
          {"world_cpu_seconds", m.world_cpu},
          {"world_bytes", m.world_bytes},
          {"world_peak_bytes", m.world_peak},
          {"counted_bytes", m.counted_bytes},
          {"counted_tie_bytes", m.counted_tie_bytes},
          {"calendar_seconds", m.calendar_wall},
          {"replicate_seconds", m.replicate_wall},
          {"replicate_cpu_seconds", m.replicate_cpu},
          {"replicate_bytes", m.replicate_bytes},
          {"peak_bytes", m.peak},
          {"exposures", m.exposures},
          {"coins", m.coins},
          {"activations", m.activations},
          {"budget_ratio", m.budget_ratio}};
}

void print(const SizeMeasurement& m) {
  std::printf(
      "%10.0f households, %.0f threads: world %8.3f s (%4.0f ns a household, cpu), %6.1f MB (%3.0f bytes a "
      "household, peak %.1f MB); replicate %8.4f s (budget ratio %.2f), %6.1f MB; peak of all %7.1f MB\n",
      m.households, m.threads, m.world_wall, 1e9 * m.world_cpu / m.households, 1e-6 * m.world_bytes,
      m.world_bytes / m.households, 1e-6 * m.world_peak, m.replicate_wall, m.budget_ratio, 1e-6 * m.replicate_bytes,
      1e-6 * m.peak);
  std::fflush(stdout);
}

void run(const Request& request) {
  const Machine machine = this_machine();
  const Scenario scenario = load_with_topics(request.scenario, static_cast<std::size_t>(request.topics));
  nlohmann::ordered_json json;
  json["context"] = {{"date", machine.date},         {"processor", machine.processor},
                     {"cores", machine.cores},       {"compiler", machine.compiler},
                     {"commit", machine.commit},     {"load_at_start", machine.load},
                     {"strategy", request.strategy}, {"repetitions", request.repetitions}};
  json["sizes"] = nlohmann::ordered_json::array();
  json["exponents"] = nlohmann::ordered_json::array();
  for (const std::uint32_t threads : request.threads) {
    std::vector<SizeMeasurement> measured;
    std::vector<double> sizes;
    for (const std::uint32_t size : request.sizes) {
      measured.push_back(
          measure_size(scenario, request.strategy, size, static_cast<int>(threads), request.repetitions));
      sizes.push_back(measured.back().households);
      json["sizes"].push_back(json_of(measured.back()));
      print(measured.back());
    }
    if (sizes.size() < 2) continue;
    nlohmann::ordered_json fitted = {{"threads", threads}};
    for (const Quantity& quantity : kQuantities) {
      std::vector<double> values;
      for (const SizeMeasurement& m : measured) values.push_back(quantity.of(m));
      fitted[quantity.name] = exponent(sizes, values);
      std::printf("exponent of %s, %u threads: %.3f\n", quantity.name, threads, exponent(sizes, values));
    }
    json["exponents"].push_back(fitted);
  }
  if (!request.json.empty()) keep(request.json, json.dump(1) + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  kabar::tune_allocator();
  try {
    run(read_request(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
