#pragma once
// The columns of the households that are drawn one by one: ranks, persons, register, language, phones, platforms,
// attendance, topics, roles. Every draw is keyed by what it decides, so that no column moves another. What is filled
// for a stretch of households is filled stretch by stretch, on any number of threads.

#include <array>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "core/row_words.h"
#include "population/population.h"

namespace kabar {

/// Low 32 bits of the digest of an id: the key of its draws, which do not move when another id is added.
std::uint32_t hash32(std::string_view id);

/// rank, decile, poor and size. `band` is the welfare band of each household, `persons_per_household` the city's mean.
/// Within a band the order is drawn; persons are dealt along the order of ranks so that totals are met.
void fill_welfare(const MadeConfiguration& made, const std::vector<std::uint8_t>& band, double persons_per_household,
                  DrawKey key, int threads, Population& population);

/// listed, javanese, female, connected_adults, platforms, attendance, and by topic eligible and beneficiary; asks the
/// columns above, education, age, access.
void fill_traits_and_topics(const MadeConfiguration& made, DrawKey key, int threads, Population& population);

/// rt_head, roles, assisted groups; asks everything above.
void fill_roles(const MadeConfiguration& made, DrawKey key, int threads, Population& population);

/// A keyed order: Fisher and Yates (Durstenfeld 1964), step i by the word i of its row.
template <class T>
void shuffle(DrawKey key, std::uint32_t head, std::uint32_t a, T* values, std::uint32_t n) {
  constexpr std::uint32_t kChunk = 16 * kRowChunk, kAhead = 16;
  std::uint32_t place[kChunk];
  for (std::uint32_t begin = 0; begin < n; begin += kChunk) {
    const std::uint32_t steps = n - begin < kChunk ? n - begin : kChunk;
    row_words(key, head, a, 0, begin, (steps + kRowChunk - 1) / kRowChunk, place);
    for (std::uint32_t i = 0; i < steps; ++i) place[i] = below(place[i], begin + i + 1);
    for (std::uint32_t i = 0; i < steps; ++i) {
      if (i + kAhead < steps) __builtin_prefetch(&values[place[i + kAhead]], 1);
      std::swap(values[begin + i], values[place[i]]);
    }
  }
}

}  // namespace kabar
