#include "analysis/report/page.h"

#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

std::string for_script(std::string_view json) {
  constexpr std::string_view kLineSeparator = "\xE2\x80\xA8", kParagraphSeparator = "\xE2\x80\xA9";
  std::string text;
  text.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view here = json.substr(i, 3);
    if (json[i] == '<') {
      text += "\\u003c";
    } else if (here == kLineSeparator || here == kParagraphSeparator) {
      text += here == kLineSeparator ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      text += json[i];
    }
  }
  return text;
}

std::string page_with(std::string_view page, std::string_view json, const std::string& name) {
  const std::string place = std::string(kPageOpens) + std::string(kPageHolds) + std::string(kPageCloses);
  const std::size_t at = page.find(place);
  if (at == std::string_view::npos || page.find(place, at + 1) != std::string_view::npos) {
    throw InputError({name, 0, 0, phrase::is_no_template, {phrase::must_hold_once, place}, phrase::build_page_again});
  }
  std::string text(page.substr(0, at + kPageOpens.size()));
  text += for_script(json);
  text += page.substr(at + kPageOpens.size() + kPageHolds.size());
  return text;
}

}  // namespace kabar::analysis
