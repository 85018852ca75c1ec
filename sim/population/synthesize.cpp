#include <algorithm>
#include <span>

#include "core/errors.h"
#include "core/memory.h"
#include "core/stretches.h"
#include "population/cells.h"
#include "population/columns.h"
#include "population/integerise.h"
#include "population/places.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

// Persons of a household where the tables have none (E).
constexpr double kPersonsPerHousehold = 3.1;

/// Households of the city that the tables describe.
double described_households(const MadeConfiguration& made, const Targets& targets) {
  return targets.total > 0 ? targets.total : static_cast<double>(made.city.households);
}

double persons_per_household(const MadeConfiguration& made, double described) {
  double persons = 0;
  for (const MadeKelurahan& kelurahan : made.kelurahan) persons += static_cast<double>(kelurahan.persons);
  return persons > 0 ? std::clamp(persons / described, 1.0, 10.0) : kPersonsPerHousehold;
}

/// The local cell of each household, kelurahan by kelurahan, shuffled inside.
std::vector<std::uint16_t> place_households(const std::vector<std::uint32_t>& count,
                                            std::span<const std::uint32_t> households_of, DrawKey key, int threads) {
  std::vector<std::uint32_t> begin(households_of.size() + 1, 0);
  for (std::size_t k = 0; k < households_of.size(); ++k) begin[k + 1] = begin[k] + households_of[k];
  std::vector<std::uint16_t> cell = column_of<std::uint16_t>(begin.back());
  parallel_for(static_cast<std::int64_t>(households_of.size()), threads, [&](std::int64_t k) {
    const std::size_t at = static_cast<std::size_t>(k);
    auto next = cell.begin() + begin[at];
    for (std::uint32_t local = 0; local < kLocalCells; ++local) {
      next = std::fill_n(next, count[at * kLocalCells + local], static_cast<std::uint16_t>(local));
    }
    shuffle(key, counter_head(Purpose::shuffle), static_cast<std::uint32_t>(k), cell.data() + begin[at],
            households_of[at]);
  });
  return cell;
}

/// Fills access, education and age from the cells; returns the welfare bands.
std::vector<std::uint8_t> unpack(const std::vector<std::uint16_t>& cell, const MadeParameters& param, int threads,
                                 Population& population) {
  const std::uint32_t n = population.households;
  std::vector<std::uint8_t> band = column_of<std::uint8_t>(n);
  population.access = column_of<Access>(n);
  population.education = column_of<Education>(n);
  population.age = column_of<AgeBand>(n);
  for_stretches({n, kStretchHouseholds}, threads, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      const Place5 place = place_of_cell(cell[i]);
      band[i] = static_cast<std::uint8_t>(place[1]);
      population.access[i] = param.equal_access ? Access::own_phone : static_cast<Access>(place[2]);
      population.education[i] = static_cast<Education>(place[3]);
      population.age[i] = static_cast<AgeBand>(place[4]);
    }
  });
  return band;
}

}  // namespace

Population synthesize(const MadeConfiguration& made, std::uint32_t population_index, int threads) {
  const DrawKey key =
      make_key(static_cast<std::uint64_t>(made.city.seed), population_index, kWorldReplicate, Stream::population);
  const std::uint32_t kelurahan = kelurahan_count(made);
  if (kelurahan > kMaxKelurahan) {
    throw InputError(problem_at(made.origins.at("kelurahan"), {phrase::too_many_kelurahan, kelurahan},
                                {phrase::at_most, kMaxKelurahan}));
  }
  const Targets targets = resolve_targets(made);
  const std::vector<std::uint32_t> count = integerise(expected_cells(made, targets), serpentine_order(kelurahan),
                                                      static_cast<std::uint64_t>(made.city.households),
                                                      uniform(draw(key, counter_head(Purpose::integerise))[0]));
  std::vector<std::uint32_t> households_of(kelurahan, 0);
  for (std::size_t cell = 0; cell < count.size(); ++cell) households_of[cell / kLocalCells] += count[cell];

  Population population;
  for (const std::uint32_t n : households_of) population.households += n;
  const double described = described_households(made, targets);
  lay_out(made, households_of, static_cast<double>(made.city.households) / described, key, threads, population);
  std::vector<std::uint8_t> band =
      unpack(place_households(count, households_of, key, threads), made.param, threads, population);
  fill_welfare(made, band, persons_per_household(made, described), key, threads, population);
  release(band);
  fill_traits_and_topics(made, key, threads, population);
  fill_roles(made, key, threads, population);
  return population;
}

std::vector<MarginCheck> check_margins(const MadeConfiguration& made, const Population& population) {
  const Targets targets = resolve_targets(made);
  std::vector<std::int64_t> count(static_cast<std::size_t>(kelurahan_count(made)) * kLocalCells, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    const int band = population.poor[i] ? 0 : population.decile[i] / 2 + 1;
    ++count[population.kelurahan[i] * kLocalCells + local_cell(band, static_cast<int>(population.access[i]),
                                                               static_cast<int>(population.education[i]),
                                                               static_cast<int>(population.age[i]))];
  }
  std::vector<std::pair<Place5, std::int64_t>> full;
  for (std::size_t cell = 0; cell < count.size(); ++cell) {
    if (count[cell] > 0) full.emplace_back(place_of_cell(static_cast<std::uint32_t>(cell)), count[cell]);
  }
  std::vector<MarginCheck> checks;
  for (std::size_t r = 0; r < targets.rows.size(); ++r) {
    const MadeTarget& target = made.targets[r];
    MarginCheck check{target.table, target.category, target.given};
    check.target = target.households * population.households / targets.total;
    for (const auto& [place, households] : full) {
      if (counts(targets.rows[r], place)) check.made += households;
    }
    checks.push_back(check);
  }
  return checks;
}

int feed_class(const Population& population, std::uint32_t household) {
  const Access access = population.access[household];
  if (access == Access::none) return 0;
  return access == Access::shared_phone ? 1 : 1 + population.connected_adults[household];
}

double city_growth(const MadeConfiguration& made) {
  return static_cast<double>(made.city.households) / described_households(made, resolve_targets(made));
}

std::uint32_t users_of(const Population& population, std::size_t channel) {
  if (channel >= kMaxPlatforms) return 0;
  std::uint32_t users = 0;
  for (const std::uint32_t platforms : population.platforms) users += platforms >> channel & 1u;
  return users;
}

double followers_today(const MadeAccount& account, double growth, double users) {
  if (account.followers_share > 0) return account.followers_share * users;
  return static_cast<double>(account.followers) * growth;
}

double feed_sessions(double shared_phone, int feed_class) {
  if (feed_class == 0) return 0;
  return feed_class == 1 ? shared_phone : static_cast<double>(feed_class - 1);
}

int comprehension_class(const Population& population, std::uint32_t household) {
  return 2 * static_cast<int>(population.education[household]) + population.javanese[household];
}

}  // namespace kabar
