#pragma once
// Which keys two results' scenarios differ in, by the texts that their files keep. Knows no meaning of a key.

#include <cstddef>
#include <string>
#include <vector>

#include "core/sentence.h"

namespace kabar::analysis {

/// "city.households = 41000, there 28000", in the order of the first text; keys that make no world (the name, seed and
/// ceiling of the city, what is run in it) are left out. At most `most`, and then how many more there are. Texts are
/// those of to_toml(): a key a line. Empty where either text is.
std::vector<Sentence> setting_differences(const std::string& here, const std::string& there, std::size_t most = 3);

}  // namespace kabar::analysis
