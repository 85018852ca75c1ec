#include "record/piece.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "core/errors.h"
#include "record/phrases.h"

namespace kabar {

namespace {

InputError refused(Sentence what) {
  return InputError(Problem{"", 0, 0, std::move(what)});
}

void require(bool holds) {
  if (!holds) throw std::logic_error("a piece does not have the dimensions of the whole");
}

/// The whole with a place for everything, and nothing in it.
Recording empty_recording(const Dimensions& n, std::uint32_t first_population, Vary vary, bool shares) {
  const std::size_t pairs = std::size_t{n.strategies} * n.populations;
  Recording whole;
  whole.dimensions = n;
  whole.first_population = first_population;
  whole.vary = vary;
  whole.populations.resize(n.populations);
  whole.ledgers.resize(pairs);
  whole.replicates.resize(pairs * n.replicates);
  if (shares) whole.household_shares.resize(pairs);
  return whole;
}

void add(HouseholdShares& sum, HouseholdShares&& more) {
  if (sum.counts.empty()) {
    sum = std::move(more);
    return;
  }
  require(sum.counts.size() == more.counts.size());
  for (std::size_t i = 0; i < sum.counts.size(); ++i) sum.counts[i] += more.counts[i];
}

/// Puts a piece into its place, population `p` of the whole.
void place(Recording& whole, std::uint32_t p, Piece&& piece) {
  const Dimensions& n = whole.dimensions;
  require(piece.ledgers.size() == n.strategies);
  require(piece.records.size() == std::size_t{n.strategies} * piece.replicates);
  require(piece.shares.size() == (whole.household_shares.empty() ? 0 : n.strategies));
  whole.populations[p] = std::move(piece.made);
  for (std::uint32_t s = 0; s < n.strategies; ++s) {
    const std::size_t pair = std::size_t{s} * n.populations + p;
    whole.ledgers[pair] = std::move(piece.ledgers[s]);
    if (!piece.shares.empty()) add(whole.household_shares[pair], std::move(piece.shares[s]));
    for (std::uint32_t r = 0; r < piece.replicates; ++r) {
      whole.at(s, p, piece.first_replicate + r) = std::move(piece.records[std::size_t{s} * piece.replicates + r]);
    }
  }
}

auto range(const Piece& piece) {
  return std::tuple(piece.population, piece.first_replicate, piece.replicates);
}

/// The populations that no piece has: "3-9, 12".
InputError missing(const Dimensions& n, std::uint32_t first_population, const std::vector<Piece>& pieces) {
  constexpr std::size_t kMost = 10;
  const std::uint32_t end = first_population + n.populations;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gaps;  // first, one behind the last
  std::uint32_t next = first_population;
  for (const Piece& piece : pieces) {
    if (piece.population > next) gaps.emplace_back(next, piece.population);
    next = std::max(next, piece.population + 1);
  }
  if (next < end) gaps.emplace_back(next, end);
  std::string list;
  for (std::size_t g = 0; g < std::min(kMost, gaps.size()); ++g) {
    list += (g == 0 ? "" : ", ") + std::to_string(gaps[g].first);
    if (gaps[g].second - gaps[g].first > 1) list += "-" + std::to_string(gaps[g].second - 1);
  }
  if (gaps.size() > kMost) list += ", ...";
  return InputError(Problem{"",
                            0,
                            0,
                            {phrase::populations_missing, list},
                            {},
                            {phrase::run_missing, gaps[0].first, gaps[0].second - gaps[0].first}});
}

/// Pieces in order, each once: every replicate of every population is there, before there is a place for any.
void require_all(const Dimensions& n, std::uint32_t first_population, const std::vector<Piece>& pieces) {
  auto next = pieces.begin();
  for (std::uint32_t p = 0; p < n.populations; ++p) {
    const std::uint32_t number = first_population + p;
    const auto first = next;
    std::uint32_t replicates = 0;
    for (; next != pieces.end() && next->population == number && next->first_replicate <= replicates; ++next) {
      if (next->first_replicate < replicates) throw refused({phrase::parts_overlap, next->first_replicate, number});
      if (next->made != first->made || next->ledgers != first->ledgers) throw refused({phrase::results_differ, number});
      replicates += next->replicates;
      require(replicates <= n.replicates);
    }
    if (replicates < n.replicates) {
      const bool none = next == pieces.end() || next->population != number;
      if (replicates == 0 && none) throw missing(n, first_population, pieces);
      throw refused({phrase::replicate_missing, replicates, number});
    }
  }
  require(next == pieces.end());
}

}  // namespace

bool Piece::complete() const {
  return std::all_of(records.begin(), records.end(), [](const ReplicateRecord& record) { return record.complete; });
}

Recording join(const Dimensions& dimensions, std::uint32_t first_population, Vary vary, std::vector<Piece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return range(a) < range(b); });
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (range(pieces[i]) == range(pieces[i - 1]) && !(pieces[i] == pieces[i - 1])) {
      throw refused({phrase::results_differ, pieces[i].population});
    }
  }
  const auto twice = [](const Piece& a, const Piece& b) { return range(a) == range(b); };
  pieces.erase(std::unique(pieces.begin(), pieces.end(), twice), pieces.end());
  require_all(dimensions, first_population, pieces);
  Recording whole =
      empty_recording(dimensions, first_population, vary, !pieces.empty() && !pieces.front().shares.empty());
  for (Piece& piece : pieces) place(whole, piece.population - first_population, std::move(piece));
  return whole;
}

bool same_population(const Recording& a, const Recording& b, std::uint32_t number) {
  const std::uint32_t in_a = number - a.first_population, in_b = number - b.first_population;
  if (a.populations[in_a] != b.populations[in_b]) return false;
  for (std::uint32_t s = 0; s < a.dimensions.strategies; ++s) {
    const std::size_t pair_a = std::size_t{s} * a.dimensions.populations + in_a;
    const std::size_t pair_b = std::size_t{s} * b.dimensions.populations + in_b;
    if (a.ledgers[pair_a] != b.ledgers[pair_b]) return false;
    if (!a.household_shares.empty() && a.household_shares[pair_a] != b.household_shares[pair_b]) return false;
    for (std::uint32_t r = 0; r < a.dimensions.replicates; ++r) {
      if (a.at(s, in_a, r) != b.at(s, in_b, r)) return false;
    }
  }
  return true;
}

std::vector<Piece> pieces_of(Recording recording) {
  const Dimensions& n = recording.dimensions;
  std::vector<Piece> pieces(n.populations);
  for (std::uint32_t p = 0; p < n.populations; ++p) {
    Piece& piece = pieces[p];
    piece.population = recording.first_population + p;
    piece.replicates = n.replicates;
    piece.made = std::move(recording.populations[p]);
    for (std::uint32_t s = 0; s < n.strategies; ++s) {
      const std::size_t pair = std::size_t{s} * n.populations + p;
      piece.ledgers.push_back(std::move(recording.ledgers[pair]));
      if (!recording.household_shares.empty()) piece.shares.push_back(std::move(recording.household_shares[pair]));
      for (std::uint32_t r = 0; r < n.replicates; ++r) piece.records.push_back(std::move(recording.at(s, p, r)));
    }
  }
  return pieces;
}

Recording merge(std::vector<Recording> parts) {
  require(!parts.empty());
  const auto but_populations = [](Dimensions n) {
    n.populations = 0;
    return n;
  };
  Dimensions dimensions = but_populations(parts.front().dimensions);
  const Vary vary = parts.front().vary;
  const bool shares = !parts.front().household_shares.empty();
  std::uint32_t first = parts.front().first_population, end = first, planned_end = first;
  double seconds = 0, seconds_total = 0;
  std::vector<Piece> pieces;
  for (Recording& part : parts) {
    require(but_populations(part.dimensions) == dimensions && part.vary == vary &&
            part.household_shares.empty() != shares);
    first = std::min(first, part.first_population);
    end = std::max(end, part.first_population + part.dimensions.populations);
    planned_end = std::max({planned_end, end, part.first_population + part.planned_populations});
    seconds += part.seconds;
    seconds_total += part.seconds_total;
    for (Piece& piece : pieces_of(std::move(part))) pieces.push_back(std::move(piece));
  }
  dimensions.populations = end - first;
  Recording whole = join(dimensions, first, vary, std::move(pieces));
  if (planned_end > end) whole.planned_populations = planned_end - first;
  whole.seconds = seconds;
  whole.seconds_total = seconds_total;
  return whole;
}

}  // namespace kabar
