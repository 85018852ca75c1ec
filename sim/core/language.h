#pragma once
// The languages that kabar speaks. Knows no text.

#include <cstdint>

namespace kabar {

enum class Language : std::uint8_t { indonesian, english };

}  // namespace kabar
