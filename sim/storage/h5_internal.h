#pragma once
// What h5.cpp, h5_image.cpp and h5_writer.cpp share: how kabar's types look in a file and in memory, and how a refusal
// of HDF5 becomes a Failure.

#include "storage/h5.h"

namespace kabar::h5 {

/// Everything that HDF5 prints by default becomes the text of a Failure instead.
void silence();
/// Throws Failure with HDF5's own innermost reason if `status` is negative.
void check(herr_t status, const std::string& what);

/// Little-endian in the file, native in memory. Not owned: predefined types of HDF5. Not for text.
hid_t file_type(Type type);
hid_t memory_type(Type type);
Handle text_type();                            // variable length, UTF-8
Handle fixed_text_type(std::size_t capacity);  // UTF-8, null-terminated

/// What netCDF-4 calls a dimension without a coordinate variable (followed by the extent in ten columns).
inline constexpr const char* kNoLabels = "This is a netCDF dimension but not a netCDF variable.";

}  // namespace kabar::h5
