#pragma once
// What no submodel changes.

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "diffusion/wording.h"
#include "strategy/calendar.h"

namespace kabar {

/// Everything const that a submodel sees.
struct Setting {
  const World& world;
  const Calendar& calendar;
  const Draws& draws;
  const Parameters& param;
  std::uint32_t hours;                // of the horizon
  std::uint32_t district_households;  // of every district but the last
  Memory memory;
  const std::vector<double>& spacing;  // n^psi by n, for the first numbers of exposures
  const Message* messages;             // the calendar's, or the replicate's own where they get clearer
  const Wording& wording;              // the same as encoding asks for them

  const Effect& effect(std::uint32_t message) const { return wording.effects[message]; }
  const Message& message(std::uint32_t number) const { return messages[number]; }
  /// The topic that a message is about, as keys of draws name it.
  std::uint32_t topic_key(std::uint32_t topic) const { return calendar.topics[topic].topic; }
};

}  // namespace kabar
