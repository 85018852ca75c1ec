#pragma once
// Texts that come from a file, for a terminal: without what could steer it.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace kabar::cli {

/// Lines of text: control characters as spaces, those of two bytes in UTF-8 (U+0080 to U+009F) too, but for line ends.
inline std::string plain_lines(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) text[i] = ' ';
    if (byte != 0xC2 || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x80 && next < 0xA0) text[i] = text[i + 1] = ' ';
  }
  return text;
}

/// On one line.
inline std::string plain(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return plain_lines(std::move(text));
}

}  // namespace kabar::cli
