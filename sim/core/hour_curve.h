#pragma once
// By which hour something has happened: from one word, whether it happens within the horizon and in which hour, without
// a transcendental. Knows nothing of what happens.

#include <cstdint>
#include <vector>

namespace kabar {

/// Rows of cumulative chances by whole hour, as thresholds of one 32-bit coin: the word w happens by hour k if
/// w < thresholds[row hours + k]. A larger chance never makes a word later (inversion).
struct HourCurve {
  std::uint32_t hours = 0;
  std::vector<std::uint64_t> thresholds;  // row, hour; never decreasing within a row
  std::uint32_t rows() const { return hours == 0 ? 0 : static_cast<std::uint32_t>(thresholds.size() / hours); }

  /// The threshold of "within the horizon".
  std::uint64_t limit(std::uint32_t row) const {
    return hours == 0 ? 0 : thresholds[(row + std::size_t{1}) * hours - 1];
  }

  /// The first hour k with word < thresholds[row, k]. The word must lie below limit(row).
  std::uint32_t hour(std::uint32_t row, std::uint32_t word) const {
    const std::uint32_t* last = last_below.data() + std::size_t{row} * hours;
    const std::uint64_t cell = (word * scale[row]) >> 32;
    const std::uint32_t* guess = guide.data() + std::size_t{row} * (kCells + 1u) + cell;
    std::uint32_t low = guess[0], high = guess[1];  // the answer is in low..high
    while (high - low > kFew) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (word <= last[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    // The first steps without a branch, which chance would decide.
    low += word > last[low] ? 1 : 0;
    low += word > last[low] ? 1 : 0;
    while (word > last[low]) ++low;
    return low;
  }

  // For the search, half as large: thresholds less one. An hour whose threshold is 0 comes before every guess.
  std::vector<std::uint32_t> last_below;
  // Guide table (Chen and Asau 1974): the hours of the lowest words of equal cells of [0, limit).
  static constexpr std::uint32_t kCells = 512;
  static constexpr std::uint32_t kFew = 6;  // so many are asked one after the other
  std::vector<std::uint32_t> guide;         // row, cell; one more at the end of each row
  std::vector<std::uint64_t> scale;         // row: cell = word scale / 2^32
};

/// From thresholds[row, hour].
HourCurve make_hour_curve(std::uint32_t hours, std::vector<std::uint64_t> thresholds);

/// One row per chance: an exponential delay in whole hours, at least one: by hour k, chance (1 - exp(-k / mean_hours)).
HourCurve exponential_curve(const std::vector<double>& chances, double mean_hours, std::uint32_t hours);

}  // namespace kabar
