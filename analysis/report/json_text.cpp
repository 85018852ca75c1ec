#include "analysis/report/json_text.h"

#include <algorithm>
#include <cstdint>

#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

/// Line and column of a byte, from 1.
Problem problem_at_byte(const std::string& file, std::string_view text, std::size_t byte, const Sentence& what) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, line, static_cast<std::uint32_t>(before.size() - line_begin + 1), what, {}, {}};
}

/// Where the text is nested more deeply than is allowed; its end where it never is.
std::size_t too_deep_at(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepestJson) return i;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return text.size();
}

}  // namespace

nlohmann::json read_json(std::string_view text, const std::string& file, const Sentence& hint) {
  const std::size_t deep = too_deep_at(text);
  if (deep < text.size()) {
    Problem problem = problem_at_byte(file, text, deep, phrase::nested_too_deeply);
    problem.why = {phrase::at_most_levels, kDeepestJson};
    problem.hint = hint;
    throw InputError(std::move(problem));
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    Problem problem = problem_at_byte(file, text, error.byte > 0 ? error.byte - 1 : 0, phrase::is_not_json);
    problem.hint = hint;
    throw InputError(std::move(problem));
  }
}

}  // namespace kabar::analysis
