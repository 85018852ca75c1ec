#include "record/recording.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace kabar {

Digest digest_of(const Recording& recording, const std::vector<Digest>& strategy_contents) {
  const Dimensions& n = recording.dimensions;
  const std::size_t runs = static_cast<std::size_t>(n.strategies) * n.populations * n.replicates;
  if (strategy_contents.size() != n.strategies || recording.replicates.size() != runs) {
    throw std::logic_error("digest_of: the recording does not have the dimensions that it states");
  }
  std::vector<std::tuple<Digest, std::uint32_t, std::uint32_t, Digest>> rows;
  rows.reserve(runs);
  for (std::uint32_t s = 0; s < n.strategies; ++s) {
    for (std::uint32_t p = 0; p < n.populations; ++p) {
      for (std::uint32_t r = 0; r < n.replicates; ++r) {
        const ReplicateRecord& replicate = recording.at(s, p, r);
        if (replicate.complete)
          rows.emplace_back(strategy_contents[s], recording.first_population + p, r, replicate.digest);
      }
    }
  }
  std::sort(rows.begin(), rows.end());
  DigestWriter writer;
  for (const auto& [content, population, replicate, digest] : rows) {
    writer.digest(content);
    writer.u32(population);
    writer.u32(replicate);
    writer.digest(digest);
  }
  return writer.finish();
}

}  // namespace kabar
