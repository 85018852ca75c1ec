#pragma once
// The published result file: what it holds, written whole or not at all, and read back only if it is whole. Its layout
// is described in FORMAT.md. Knows neither the engine nor how results are compared.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.h"
#include "record/recording.h"
#include "scenario/scenario.h"

namespace kabar {

/// What a file keeps. summary: counts at the end; timeseries: also daily counts; households: also the share of
/// replicates by household, and the full records of kept replicates.
enum class Tier : std::uint8_t { summary, timeseries, households };
inline constexpr int kTiers = 3;
inline constexpr const char* kTierNames[kTiers] = {"summary", "timeseries", "households"};

inline constexpr int kFormatVersion = 5;
inline constexpr int kOldestFormatRead = 4;

/// Where the numbers of a recording come from, and what its indices are called. Order as in the scenario.
struct Provenance {
  struct Strategy {
    std::string name, title_id, title_en, toml;
    Digest content;
    std::string scale_with = {};  // the number that the budget scales, or ""
    bool budget_exempt = false;
    std::string of = {};       // the whole strategy: its own name, but of a knock-out
    std::string without = {};  // the kind of means that a knock-out lacks, or ""
    bool operator==(const Strategy&) const = default;
  };
  struct Topic {
    std::string id, name_id, name_en;
    bool operator==(const Topic&) const = default;
  };
  struct Kelurahan {
    std::string code, name;
    double lat = 0, lon = 0, km2 = 0;
    bool has_point() const { return lat != 0 || lon != 0; }
    bool operator==(const Kelurahan&) const = default;
  };
  struct Channel {
    std::string id, name_id, name_en, mechanism;
    bool operator==(const Channel&) const = default;
  };
  struct Item {
    std::string id, name_id, name_en, unit;
    bool operator==(const Item&) const = default;
  };
  struct Target {
    std::string name;       // TABLE/CATEGORY or TABLE/CATEGORY/GIVEN
    double households = 0;  // in a city of this size
    bool operator==(const Target&) const = default;
  };
  struct Parameter {
    std::string symbol, text;     // the value as text
    std::optional<double> value;  // none for a word
    std::string unit;
    double low = 0, high = 0;  // the plausible range; equal: none
    std::string grade, source, label_id, label_en;
    /// The source in words of the language, where the program knows it.
    std::string source_in(Language language) const;
    bool operator==(const Parameter&) const = default;
  };
  struct Input {
    std::string name;
    std::uint64_t bytes = 0;
    Digest digest;
    bool operator==(const Input&) const = default;
  };

  std::string program_version = "unknown", git_commit = "unknown";
  std::string created;  // UTC, as 2025-01-06T07:00:00Z
  std::string command_line;
  std::string scenario_path, scenario_toml;
  std::string city, start;  // start: local date of hour 0
  std::int64_t seed = 0;
  std::int64_t budget_rupiah = 0;  // 0: no ceiling
  Digest world, config;
  std::vector<Strategy> strategies;
  std::vector<Topic> topics;
  std::vector<Kelurahan> kelurahan;
  std::vector<Channel> channels;
  std::vector<Item> items;
  std::vector<Target> targets;  // as PopulationRecord::made has them
  std::vector<Parameter> parameters;
  std::vector<Input> inputs;
  bool operator==(const Provenance&) const = default;
};

/// The tables of people of a scenario, as its provenance has them.
std::vector<Provenance::Target> targets_of(const Scenario& scenario);

/// The provenance of a run of this scenario by this program, now.
Provenance provenance_of(const Scenario& scenario, const std::string& command_line);

/// The digest of the run: over the digests of its strategies' contents and of its complete replicates.
Digest digest_of(const Recording& recording, const Provenance& provenance);

struct ResultFile {
  Recording recording;
  Provenance provenance;
  Tier tier = Tier::timeseries;
  Digest digest;
  std::uint64_t bytes = 0;
  std::int64_t format_version = kFormatVersion;
  std::optional<Digest> content = {};  // of all that the file says; none before format 5
  /// False where another program opened the file for writing, which cuts the last bytes off; the content's digest says
  /// that the rest is as it was written.
  bool trailer = true;
};

/// The commit of the program as people read it: of one not known ("unknown"), of sources that differ from theirs
/// ("...-changed", or "...+" of the credibility study), in words of the language.
std::string commit_in(Language language, const std::string& commit);

/// Writes the file as save_file() does, so that `path` is always a whole file or what it was before. Throws
/// MachineError (with what was kept) if the machine refuses, std::logic_error if the parts do not fit each other.
/// Chunks are packed on at most `threads` threads; the bytes depend on the other arguments alone. Peak memory: the size
/// of the file, twice while it grows, and about 20 MB. Replicates that are not complete are stored as missing. One call
/// at a time.
void write_results(const std::string& path, const Recording& recording, const Provenance& provenance, Tier tier,
                   int threads = 1);

/// The recording, equal to what was written up to its tier, and its provenance. Throws InputError
/// (`file: what (why) hint`) if the file is missing, no result file, of a format that this kabar does not read, not
/// whole to the last bit, or if its numbers contradict each other. Reads nothing but this file, whatever it says.
ResultFile read_results(const std::string& path);

/// Whether a file may be replaced by a result: one of kabar, of any format and also a damaged one, or empty. True if
/// there is none.
bool may_become_result(const std::string& path);

}  // namespace kabar
