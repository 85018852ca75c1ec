#pragma once
// The columns of the households that are drawn one by one: ranks, persons, register, language, phones, platforms,
// attendance, topics, roles. Every draw is keyed by what it decides, so that no column moves another.

#include <string_view>
#include <vector>

#include "core/random.h"
#include "population/population.h"

namespace kabar {

/// Low 32 bits of the digest of an id: the key of its draws, which do not move when another id is added.
std::uint32_t hash32(std::string_view id);

/// rank, decile, poor and size. `band` is the welfare band of each household, `persons_per_household` the city's mean.
/// Within a band the order is drawn; persons are dealt along the order of ranks so that totals are met.
void fill_welfare(const Scenario& scenario, const std::vector<std::uint8_t>& band, double persons_per_household,
                  DrawKey key, Population& population);

/// listed, javanese, female, connected_adults, platforms, attendance; asks the columns above, education, age, access.
void fill_traits(const Scenario& scenario, DrawKey key, Population& population);

/// eligible and beneficiary by topic; asks rank and listed.
void fill_topics(const Scenario& scenario, DrawKey key, Population& population);

/// rt_head, roles, assisted groups; asks everything above.
void fill_roles(const Scenario& scenario, DrawKey key, Population& population);

/// The word of household i of a row: draw(key, head; a, b, i / 4)[i mod 4], for all i in order.
template <class Use>
void for_each_word(DrawKey key, std::uint32_t head, std::uint32_t a, std::uint32_t b, std::uint32_t households,
                   const Use& use) {
  for (std::uint32_t i = 0; i < households; i += 4) {
    const Words words = draw(key, head, a, b, i / 4);
    for (std::uint32_t j = 0; j < 4 && i + j < households; ++j) use(i + j, words[j]);
  }
}

/// A keyed order: Fisher and Yates (Durstenfeld 1964), step i by the word i of its row.
template <class T>
void shuffle(DrawKey key, std::uint32_t head, std::uint32_t a, T* values, std::uint32_t n) {
  for_each_word(key, head, a, 0, n,
                [&](std::uint32_t i, std::uint32_t word) { std::swap(values[i], values[below(word, i + 1)]); });
}

}  // namespace kabar
