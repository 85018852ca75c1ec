#include "core/numbers.h"

#include <cstdio>
#include <cstdlib>

namespace kabar {

namespace {

bool rounds_to_nothing(const std::string& digits) {
  return digits.find_first_of("123456789") == std::string::npos;
}

/// Without a sign. No locale is ever set, so that the C library writes a point.
std::string magnitude(double value, int digits, Language language) {
  char plain[400];  // the largest double has 309 digits
  std::snprintf(plain, sizeof plain, "%.*f", digits, std::abs(value));
  const std::string text = plain;
  const std::size_t whole = std::min(text.find('.'), text.size());
  std::string grouped;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) grouped += language == Language::indonesian ? '.' : ',';
    grouped += text[i];
  }
  if (whole < text.size()) grouped += (language == Language::indonesian ? "," : ".") + text.substr(whole + 1);
  return grouped;
}

}  // namespace

std::string number_text(double value, int digits, Language language) {
  const std::string text = magnitude(value, digits, language);
  return value < 0 && !rounds_to_nothing(text) ? "-" + text : text;
}

std::string signed_text(double value, int digits, Language language) {
  const std::string text = magnitude(value, digits, language);
  if (rounds_to_nothing(text)) return text;
  return (value < 0 ? "-" : "+") + text;
}

}  // namespace kabar
