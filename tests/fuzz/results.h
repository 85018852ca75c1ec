#pragma once
// What the two harnesses of result files have in common: a file is read or refused, and what is read can be written
// and read again.

#include <span>

#include "tests/storage/mutation.h"

namespace kabar::fuzz {

/// `file`: with its trailer. A file that is read agrees with itself so far that it can be written again.
void read_result(const sample::Bytes& file);

}  // namespace kabar::fuzz
