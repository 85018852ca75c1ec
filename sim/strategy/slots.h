#pragma once
// Identities: hashes of ids and the keys of slots. Internal to strategy/.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "strategy/calendar.h"

namespace kabar {

/// Low 32 bits of XXH3-128 of an id.
std::uint32_t id_hash(std::string_view id);

/// The slot "KIND|BLOCK|TOPIC|SOURCE|DAY|REPEAT".
Slot make_slot(std::string_view kind, std::string_view block, std::string_view topic, std::string_view source = {},
               std::string_view day = {}, std::string_view repeat = {});

/// Topic t among those of a block, in the order of the scenario.
Among among(const std::vector<std::uint32_t>& topics, std::uint32_t t);

}  // namespace kabar
