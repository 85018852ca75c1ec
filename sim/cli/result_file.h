#pragma once
// Reads a result file and tells on standard error what its user should know of the file itself. Knows no figure.

#include <string>
#include <vector>

#include "cli/context.h"
#include "storage/results.h"

namespace kabar::cli {

/// As read_results().
ResultFile read_told(const std::string& path, Language language);

/// All of them; every damaged file is named, not only the first.
std::vector<ResultFile> read_all(const std::vector<std::string>& paths, Language language);

}  // namespace kabar::cli
