#pragma once
// Whole result files that are not what kabar writes, made with HDF5.

#include <cstdint>
#include <functional>

#include "tests/storage/mutation.h"

namespace kabar::sample {

/// The file after `change` was made to it with HDF5, which knows it by the number given, and a trailer that fits.
Bytes altered(const Bytes& whole, const std::function<void(std::int64_t)>& change);
/// The file with another number as an attribute.
Bytes with_number(const Bytes& whole, const char* attribute, std::int32_t value);
/// A sound HDF5 file of another program, without a trailer.
Bytes foreign_file();

}  // namespace kabar::sample
