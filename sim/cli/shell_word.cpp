#include "cli/shell_word.h"

#include <algorithm>
#include <string_view>

namespace kabar::cli {

std::string shell_word(const std::string& path) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+,:@").find(c) != std::string_view::npos;
  };
  const std::string name = path.starts_with('-') ? "./" + path : path;
  if (!name.empty() && std::all_of(name.begin(), name.end(), plain)) return name;
  std::string text = "'";
  for (const char c : name) text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

}  // namespace kabar::cli
