#pragma once
// Reads a result file and tells on standard error what its user should know of the file itself. Knows no figure.

#include <string>

#include "cli/context.h"
#include "storage/results.h"

namespace kabar::cli {

/// As read_results().
ResultFile read_told(const std::string& path, Language language);

}  // namespace kabar::cli
