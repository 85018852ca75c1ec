#include "core/date.h"

#include <algorithm>
#include <charconv>

namespace kabar {

namespace {

unsigned number(std::string_view text, std::size_t at, std::size_t length) {
  unsigned value = 0;
  std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

}  // namespace

std::optional<Date> date_from(std::string_view text) {
  static constexpr std::string_view kShape = "dddd-dd-dd";
  const bool has_shape = std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), [](char c, char shape) {
    return shape == 'd' ? c >= '0' && c <= '9' : c == shape;
  });
  if (!has_shape) return std::nullopt;
  const unsigned year = number(text, 0, 4);
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(number(text, 5, 2)),
                  std::chrono::day(number(text, 8, 2))};
  if (year < 1900 || year > 2199 || !date.ok()) return std::nullopt;
  return date;
}

Date date_after(std::string_view text, std::int64_t days) {
  return std::chrono::sys_days(date_from(text).value()) + std::chrono::days(days);
}

int weekday_of(const Date& date) {
  return static_cast<int>(std::chrono::weekday(date).iso_encoding()) - 1;
}

}  // namespace kabar
