#pragma once
// Kinds of means by which news reaches households: what a strategy can be run without, to see what would be lost.

#include <cstdint>

namespace kabar {

enum class Means : std::uint8_t {
  accounts,    // posts and paid posts
  heads,       // RT heads who pass on what they were asked to, or what they heard
  meetings,    // announcements in RTs' meetings
  sessions,    // of assisted groups
  visits,      // to households
  broadcasts,  // loudspeakers, radio, lists
  groups,      // messaging groups, whoever writes in them
  ties         // retelling among neighbours, kin and friends
};
inline constexpr int kMeans = 8;
inline constexpr const char* kMeansNames[kMeans] = {"accounts", "heads",      "meetings", "sessions",
                                                    "visits",   "broadcasts", "groups",   "ties"};

constexpr const char* name_of(Means means) {
  return kMeansNames[static_cast<int>(means)];
}

}  // namespace kabar
