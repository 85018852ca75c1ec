// Digests and defaults of this engine, as golden.txt keeps them: what changes one of them raises the engine's number
// (core/engine.h). Links sim_core alone, so that it runs on machines of other kinds too.
//   golden GOLDEN.txt SCENARIOS           compares; exit code 1 and a line for each difference
//   golden GOLDEN.txt SCENARIOS --renew   writes the file anew; refuses where the number was not raised and should have
//   been

#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/engine.h"
#include "experiment/experiment.h"
#include "scenario/keys.h"
#include "scenario/load.h"

namespace {

using namespace kabar;

/// What a line is about, and what it says.
using Lines = std::map<std::string, std::string>;

struct Golden {
  std::string engine;
  Lines digests, defaults;
  Lines since;  // by key: the engine that it came with
};

void run(const std::string& scenarios, const std::string& name, std::uint32_t populations, std::uint32_t replicates,
         Lines& digests) {
  const auto scenario = std::make_shared<const Scenario>(load_scenario(scenarios + "/" + name));
  digests["world\t" + name] = to_text(scenario->world_digest);
  ExperimentPlan plan;
  plan.populations = populations;
  plan.replicates = replicates;
  std::vector<Digest> contents;
  for (const Strategy& strategy : scenario->strategies) contents.push_back(strategy.content_digest);
  digests["run\t" + name + " x " + std::to_string(populations) + " x " + std::to_string(replicates)] =
      to_text(digest_of(run_experiment(scenario, plan).recording, contents));
}

Golden of_this_engine(const std::string& scenarios) {
  Golden now;
  now.engine = std::to_string(kEngine);
  run(scenarios, "teaching/city.toml", 3, 2, now.digests);
  run(scenarios, "presets/closed-form.toml", 1, 2, now.digests);
  run(scenarios, "presets/monotone.toml", 1, 2, now.digests);
  run(scenarios, "presets/two-state.toml", 1, 2, now.digests);
  run(scenarios, "presets/village.toml", 1, 2, now.digests);
  run(scenarios, "magelang/city.toml", 1, 1, now.digests);
  for (const KeyRow& key : key_rows()) {
    now.defaults["default\t" + key.path] = key.default_value;
    now.since["default\t" + key.path] = now.engine;
  }
  return now;
}

Golden read(const std::string& path) {
  Golden kept;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string kind, name, value, since;
    std::getline(fields, kind, '\t');
    std::getline(fields, name, '\t');
    std::getline(fields, value, '\t');
    std::getline(fields, since, '\t');
    if (kind == "engine") {
      kept.engine = name;
    } else if (kind == "default") {
      kept.defaults[kind + "\t" + name] = value;
      kept.since[kind + "\t" + name] = since;
    } else {
      kept.digests[kind + "\t" + name] = value;
    }
  }
  return kept;
}

/// What was there and is another now, or is no longer.
std::vector<std::string> changed(const Lines& kept, const Lines& now) {
  std::vector<std::string> found;
  for (const auto& [what, value] : kept) {
    const auto same = now.find(what);
    if (same == now.end()) {
      found.push_back(what + ": is gone");
    } else if (same->second != value) {
      found.push_back(what + ": " + value + " is now " + same->second);
    }
  }
  return found;
}

std::vector<std::string> added(const Lines& kept, const Lines& now) {
  std::vector<std::string> found;
  for (const auto& [what, value] : now) {
    if (kept.count(what) == 0) found.push_back(what + ": is new (" + value + ")");
  }
  return found;
}

template <class More>
void append(std::vector<std::string>& all, const More& more) {
  all.insert(all.end(), more.begin(), more.end());
}

int tell(const std::vector<std::string>& lines, const char* what_to_do) {
  for (const std::string& line : lines) std::printf("%s\n", line.c_str());
  if (!lines.empty()) std::printf("%s\n", what_to_do);
  return lines.empty() ? 0 : 1;
}

int compare(const Golden& kept, const Golden& now) {
  std::vector<std::string> lines;
  if (kept.engine != now.engine) lines.push_back("engine\t" + kept.engine + " is now " + now.engine);
  append(lines, changed(kept.digests, now.digests));
  append(lines, changed(kept.defaults, now.defaults));
  append(lines, added(kept.digests, now.digests));
  append(lines, added(kept.defaults, now.defaults));
  return tell(
      lines,
      "where that is meant: raise kEngine in sim/core/engine.h if a digest or a default changed, then tests/renew");
}

int renew(const std::string& path, const Golden& kept, Golden now) {
  if (kept.engine == now.engine) {
    std::vector<std::string> lines = changed(kept.digests, now.digests);
    append(lines, changed(kept.defaults, now.defaults));
    if (tell(lines, "not renewed: raise kEngine in sim/core/engine.h first") != 0) return 1;
  }
  std::ofstream file(path);
  file << "# Digests and defaults of this engine, by tests/renew; fields are set apart by tabs. A default: since which "
          "engine, "
          "as far as this list knows, which begins with engine 2.\n"
       << "engine\t" << now.engine << "\n";
  for (const auto& [what, value] : now.digests) file << what << "\t" << value << "\n";
  for (const auto& [what, value] : now.defaults) {
    const auto before = kept.defaults.find(what);
    const bool same = before != kept.defaults.end() && before->second == value;
    file << what << "\t" << value << "\t" << (same ? kept.since.at(what) : now.engine) << "\n";
  }
  return file ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const Golden kept = read(argv[1]), now = of_this_engine(argv[2]);
  return argc > 3 && std::string(argv[3]) == "--renew" ? renew(argv[1], kept, now) : compare(kept, now);
}
