#pragma once
// Where the numbers of a recording come from, and how people read it. Knows no scenario and no file.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.h"
#include "core/engine.h"
#include "core/language.h"
#include "record/recording.h"

namespace kabar {

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
  /// One that was asked for and not run, as it exceeds a ceiling.
  struct Refused {
    std::string name, title_id, title_en, why_id, why_en;
    bool operator==(const Refused&) const = default;
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
  struct Agency {
    std::string id, name;
    bool operator==(const Agency&) const = default;
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
  std::uint32_t engine = kEngine;  // its number: see core/engine.h
  std::string created;             // UTC, as 2025-01-06T07:00:00Z
  std::string command_line;
  std::string scenario_path, scenario_toml;
  std::string city, start;  // start: local date of hour 0
  std::int64_t seed = 0;
  std::int64_t budget_rupiah = 0;  // 0: no ceiling
  Digest world, config;
  std::vector<Strategy> strategies;
  std::vector<Refused> refused;
  std::vector<Topic> topics;
  std::vector<Kelurahan> kelurahan;
  std::vector<Channel> channels;
  std::vector<Item> items;
  std::vector<Agency> agencies;  // none in files of before format 6
  std::vector<Target> targets;   // as PopulationRecord::made has them
  std::vector<Parameter> parameters;
  std::vector<Input> inputs;
  bool operator==(const Provenance&) const = default;
};

/// The commit of the program as people read it: of one not known ("unknown"), of sources that differ from theirs
/// ("...-changed", or "...+" of the credibility study), in words of the language.
std::string commit_in(Language language, const std::string& commit);

/// The digest of the run: over the digests of its strategies' contents and of its complete replicates.
Digest digest_of(const Recording& recording, const Provenance& provenance);

}  // namespace kabar
