// Result files with any bytes under a trailer that fits: how HDF5 lays out a file. Files of format 4 have no digest of
// their content, so that their numbers are looked at as well.

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "tests/fuzz/results.h"
#include "tests/support/dice.h"

namespace kabar::fuzz {

namespace {

/// Where HDF5 describes something: at the beginning, and at each of its signatures.
std::vector<std::size_t> descriptions_in(std::string_view bytes) {
  static constexpr std::array<std::string_view, 10> kSignatures = {"OHDR", "OCHK", "TREE", "FRHP", "FHIB",
                                                                   "FHDB", "BTHD", "BTLF", "BTIN", "GCOL"};
  std::vector<std::size_t> places = {0};
  for (std::size_t i = bytes.find_first_of("BFGOT"); i < bytes.size(); i = bytes.find_first_of("BFGOT", i + 1)) {
    const std::string_view four = bytes.substr(i, 4);
    if (std::find(kSignatures.begin(), kSignatures.end(), four) != kSignatures.end()) places.push_back(i);
  }
  return places;
}

/// One number of a description becomes another: of the file, a small, a large or a near one.
void change_number(std::uint8_t* bytes, std::size_t size, const std::vector<std::size_t>& places, test::Dice& dice) {
  const auto below = [&](std::size_t n) { return std::size_t{dice.below(static_cast<std::uint32_t>(n))}; };
  const std::size_t length = std::size_t{1} << dice.below(4);
  const auto any_place = [&] {
    return std::min(places[below(places.size())] + below(dice.chance(0.5) ? 48 : 400), size - length);
  };
  const std::size_t at = any_place();
  std::uint64_t value = 0;
  std::memcpy(&value, bytes + at, length);
  switch (dice.below(6)) {
    case 0:
      std::memcpy(&value, bytes + any_place(), length);
      break;
    case 1:
      value = dice.below(17);
      break;
    case 2:
      value = ~std::uint64_t{0} >> dice.below(64);
      break;
    case 3:
      value = places[below(places.size())];
      break;
    case 4:
      value ^= std::uint64_t{1} << dice.below(static_cast<std::uint32_t>(8 * length));
      break;
    default:
      value += dice.below(33) - std::uint64_t{16};
  }
  std::memcpy(bytes + at, &value, length);
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

/// A file of which bytes are missing is refused at once: most changes keep its size and are made where they matter.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  using namespace kabar;
  constexpr std::size_t kLeast = 64;
  test::Dice dice(seed, 1);
  if (size < kLeast || dice.chance(0.05)) return LLVMFuzzerMutate(data, size, most);
  const auto places = fuzz::descriptions_in({reinterpret_cast<const char*>(data), size});
  for (int change = dice.between(1, 4); change > 0; --change) fuzz::change_number(data, size, places, dice);
  return size;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kabar::fuzz::read_result(kabar::sample::with_trailer(kabar::sample::Bytes(data, data + size)));
  return 0;
}
