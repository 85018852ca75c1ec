#pragma once
// What one task leaves behind, and how pieces become the recording of the whole, whatever the cut. Knows no engine and
// no file.

#include <cstdint>
#include <vector>

#include "record/recording.h"

namespace kabar {

/// One population, or some of its replicates, under all strategies.
struct Piece {
  std::uint32_t population = 0;  // its number
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 0;
  PopulationRecord made = {};
  std::vector<Ledger> ledgers = {};           // strategy
  std::vector<ReplicateRecord> records = {};  // strategy, replicate of the piece
  std::vector<HouseholdShares> shares = {};   // strategy, over the piece's replicates; empty below tier households
  bool operator==(const Piece&) const = default;

  bool complete() const;  // every replicate ran to its end
};

/// The recording of `dimensions` that begins at `first_population`, from pieces of it in any order. Pieces that are
/// there twice must be equal. Throws InputError for a population or replicate that is missing or there twice with
/// other results, std::logic_error for pieces that are not of these dimensions.
Recording join(const Dimensions& dimensions, std::uint32_t first_population, Vary vary, std::vector<Piece> pieces);

/// Whether two recordings that both have population number `number` hold the same of it.
bool same_population(const Recording& a, const Recording& b, std::uint32_t number);

/// The pieces of a recording, one a population.
std::vector<Piece> pieces_of(Recording recording);

/// One recording of several of one experiment, as run in parts: of other populations, of the same replicates. Times are
/// added; where the last part was stopped, so is the whole. Throws as join() does, and std::logic_error for parts that
/// have other dimensions, vary otherwise, or keep other things.
Recording merge(std::vector<Recording> parts);

}  // namespace kabar
