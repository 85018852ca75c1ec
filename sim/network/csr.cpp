#include "network/csr.h"

namespace kabar {

namespace {

constexpr std::uint32_t kEntriesPerStretch = 1u << 16;

/// Sorts a short run; rows are short.
void sort_run(std::uint32_t* begin, std::uint32_t* end) {
  constexpr std::ptrdiff_t kLong = 32;
  if (end - begin < 2) return;
  if (end - begin > kLong) return std::sort(begin, end);
  for (std::uint32_t* at = begin + 1; at < end; ++at) {
    const std::uint32_t value = *at;
    std::uint32_t* to = at;
    for (; to > begin && value < to[-1]; --to) *to = to[-1];
    *to = value;
  }
}

}  // namespace

void add_up(std::vector<std::uint32_t>& offset) {
  std::uint32_t sum = 0;
  for (std::uint32_t& value : offset) value = sum += value;
}

void sort_rows(std::span<Pair> entries, std::uint32_t first_row, std::uint32_t rows, std::uint32_t* size,
               std::vector<std::uint32_t>& next, Buffer<std::uint32_t>& targets) {
  next.assign(static_cast<std::size_t>(rows) + 1, 0);
  targets.resize(entries.size());
  for (const Pair& entry : entries) ++next[entry.first - first_row + 1];
  add_up(next);
  for (const Pair& entry : entries) targets[next[entry.first - first_row]++] = entry.second;
  // Now next[r] is where row r ends.
  std::uint32_t begin = 0;
  std::size_t kept = 0;
  for (std::uint32_t r = 0; r < rows; begin = next[r++]) {
    const std::size_t before = kept;
    sort_run(targets.data() + begin, targets.data() + next[r]);
    for (std::uint32_t e = begin; e < next[r]; ++e) {
      if (e == begin || targets[e] != targets[e - 1]) entries[kept++].second = targets[e];
    }
    size[r] = static_cast<std::uint32_t>(kept - before);
  }
}

Csr symmetric_rows(std::uint32_t rows, std::span<const Pair> pairs, int threads) {
  return rows_of(rows, {static_cast<std::uint32_t>(pairs.size()), kEntriesPerStretch}, threads,
                 [&](std::uint32_t, std::uint32_t first, std::uint32_t last, const auto& put) {
                   for (std::uint32_t p = first; p < last; ++p) {
                     put(pairs[p].first, pairs[p].second);
                     put(pairs[p].second, pairs[p].first);
                   }
                 });
}

Csr transpose(const Csr& csr, std::uint32_t columns, int threads) {
  return rows_of(columns, {static_cast<std::uint32_t>(csr.target.size()), kEntriesPerStretch}, threads,
                 [&](std::uint32_t, std::uint32_t first, std::uint32_t last, const auto& put) {
                   const auto after = std::upper_bound(csr.offset.begin(), csr.offset.end(), first);
                   std::uint32_t row = static_cast<std::uint32_t>(after - csr.offset.begin()) - 1;
                   for (std::uint32_t e = first; e < last; ++e) {
                     while (csr.offset[row + 1] <= e) ++row;
                     put(csr.target[e], row);
                   }
                 });
}

Csr merged(const Csr& one, const Csr& other) {
  Csr result;
  result.offset.reserve(one.offset.size());
  result.target.reserve(one.target.size() + other.target.size());
  for (std::uint32_t i = 0; i < one.rows(); ++i) {
    const std::span<const std::uint32_t> a = one.row(i), b = other.row(i);
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result.target));
    result.offset.push_back(static_cast<std::uint32_t>(result.target.size()));
  }
  return result;
}

Csr joined(std::span<const RowList> lists, int threads) {
  std::vector<std::size_t> first_row(1, 0), first_target(1, 0);
  for (const RowList& list : lists) {
    first_row.push_back(first_row.back() + list.sizes.size());
    first_target.push_back(first_target.back() + list.targets.size());
  }
  Csr csr;
  csr.offset = column_of<std::uint32_t>(first_row.back() + 1);
  csr.target = column_of<std::uint32_t>(first_target.back());
  parallel_for(static_cast<std::int64_t>(lists.size()), threads, [&](std::int64_t i) {
    const std::size_t at = static_cast<std::size_t>(i);
    const RowList& list = lists[at];
    std::uint32_t end = static_cast<std::uint32_t>(first_target[at]);
    for (std::size_t row = 0; row < list.sizes.size(); ++row)
      csr.offset[first_row[at] + row + 1] = end += list.sizes[row];
    std::copy(list.targets.begin(), list.targets.end(),
              csr.target.begin() + static_cast<std::ptrdiff_t>(first_target[at]));
  });
  return csr;
}

}  // namespace kabar
