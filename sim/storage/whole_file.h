#pragma once
// A file and whether it is whole. It ends with 32 bytes: "KABARTRL", the number of bytes before them (little-endian),
// and the XXH3-128 of those bytes, written as xxh128sum prints it. Knows nothing of what the bytes mean.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace kabar {

inline constexpr std::size_t kTrailerBytes = 32;

using Trailer = std::array<std::uint8_t, kTrailerBytes>;
Trailer trailer_of(std::span<const std::uint8_t> content);

/// Empty if the bytes are whole, HDF5 with a trailer; else why they are not.
Sentence why_not_whole(std::span<const std::uint8_t> bytes);

/// A file of HDF5 that has no trailer, or one that fits.
struct LoadedFile {
  std::vector<std::uint8_t> content;  // without the trailer
  bool trailer = false;
};
/// Throws InputError. What has no trailer must be shown to be whole by other means.
LoadedFile load_file(const std::string& path);
/// Throws InputError where there is no regular file that can be read.
std::vector<std::uint8_t> load_bytes(const std::string& path);

/// Whether the bytes begin as HDF5 and end as a file of kabar, or hold `mark`.
bool looks_like_ours(std::span<const std::uint8_t> bytes, std::string_view mark);

/// Writes `content` and its trailer as save_file() does.
void save_whole(const std::string& path, std::span<const std::uint8_t> content);

/// How kabar refuses a result file.
InputError refused(const std::string& path, const Sentence& why);

}  // namespace kabar
