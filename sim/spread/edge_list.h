#pragma once
// Reads the user's edge lists: text in, ties out. Knows nothing of graphs in memory or models.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"
#include "spread/edge_columns.h"
#include "spread/ties.h"

namespace kabar {

/// Weights above 0 that round to 0 as chances (multiples of 2^-32), and the first of them with its place.
struct VanishingWeights {
  std::uint64_t count = 0;
  Problem first;  // file, line, column, and the weight as written
};

struct EdgeList {
  TieList ties;
  std::vector<std::uint64_t> nodes;  // named otherwise than by a tie: alone on a line, by the size of a matrix
  EdgeForm form;
  VanishingWeights vanishing;
  std::uint64_t left_out = 0;  // weights that were not read, as was asked
};

enum class Weights { read, left_out };

/// One tie per line, `u v [weight]`, or one node without ties, `u`; ids are integers from 0 to 2^64 - 1, weights
/// numbers from 0 to 1. Blanks, tabs, one comma or one semicolon (with decimal commas) between fields; `#` begins a
/// comment, `%` at the beginning of a line too; a heading; Matrix Market (coordinate; pattern, real, integer; general,
/// symmetric) and KONECT. `weights` left out: the column may hold anything. Throws InputError with all problems; also
/// for a directory, a missing, unreadable or empty file, and a file of another form.
EdgeList read_edge_list(const std::string& path, Weights weights = Weights::read);

/// The same for text already in memory; `name` stands for the file in messages.
EdgeList parse_edge_list(std::string_view text, const std::string& name, Weights weights = Weights::read);

/// What the file says of its ties; where it says nothing, directed if the user asks for it. Throws InputError where the
/// two contradict each other.
Direction direction_of(const EdgeList& list, const std::string& name, bool directed_asked);

}  // namespace kabar
