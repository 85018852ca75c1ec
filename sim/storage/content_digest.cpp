#include "storage/content_digest.h"

#include <bit>

namespace kabar::h5 {

namespace {

std::string key_of(const std::string& attribute) {
  return "@" + attribute;
}

std::string_view until_nul(std::string_view text) {
  return text.substr(0, text.find('\0'));
}

}  // namespace

void ContentDigest::text(const std::string& attribute, std::string_view value) {
  of_[key_of(attribute)] = digest_of(until_nul(value));
}

void ContentDigest::number(const std::string& attribute, std::int64_t value) {
  DigestWriter writer;
  writer.i64(value);
  of_[key_of(attribute)] = writer.finish();
}

void ContentDigest::number(const std::string& attribute, double value) {
  DigestWriter writer;
  writer.u64(std::bit_cast<std::uint64_t>(value));
  of_[key_of(attribute)] = writer.finish();
}

void ContentDigest::texts(const std::string& path, const std::vector<std::string>& values) {
  DigestWriter writer;
  for (const std::string& value : values) writer.text(until_nul(value));
  of_[path] = writer.finish();
}

void ContentDigest::chunks(const std::string& path, std::span<const unsigned long long> extents,
                           std::span<const Digest> chunks) {
  DigestWriter writer;
  writer.u64(extents.size());
  for (const unsigned long long extent : extents) writer.u64(extent);
  for (const Digest& chunk : chunks) writer.digest(chunk);
  of_[path] = writer.finish();
}

void ContentDigest::leave_out(const std::string& attribute) {
  of_.erase(key_of(attribute));
}

Digest ContentDigest::finish() const {
  DigestWriter writer;
  for (const auto& [name, digest] : of_) {
    writer.text(name);
    writer.digest(digest);
  }
  return writer.finish();
}

}  // namespace kabar::h5
