#include "network/csr.h"

namespace kabar {

Csr symmetric_rows(std::uint32_t rows, std::span<const Pair> pairs) {
  Csr csr;
  csr.offset.assign(static_cast<std::size_t>(rows) + 1, 0);
  for (const Pair& pair : pairs) {
    ++csr.offset[pair.first + 1];
    ++csr.offset[pair.second + 1];
  }
  for (std::uint32_t i = 0; i < rows; ++i) csr.offset[i + 1] += csr.offset[i];
  csr.target.resize(csr.offset[rows]);
  std::vector<std::uint32_t> next(csr.offset.begin(), csr.offset.end() - 1);
  for (const Pair& pair : pairs) {
    csr.target[next[pair.first]++] = pair.second;
    csr.target[next[pair.second]++] = pair.first;
  }
  return csr;
}

std::uint64_t sort_and_deduplicate(Csr& csr) {
  const std::size_t before = csr.target.size();
  std::uint32_t kept = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < csr.rows(); ++i) {
    const std::uint32_t end = csr.offset[i + 1];
    std::sort(csr.target.begin() + begin, csr.target.begin() + end);
    for (std::uint32_t e = begin; e < end; ++e) {
      if (e == begin || csr.target[e] != csr.target[kept - 1]) csr.target[kept++] = csr.target[e];
    }
    csr.offset[i + 1] = kept;
    begin = end;
  }
  csr.target.resize(kept);
  return before - kept;
}

Csr transpose(const Csr& csr, std::uint32_t columns) {
  Csr result;
  result.offset.assign(static_cast<std::size_t>(columns) + 1, 0);
  for (const std::uint32_t column : csr.target) ++result.offset[column + 1];
  for (std::uint32_t c = 0; c < columns; ++c) result.offset[c + 1] += result.offset[c];
  result.target.resize(csr.target.size());
  std::vector<std::uint32_t> next(result.offset.begin(), result.offset.end() - 1);
  for (std::uint32_t row = 0; row < csr.rows(); ++row) {
    for (const std::uint32_t column : csr.row(row)) result.target[next[column]++] = row;
  }
  return result;
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

}  // namespace kabar
