#pragma once
// Reads which nodes a contagion begins at: text in, ids and their places out. Knows no network.

#include <cstdint>
#include <string>
#include <vector>

#include "core/errors.h"

namespace kabar {

/// A node that the user named, and where, so that a message can point at it.
struct NamedNode {
  std::uint64_t id = 0;
  Problem place;  // file, line and column only
};

/// `3,17,40`, or the name of a file with ids separated by blanks, commas, semicolons or line ends (comments and a
/// heading as above). A word made only of digits, signs, commas, semicolons, points and blanks is a list. Throws
/// InputError.
std::vector<NamedNode> read_seed_nodes(const std::string& list_or_file);

}  // namespace kabar
