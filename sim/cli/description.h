#pragma once
// The figures of `kabar describe`, gathered once and then said as text or as JSON. Knows no options.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "network/reproduction.h"
#include "network/statistics.h"
#include "network/world.h"

namespace kabar::cli {

/// A figure for the poor, the others, and all households. Empty where there are none.
struct ByPoor {
  std::optional<double> poor, non_poor, all;
};

struct TopicFigures {
  std::uint64_t eligible = 0, eligible_poor = 0, beneficiaries = 0;
};

struct AccountFigures {
  std::uint64_t asked = 0;      // by the table, in a city of this size
  std::uint64_t followers = 0;  // now: those, or all of the channel where they are more
  std::uint64_t potential = 0;  // households on the channel
  std::optional<double> poor_share_followers, poor_share_potential;
};

struct MarginTable {
  std::string table;
  std::uint64_t cells = 0;
  std::int64_t largest_difference = 0;  // households, made less target, of the cell below
  std::string cell;
  std::uint64_t missed = 0;  // cells off by more than 1 % and more than 5 households
};

struct Description {
  const World* world = nullptr;
  std::uint64_t persons = 0, persons_poor = 0, poor = 0;
  std::array<ByPoor, kAccesses> access;  // share of households
  ByPoor attendance;                     // mean chance to come to an RT meeting
  ByPoor listed;                         // share in the welfare register
  std::vector<ByPoor> channel_users;     // channel -> share of households
  std::vector<TopicFigures> topics;
  std::vector<AccountFigures> accounts;
  std::vector<MarginCheck> margins;
  std::vector<MarginTable> margin_tables;
  NetworkStatistics network;
  Reproduction r;
  Reproduction hoax_r;
  /// Newly aware through another household (ties, groups, relays) per aware household, in one replicate of
  /// `observed_in`: the strategy status-quo if the scenario has it, else the first one that makes anybody aware. Empty
  /// if none does.
  std::optional<double> observed_r;
  const Strategy* observed_in = nullptr;
};

Description describe(const World& world);

std::string text_of(const Description& description, const Context& context);
std::string json_of(const Description& description);

}  // namespace kabar::cli
