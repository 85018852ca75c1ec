#pragma once
// Paths in the commands that kabar tells people to run. Knows no command.

#include <string>

namespace kabar::cli {

/// A path as a shell takes it and no command takes it for an option: quoted where it has to be, "./" before a "-".
std::string shell_word(const std::string& path);

}  // namespace kabar::cli
