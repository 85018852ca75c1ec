#pragma once
// A recording and a provenance with every value different, so that one in the wrong place is seen.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "record/recording.h"
#include "storage/results.h"

namespace kabar::sample {

inline constexpr Dimensions kSmall{2, 2, 3, 2, 3, 4, 5, 2};
inline constexpr Dimensions kLarge{2, 5, 41, 5, 17, 3, 365, 4};

/// Values count up from `first`, so that neighbours differ.
inline std::vector<std::uint32_t> counting(std::size_t n, std::uint32_t first) {
  std::vector<std::uint32_t> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = first + static_cast<std::uint32_t>(i);
  return values;
}

inline std::uint32_t households_of(std::uint32_t population) {
  return 7 + population;
}

inline HouseholdRecord household(std::uint32_t i) {
  if (i % 3 == 0) return {};
  return {static_cast<std::uint8_t>(i % 5),
          static_cast<std::uint8_t>(i % 4),
          static_cast<std::uint16_t>(i * 3),
          i * 5,
          i * 7,
          i * 11,
          i * 13};
}

inline Recording recording(const Dimensions& n = kSmall) {
  Recording result;
  result.dimensions = n;
  result.seconds = 1.25;
  result.seconds_total = 2.5;
  const std::size_t cells = std::size_t{kStatuses} * n.kelurahan * kAccessCells;
  for (std::uint32_t p = 0; p < n.populations; ++p) {
    result.populations.push_back({households_of(p), counting(n.topics * cells, 100 * p),
                                  counting(kDecileCells, 1000 + 10 * p), counting(3, 1 + p)});
  }
  for (std::uint32_t i = 0; i < n.strategies * n.populations; ++i) {
    Ledger ledger;
    for (std::uint32_t item = 0; item < n.items; ++item) {
      ledger.cash_rupiah.push_back(5'000'000'000LL * (i + 1) + item);
      ledger.staff_millihours.push_back(1500LL * i + item);
    }
    if (i % 2 == 1) ledger.scaled_value = 0.25 * i;
    result.ledgers.push_back(ledger);
    const std::uint32_t p = i % n.populations;
    result.household_shares.push_back({counting(std::size_t{n.topics} * kMeasures * households_of(p), 7 * i)});
    for (std::uint32_t r = 0; r < n.replicates; ++r) {
      const std::uint32_t run = i * n.replicates + r;
      ReplicateRecord record;
      record.counts = counting(n.topics * kMeasures * cells, 100'000 * run);
      record.deciles = counting(std::size_t{n.topics} * kMeasures * kDecileCells, 11 + 1000 * run);
      record.daily = counting(std::size_t{n.topics} * kMeasures * kGroups * n.days, 12 + 1000 * run);
      record.first_channel = counting(std::size_t{n.topics} * 2 * n.channels, 13 + 1000 * run);
      record.root_channel = counting(std::size_t{n.topics} * 2 * n.channels, 14 + 1000 * run);
      record.events = counting(std::size_t{n.topics} * kEvents, 15 + 1000 * run);
      record.exposures = 10'000'000'000ULL + run;
      record.activations = 20'000 + run;
      record.coins = 30'000 + run;
      record.digest = {0x0123456789abcdefULL + run, 0xfedcba9876543210ULL - run};
      record.complete = true;
      if (r == 1) {
        for (std::uint32_t h = 0; h < n.topics * households_of(p); ++h) record.households.push_back(household(run + h));
      }
      result.replicates.push_back(record);
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
