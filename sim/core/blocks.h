#pragma once
// Loops over many small things in blocks of neighbours. How many blocks there are depends on how many things there are
// and on nothing else, so that what a block gathers is the same for any number of threads.

#include <algorithm>
#include <cstdint>

#include "core/parallel.h"

namespace kabar {

/// 0..count-1 in runs of `per_block`.
struct Blocks {
  std::uint32_t count = 0;
  std::uint32_t per_block = 1;

  std::uint32_t number() const {
    return static_cast<std::uint32_t>((std::uint64_t{count} + per_block - 1) / per_block);
  }
  std::uint32_t first(std::uint32_t block) const { return block * per_block; }
  std::uint32_t last(std::uint32_t block) const { return std::min(per_block, count - first(block)) + first(block); }
};

/// Calls work(block, first, last) for every block.
template <class Work>
void for_blocks(const Blocks& blocks, int threads, const Work& work) {
  parallel_for(blocks.number(), threads, [&](std::int64_t i) {
    const std::uint32_t block = static_cast<std::uint32_t>(i);
    work(block, blocks.first(block), blocks.last(block));
  });
}

/// Households of one block: a few hundred kilobytes of columns, a few microseconds of one coin each.
inline constexpr std::uint32_t kBlockHouseholds = 8192;

}  // namespace kabar
