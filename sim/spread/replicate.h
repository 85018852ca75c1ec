#pragma once
// One running replicate of a contagion: the short loops. Knows a prepared rule and a key, no threads and no statistics.
//
// Draws (stream `spread`, key of the replicate), with u, v positions in SpreadGraph and i the entry in u's row:
//   ic         the tie u -> v:            row_word(key, head(cascade), u, 0, i)
//   lt         the threshold of v:        row_word(key, head(lt_threshold), 0, 0, v)
//   si, sir    u infects v in step t:     row_word(key, head(transmission), u, t, i)
//              u recovers in step t:      draw(key, head(recovery), u, t, 0)[0]
// A coin belongs to a tie and never to a moment of the program. So with more seeds, or higher probabilities, everything
// reached before is reached again (ic, lt, si), replicate by replicate.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/coins.h"
#include "core/random.h"
#include "spread/rule.h"

namespace kabar {

class Replicate {
 public:
  /// `contagion` must outlive this. The memory is kept from one run to the next: about 9 bytes a node.
  explicit Replicate(const Contagion& contagion);

  /// Runs from `seeds` (distinct nodes) to the end. Asks `stop` now and then and throws Stopped; throws InputError if
  /// an epidemic without --steps does not end. `reachable` is count_reachable() of the seeds (si and sir end there).
  void run(std::span<const std::uint32_t> seeds, std::uint32_t reachable, DrawKey key,
           const std::function<bool()>& stop);

  /// The nodes reached, seeds included, in the order of their steps (within a step in no order that matters).
  std::span<const std::uint32_t> reached() const { return {queue_.data(), size_}; }
  /// reached_by()[s] = how many were reached by the end of step s; the last step is the last in which somebody was.
  std::span<const std::uint32_t> reached_by() const { return reached_by_; }

 private:
  static constexpr std::size_t kBatchQuads = 16 * kCoinLanes;
  static constexpr std::uint32_t kShortStride = 4, kLongStride = 8;

  /// Whether so many rows have more than kShortStride quads that it pays to put down more of each at once.
  static bool long_rows(const SpreadGraph& graph);
  void seed(std::span<const std::uint32_t> seeds);
  void end_step();
  void cascade(DrawKey key, const std::function<bool()>& stop);
  void accumulate(const std::function<bool()>& stop);
  template <class Gain>
  void add_gains(std::size_t begin, std::size_t end, const Gain& gain);
  void epidemic(std::uint32_t reachable, DrawKey key, const std::function<bool()>& stop);
  void recover(DrawKey key, std::uint32_t step);
  void draw_thresholds(DrawKey key);
  void ask_rows(std::span<const std::uint32_t> nodes, const CoinBatch& batch);
  template <std::uint32_t kStride>
  void ask_rows_by(std::span<const std::uint32_t> nodes, const CoinBatch& batch);
  void ask_batch(std::size_t groups, const CoinBatch& batch);
  void take(std::size_t candidates);

  const Contagion& contagion_;
  const SpreadGraph& graph_;
  const bool has_long_rows_;
  std::vector<std::uint64_t> taken_;  // a bit a node; nobody's is always set
  std::vector<std::uint32_t> queue_;  // the nodes reached, and one place to write in vain
  std::size_t size_ = 0;
  std::vector<std::uint32_t> reached_by_;
  std::vector<std::uint32_t> remaining_;   // lt, threshold: what is still missing, minus 1
  std::vector<std::uint32_t> infectious_;  // sir
  // The batch of quads being asked: row, quad within the row.
  std::vector<std::uint32_t> row_, quad_;
  std::vector<std::uint64_t> masks_;
  std::vector<std::uint32_t> words_;
  std::vector<std::size_t> entries_;  // whose coins fell, in the graph
  std::vector<std::uint32_t> candidates_;
};

}  // namespace kabar
