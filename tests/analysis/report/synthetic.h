#pragma once
// A recording drawn from keyed coins: strategies that reach given shares of the poor and of others.

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/report/comparison.h"
#include "analysis/report/summary.h"
#include "core/random.h"
#include "record/result.h"

namespace kabar::analysis {

struct SyntheticStrategy {
  StrategyName name;
  double poor = 0.2,
         others = 0.3;  // chance to become aware; half of those understand, one and a half times are reached
  std::int64_t cash = 1'000'000, millihours = 1000;
};

struct SyntheticRun {
  Recording recording;
  RunNames names;
};

inline SyntheticRun synthetic_run(const std::vector<SyntheticStrategy>& strategies, std::uint32_t populations,
                                  std::uint32_t replicates) {
  constexpr std::uint32_t kTopics = 3, kKelurahan = 2;
  constexpr std::uint32_t kCells = kKelurahan * kAccessCells;
  SyntheticRun run;
  Recording& recording = run.recording;
  recording.dimensions = {
      static_cast<std::uint32_t>(strategies.size()), populations, replicates, kTopics, kKelurahan, 1, 1, 2};
  for (std::uint32_t p = 0; p < populations; ++p) {
    PopulationRecord population;
    for (std::uint32_t t = 0; t < kTopics; ++t) {
      for (std::uint32_t status = 0; status < kStatuses; ++status) {
        for (std::uint32_t cell = 0; cell < kCells; ++cell) {
          const std::uint32_t few = (status & 1u) != 0 ? 12 : 90;
          // The last topic has no eligible household.
          const std::uint32_t households = (status & 2u) != 0 ? (t + 1 == kTopics ? 0 : few / 3) : few;
          population.cells.push_back(households + (p + cell) % 2 * (households > 0));
        }
      }
    }
    population.deciles.assign(kDecileCells, 100);
    population.households = 1000;
    recording.populations.push_back(population);
  }
  for (std::uint32_t s = 0; s < strategies.size(); ++s) {
    run.names.strategies.push_back(strategies[s].name);
    for (std::uint32_t p = 0; p < populations; ++p) {
      recording.ledgers.push_back({{strategies[s].cash, 500'000 + p}, {strategies[s].millihours, 250}});
      recording.ledgers.back().channel_use.assign(recording.dimensions.channels, 0.0);
      const double world = 0.9 + 0.2 * uniform(draw(make_key(1, p, 0, Stream::population), 1)[0]);
      for (std::uint32_t r = 0; r < replicates; ++r) {
        const DrawKey key = make_key(1, p, r, Stream::exposure);
        ReplicateRecord replicate;
        for (std::uint32_t t = 0; t < kTopics; ++t) {
          std::vector<std::uint32_t> aware;
          for (std::size_t i = 0; i < kStatuses * kCells; ++i) {
            const bool poor = (i / kCells & 1u) != 0;
            const std::uint64_t limit = threshold(world * (poor ? strategies[s].poor : strategies[s].others));
            std::uint32_t count = 0;
            for (std::uint32_t h = 0; h < recording.populations[p].cells[t * kStatuses * kCells + i]; ++h) {
              count += coin(draw(key, t, static_cast<std::uint32_t>(i), h)[0], limit);
            }
            aware.push_back(count);
          }
          for (std::size_t measure = 0; measure < kMeasures; ++measure) {
            for (std::size_t i = 0; i < aware.size(); ++i) {
              const std::uint32_t all = recording.populations[p].cells[t * kStatuses * kCells + i];
              const std::uint32_t by_measure[kMeasures] = {std::min(all, aware[i] * 3 / 2),
                                                           aware[i],
                                                           aware[i] * 3 / 4,
                                                           aware[i] / 2,
                                                           aware[i] / 4,
                                                           aware[i] / 8};
              replicate.counts.push_back(by_measure[measure]);
            }
            for (std::uint32_t decile = 0; decile < kDecileCells; ++decile) {
              replicate.deciles.push_back(
                  static_cast<std::uint32_t>(100 * strategies[s].others * (0.5 + 0.1 * decile) * world));
            }
          }
        }
        replicate.daily.assign(std::size_t{kTopics} * kMeasures * kGroups, 0);  // one day
        replicate.first_channel.assign(std::size_t{kTopics} * 2, 0);            // one channel
        replicate.root_channel = replicate.first_channel;
        replicate.events.assign(std::size_t{kTopics} * kEvents, 0);
        replicate.events[1] = 10 + r;  // answered, of the first topic
        replicate.exposures = 1000 + r;
        replicate.activations = 100;
        replicate.coins = 5000;
        replicate.complete = true;
        recording.replicates.push_back(std::move(replicate));
      }
    }
  }
  recording.seconds = 1.5;
  recording.seconds_total = 2.25;
  run.names.path = "made.h5";
  run.names.seed = 1;
  run.names.world_digest = {1, 2};
  return run;
}

/// The same under a ceiling: the last strategy may exceed it, `scaled` was scaled to it in each population.
inline SyntheticRun with_ceiling(SyntheticRun run, std::int64_t ceiling, std::size_t scaled,
                                 const std::string& scale_with) {
  for (StrategyName& name : run.names.strategies) name.budget_rupiah = ceiling;
  run.names.strategies.back().budget_exempt = true;
  run.names.strategies[scaled].scale_with = scale_with;
  const std::uint32_t populations = run.recording.dimensions.populations;
  for (std::uint32_t p = 0; p < populations; ++p) {
    run.recording.ledgers[scaled * populations + p].scaled_value = 0.25 + 0.01 * p;
  }
  return run;
}

/// Compared by itself, as `kabar compare` does with one file.
inline Comparison comparison_of(const SyntheticRun& run, const std::string& baseline = "") {
  const RunView views[] = {{run.recording, run.names}};
  return compare(views, baseline);
}

inline SyntheticRun magelang_like(std::uint32_t populations = 20, std::uint32_t replicates = 10) {
  SyntheticRun run = synthetic_run(
      {{{"status-quo", "Kondisi sekarang", "Status quo"}, 0.058, 0.044, 2'100'000, 310'000},
       {{"more-posts", "Posting lebih banyak", "More posts"}, 0.060, 0.046, 2'300'000, 912'500},
       {{"joint-team", "Tim medsos bersama lintas OPD", "Joint team across agencies"},
        0.208,
        0.246,
        74'300'000,
        1'240'000},
       {{"hybrid", "Gabungan: tim bersama, rapat RT dan kunjungan kader", "Hybrid: joint team, RT meetings and visits"},
        0.378,
        0.371,
        149'200'000,
        2'015'000},
       {{"silence", "Diam (batas bawah)", "Silence (floor)"}, 0, 0, 0, 0}},
      populations, replicates);
  run.names.strategies.back().acts = false;  // silence is meant
  return run;
}

/// Where its file says it comes from.
inline Provenance provenance_of(const SyntheticRun& run) {
  const Dimensions& n = run.recording.dimensions;
  Provenance from;
  from.city = "Kota Buatan";
  from.start = "2025-01-06";
  from.scenario_path = "scenarios/made/city.toml";
  from.seed = run.names.seed;
  from.world = run.names.world_digest;
  from.config = {5, 6};
  for (const StrategyName& name : run.names.strategies) {
    from.strategies.push_back({name.name,
                               name.title_id,
                               name.title_en,
                               "",
                               {n.strategies, 1},
                               name.scale_with,
                               name.budget_exempt,
                               name.of.empty() ? name.name : name.of,
                               name.without});
    from.budget_rupiah = name.budget_rupiah;
  }
  for (std::uint32_t t = 0; t < n.topics; ++t) from.topics.push_back({"t" + std::to_string(t), "Program", "Topic"});
  for (std::uint32_t k = 0; k < n.kelurahan; ++k) {
    from.kelurahan.push_back({"33." + std::to_string(k), "Kelurahan " + std::to_string(k), -7.5, 110.2 + k, 0.5});
  }
  for (const ChannelName& channel : run.names.channels) {
    from.channels.push_back({channel.id, channel.name_id, channel.name_en, channel.mechanism});
  }
  while (from.channels.size() < n.channels) {
    from.channels.push_back({"c" + std::to_string(from.channels.size()), "", "", "visit"});
  }
  for (std::uint32_t i = 0; i < n.items; ++i) {
    const std::string number = std::to_string(i);
    from.items.push_back({"i" + number, "Barang " + number, "Item " + number, ""});
  }
  from.parameters = {{"b", "0.5", 0.5, "probability", 0.2, 0.8, "E", "a guess", "ketua RT meneruskan", "a head relays"},
                     {"q", "0.05", 0.05, "probability", 0.05, 0.05, "A", "a study", "bercerita", "tells"}};
  return from;
}

inline ResultFile result_file(const SyntheticRun& run) {
  return {run.recording, provenance_of(run), Tier::timeseries, run.names.digest, 0};
}

}  // namespace kabar::analysis
