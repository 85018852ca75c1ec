#pragma once
// Typed identifiers, so that a household is never mistaken for a neighbourhood. Knows nothing else.

#include <cstdint>

namespace kabar {

enum class HouseholdId : std::uint32_t {};
enum class RtId : std::uint32_t {};
enum class KelurahanId : std::uint32_t {};
enum class TopicId : std::uint32_t {};
enum class AccountId : std::uint32_t {};
enum class GroupId : std::uint32_t {};
enum class SlotId : std::uint32_t {};
enum class Hour : std::uint32_t {};

/// The position of an identified thing in its column.
template <class Id>
constexpr std::uint32_t index(Id id) {
  return static_cast<std::uint32_t>(id);
}

/// "Nobody", "never", "none" in every column of 32-bit identifiers and hours.
inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

}  // namespace kabar
