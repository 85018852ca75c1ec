#pragma once
// A file that is whole or refused. It ends with 32 bytes: "KABARTRL", the number of bytes before them (little-endian),
// and the XXH3-128 of those bytes, written as xxh128sum prints it. Knows nothing of what the bytes mean.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/errors.h"

namespace kabar {

inline constexpr std::size_t kTrailerBytes = 32;

using Trailer = std::array<std::uint8_t, kTrailerBytes>;
Trailer trailer_of(std::span<const std::uint8_t> content);

/// Empty if the bytes are whole, HDF5 with a trailer; else why they are not.
Sentence why_not_whole(std::span<const std::uint8_t> bytes);

/// The file's bytes without the trailer. Throws InputError.
std::vector<std::uint8_t> load_whole(const std::string& path);

/// Writes `content` and its trailer to `path`.part, syncs, renames. Throws MachineError; then an earlier file is as it
/// was, and no part is left.
void save_whole(const std::string& path, std::span<const std::uint8_t> content);

/// How kabar refuses a result file.
InputError refused(const std::string& path, const Sentence& why);

}  // namespace kabar
