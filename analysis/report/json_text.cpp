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

/// Where a text ceases to be JSON, as a byte from 1. That a number is beyond doubles, the reader throws without its
/// place.
class Fault : public nlohmann::json_sax<nlohmann::json> {
 public:
  static std::size_t in(std::string_view text) {
    Fault fault;
    nlohmann::json::sax_parse(text, &fault);
    return fault.byte_;
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception&) override {
    byte_ = byte;
    return false;
  }

 private:
  std::size_t byte_ = 0;
};

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
  } catch (const nlohmann::json::exception& error) {  // of its syntax, or of a number as large as 1e999
    const std::size_t byte = Fault::in(text);
    const bool syntax = dynamic_cast<const nlohmann::json::parse_error*>(&error) != nullptr;
    Problem problem = problem_at_byte(file, text, byte > 0 ? byte - 1 : 0,
                                      syntax ? phrase::is_not_json : phrase::json_number_too_large);
    problem.hint = hint;
    throw InputError(std::move(problem));
  }
}

}  // namespace kabar::analysis
