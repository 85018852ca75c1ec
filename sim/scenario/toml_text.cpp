#include "scenario/toml_text.h"

#include "scenario/number_text.h"

namespace kabar {

namespace {

/// A float of TOML has a point or an exponent.
std::string float_text(double value) {
  std::string text = number_text(value);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

template <class T, class Write>
std::string list_text(const std::vector<T>& values, Write write) {
  std::string text = "[";
  for (const T& value : values) text += (text.size() > 1 ? ", " : "") + write(value);
  return text + "]";
}

struct Writer {
  std::string operator()(const double* value) const { return float_text(*value); }
  std::string operator()(const std::int64_t* value) const { return std::to_string(*value); }
  std::string operator()(const bool* value) const { return *value ? "true" : "false"; }
  std::string operator()(const std::string* value) const { return kabar::quoted(*value); }
  std::string operator()(const AnyChoice* value) const { return kabar::quoted(value->word()); }
  std::string operator()(const std::vector<std::string>* values) const { return list_text(*values, quoted); }
  std::string operator()(const std::vector<double>* values) const { return list_text(*values, float_text); }
};

}  // namespace

std::string quoted(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      result += "\\u00";
      result += kHex[byte >> 4];
      result += kHex[byte & 15u];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string toml_text(const Cell& cell) {
  return std::visit(Writer{}, cell);
}

}  // namespace kabar
