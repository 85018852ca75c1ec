#pragma once
// All that a running replicate holds.

#include <cstdint>
#include <vector>

#include "diffusion/district.h"
#include "diffusion/scratch.h"
#include "diffusion/wording.h"
#include "strategy/calendar.h"

namespace kabar {

/// Of one replicate; kept between replicates only to save allocations.
struct State {
  std::vector<District> districts;
  std::vector<Scratch> scratches;  // by thread
  // S10, of the whole city; only `listen` and `plan_week` touch them.
  std::vector<Question> waiting;                 // for an answer
  std::vector<std::uint64_t> answered;           // topic, kelurahan
  std::vector<std::vector<std::uint32_t>> left;  // by round: households to visit, in keyed order
  std::vector<VisitSlot> rounds;                 // visits of the weeks so far, by hour
  std::vector<Message> messages;  // the calendar's, made clearer by what was asked; empty if nobody learns
  Wording wording;                // of these, or of the calendar's
};

}  // namespace kabar
