#pragma once
// A recording with its provenance, as a file holds it and a comparison reads it, and one of several. Knows not how it
// is stored.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/provenance.h"
#include "record/recording.h"

namespace kabar {

/// What a file keeps. summary: counts at the end; timeseries: also daily counts; households: also the share of
/// replicates by household, and the full records of kept replicates.
enum class Tier : std::uint8_t { summary, timeseries, households };
inline constexpr int kTiers = 3;
inline constexpr const char* kTierNames[kTiers] = {"summary", "timeseries", "households"};

/// Of the published file.
inline constexpr int kFormatVersion = 6;
inline constexpr int kOldestFormatRead = 4;

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

/// One result of the parts of one experiment, as run in several processes: see merge() in piece.h. `names` are what
/// messages call them, one a part. Throws InputError, naming each part that is not of the same experiment as the first:
/// other settings, strategies, bytes of input, seed, engine or tier.
/// Provenance is that of the first part, with the versions and commits of all; that nothing was run anew is for the
/// caller to say.
ResultFile merge(std::vector<ResultFile> parts, const std::vector<std::string>& names);

}  // namespace kabar
