#pragma once
// What a price of costs.csv is a price of, and what a block of a strategy can count. Knows no price.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kabar {

/// A block counts some of these (kUnits of its kind); an item whose unit is another word is charged by [[costs]] alone.
/// A month has 30 days.
enum class Unit : std::uint8_t {
  post,
  message,
  recipient,
  place,
  thousand_impressions,
  meeting,
  rt,
  head,
  kelurahan,
  session,
  topic,
  visit,
  respondent,
  hour,
  kelurahan_day,
  household,
  month,
  text
};
inline constexpr std::array kUnitWords = {
    "post",  "message", "recipient",  "place", "1000 impressions", "meeting",   "rt",    "head", "kelurahan", "session",
    "topic", "visit",   "respondent", "hour",  "kelurahan-day",    "household", "month", "text"};

constexpr std::string_view word_of(Unit unit) {
  return kUnitWords[static_cast<std::size_t>(unit)];
}

/// None for a word that no block counts.
constexpr std::optional<Unit> unit_of(std::string_view word) {
  for (std::size_t i = 0; i < kUnitWords.size(); ++i) {
    if (word == kUnitWords[i]) return static_cast<Unit>(i);
  }
  return std::nullopt;
}

}  // namespace kabar
