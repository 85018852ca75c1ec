#pragma once
// The number of the engine. It stands in every digest of a configuration, so that what another engine made is never
// taken for the same.

#include <cstdint>

namespace kabar {

/// Raised whenever an equal scenario gives other results, or what is digested is written otherwise; tests/golden holds
/// the two together. 1: kabar 0.1.0. 2: keys at their default no longer stand in digests. 3: who
/// comes to a meeting, which RT takes a list up and which head relays it are one coin each, for all topics.
inline constexpr std::uint32_t kEngine = 3;

}  // namespace kabar
