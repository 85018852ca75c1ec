#include "storage/h5_bytes.h"

#include "storage/phrases.h"

namespace kabar::h5 {

std::span<const std::uint8_t> Bytes::part(std::uint64_t at, std::uint64_t length) const {
  if (at > bytes_.size() || length > bytes_.size() - at) throw Failure({phrase::beyond_file, what_});
  return bytes_.subspan(at, length);
}

std::string_view Bytes::text(std::uint64_t at, std::uint64_t length) const {
  const auto found = part(at, length);
  return {reinterpret_cast<const char*>(found.data()), found.size()};
}

std::uint64_t Bytes::number(std::uint64_t at, std::size_t length) const {
  const auto found = part(at, length);
  std::uint64_t value = 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | found[i];
  return value;
}

void Bytes::refuse() const {
  throw Failure({phrase::laid_out_otherwise, what_});
}

}  // namespace kabar::h5
