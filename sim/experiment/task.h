#pragma once
// One task: replicates of one population under all strategies, in worlds and with luck that they share. A pure function
// of the scenario, the numbers of population and replicates, and what is kept; run and select are loops over tasks.
// Knows no file and no terminal.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "record/piece.h"
#include "scenario/scenario.h"

namespace kabar {

struct Task {
  std::uint32_t population = 0;  // its number
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 1;
};

/// What all tasks of an experiment keep alike.
struct Keeping {
  bool household_shares = false;      // per household, in how many replicates each measure holds
  std::uint32_t keep_replicates = 0;  // full household records of the first so many replicates of each population
  Vary vary = Vary::all;              // between populations: all sources of chance, or one alone
};

/// How a task is run; none of it changes the piece.
struct TaskThreads {
  bool alone = true;  // no other task runs beside it
  int across = 1;     // replicates side by side
  int inside = 1;     // threads of each
};

/// What a task is asked and tells while it runs; called on any of its threads, by several at once.
struct TaskHooks {
  std::function<bool()> stopped;                                          // between replicates: whether to end
  std::function<void(double seconds)> world;                              // processor time that the world took
  std::function<void(std::uint32_t strategy, double seconds)> replicate;  // and a replicate
};

/// The piece, or none if it was stopped. Each strategy runs once before any of them runs twice.
std::optional<Piece> run_task(const std::shared_ptr<const Scenario>& scenario, const Task& task, const Keeping& keeping,
                              const TaskThreads& threads = {}, const TaskHooks& hooks = {});

}  // namespace kabar
