#pragma once
// Dates of the calendar, as users write them: yyyy-mm-dd. Knows no clock and no time zone.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kabar {

using Date = std::chrono::year_month_day;

/// The date that the text names, if there is such a day (Gregorian, 1900 to 2199).
std::optional<Date> date_from(std::string_view text);

/// So many days after a date. The text must name one.
Date date_after(std::string_view text, std::int64_t days);

/// Day of the week, Monday 0.
int weekday_of(const Date& date);

}  // namespace kabar
