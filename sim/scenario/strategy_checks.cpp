// What a strategy says against the world: references, mechanisms, windows.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <type_traits>

#include "scenario/account_pattern.h"
#include "scenario/block_items.h"
#include "scenario/blocks.h"
#include "scenario/checker.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/scaling.h"

namespace kabar {

namespace {

/// One strategy: `path` is its internal path, names of messages begin with the list of the block.
struct StrategyChecker {
  const Checker check;
  const Strategy& strategy;
  const std::string path;

  const Scenario& world() const { return check.scenario; }

  void topics(const std::string& at, const std::string& name, const std::vector<std::string>& topics) const {
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (topics[i] == "*") continue;
      const std::string place = at + ".topics." + std::to_string(i);
      if (check.refers(place, name + ".topics", topics[i], world().topics, "topic", "topics")) {
        selected(place, name, topics[i]);
      }
    }
  }

  void selected(const std::string& place, const std::string& name, const std::string& topic) const {
    const std::vector<std::string>& selected = world().city.topics;
    const bool told = check.reading.refused.has_under("city.topics") || !check.known.has(world().topics, topic);
    if (selected.empty() || told || std::find(selected.begin(), selected.end(), topic) != selected.end()) return;
    check.add(place, {phrase::text_is, name + ".topics", topic}, phrase::topic_not_selected);
  }

  void kelurahan(const std::string& at, const std::string& name, const std::vector<std::string>& wanted) const {
    if (wanted.empty() || !check.knows("kelurahan") || check.reading.refused.has_any("kelurahan", "name")) return;
    std::vector<std::string> known = ids_of(world().kelurahan);
    for (const Kelurahan& one : world().kelurahan) known.push_back(one.name);
    const std::set<std::string_view> all(known.begin(), known.end());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (all.count(wanted[i]) > 0) continue;
      const std::string place = at + ".kelurahan." + std::to_string(i);
      check.add(place, {phrase::text_is, name + ".kelurahan", wanted[i]}, phrase::no_such_kelurahan,
                check.may_show(place) ? suggestion(wanted[i], known) : Sentence());
    }
  }

  void channel(const std::string& at, const std::string& name, const std::string& id, Mechanism mechanism) const {
    if (id.empty()) return;  // reported when it was read, or optional
    const Channel* row = row_of(world().channels, id);
    if (row != nullptr && row->mechanism == mechanism) return;
    if (!check.knows("channel") || check.reading.refused.has_any("channel", "mechanism") || !check.was_read(at)) return;
    std::vector<std::string> fitting;
    for (const Channel& one : world().channels) {
      if (one.mechanism == mechanism) fitting.push_back(one.id);
    }
    Sentence why(phrase::no_such_row, "channels");
    if (row != nullptr) why = {phrase::must_be_mechanism, facts_of(mechanism).name, std::string(row->mechanism.word())};
    Sentence hint = suggestion(id, fitting);
    if (hint.empty() && !fitting.empty()) hint = {phrase::such_as, fitting.front()};
    check.add(at, {phrase::text_is, name, id}, std::move(why), std::move(hint));
  }

  void day(const std::string& at, const std::string& name, std::int64_t day) const {
    if (day < world().city.days || !check.was_read("city.days")) return;
    check.add(at, {phrase::value_is, name, day}, {phrase::days_count_from_0, world().city.days});
  }

  void window(const std::string& at, const std::string& name, std::int64_t from, std::int64_t to) const {
    day(at + ".from_day", name + ".from_day", from);
    day(at + ".to_day", name + ".to_day", to);
    if (to == -1 || from <= to || !check.was_read(at + ".from_day")) return;
    check.add(at + ".to_day", {phrase::value_is, name + ".to_day", to}, {phrase::must_not_be_before, "from_day", from});
  }

  void accounts(const std::string& at, const std::string& name, const std::vector<std::string>& patterns) const {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const std::string& pattern = patterns[i];
      if (pattern == "*") continue;
      const std::string place = at + ".accounts." + std::to_string(i);
      const Sentence what(phrase::text_is, name + ".accounts", pattern);
      const std::size_t slash = pattern.find('/');
      if (slash == std::string::npos || pattern.find('/', slash + 1) != std::string::npos) {
        check.add(place, what, phrase::must_be_account_pattern);
        continue;
      }
      const auto matches = [&](const Account& account) { return names_account(pattern, account); };
      if (std::any_of(world().accounts.begin(), world().accounts.end(), matches)) continue;
      if (!check.knows("account")) continue;
      std::vector<std::string> known = ids_of(world().accounts);
      for (const Account& account : world().accounts) {
        known.push_back(account.agency + "/*");
        known.push_back("*/" + account.channel);
      }
      check.add(place, what, {phrase::no_such_row, "accounts"}, suggestion(pattern, known));
    }
  }

  /// Whether its channel, if it has one, is such as it takes: else what that costs is none of its.
  template <class Block>
  bool sends_by_its_mechanism(const Block& block) const {
    if constexpr (requires { block.channel; }) {
      const Channel* const row = row_of(world().channels, block.channel);
      return row != nullptr && row->mechanism == Block::kMechanism;
    }
    return true;
  }

  /// An item that a block is charged for must be a price of something that it counts.
  template <std::size_t N>
  void counts(const std::string& at, const std::string& name, const std::string& id,
              const std::array<Unit, N>& units) const {
    const CostItem* const item = row_of(world().costs, id);
    if (item == nullptr || !check.knows("cost") || check.reading.refused.has_any("cost", "unit")) return;
    const std::optional<Unit> unit = unit_of(item->unit);
    if (unit && std::find(units.begin(), units.end(), *unit) != units.end()) return;
    std::string known;
    for (const Unit each : units) known += (known.empty() ? "" : ", ") + std::string(word_of(each));
    check.add(at, {phrase::text_is, name, id}, {phrase::is_not_counted, item->unit}, {phrase::units_counted, known});
  }

  void item(const std::string& at, const std::string& name, const std::string& id) const {
    if (!id.empty()) check.refers(at, name, id, world().costs, "cost", "costs");
  }

  /// Lists of followers are as long as the largest factor may ask for, whatever a strategy asks; none is longer than
  /// there are households.
  void followers(const std::string& at, const std::string& name, double factor) const {
    const double most = world().param.followers_most;
    if (factor <= most || !check.was_read("param.followers_most")) return;
    constexpr double kBytes = 4, kMegabyte = 1e6;  // of a follower
    const double followers =
        static_cast<double>(world().accounts.size()) * static_cast<double>(world().city.households);
    check.add(at + ".followers_factor", {phrase::value_is, name + ".followers_factor", number_text(factor)},
              {phrase::at_most_followers, number_text(most)},
              {phrase::raise_followers_most, number_text(factor),
               static_cast<std::int64_t>(std::ceil(followers * kBytes / kMegabyte))});
  }

  template <class Block>
  void block(const char* list, const Block& block, std::size_t i) const {
    const std::string at = path + "." + list + "." + std::to_string(i);
    const std::string name =
        block.id.empty() ? std::string(list) + "[" + std::to_string(i + 1) + "]" : std::string(list) + "." + block.id;
    if constexpr (requires { block.topics; }) topics(at, name, block.topics);
    if constexpr (requires { block.kelurahan; }) kelurahan(at, name, block.kelurahan);
    if constexpr (requires { block.accounts; }) accounts(at, name, block.accounts);
    if constexpr (requires { block.to_day; }) {
      window(at, name, block.from_day, block.to_day);
    } else if constexpr (requires { block.from_day; }) {
      day(at + ".from_day", name + ".from_day", block.from_day);
    } else if constexpr (requires { block.day; }) {
      day(at + ".day", name + ".day", block.day);
    }
    if constexpr (requires { block.followers_factor; }) followers(at, name, block.followers_factor);
    if constexpr (std::is_same_v<Block, AdBlock>) {
      if (block.impressions > 0 && !world().city.boost_allowed) {
        check.add(at + ".impressions", {phrase::value_is, name + ".impressions", number_text(block.impressions)},
                  phrase::no_paid_reach);
      }
    }
    if constexpr (requires { block.item; }) item(at + ".item", name + ".item", block.item);
    if constexpr (requires { block.cost_item; }) {
      if (block.cost_item != "none") item(at + ".cost_item", name + ".cost_item", block.cost_item);
    }
    if constexpr (requires { block.cost_item; }) {
      const bool own = !block.cost_item.empty();
      for (const std::string& id :
           own || sends_by_its_mechanism(block) ? items_of(world(), block) : std::vector<std::string>()) {
        counts(own ? at + ".cost_item" : at, own ? name + ".cost_item" : name, id, Block::kUnits);
      }
    }
    if constexpr (requires { block.incentive_item; }) {
      item(at + ".incentive_item", name + ".incentive_item", block.incentive_item);
      counts(at + ".incentive_item", name + ".incentive_item", block.incentive_item, std::array{Unit::head});
    }
    if constexpr (requires { block.agency; }) {
      if (!block.agency.empty())
        check.refers(at + ".agency", name + ".agency", block.agency, world().agencies, "agency", "agencies");
    }
    if constexpr (requires { block.month_days; }) {
      if (!block.month_days.empty() && !block.weekdays.empty()) {
        check.add(at + ".month_days", Sentence::verbatim(name + ".month_days"), phrase::has_weekdays_too,
                  phrase::give_one_of_two);
      }
      for (std::size_t d = 0; d < block.month_days.size(); ++d) {
        if (block.month_days[d] == std::floor(block.month_days[d])) continue;
        check.add(at + ".month_days." + std::to_string(d),
                  {phrase::value_is, name + ".month_days", number_text(block.month_days[d])}, phrase::must_be_whole);
      }
    }
    if constexpr (requires { block.survey; }) {
      item(at + ".survey_item", name + ".survey_item", block.survey_item);
      counts(at + ".survey_item", name + ".survey_item", block.survey_item, std::array{Unit::respondent});
      const bool both = check.was_read(at + ".retarget") && check.was_read(at + ".survey");
      if (both && block.retarget == Retarget::survey && block.survey == 0) {
        check.add(at + ".retarget", {phrase::text_is, name + ".retarget", "survey"}, phrase::nobody_is_asked,
                  phrase::give_it_survey);
      }
      if (both && block.retarget != Retarget::survey && block.survey != 0) {
        check.add(at + ".survey", {phrase::value_is, name + ".survey", block.survey}, phrase::answers_not_used,
                  phrase::retarget_uses_them);
      }
    }
    if constexpr (requires { block.channel; }) {
      channel(at + ".channel", name + ".channel", block.channel, Block::kMechanism);
    }
    if constexpr (requires { block.group_channel; }) {
      channel(at + ".meeting_channel", name + ".meeting_channel", block.meeting_channel, Mechanism::meeting);
      channel(at + ".group_channel", name + ".group_channel", block.group_channel, Mechanism::group);
      const bool both = check.was_read(at + ".meeting_channel") && check.was_read(at + ".group_channel");
      if (both && block.meeting_channel.empty() && block.group_channel.empty()) {
        check.add(at, {phrase::reaches_no_household, name}, {}, phrase::give_it_a_channel);
      }
    }
  }
};

}  // namespace

void check_strategy_alone(const Strategy& strategy, std::size_t index, Reading& reading) {
  const std::string path = "strategy." + std::to_string(index);
  std::map<std::string, std::string> first;  // id -> place; unique over all lists of the strategy
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::string at = path + "." + list + "." + std::to_string(i);
      const std::string& id = blocks[i].id;
      if (id.empty()) continue;
      const Origin& origin = reading.origins.at(at + ".id");
      if (!is_made_of(id, "-", false)) {
        reading.problems.add(
            problem_at(origin, {phrase::text_is, std::string(list) + ".id", id}, phrase::must_be_lower_letters));
      }
      const auto [earlier, is_new] = first.emplace(id, at);
      if (is_new) continue;
      reading.problems.add(problem_at(origin, {phrase::text_is, std::string(list) + ".id", id},
                                      {phrase::id_used_before, reading.origins.at(earlier->second + ".id").line}));
    }
  });
}

void check_strategy(const Scenario& scenario, std::size_t index, Reading& reading) {
  const Strategy& strategy = scenario.strategies[index];
  check_strategy_alone(strategy, index, reading);
  const StrategyChecker checker{{scenario, reading}, strategy, "strategy." + std::to_string(index)};
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) checker.block(list, blocks[i], i);
  });
  // What a number costs hangs on many other values.
  const bool whole =
      !reading.refused.has_under(checker.path) && checker.check.knows("account") && checker.check.knows("cost") &&
      checker.check.knows("channel") && !reading.refused.has_any("cost", "cash_rupiah") &&
      !reading.refused.has_any("channel", "cost_item") && !reading.refused.has_any("channel", "cost_item_video");
  if (whole) check_scaling(scenario, index, reading);
}

}  // namespace kabar
