#pragma once
// Reads the folder that analysis/credibility fills: plausible worlds and patterns. Turns files into plain data; knows
// no result file.

#include <string>

#include "analysis/report/worlds.h"

namespace kabar::cli {

/// `path`: the folder, or one of its files. Reads plausible_worlds.json with plausible_worlds.csv,
/// plausible_winners.csv and plausible_draws.csv, and patterns.csv, whichever are there. Throws InputError with every
/// problem where none is, or one is damaged.
analysis::Credibility read_credibility(const std::string& path);

}  // namespace kabar::cli
