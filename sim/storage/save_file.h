#pragma once
// Writes a file whole or not at all. Knows nothing of what the bytes mean.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/sentence.h"

namespace kabar {

/// Writes the parts one after the other to a new file beside `path`, `.NAME.XXXXXX.part` with six letters or digits
/// that no other file there has, syncs it and renames it to `path`, so that `path` is always a whole file or what it
/// was before, however many write it at once: the last one stands. A link stays a link: the new file lies beside the
/// file that it points to. The file has the mode of the one it replaces, or that of a new file. Throws MachineError;
/// then an earlier file is as it was, and no part is left. A part is left behind only by a program that was killed.
void save_file(const std::string& path, std::span<const std::span<const std::uint8_t>> parts);
void save_file(const std::string& path, std::string_view text);

/// Why no file can ever be at `path` as it is named: its folder is missing or none, or it is a folder itself. Nothing
/// where it can; whether the machine lets it be written is another matter.
Sentence why_no_file(const std::string& path);

/// Throws MachineError if `path` cannot be written as things stand: for the start of long work.
void require_writable(const std::string& path);

}  // namespace kabar
