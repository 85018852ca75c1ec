#pragma once
// Files that are no list of ties, known by how they begin, so that one line can say what they are. Reads no tie.

#include <string>
#include <string_view>

namespace kabar {

/// Refuses packed files, text in other encodings, other binary files and other forms of networks. `name` stands for the
/// file in the message. Throws InputError of one problem.
void refuse_other_forms(std::string_view text, const std::string& name);

}  // namespace kabar
