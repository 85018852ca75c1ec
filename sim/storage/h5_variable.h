#pragma once
// What an array of a result file is called and how its values look, for the writer and the reader. Knows neither HDF5
// nor kabar's arrays.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/errors.h"

namespace kabar::h5 {

/// HDF5 refused, or the file is not as its layout says. The sentence names the object.
class Failure : public SentenceError {
 public:
  using SentenceError::SentenceError;
};

enum class Type : std::uint8_t { text, i8, u8, u16, i32, u32, i64, u64, f64 };

template <class T>
constexpr Type type_of();
template <>
constexpr Type type_of<std::int8_t>() {
  return Type::i8;
}
template <>
constexpr Type type_of<std::uint8_t>() {
  return Type::u8;
}
template <>
constexpr Type type_of<std::uint16_t>() {
  return Type::u16;
}
template <>
constexpr Type type_of<std::int32_t>() {
  return Type::i32;
}
template <>
constexpr Type type_of<std::uint32_t>() {
  return Type::u32;
}
template <>
constexpr Type type_of<std::int64_t>() {
  return Type::i64;
}
template <>
constexpr Type type_of<std::uint64_t>() {
  return Type::u64;
}
template <>
constexpr Type type_of<double>() {
  return Type::f64;
}

/// Bytes of one value; of a text, of the place where it points to it.
std::size_t size_of(Type type);

/// One array of a file. `path` is "counts" or "parameters/value"; `dimensions` names its dimensions, separated by ", ",
/// last fastest. A variable named as its only dimension holds that dimension's labels. `flags` are the meanings of the
/// integers 0, 1, ... if it is a code.
struct Variable {
  const char* path;
  const char* dimensions;
  Type type;
  const char* units;
  const char* meaning;
  const char* flags = "";
};

std::vector<std::string> dimensions_of(const Variable& variable);
const char* name_of(const Variable& variable);
bool is_label(const Variable& variable);

/// The last part of a path.
std::string base_name(const std::string& path);

}  // namespace kabar::h5
