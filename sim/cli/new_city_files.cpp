#include "cli/new_city_files.h"

#include <stdexcept>
#include <string_view>

#include "scenario/toml_text.h"

namespace kabar::cli {

namespace {

struct Embedded {
  const char* name;
  const char* text;
};

constexpr Embedded kFiles[] = {
#include "cli/new_city_files.inc"
};

std::string worded(std::string_view text, const std::string& name, Language language) {
  std::string result;
  while (true) {
    const std::size_t begin = text.find("{{");
    result += text.substr(0, begin);
    if (begin == std::string_view::npos) return result;
    const std::size_t end = text.find("}}", begin);
    if (end == std::string_view::npos) throw std::logic_error("new_city: {{ without }}");
    const std::string_view inside = text.substr(begin + 2, end - begin - 2);
    const std::size_t bars = inside.find("||");
    if (inside == "name") {
      result += kabar::quoted(name);
    } else if (bars != std::string_view::npos) {
      result += language == Language::indonesian ? inside.substr(0, bars) : inside.substr(bars + 2);
    } else {
      throw std::logic_error("new_city: {{ }} of one language");
    }
    text.remove_prefix(end + 2);
  }
}

}  // namespace

std::vector<NewCityFile> new_city_files(const std::string& name, Language language) {
  std::vector<NewCityFile> files;
  for (const Embedded& file : kFiles) files.push_back({file.name, worded(file.text, name, language)});
  return files;
}

}  // namespace kabar::cli
