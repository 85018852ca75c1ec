#pragma once
// Reads the bytes of an input file and refuses what no text file holds. Knows no format.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/files.h"
#include "scenario/scenario.h"
#include "scenario/value.h"

namespace kabar {

struct SourceText {
  std::string bytes;  // without a byte order mark
  SourceFile file;
};

/// What a file must be: text, or anything.
enum class FileForm { text, bytes };

/// Reads a whole file, or reports why it cannot be read (missing, a folder, no permission, over 64 MiB, NUL bytes,
/// invalid UTF-8 in a text) and returns nothing. `asked_at` is where the file was named; its file is empty for a
/// command line.
std::optional<SourceText> read_source(const std::string& path, const Origin& asked_at, Problems& problems,
                                      FileForm form = FileForm::text, const Files& files = files_on_disk());

/// Line and column of a byte of a text, both from 1.
Origin origin_of(const std::string& file, std::string_view text, std::size_t byte);

/// Reports the first NUL byte or invalid UTF-8 sequence. Returns whether the text is clean.
bool check_text(const std::string& file, std::string_view text, Problems& problems);

}  // namespace kabar
