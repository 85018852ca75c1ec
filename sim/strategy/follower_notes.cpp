#include "strategy/follower_notes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "population/cells.h"
#include "population/population.h"
#include "scenario/account_pattern.h"
#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr double kHalf = 0.5;
constexpr double kRounding = 0.5;  // of households that are expected

/// Households that are connected, as the tables make them.
double connected_households(const Scenario& scenario) {
  if (scenario.param.equal_access) return static_cast<double>(scenario.city.households);
  const std::vector<double> expected = expected_cells(scenario, resolve_targets(scenario));
  double connected = 0;
  for (std::size_t cell = 0; cell < expected.size(); ++cell) {
    const int access = place_of_cell(static_cast<std::uint32_t>(cell))[static_cast<std::size_t>(Dimension::access)];
    if (static_cast<Access>(access) != Access::none) connected += expected[cell];
  }
  return connected;
}

struct FollowerNotes {
  Scenario& scenario;
  const double growth;
  const double connected;

  void note(const std::string& path, const Sentence& what, const Sentence& why, const Sentence& hint) const {
    scenario.notes.add(problem_at(scenario.origins.at(path), what, why, hint));
  }

  const Channel* channel_of(const Account& account) const {
    for (const Channel& channel : scenario.channels) {
      if (channel.id == account.channel) return &channel;
    }
    return nullptr;
  }

  static Sentence asked_of_users(double asked, const Channel& channel, double users) {
    return {phrase::asked_of_users, std::llround(asked), channel.id, std::llround(users)};
  }

  void account(std::size_t a) const {
    const Account& account = scenario.accounts[a];
    const Channel* const channel = channel_of(account);
    if (channel == nullptr || account.followers_share > 0) return;
    const double users = channel->users_share * connected, asked = followers_today(account, growth, users);
    if (asked <= kHalf * users + kRounding) return;
    note("account." + std::to_string(a) + ".followers",
         {phrase::value_is, "account." + row_id(account) + ".followers", account.followers},
         asked_of_users(asked, *channel, users),
         asked > users + kRounding ? Sentence(phrase::all_users_follow, std::llround(users))
                                   : Sentence(phrase::more_than_half_follow));
  }

  /// The account that a block asks most of, if it is more than there are.
  void block(std::size_t s, std::size_t i) const {
    const Strategy& strategy = scenario.strategies[s];
    const PostBlock& block = strategy.blocks().posts[i];
    if (block.followers_factor <= 1) return;
    double most = 1;
    std::optional<Sentence> why;
    for (const Account& account : scenario.accounts) {
      const Channel* const channel = channel_of(account);
      const bool named = std::any_of(block.accounts.begin(), block.accounts.end(),
                                     [&](const std::string& pattern) { return names_account(pattern, account); });
      if (channel == nullptr || !named) continue;
      const double users = channel->users_share * connected, asked = followers_today(account, growth, users);
      if (!(users > 0) || asked > users || asked * block.followers_factor <= most * users) continue;
      most = asked * block.followers_factor / users;
      why = Sentence(phrase::account_asked_of_users, row_id(account), std::llround(asked * block.followers_factor),
                     channel->id, std::llround(users));
    }
    if (!why) return;
    note("strategy." + std::to_string(s) + ".posts." + std::to_string(i) + ".followers_factor",
         {phrase::value_is, "posts." + block.id + ".followers_factor", number_text(block.followers_factor)}, *why,
         phrase::all_of_them_follow);
  }
};

}  // namespace

void note_followers(Scenario& scenario) {
  if (scenario.accounts.empty()) return;
  const FollowerNotes notes{scenario, city_growth(scenario), connected_households(scenario)};
  for (std::size_t a = 0; a < scenario.accounts.size(); ++a) notes.account(a);
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
    for (std::size_t i = 0; i < scenario.strategies[s].blocks().posts.size(); ++i) notes.block(s, i);
  }
}

}  // namespace kabar
