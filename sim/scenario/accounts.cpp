#include "scenario/accounts.h"

#include "scenario/checker.h"

namespace kabar {

void complete_accounts(Scenario& scenario, Reading& reading) {
  const std::size_t n = scenario.accounts.size();
  std::vector<OneOfTwo> said;
  std::size_t neither = 0;
  for (std::size_t a = 0; a < n; ++a) {
    said.push_back(one_of_two(scenario.origins, "account." + std::to_string(a), "followers", "followers_share"));
    neither += said.back() == OneOfTwo::neither ? 1 : 0;
  }
  const bool no_column = neither == n && n > 0;
  for (std::size_t a = 0; a < n; ++a) {
    Account& account = scenario.accounts[a];
    const std::string path = "account." + std::to_string(a);
    if (reading.refused.has(path + ".followers") || reading.refused.has(path + ".followers_share")) continue;
    if (no_column) {
      reading.problems.add(problem_at(reading.origins.at("account"), {phrase::column_missing, "followers"},
                                      phrase::is_required, {phrase::or_a_column, "followers_share"}));
      return;
    }
    switch (said[a]) {
      case OneOfTwo::first:
        account.followers_share = 0;
        break;
      case OneOfTwo::second:
        account.followers = 0;
        break;
      case OneOfTwo::both:
        if (account.followers == 0 || account.followers_share == 0) break;
        [[fallthrough]];
      case OneOfTwo::neither:
        reading.problems.add(problem_at(
            reading.origins.at(path), Sentence::verbatim("account." + row_id(account)),
            {said[a] == OneOfTwo::both ? phrase::has_both : phrase::has_neither, "followers", "followers_share"},
            phrase::give_one_of_two));
    }
  }
}

}  // namespace kabar
