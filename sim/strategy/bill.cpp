#include "strategy/bill.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/errors.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

std::int64_t millihours(double hours) {
  return static_cast<std::int64_t>(hours * 1000.0 + 0.5);
}

/// What is done of `whole` after `done` of `all` equal parts; rounded down, so that parts add up.
std::int64_t done_of(std::int64_t whole, std::size_t done, std::size_t all) {
  const auto some = static_cast<std::int64_t>(done), every = static_cast<std::int64_t>(all);
  return whole / every * some + whole % every * some / every;
}

std::int64_t largest(const std::vector<std::int64_t>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

}  // namespace

Bill::Bill(const Schedule& schedule, Origin place)
    : schedule_(schedule),
      place_(std::move(place)),
      weeks_((schedule.hours + kWeekHours - 1) / kWeekHours),
      months_((schedule.hours + 24 * kMonthDays - 1) / (24 * kMonthDays)),
      cash_rupiah_(schedule.scenario.costs.size(), 0),
      staff_millihours_(schedule.scenario.costs.size(), 0),
      agency_week_(schedule.scenario.agencies.size() * weeks_, 0),
      cadre_month_(months_, 0),
      messages_(schedule.scenario.channels.size() * schedule.scenario.kelurahan.size() * weeks_, 0) {}

const CostItem* Bill::item_of(const std::string& id) const {
  if (id.empty() || id == "none") return nullptr;
  for (const CostItem& item : schedule_.scenario.costs) {
    if (item.id == id) return &item;
  }
  throw InputError(problem_at(place_, {phrase::text_is, "cost_item", id}, {phrase::no_such_row, "costs"}));
}

void Bill::charge(const std::string& own_item, const std::string& channel_item, std::initializer_list<Count> counts,
                  const Work& work) {
  const CostItem* const item = item_of(own_item.empty() ? channel_item : own_item);
  if (item == nullptr) return;
  const std::optional<Unit> unit = unit_of(item->unit);
  for (const Count& each : counts) {
    if (each.unit == unit) return charge(*item, each.count, work);
  }
  throw InputError(problem_at(place_, {phrase::text_is, "cost_item", item->id}, {phrase::is_not_counted, item->unit}));
}

void Bill::charge_each(const std::string& id, double count, const Work& work) {
  if (const CostItem* const item = item_of(id)) charge(*item, count, work);
}

void Bill::charge(const CostItem& item, double count, const Work& work) {
  if (count == 0.0) return;
  const auto place = static_cast<std::size_t>(&item - schedule_.scenario.costs.data());
  const std::int64_t staff = millihours(count * item.staff_hours);
  cash_rupiah_[place] += static_cast<std::int64_t>(count * static_cast<double>(item.cash_rupiah) + 0.5);
  staff_millihours_[place] += staff;
  const std::size_t agencies = work.agencies.empty() ? schedule_.scenario.agencies.size() : work.agencies.size();
  if (staff == 0 || agencies == 0 || work.days.empty()) return;
  std::vector<std::size_t> before(weeks_ + 1, 0);  // days of work before each week
  for (const std::uint32_t day : work.days) ++before[std::min<std::size_t>(day / 7, weeks_ - 1) + 1];
  std::partial_sum(before.begin(), before.end(), before.begin());
  for (std::size_t a = 0; a < agencies; ++a) {
    const std::size_t agency = work.agencies.empty() ? a : work.agencies[a];
    const std::int64_t own = done_of(staff, a + 1, agencies) - done_of(staff, a, agencies);
    for (std::size_t week = 0; week < weeks_; ++week) {
      agency_week_[agency * weeks_ + week] +=
          done_of(own, before[week + 1], work.days.size()) - done_of(own, before[week], work.days.size());
    }
  }
}

void Bill::charge_head(std::uint32_t rt, std::uint32_t day, double hours) {
  if (head_month_.empty()) head_month_.resize(schedule_.world.population.rts() * months_, 0);
  head_month_[rt * months_ + std::min<std::size_t>(day / kMonthDays, months_ - 1)] += millihours(hours);
}

void Bill::charge_cadres(std::uint32_t day, double hours, double times) {
  cadre_month_[std::min<std::size_t>(day / kMonthDays, months_ - 1)] += millihours(hours * times);
}

void Bill::use_channel(std::uint32_t channel, const std::vector<std::uint8_t>& kelurahan, std::uint32_t day) {
  for (std::size_t k = 0; k < kelurahan.size(); ++k) {
    messages_[(channel * kelurahan.size() + k) * weeks_ + day / 7] += kelurahan[k];
  }
}

Costs Bill::costs() const {
  Costs costs;
  costs.cash_rupiah = cash_rupiah_;
  costs.staff_millihours = staff_millihours_;
  for (std::size_t a = 0; a < schedule_.scenario.agencies.size(); ++a) {
    const auto first = agency_week_.begin() + static_cast<std::ptrdiff_t>(a * weeks_);
    const std::vector<std::int64_t> weeks(first, first + static_cast<std::ptrdiff_t>(weeks_));
    costs.agency_millihours.push_back(sum(weeks));
    costs.busiest_week_millihours.push_back(largest(weeks));
  }
  const std::size_t of_channel = schedule_.scenario.kelurahan.size() * weeks_;
  for (std::size_t c = 0; c < schedule_.scenario.channels.size(); ++c) {
    const auto first = messages_.begin() + static_cast<std::ptrdiff_t>(c * of_channel);
    const double most = schedule_.scenario.channels[c].most_per_week;
    const auto sent = *std::max_element(first, first + static_cast<std::ptrdiff_t>(of_channel));
    costs.channel_use.push_back(most > 0 ? sent / most : 0.0);
  }
  constexpr auto kHeads = static_cast<std::size_t>(Volunteers::heads);
  constexpr auto kCadres = static_cast<std::size_t>(Volunteers::cadres);
  costs.volunteer_millihours[kHeads] = sum(head_month_);
  costs.busiest_month_millihours[kHeads] = largest(head_month_);
  costs.volunteer_millihours[kCadres] = sum(cadre_month_);
  const auto cadres = static_cast<std::int64_t>(std::max<std::uint32_t>(1, schedule_.cadres));
  costs.busiest_month_millihours[kCadres] = (largest(cadre_month_) + cadres - 1) / cadres;
  return costs;
}

}  // namespace kabar
