#include "storage/h5_variable.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace kabar::h5 {

std::size_t size_of(Type type) {
  constexpr std::size_t kTextElement = 16;  // length, address of a heap, place in it
  switch (type) {
    case Type::i8:
    case Type::u8:
      return 1;
    case Type::u16:
      return 2;
    case Type::i32:
    case Type::u32:
      return 4;
    case Type::i64:
    case Type::u64:
    case Type::f64:
      return 8;
    case Type::text:
      break;
  }
  return kTextElement;
}

std::vector<std::string> dimensions_of(const Variable& variable) {
  std::vector<std::string> names;
  for (std::string_view rest = variable.dimensions; !rest.empty();) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return names;
}

const char* name_of(const Variable& variable) {
  const char* slash = std::strrchr(variable.path, '/');
  return slash == nullptr ? variable.path : slash + 1;
}

bool is_label(const Variable& variable) {
  return std::strcmp(name_of(variable), variable.dimensions) == 0;
}

std::string base_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

}  // namespace kabar::h5
