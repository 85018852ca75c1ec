#include "scenario/toml_guard.h"

#include <optional>

#include "scenario/phrases.h"
#include "scenario/source_text.h"

namespace kabar {

namespace {

constexpr int kMaxDepth = 32;
constexpr int kMaxDots = 32;

/// The byte after a string that begins at `i` (at its first quote), or the end of the text when it is not closed: the
/// parser then says so. A single-line string ends at its line at the latest.
std::size_t end_of_string(std::string_view text, std::size_t i) {
  const char quote = text[i];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool multiline = text.substr(i, 3) == triple;
  std::size_t at = i + (multiline ? 3 : 1);
  while (at < text.size()) {
    if (quote == '"' && text[at] == '\\') {
      at += 2;
    } else if (multiline && text.substr(at, 3) == triple) {
      at += 3;
      // Up to two further quotes belong to the string's content, directly before its end.
      for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra) ++at;
      return at;
    } else if (!multiline && text[at] == quote) {
      return at + 1;
    } else if (!multiline && text[at] == '\n') {
      return at;
    } else {
      ++at;
    }
  }
  return text.size();
}

bool begins_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '"' || c == '\'';
}

std::size_t after_blanks(std::string_view text, std::size_t i) {
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  return i;
}

struct Trouble {
  std::size_t byte;
  const Phrase& what;
  Sentence hint = {};
};

std::optional<Trouble> first_trouble(std::string_view text) {
  int depth = 0, dots = 0;
  bool statement_begins = true;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '#') {
      while (i < text.size() && text[i] != '\n') ++i;
      continue;
    }
    if (c == '"' || c == '\'') {
      statement_begins = false;
      i = end_of_string(text, i);
      continue;
    }
    if (byte >= 0x80) return Trouble{i, phrase::not_ascii, phrase::put_text_in_quotes};
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      continue;
    }
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return Trouble{i, phrase::control_character};

    if (c == '.') {
      if (++dots > kMaxDots) return Trouble{i, phrase::key_of_many_parts};
    } else if (c == '\n' || c == ',' || c == '=' || c == '[' || c == ']' || c == '{' || c == '}') {
      dots = 0;
    }
    if (c == '\n') {
      if (depth == 0) statement_begins = true;
    } else if (c == '[' && statement_begins) {
      std::size_t name = after_blanks(text, i + 1);
      if (i + 1 < text.size() && text[i + 1] == '[') name = after_blanks(text, i + 2);
      if (name >= text.size() || !begins_key(text[name]))
        return Trouble{i, phrase::section_without_name, {phrase::write, "[...]"}};
    }
    if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return Trouble{i, phrase::many_brackets};
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
    if (c != '\n' && c != ' ' && c != '\t') statement_begins = false;
    ++i;
  }
  return std::nullopt;
}

}  // namespace

bool guard_toml(const std::string& file, std::string_view text, Problems& problems) {
  const std::optional<Trouble> trouble = first_trouble(text);
  if (trouble) problems.add(problem_at(origin_of(file, text, trouble->byte), trouble->what, {}, trouble->hint));
  return !trouble;
}

}  // namespace kabar
