#pragma once
// Whole result files that are not what kabar writes, made with HDF5.

#include <cstdint>
#include <functional>
#include <string>

#include "tests/storage/mutation.h"

namespace kabar::sample {

using Change = std::function<void(std::int64_t)>;

/// The content after `change` was made to it with HDF5, which knows it by the number given. No trailer.
Bytes changed_content(const Bytes& content, const Change& change);
/// The file after `change`, with a digest of its content and a trailer that fit, so that the checks behind them are
/// met.
Bytes altered(const Bytes& whole, const Change& change);
/// The same, but for the digest of the content.
Bytes forged(const Bytes& whole, const Change& change);
/// The file with another number as an attribute.
Bytes with_number(const Bytes& whole, const char* attribute, std::int32_t value);
/// The file with other numbers in an array, by `change` of the array as HDF5 reads it.
Bytes with_counts(const Bytes& whole, const char* path, const std::function<void(std::vector<std::uint32_t>&)>& change);
/// A sound HDF5 file of another program, without a trailer.
Bytes foreign_file();
/// What a program that opens the file to write and changes nothing leaves of it.
Bytes opened_for_writing(const Bytes& whole);

/// The digest of an open file's content as FORMAT.md describes it, by HDF5's own reading.
std::string content_digest_of(std::int64_t file);

}  // namespace kabar::sample
