#pragma once
// Tiny random worlds and strategies, a pure function of a seed: 5 to 60 households with everything a city has, and
// probabilities that are often 0, often 1 and often large, so that every mechanism really works on few households.
// Built directly as data; knows neither synthesis nor engine.

#include <cstdint>
#include <memory>
#include <utility>

#include "network/world.h"
#include "scenario/strategy.h"
#include "tests/support/sanitized.h"

namespace kabar::test {

/// Which mechanisms a case exercises. What is not named is switched off; `everything` leaves all to chance.
enum class Mix : std::uint8_t {
  posts,          // posts only: no ties, groups or reshares
  ads,            // impressions that were paid for
  broadcasts,     // areas and lists
  meetings,       // announcements in RT meetings
  messages,       // instructions to RT heads by message
  circulars,      // by circular
  briefings,      // by briefing
  sessions,       // assisted groups
  visits,         // every target in turn
  groups,         // posts, forwarded to groups
  reshares,       // posts, reshared
  ties,           // posts, retold over ties in rounds
  take_up,        // posts, retold by those who took part
  seen_relays,    // posts, relayed by RT heads who only saw them
  action,         // visits and desks; those who understand apply and tell of it
  listening,      // the same with questions, answered or ignored
  hoaxes,         // posts, ads, visits; hoaxes by ties, groups and feeds, some of which are debunked
  everything,     // all blocks, all ways on
  everything_on,  // the same with every probability middling to large
  count
};
inline constexpr int kMixes = static_cast<int>(Mix::count);
const char* name_of(Mix mix);

struct RandomCase {
  std::uint64_t seed = 0;
  Mix mix = Mix::everything;
  World world;
  Strategy strategy;
};

/// How many cases the comparison of two engines takes, from seed 0.
inline constexpr std::uint64_t kCases = kSanitized ? 437 : 2185;

/// The case number `seed`; the mix and the memory mode go round with the seed.
RandomCase random_case(std::uint64_t seed);
/// The same with the mix named.
RandomCase random_case(std::uint64_t seed, Mix mix);

/// A copy of a world with changed parameters, accounts, topics ... (the population and the network stay).
template <class Change>
World changed(const World& world, const Change& change) {
  auto scenario = std::make_shared<Scenario>(*world.scenario);
  change(*scenario);
  World other = world;
  other.scenario = std::move(scenario);
  return other;
}

}  // namespace kabar::test
