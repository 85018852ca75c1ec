#include "scenario/ranges.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/number_text.h"

namespace kabar {

namespace {

/// From here on a range is read as orders of magnitude, whose middle is not its arithmetic mean.
constexpr double kWide = 8;

std::optional<double> number_in(const Cell& cell) {
  if (const auto* const real = std::get_if<double*>(&cell)) return **real;
  if (const auto* const whole = std::get_if<std::int64_t*>(&cell)) return static_cast<double>(**whole);
  return std::nullopt;
}

bool is_certainty(const KeyFacts& facts, double value) {
  const std::string_view unit = facts.unit;
  return value == 0 || (value == 1 && (unit == "probability" || unit == "share"));
}

class Collector {
 public:
  std::vector<PlausibleRange> rows;

  /// `fallback`: the value at which a strategy says nothing about the key.
  void add(const BoundKey& key, const std::string& path, const std::string& together,
           std::optional<double> fallback = {}) {
    const KeyFacts& facts = *key.facts;
    const std::optional<double> value = number_in(key.cell);
    if (!value) return;
    PlausibleRange row;
    row.path = path;
    row.draw = facts.together ? together : path;
    row.integer = std::holds_alternative<std::int64_t*>(key.cell);
    row.value = *value;
    if (facts.likely_low < facts.likely_high) {
      if (fallback && *fallback == *value) return;
      row.low = facts.likely_low;
      row.high = facts.likely_high;
      row.logarithmic = row.low > 0 && row.high >= kWide * row.low;
    } else if (facts.factor_low < facts.factor_high) {
      if (is_certainty(facts, *value)) return;
      row.low = std::max(facts.low, *value * facts.factor_low);
      row.high = std::min(facts.high, *value * facts.factor_high);
      row.logarithmic = facts.factor_low * facts.factor_high == 1;  // as far down as up
    } else {
      return;
    }
    row.unit = facts.unit;
    row.grade = facts.grade;
    row.label_id = facts.label_id;
    row.label_en = facts.label_en;
    rows.push_back(std::move(row));
  }
};

/// The channels that reach somebody under some strategy, and the items of cost that some strategy pays.
std::set<std::string> used_rows(Scenario& scenario) {
  std::set<std::string> used;
  for (Strategy& strategy : scenario.strategies) {
    for_each_block_list(strategy, [&](const char*, auto& blocks) {
      for (auto& block : blocks) {
        for (const BoundKey& key : bind(block)) {
          if (const auto* const word = std::get_if<std::string*>(&key.cell)) used.insert(**word);
        }
      }
    });
  }
  for (const Account& account : scenario.accounts) used.insert(account.channel);
  bool first_meeting = true;  // where a head who was not told to announces
  for (const Channel& channel : scenario.channels) {
    const bool meeting = channel.mechanism == Mechanism::meeting;
    if (facts_of(channel.mechanism).peoples_own || (meeting && first_meeting)) used.insert(channel.id);
    first_meeting = first_meeting && !meeting;
    if (used.count(channel.id) != 0) used.insert({channel.cost_item, channel.cost_item_video});
  }
  return used;
}

/// Blocks of one list and id that stand in several strategies, as a strategy with a base has its blocks.
template <class Block>
struct SameBlock {
  std::string id;
  std::vector<std::pair<std::string, Block*>> in;  // strategy, block
};

template <class Block>
void add_blocks(const char* list, std::vector<SameBlock<Block>>& blocks, Collector& to) {
  Block usual;
  const BoundKeys usual_keys = bind(usual);
  for (SameBlock<Block>& same : blocks) {
    for (std::size_t k = 0; k < usual_keys.size(); ++k) {
      const std::optional<double> first = number_in(bind(*same.in[0].second)[k].cell);
      const bool agree = std::all_of(same.in.begin(), same.in.end(),
                                     [&](const auto& one) { return number_in(bind(*one.second)[k].cell) == first; });
      for (auto& [strategy, block] : same.in) {
        const std::string key = usual_keys[k].facts->name;
        to.add(bind(*block)[k], "strategy." + (agree ? "*" : strategy) + "." + list + "." + same.id + "." + key,
               "strategy.*.*.*." + key, number_in(usual_keys[k].cell));
        if (agree) break;
      }
    }
  }
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::vector<PlausibleRange> plausible_ranges(const Scenario& given) {
  Scenario scenario = given;  // keys bind to what may be written
  Collector collector;
  for (const BoundKey& key : bind(scenario.city)) {
    collector.add(key, "city." + std::string(key.facts->name), "city." + std::string(key.facts->name));
  }
  for (const BoundKey& key : bind(scenario.param)) {
    collector.add(key, "param." + std::string(key.facts->name), "param." + std::string(key.facts->name));
  }
  const std::set<std::string> used = used_rows(scenario);
  for_each_table(scenario, [&](const std::string& section, auto& rows) {
    for (auto& row : rows) {
      if ((section == "channel" || section == "cost") && used.count(row_id(row)) == 0) continue;
      for (const BoundKey& key : bind(row)) {
        if constexpr (std::is_same_v<decltype(row), Channel&>) {
          // Only a feed shows videos.
          if (key.facts->name == std::string_view("kappa_video") && row.mechanism != Mechanism::feed) continue;
        }
        collector.add(key, section + "." + row_id(row) + "." + key.facts->name, section + ".*." + key.facts->name);
        if constexpr (requires { row.grade; }) {
          if (!collector.rows.empty() && collector.rows.back().grade.empty()) collector.rows.back().grade = row.grade;
        }
      }
    }
  });
  Strategy lists;
  for_each_block_list(lists, [&](const std::string& wanted, auto& none) {
    using Block = typename std::remove_reference_t<decltype(none)>::value_type;
    std::vector<SameBlock<Block>> found;
    for (Strategy& strategy : scenario.strategies) {
      for_each_block_list(strategy, [&](const std::string& list, auto& blocks) {
        if constexpr (std::is_same_v<decltype(blocks), std::vector<Block>&>) {
          if (list != wanted) return;
          for (Block& block : blocks) {
            const auto same =
                std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.id == row_id(block); });
            SameBlock<Block>& place = same == found.end() ? found.emplace_back() : *same;
            place.id = row_id(block);
            place.in.emplace_back(strategy.name, &block);
          }
        }
      });
    }
    add_blocks(wanted.c_str(), found, collector);
  });
  return std::move(collector.rows);
}

std::string ranges_as_csv(const Scenario& scenario, bool indonesian) {
  std::string text = "path,draw,type,scale,value,low,high,unit,grade,label\n";
  for (const PlausibleRange& row : plausible_ranges(scenario)) {
    text += csv_field(row.path) + "," + csv_field(row.draw) + "," + (row.integer ? "integer" : "number") + "," +
            (row.logarithmic ? "log" : "linear") + "," + number_text(row.value) + "," + number_text(row.low) + "," +
            number_text(row.high) + "," + csv_field(row.unit) + "," + row.grade + "," +
            csv_field(indonesian ? row.label_id : row.label_en) + "\n";
  }
  return text;
}

}  // namespace kabar
