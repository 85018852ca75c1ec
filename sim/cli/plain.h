#pragma once
// Texts that come from a file, for a terminal: without what could steer it.

#include <cstddef>
#include <string>

namespace kabar::cli {

/// Control characters as spaces, those of two bytes in UTF-8 (U+0080 to U+009F) too. Line ends stay if `lines`.
inline std::string plain(std::string text, bool lines = false) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && !(lines && byte == '\n')) || byte == 0x7F) text[i] = ' ';
    if (byte != 0xC2 || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x80 && next < 0xA0) text[i] = text[i + 1] = ' ';
  }
  return text;
}

}  // namespace kabar::cli
