#pragma once
// The shipped city for the tests of patterns, and how they say what they measured: `test_patterns
// --gtest_output=json:FILE` keeps each figure with its target (analysis/credibility/patterns.py draws them).

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/ids.h"
#include "diffusion/replicate.h"
#include "scenario/load.h"

namespace kabar {

constexpr std::uint32_t kReplicates = 4;
constexpr double kInfinite = std::numeric_limits<double>::infinity();  // a target without an upper end

/// Keeps a figure that has no target of its own.
inline void measured(const std::string& pattern, double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  ::testing::Test::RecordProperty(pattern, text);
}

/// Keeps a figure with the range that it was set, and whether the model is held to it.
inline void keep(const std::string& pattern, double value, double low, double high, bool held) {
  char text[128];
  std::snprintf(text, sizeof text, "%.6g %.6g %.6g %s", value, low, high, held ? "tested" : "shown");
  ::testing::Test::RecordProperty(pattern, text);
}

/// The same, as a test.
inline void holds(const std::string& pattern, double value, double low, double high) {
  keep(pattern, value, low, high, true);
  EXPECT_GE(value, low) << pattern;
  EXPECT_LE(value, high) << pattern;
}

/// What KABAR_PATTERN_SETS changes (settings parted by blanks), so that analysis/credibility/calibrate.py sees the
/// patterns at other values.
inline std::vector<std::string> other_settings() {
  std::vector<std::string> settings;
  const char* const given = std::getenv("KABAR_PATTERN_SETS");
  std::istringstream words(given == nullptr ? "" : given);
  for (std::string word; words >> word;) settings.push_back(word);
  return settings;
}

/// The shipped city with these strategies as they are written (no ceiling scales them), and one of its worlds, made
/// once for all patterns.
class Magelang {
 public:
  explicit Magelang(const std::vector<std::string>& strategies, const std::vector<std::string>& sets = {}) {
    LoadOptions options;
    options.strategies = strategies;
    options.sets = sets;
    options.sets.push_back("city.budget=0");
    for (const std::string& setting : other_settings()) options.sets.push_back(setting);
    scenario_ = std::make_shared<const Scenario>(
        load_scenario(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/city.toml", options));
    world_ = build_world(scenario_, 0);
    for (const Strategy& strategy : scenario_->strategies) {
      calendars_.emplace(strategy.name, compile_calendar(world_, strategy));
    }
  }
  const Scenario& scenario() const { return *scenario_; }
  const World& world() const { return world_; }
  const Calendar& calendar(const std::string& strategy) const { return calendars_.at(strategy); }
  ReplicateRecord run(const std::string& strategy, std::uint32_t replicate) {
    return run_replicate(world_, calendars_.at(strategy), replicate, Keep::households, state_);
  }
  std::uint32_t channel(const std::string& id) const {
    for (std::uint32_t c = 0; c < scenario_->channels.size(); ++c) {
      if (scenario_->channels[c].id == id) return c;
    }
    throw std::out_of_range(id);
  }

 private:
  std::shared_ptr<const Scenario> scenario_;
  World world_;
  std::map<std::string, Calendar> calendars_;
  State state_;
};

}  // namespace kabar
