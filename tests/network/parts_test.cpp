// Sorting by parts and by cells, and rows made of it, against the plain way.

#include "network/parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/random.h"
#include "network/csr.h"

namespace kabar {
namespace {

std::uint32_t word(std::uint32_t i) {
  return draw({3, 4}, 1, i)[0];
}

TEST(Parts, KeepTheOrderInsideAPart) {
  constexpr std::uint32_t kEntries = 5000, kParts = 13;
  std::vector<std::vector<std::uint32_t>> plain(kParts);
  for (std::uint32_t i = 0; i < kEntries; ++i) plain[word(i) % kParts].push_back(i);
  for (const int threads : {1, 3}) {
    const Parts<std::uint32_t> parts = sort_into_parts<std::uint32_t>(
        {kEntries, 700}, kParts, threads, [](std::uint32_t, std::uint32_t first, std::uint32_t last, const auto& put) {
          for (std::uint32_t i = first; i < last; ++i) put(word(i) % kParts, i);
        });
    ASSERT_EQ(parts.number(), kParts);
    for (std::uint32_t p = 0; p < kParts; ++p) {
      EXPECT_EQ(std::vector<std::uint32_t>(parts.entries.begin() + parts.begin[p],
                                           parts.entries.begin() + parts.begin[p + 1]),
                plain[p]);
    }
  }
}

TEST(Parts, SortByCellsSortsEvenSkewedKeys) {
  SortSpace<std::uint32_t> space;
  for (const std::uint32_t n : {0u, 1u, 2u, 100u, 3000u}) {
    for (const std::uint32_t shift : {0u, 8u, 31u, 32u}) {  // from uniform to all in one cell
      std::vector<std::uint32_t> entries;
      for (std::uint32_t i = 0; i < n; ++i) {
        entries.push_back(static_cast<std::uint32_t>(std::uint64_t{word(i)} >> shift));
      }
      std::vector<std::uint32_t> sorted = entries;
      std::sort(sorted.begin(), sorted.end());
      const std::uint32_t cells = std::max(n, 1u);
      sort_by_cells(
          entries.data(), n, cells, [&](std::uint32_t entry) { return below(entry, cells); }, space);
      EXPECT_EQ(entries, sorted) << n << " " << shift;
    }
  }
}

TEST(Rows, AreThoseOfASet) {
  constexpr std::uint32_t kRows = 9000;  // more than two stretches of rows
  std::vector<Pair> pairs;
  std::set<std::pair<std::uint32_t, std::uint32_t>> plain;
  for (std::uint32_t p = 0; p < 60000; ++p) {
    const std::uint32_t one = word(2 * p) % kRows, other = word(2 * p + 1) % (p % 3 == 0 ? 50 : kRows);
    if (one == other) continue;
    pairs.push_back({one, other});
    if (p % 5 == 0) pairs.push_back({other, one});  // again
    plain.insert({one, other});
    plain.insert({other, one});
  }
  const Csr csr = symmetric_rows(kRows, pairs), parallel = symmetric_rows(kRows, pairs, 3);
  EXPECT_EQ(csr.offset, parallel.offset);
  EXPECT_EQ(csr.target, parallel.target);
  ASSERT_EQ(csr.rows(), kRows);
  ASSERT_EQ(csr.target.size(), plain.size());
  auto next = plain.begin();
  for (std::uint32_t i = 0; i < kRows; ++i) {
    for (const std::uint32_t j : csr.row(i)) ASSERT_EQ(*next++, std::make_pair(i, j));
  }
  const Csr back = transpose(transpose(csr, kRows, 2), kRows, 3);
  EXPECT_EQ(back.offset, csr.offset);
  EXPECT_EQ(back.target, csr.target);
}

TEST(Rows, TransposeOfALopsidedTable) {
  Csr csr;  // rows {}, {2}, {}, {0, 2}, {}
  csr.offset = {0, 0, 1, 1, 3, 3};
  csr.target = {2, 0, 2};
  const Csr turned = transpose(csr, 4);
  EXPECT_EQ(turned.offset, (std::vector<std::uint32_t>{0, 1, 1, 3, 3}));
  EXPECT_EQ(turned.target, (std::vector<std::uint32_t>{3, 1, 3}));
  EXPECT_EQ(transpose(Csr{}, 0).rows(), 0u);
}

TEST(Rows, JoinedOneAfterTheOther) {
  const std::vector<RowList> lists = {{{2, 0}, {5, 6}}, {{}, {}}, {{1}, {9}}};
  const Csr csr = joined(lists, 2);
  EXPECT_EQ(csr.offset, (std::vector<std::uint32_t>{0, 2, 2, 3}));
  EXPECT_EQ(csr.target, (std::vector<std::uint32_t>{5, 6, 9}));
}

}  // namespace
}  // namespace kabar
