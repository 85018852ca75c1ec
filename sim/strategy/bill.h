#pragma once
// S11: three ledgers that are never added up: cash in rupiah, hours of staff by agency and week, hours of volunteers by
// head and month. Knows prices, nothing of what is sent.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "scenario/units.h"
#include "strategy/schedule.h"

namespace kabar {

/// Who gives time unpaid: heads of RTs, each for its own RT; cadres, who share all visits evenly.
enum class Volunteers : std::uint8_t { heads, cadres };
inline constexpr std::size_t kVolunteerKinds = 2;
/// So many days count as a month.
inline constexpr std::uint32_t kMonthDays = 30;

/// What a strategy costs. Hours in thousandths.
struct Costs {
  std::vector<std::int64_t> cash_rupiah, staff_millihours;               // by item of the scenario's costs
  std::vector<std::int64_t> agency_millihours, busiest_week_millihours;  // by agency: staff in all; in one week
  std::array<std::int64_t, kVolunteerKinds> volunteer_millihours{};      // in all
  std::array<std::int64_t, kVolunteerKinds> busiest_month_millihours{};  // of one head, one cadre
  // By channel: of the messages a week that its places carry, the share that is sent in the busiest week and kelurahan.
  std::vector<double> channel_use;
  bool operator==(const Costs&) const = default;
};

/// So many of a unit.
struct Count {
  Unit unit;
  double count;
};

/// Whose work something is, and when.
struct Work {
  std::vector<std::uint32_t> agencies;  // who share it evenly; none: all of the table
  std::vector<std::uint32_t> days;      // over which it is spread evenly, a day as often as it stands here
};

/// A sum of charges, to which more may be added. Its whole is costs().
class Bill {
 public:
  /// `place`: where the strategy was said. The schedule must outlive the bill.
  Bill(const Schedule& schedule, Origin place);

  /// A block's own item, or else its channel's, for as many of the item's unit as there are; "" and "none" cost
  /// nothing. Rounded to whole rupiah and thousandths of an hour. Throws InputError if costs.csv has no such item, or
  /// its unit is not among `counts`.
  void charge(const std::string& own_item, const std::string& channel_item, std::initializer_list<Count> counts,
              const Work& work);
  /// `count` of an item, whatever it is a price of.
  void charge_each(const std::string& item, double count, const Work& work);

  /// The head of an RT, or all cadres together, spend so many hours on a day, `times` times.
  void charge_head(std::uint32_t rt, std::uint32_t day, double hours);
  void charge_cadres(std::uint32_t day, double hours, double times);

  /// A message on a channel that day, in all of these kelurahan.
  void use_channel(std::uint32_t channel, const std::vector<std::uint8_t>& kelurahan, std::uint32_t day);

  Costs costs() const;

 private:
  const CostItem* item_of(const std::string& id) const;
  void charge(const CostItem& item, double count, const Work& work);

  const Schedule& schedule_;
  Origin place_;
  std::size_t weeks_, months_;
  std::vector<std::int64_t> cash_rupiah_, staff_millihours_;  // by item
  std::vector<std::int64_t> agency_week_;                     // agency, week: millihours
  std::vector<std::int64_t> head_month_;                      // RT, month; empty until a head works
  std::vector<std::int64_t> cadre_month_;                     // month: of all cadres
  std::vector<std::uint32_t> messages_;                       // channel, kelurahan, week
};

}  // namespace kabar
