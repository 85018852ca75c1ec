// Dates against known days.

#include "core/date.h"

#include <gtest/gtest.h>

namespace kabar {
namespace {

using namespace std::chrono_literals;

TEST(Dates, AreThoseThatExist) {
  EXPECT_EQ(date_from("2024-02-29"), 2024y / 2 / 29);
  EXPECT_EQ(date_from("2000-02-29"), 2000y / 2 / 29);
  for (const char* no :
       {"2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-04-00", "1899-12-31", "2200-01-01",
        "2025-1-06", "2025/01/06", "2025-01-06 ", "", "20250106", "2025-0a-06"}) {
    EXPECT_FALSE(date_from(no)) << no;
  }
}

TEST(Dates, GoOnOverMonthsAndLeapYears) {
  EXPECT_EQ(date_after("2024-02-28", 1), 2024y / 2 / 29);
  EXPECT_EQ(date_after("2025-02-28", 1), 2025y / 3 / 1);
  EXPECT_EQ(date_after("2025-01-06", 89), 2025y / 4 / 5);
  EXPECT_EQ(date_after("1999-12-31", 0), 1999y / 12 / 31);
}

TEST(Dates, HaveTheirDayOfTheWeek) {
  EXPECT_EQ(weekday_of(1970y / 1 / 1), 3);   // a Thursday
  EXPECT_EQ(weekday_of(2025y / 1 / 6), 0);   // a Monday
  EXPECT_EQ(weekday_of(2100y / 2 / 28), 6);  // a Sunday, in a year without a leap day
}

}  // namespace
}  // namespace kabar
