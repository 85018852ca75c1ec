#pragma once
// The digest of what a result file says: of every attribute and array, by name and value, whatever their place in the
// file and however they are packed. FORMAT.md says how it is made. Knows no array by name.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/digest.h"

namespace kabar::h5 {

class ContentDigest {
 public:
  void text(const std::string& attribute, std::string_view value);
  void number(const std::string& attribute, std::int64_t value);
  void number(const std::string& attribute, double value);
  /// An array of texts; each ends at its first NUL.
  void texts(const std::string& path, const std::vector<std::string>& values);
  /// An array of numbers: the digests of its chunks, in order; one for an array that is not in chunks, none if empty.
  void chunks(const std::string& path, std::span<const unsigned long long> extents, std::span<const Digest> chunks);

  void leave_out(const std::string& attribute);
  Digest finish() const;

 private:
  std::map<std::string, Digest> of_;
};

}  // namespace kabar::h5
