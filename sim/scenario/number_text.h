#pragma once
// Numbers as text: the shortest that reads back to the same bits.

#include <string>

namespace kabar {

/// `0.05`, `90`, `1000000`, `1e+20`, `nan`, `-inf`.
std::string number_text(double value);

}  // namespace kabar
