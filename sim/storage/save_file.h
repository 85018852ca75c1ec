#pragma once
// Writes a file whole or not at all. Knows nothing of what the bytes mean.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kabar {

/// Writes the parts one after the other to `path`.part, syncs it and renames it to `path` (a link stays a link), so
/// that `path` is always a whole file or what it was before. Throws MachineError; then an earlier file is as it was,
/// and no part is left.
void save_file(const std::string& path, std::span<const std::span<const std::uint8_t>> parts);
void save_file(const std::string& path, std::string_view text);

}  // namespace kabar
