#pragma once
// What is measured of every topic: by which name files know a measure, in which words people read of it, and which
// households meet it. Reports, tables and files pass over this list; how a measure is counted day by day stands where
// the engine changes what it is about (diffusion/daily.h).

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "core/phrases.h"

namespace kabar {

/// reach: ever exposed; ever_aware; aware and understands: at the end of the horizon (or of the day), not forgotten;
/// applied: tried; enrolled: with success, and a place where places are limited (these are given out at the end of the
/// horizon).
enum class Measure : std::uint8_t { reach, ever_aware, aware, understands, applied, enrolled };

struct MeasureFacts {
  Measure measure;
  Measure within;    // who meets it meets that too; its own for what any household may meet
  bool lasts;        // who once met it meets it at the end
  const char* name;  // in files
  Phrase words;      // "rumah tangga miskin yang pernah tahu"
  Phrase heading;    // of a column
};

/// In the order of the enum; `within` comes first.
inline constexpr MeasureFacts kMeasureFacts[] = {
    {Measure::reach,
     Measure::reach,
     true,
     "reach",
     {"name_reach", "terjangkau", "reached"},
     {"head_reach", "Terjangkau, %", "Reached, %"}},
    {Measure::ever_aware,
     Measure::reach,
     true,
     "ever_aware",
     {"name_ever_aware", "pernah tahu", "ever aware"},
     {"head_ever_aware", "Pernah tahu, %", "Ever aware, %"}},
    {Measure::aware,
     Measure::ever_aware,
     false,
     "aware",
     {"name_aware", "masih tahu di akhir", "aware at the end"},
     {"head_aware", "Masih tahu di akhir, %", "Aware at the end, %"}},
    {Measure::understands,
     Measure::aware,
     false,
     "understands",
     {"name_understands", "paham", "understand"},
     {"head_understands", "Paham, %", "Understand, %"}},
    {Measure::applied,
     Measure::understands,
     false,
     "applied",
     {"name_applied", "mengajukan", "applied"},
     {"head_applied", "Mengajukan, %", "Applied, %"}},
    {Measure::enrolled,
     Measure::applied,
     false,
     "enrolled",
     {"name_enrolled", "menerima", "received it"},
     {"head_enrolled", "Menerima, %", "Received it, %"}},
};
inline constexpr int kMeasures = static_cast<int>(std::size(kMeasureFacts));
/// The daily series of the first so many are in a replicate's digest. A measure that comes later only counts what
/// happens as it did without it, so that no digest changes; it joins the others with the next number of the engine.
inline constexpr int kDigestedMeasures = 6;
static_assert(kDigestedMeasures <= kMeasures);

inline constexpr auto kMeasureNames = [] {
  std::array<const char*, kMeasures> names{};
  for (int m = 0; m < kMeasures; ++m) names[static_cast<std::size_t>(m)] = kMeasureFacts[m].name;
  return names;
}();

constexpr const MeasureFacts& facts_of(Measure measure) {
  return kMeasureFacts[static_cast<std::size_t>(measure)];
}

/// What the measures ask of a household about a topic, at the end of the horizon.
struct Standing {
  bool exposed = false, ever_aware = false;
  std::uint32_t level = 0;  // 0 unaware (or it has forgotten), 1 aware, 2 understands, 3 applied, 4 enrolled
};

constexpr bool meets(const Standing& standing, Measure measure) {
  switch (measure) {
    case Measure::reach:
      return standing.exposed;
    case Measure::ever_aware:
      return standing.ever_aware;
    case Measure::aware:
      return standing.level >= 1;
    case Measure::understands:
      return standing.level >= 2;
    case Measure::applied:
      return standing.level >= 3;
    case Measure::enrolled:
      return standing.level >= 4;
  }
  return false;
}

/// Bit m of the result: whether it meets measure m.
using Measures = std::uint8_t;
static_assert(kMeasures <= 8 * sizeof(Measures));
constexpr Measures measures_of(const Standing& standing) {
  std::uint32_t met = 0;
  for (int m = 0; m < kMeasures; ++m) met |= meets(standing, static_cast<Measure>(m)) ? 1u << m : 0u;
  return static_cast<Measures>(met);
}

}  // namespace kabar
