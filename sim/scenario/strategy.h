#pragma once
// A strategy as plain data: what it is called and how it scales. Its blocks are in blocks.h.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/digest.h"
#include "core/owned.h"
#include "scenario/key.h"
#include "scenario/means.h"

namespace kabar {

struct BlockLists;  // blocks.h

/// Its lists of blocks are made elsewhere, so that who needs none need not know what one holds.
struct Strategy {
  Strategy();
  Strategy(const Strategy&);
  Strategy(Strategy&&) noexcept;
  Strategy& operator=(const Strategy&);
  Strategy& operator=(Strategy&&) noexcept;
  ~Strategy();

  std::string name;  // of the file
  std::string title_id, title_en;
  std::string scale_with;      // LIST.ID.KEY: the one number that city.budget makes larger or smaller; "": none
  double scale_limit = 0;      // and no larger than this; 0: the number's own limit
  bool budget_exempt = false;  // may cost more than city.budget
  // Of a knock-out: the kind of its means that its calendar lacks, and the strategy that it is otherwise.
  std::optional<Means> without;
  std::string of;
  // Where scale_with is said, or where the strategy begins: for problems that only a world brings to light.
  std::string file;
  std::uint32_t line = 0, column = 0;
  Digest content_digest;  // of its blocks, and of what city.budget may make of them

  const BlockLists& blocks() const { return *blocks_; }
  BlockLists& blocks() { return *blocks_; }

 private:
  Owned<BlockLists> blocks_;
};
template <>
std::span<const Key<Strategy>> keys_of<Strategy>();

}  // namespace kabar
