#include "core/utf8.h"

#include <algorithm>
#include <array>

namespace kabar {

namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool in_any(const std::array<Range, N>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return character >= range.first && character <= range.last; });
}

// Of Unicode 15: what stands over or joins letters, and what is wide in every terminal.
constexpr std::array<Range, 8> kMarks{{{0x0300, 0x036F},
                                       {0x0483, 0x0489},
                                       {0x0591, 0x05BD},
                                       {0x1AB0, 0x1AFF},
                                       {0x1DC0, 0x1DFF},
                                       {0x20D0, 0x20FF},
                                       {0xFE00, 0xFE0F},
                                       {0xFE20, 0xFE2F}}};
constexpr std::array<Range, 9> kWide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0x33FF},
                                      {0x3400, 0x9FFF},
                                      {0xA000, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFF00, 0xFF60},
                                      {0x1F300, 0x1FAFF}}};
constexpr std::array<Range, 10> kSteering{{{0x00, 0x1F},
                                           {0x7F, 0x9F},
                                           {0x00AD, 0x00AD},      // soft hyphen
                                           {0x061C, 0x061C},      // Arabic letter mark
                                           {0x200B, 0x200F},      // invisible, left-to-right, right-to-left
                                           {0x2028, 0x202E},      // separators, embeddings, overrides
                                           {0x2060, 0x206F},      // invisible, isolates
                                           {0xFEFF, 0xFEFF},      // a byte order mark inside
                                           {0xFFF9, 0xFFFB},      // annotations
                                           {0xE0000, 0xE007F}}};  // tags

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto more = [&](std::size_t i) { return byte(i) & 0x3Fu; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first <= 0xDF && continues(1)) return {(first & 0x1Fu) << 6 | more(1), 2, true};
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    if (byte(1) >= low && byte(1) <= high && continues(2)) {
      return {(first & 0x0Fu) << 12 | more(1) << 6 | more(2), 3, true};
    }
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) >= low && byte(1) <= high && continues(2) && continues(3)) {
      return {(first & 0x07u) << 18 | more(1) << 12 | more(2) << 6 | more(3), 4, true};
    }
  }
  return {first, 1, false};
}

bool steers_text(char32_t character) {
  return in_any(kSteering, character);
}

std::string readable(std::string_view text, Lines lines) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == '\n' || point.value == '\t') {
      result += point.value == '\n' && lines == Lines::kept ? '\n' : ' ';
    } else if (point.valid && !steers_text(point.value)) {
      result += text.substr(0, point.bytes);
    } else {
      result += '?';
    }
    text.remove_prefix(point.bytes);
  }
  return result;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    columns += in_any(kMarks, point.value) ? 0 : in_any(kWide, point.value) ? 2 : 1;
    text.remove_prefix(point.bytes);
  }
  return columns;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

}  // namespace kabar
