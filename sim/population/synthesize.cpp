#include <algorithm>

#include "core/errors.h"
#include "population/cells.h"
#include "population/columns.h"
#include "population/integerise.h"
#include "population/places.h"

namespace kabar {

namespace {

// Persons of a household where the tables have none (E).
constexpr double kPersonsPerHousehold = 3.1;

/// Households of the city that the tables describe.
double described_households(const Scenario& scenario, const Targets& targets) {
  return targets.total > 0 ? targets.total : static_cast<double>(scenario.city.households);
}

double persons_per_household(const Scenario& scenario, double described) {
  double persons = 0;
  for (const Kelurahan& kelurahan : scenario.kelurahan) persons += static_cast<double>(kelurahan.persons);
  return persons > 0 ? std::clamp(persons / described, 1.0, 10.0) : kPersonsPerHousehold;
}

/// The local cell of each household, kelurahan by kelurahan, shuffled inside.
std::vector<std::uint16_t> place_households(const std::vector<std::uint32_t>& count,
                                            std::vector<std::uint32_t>& households_of, DrawKey key) {
  std::vector<std::uint16_t> cell;
  for (std::uint32_t k = 0; k < households_of.size(); ++k) {
    const std::size_t first = cell.size();
    for (std::uint32_t local = 0; local < kLocalCells; ++local) {
      cell.insert(cell.end(), count[k * kLocalCells + local], static_cast<std::uint16_t>(local));
    }
    households_of[k] = static_cast<std::uint32_t>(cell.size() - first);
    shuffle(key, counter_head(Purpose::shuffle), k, cell.data() + first, households_of[k]);
  }
  return cell;
}

}  // namespace

Population synthesize(const Scenario& scenario, std::uint32_t population_index) {
  const DrawKey key =
      make_key(static_cast<std::uint64_t>(scenario.city.seed), population_index, kWorldReplicate, Stream::population);
  const std::uint32_t kelurahan = kelurahan_count(scenario);
  if (kelurahan > 256) {
    throw InputError(
        Problem{.file = scenario.path, .what = "table of kelurahan", .why = "at most 256 rows", .hint = ""});
  }
  const Targets targets = resolve_targets(scenario);
  const std::vector<std::uint32_t> count = integerise(expected_cells(scenario, targets), serpentine_order(kelurahan),
                                                      static_cast<std::uint64_t>(scenario.city.households),
                                                      uniform(draw(key, counter_head(Purpose::integerise))[0]));

  Population population;
  population.households = static_cast<std::uint32_t>(scenario.city.households);
  std::vector<std::uint32_t> households_of(kelurahan);
  const std::vector<std::uint16_t> cell = place_households(count, households_of, key);
  const double described = described_households(scenario, targets);
  lay_out(scenario, households_of, static_cast<double>(scenario.city.households) / described, key, population);

  std::vector<std::uint8_t> band(population.households);
  population.access.resize(population.households);
  population.education.resize(population.households);
  population.age.resize(population.households);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    const Place5 place = place_of_cell(cell[i]);
    band[i] = static_cast<std::uint8_t>(place[1]);
    population.access[i] = static_cast<Access>(place[2]);
    population.education[i] = static_cast<Education>(place[3]);
    population.age[i] = static_cast<AgeBand>(place[4]);
  }
  fill_welfare(scenario, band, persons_per_household(scenario, described), key, population);
  fill_traits(scenario, key, population);
  fill_topics(scenario, key, population);
  fill_roles(scenario, key, population);
  return population;
}

std::vector<MarginCheck> check_margins(const Scenario& scenario, const Population& population) {
  const Targets targets = resolve_targets(scenario);
  std::vector<std::int64_t> count(static_cast<std::size_t>(kelurahan_count(scenario)) * kLocalCells, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    const int band = population.poor[i] ? 0 : population.decile[i] / 2 + 1;
    ++count[population.kelurahan[i] * kLocalCells + local_cell(band, static_cast<int>(population.access[i]),
                                                               static_cast<int>(population.education[i]),
                                                               static_cast<int>(population.age[i]))];
  }
  std::vector<MarginCheck> checks;
  for (std::size_t r = 0; r < targets.rows.size(); ++r) {
    const Target& target = scenario.targets[r];
    MarginCheck check{target.table, target.category, target.given};
    check.target = target.households * population.households / targets.total;
    for (std::size_t cell = 0; cell < count.size(); ++cell) {
      if (counts(targets.rows[r], place_of_cell(static_cast<std::uint32_t>(cell)))) check.made += count[cell];
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

double city_growth(const Scenario& scenario) {
  return static_cast<double>(scenario.city.households) / described_households(scenario, resolve_targets(scenario));
}

double followers_today(const Account& account, double growth) {
  return static_cast<double>(account.followers) * growth;
}

double feed_sessions(const Scenario& scenario, int feed_class) {
  if (feed_class == 0) return 0;
  return feed_class == 1 ? scenario.param.shared_phone_sessions : static_cast<double>(feed_class - 1);
}

int comprehension_class(const Population& population, std::uint32_t household) {
  return 2 * static_cast<int>(population.education[household]) + population.javanese[household];
}

}  // namespace kabar
