#pragma once
// The published result file, written whole or not at all, and read back only if it is whole. Its layout is described
// in FORMAT.md. Knows neither the engine nor how results are compared.

#include <string>

#include "record/result.h"

namespace kabar {

/// Writes the file as save_file() does, so that `path` is always a whole file or what it was before. Throws
/// MachineError (with what was kept) if the machine refuses, std::logic_error if the parts do not fit each other.
/// Chunks are packed on at most `threads` threads; the bytes depend on the other arguments alone. Peak memory: the size
/// of the file, twice while it grows, and about 20 MB. Replicates that are not complete are stored as missing. One call
/// at a time.
void write_results(const std::string& path, const Recording& recording, const Provenance& provenance, Tier tier,
                   int threads = 1);

/// The recording, equal to what was written up to its tier, and its provenance. Throws InputError
/// (`file: what (why) hint`) if the file is missing, no result file, of a format that this kabar does not read, not
/// whole to the last bit, or if its numbers contradict each other. Reads nothing but this file, whatever it says.
ResultFile read_results(const std::string& path);

/// Whether a file may be replaced by a result: one of kabar, of any format and also a damaged one, or empty. True if
/// there is none.
bool may_become_result(const std::string& path);

}  // namespace kabar
