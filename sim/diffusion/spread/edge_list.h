#pragma once
// Reads the user's edge lists and seed lists: text in, ties and places out. Knows nothing of graphs in memory or
// models.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace kabar {

/// A tie as written. `weight` is kNoWeight where the line has no third column.
struct Tie {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  double weight = -1.0;
};
inline constexpr double kNoWeight = -1.0;

/// One tie per line, `u v [weight]`: blanks, tabs or one comma between fields, `#` begins a comment, CRLF is accepted.
/// Ids are integers from 0 to 2^64 - 1, weights numbers from 0 to 1. Throws InputError with all problems; also for a
/// directory, a missing, unreadable or empty file.
std::vector<Tie> read_edge_list(const std::string& path);

/// The same for text already in memory; `name` stands for the file in messages.
std::vector<Tie> parse_edge_list(std::string_view text, const std::string& name);

/// A node that the user named, and where, so that a message can point at it.
struct NamedNode {
  std::uint64_t id = 0;
  Problem place;  // file, line and column only
};

/// `3,17,40`, or the name of a file with ids separated by blanks, commas or line ends (`#` comments). A word made only
/// of digits, signs, commas, points and blanks is a list. Throws InputError.
std::vector<NamedNode> read_seed_nodes(const std::string& list_or_file);

}  // namespace kabar
