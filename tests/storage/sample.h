#pragma once
// A recording and a provenance whose neighbouring values differ, so that one in the wrong place is seen, and whose sums
// fit as those of a run do.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "record/recording.h"
#include "storage/results.h"

namespace kabar::sample {

inline constexpr Dimensions kSmall{2, 2, 3, 2, 3, 4, 5, 2, 3};
inline constexpr Dimensions kLarge{2, 5, 41, 5, 17, 3, 365, 4, 2};

inline std::size_t cells_of(const Dimensions& n) {
  return std::size_t{kStatuses} * n.kelurahan * kAccessCells;
}

/// Households of a cell: 16 numbers in another order in each topic and population, so that all topics have as many.
inline std::uint32_t cell(std::size_t topic, std::uint32_t population, std::size_t cell) {
  return 16 + population + static_cast<std::uint32_t>((cell + 5 * topic + 11 * population) % 16);
}

inline std::uint32_t households_of(const Dimensions& n, std::uint32_t population) {
  std::uint32_t sum = 0;
  for (std::size_t c = 0; c < cells_of(n); ++c) sum += cell(0, population, c);
  return sum;
}

/// Households that meet a measure: fewer for each that is narrower, and others in each replicate.
inline std::uint32_t count(std::size_t run, std::size_t topic, std::uint32_t population, std::size_t measure,
                           std::size_t c) {
  return cell(topic, population, c) - static_cast<std::uint32_t>(measure + (7 * run + 3 * c + topic) % 11);
}

/// A sum in parts, of which the last of each `shares` are the larger ones.
inline std::vector<std::uint32_t> parts_of(std::uint64_t sum, std::size_t parts) {
  std::vector<std::uint32_t> values(parts);
  const std::uint64_t all = parts * (parts + 1) / 2;
  for (std::size_t i = 0; i < parts; ++i) {
    values[i] = static_cast<std::uint32_t>(sum * ((i + 1) * (i + 2) / 2) / all - sum * (i * (i + 1) / 2) / all);
  }
  return values;
}

/// Sums of a topic's counts of a measure by group of the daily series.
using GroupSums = std::array<std::uint32_t, kGroups>;
inline GroupSums group_sums(const std::uint32_t* counts, std::size_t cells) {
  GroupSums sums{};
  for (std::size_t c = 0; c < cells; ++c) {
    const std::size_t status = c / (cells / kStatuses);
    sums[(status & 1u) != 0 ? 0 : 1] += counts[c];
    if ((status & 2u) != 0) sums[2] += counts[c];
  }
  return sums;
}

inline HouseholdRecord household(std::uint32_t i) {
  if (i % 3 == 0) return {};
  return {static_cast<std::uint8_t>(i % 5),
          static_cast<std::uint8_t>(i % 2),
          static_cast<std::uint16_t>(i * 3),
          i * 5,
          i * 7,
          i * 11,
          i * 13};
}

/// One replicate, whose sums fit: deciles are filled one after the other, from another one on in each replicate.
inline ReplicateRecord replicate(const Dimensions& n, const PopulationRecord& population, std::uint32_t p,
                                 std::uint32_t run) {
  ReplicateRecord record;
  const std::size_t cells = cells_of(n);
  for (std::size_t t = 0; t < n.topics; ++t) {
    std::array<GroupSums, kMeasures> groups{};
    for (std::size_t m = 0; m < kMeasures; ++m) {
      for (std::size_t c = 0; c < cells; ++c) record.counts.push_back(count(run, t, p, m, c));
      groups[m] = group_sums(record.counts.data() + record.counts.size() - cells, cells);
      std::uint32_t left = groups[m][0] + groups[m][1];
      const std::size_t row = record.deciles.size();
      record.deciles.resize(row + kDecileCells);
      for (std::size_t i = 0; i < kDecileCells; ++i) {
        const std::size_t decile = (i + run + t) % kDecileCells;
        const std::uint32_t some = std::min(left, population.deciles[decile]);
        record.deciles[row + decile] = some;
        left -= some;
      }
      for (std::size_t group = 0; group < kGroups; ++group) {
        for (std::uint64_t day = 0; day < n.days; ++day) {
          record.daily.push_back(static_cast<std::uint32_t>(groups[m][group] * (day + 1) / n.days));
        }
      }
    }
    for (const std::size_t group : {1u, 0u}) {
      std::vector<std::uint32_t> ways = parts_of(groups[1][group], n.channels);
      record.first_channel.insert(record.first_channel.end(), ways.begin(), ways.end());
      record.root_channel.insert(record.root_channel.end(), ways.rbegin(), ways.rend());
    }
    for (std::uint32_t event = 0; event < kEvents; ++event) {
      record.events.push_back(15 + 1000 * run + static_cast<std::uint32_t>(t) * kEvents + event);
    }
  }
  record.exposures = 10'000'000'000ULL + run;
  record.activations = 2'000'000 + run;
  record.coins = 30'000 + run;
  record.digest = {0x0123456789abcdefULL + run, 0xfedcba9876543210ULL - run};
  record.complete = true;
  return record;
}

inline PopulationRecord population(const Dimensions& n, std::uint32_t p) {
  PopulationRecord population;
  population.households = households_of(n, p);
  for (std::size_t t = 0; t < n.topics; ++t) {
    for (std::size_t c = 0; c < cells_of(n); ++c) population.cells.push_back(cell(t, p, c));
  }
  population.deciles = parts_of(population.households, kDecileCells);
  population.made = {1 + p, 2 + p, 3 + p};
  return population;
}

/// In how many replicates a household meets the measures.
inline HouseholdShares shares(const Dimensions& n, std::uint32_t households, std::uint32_t pair) {
  HouseholdShares shares;
  for (std::uint32_t t = 0; t < n.topics; ++t) {
    for (std::uint32_t m = 0; m < kMeasures; ++m) {
      for (std::uint32_t h = 0; h < households; ++h) {
        const std::uint32_t widest = (h + t + 7 * pair) % (n.replicates + 1);
        shares.counts.push_back(widest - std::min(widest, m / 2));
      }
    }
  }
  return shares;
}

inline Recording recording(const Dimensions& n = kSmall) {
  Recording result;
  result.dimensions = n;
  result.seconds = 1.25;
  result.seconds_total = 2.5;
  for (std::uint32_t p = 0; p < n.populations; ++p) result.populations.push_back(population(n, p));
  for (std::uint32_t i = 0; i < n.strategies * n.populations; ++i) {
    Ledger ledger;
    for (std::uint32_t item = 0; item < n.items; ++item) {
      ledger.cash_rupiah.push_back(5'000'000'000LL * (i + 1) + item);
      ledger.staff_millihours.push_back(1500LL * i + item);
    }
    for (std::uint32_t agency = 0; agency < n.agencies; ++agency) {
      ledger.agency_millihours.push_back(900LL * i + agency);
      ledger.agency_week_millihours.push_back(70LL * i + agency);
    }
    for (std::uint32_t c = 0; c < n.channels; ++c) ledger.channel_use.push_back(0.125 * i + c);
    ledger.volunteer_millihours = {4000LL * i, 80LL + i};
    ledger.volunteer_month_millihours = {300LL * i, 9LL + i};
    if (i % 2 == 1) ledger.scaled_value = 0.25 * i;
    result.ledgers.push_back(ledger);
    const std::uint32_t p = i % n.populations, households = result.populations[p].households;
    result.household_shares.push_back(shares(n, households, i));
    for (std::uint32_t r = 0; r < n.replicates; ++r) {
      const std::uint32_t run = i * n.replicates + r;
      ReplicateRecord record = replicate(n, result.populations[p], p, run);
      if (r == 1) {
        for (std::uint32_t h = 0; h < n.topics * households; ++h) record.households.push_back(household(run + h));
      }
      result.replicates.push_back(std::move(record));
    }
  }
  return result;
}

inline Provenance provenance(const Dimensions& n = kSmall) {
  Provenance from;
  from.program_version = "0.1.0";
  from.git_commit = "0123456789abcdef0123456789abcdef01234567";
  from.created = "2025-01-06T07:00:00Z";
  from.command_line = "kabar run city.toml --out 'hasil akhir.h5'";
  from.scenario_path = "scenarios/magelang/city.toml";
  from.scenario_toml = "# kota\n[city]\nname = \"Kota Magelang – Jawa Tengah\"\n";
  from.city = "Kota Magelang";
  from.start = "2025-01-06";
  from.seed = -42;
  from.budget_rupiah = 75'000'000;
  from.world = {1, 2};
  from.config = {3, 4};
  const auto named = [](const char* what, std::uint32_t i) { return what + std::to_string(i); };
  for (std::uint32_t i = 0; i < n.strategies; ++i) {
    from.strategies.push_back({named("strategy-", i), named("Strategi ke-", i), named("Strategy no. ", i),
                               named("# strategi\nname = ", i), Digest{i, 99},
                               i == 0 ? "" : named("visits.kader.share", i), i == 1, "strategy-0",
                               i == 0 ? "" : named("means", i)});
  }
  for (std::uint32_t i = 0; i < n.topics; ++i) {
    from.topics.push_back({named("topic", i), named("Program ", i), named("Programme ", i)});
  }
  for (std::uint32_t i = 0; i < n.kelurahan; ++i) {
    from.kelurahan.push_back(
        {named("33.71.01.100", i), named("Kelurahan ", i), -7.47 - 0.01 * i, 110.22 + 0.01 * i, 0.5 + i});
  }
  for (std::uint32_t i = 0; i < n.channels; ++i) {
    from.channels.push_back({named("channel", i), named("Saluran ", i), named("Channel ", i), "feed"});
  }
  for (std::uint32_t i = 0; i < n.items; ++i) {
    from.items.push_back({named("item", i), named("Biaya ", i), named("Cost ", i), "post"});
  }
  for (std::uint32_t i = 0; i < n.agencies; ++i) from.agencies.push_back({named("agency", i), named("Dinas ", i)});
  from.refused = {{"boros", "Boros", "Lavish", "di atas pagu", "above the budget"}};
  from.targets = {{"welfare/poor", 2.5}, {"access/none", 3}, {"access_poor/none/poor", 0}};
  from.parameters = {{"q_N", "0.05", 0.05, "1", 0, 1, "C", "survei", "peluang bercerita", "chance to tell"},
                     {"memory", "spacing", std::nullopt, "", 0, 0, "E", "", "ingatan", "memory"}};
  from.inputs = {{"city.toml", 1234, {5, 6}}, {"topics.csv", 567, {7, 8}}};
  return from;
}

/// What a file of this tier gives back.
inline Recording as_kept(Recording recording, Tier tier) {
  for (ReplicateRecord& replicate : recording.replicates) {
    if (!replicate.complete) replicate = {};
    if (tier == Tier::summary) replicate.daily.clear();
    if (tier != Tier::households) replicate.households.clear();
  }
  if (tier != Tier::households) recording.household_shares.clear();
  return recording;
}

/// A folder of its own, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kabar-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace kabar::sample
