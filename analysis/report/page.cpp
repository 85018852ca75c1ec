#include "analysis/report/page.h"

#include "analysis/report/phrases.h"
#include "analysis/report/say.h"
#include "core/errors.h"
#include "core/utf8.h"

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

std::string for_html(std::string_view text) {
  std::string html;
  for (const char c : readable(text)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string answer_html(const Report& report) {
  std::string html = "<div class=\"said\">";
  const auto element = [&](const char* tag, std::string_view text) {
    html += std::string("<") + tag + ">" + for_html(text) + "</" + tag + ">\n";
  };
  for (const Language in : {Language::indonesian, Language::english}) {
    html += in == Language::indonesian ? "<div lang=\"id\">\n" : "<div lang=\"en\">\n";
    element("h1", Sentence(phrase::report_of_city, report.city).in(in));
    const auto list = [&](auto begin, auto end, auto text_of) {
      if (begin == end) return;
      html += "<ul>\n";
      for (; begin != end; ++begin) element("li", pick(in, text_of(*begin)));
      html += "</ul>\n";
    };
    element("h2", phrase::the_answer.in(in));
    list(report.answer.begin(), report.answer.end(), [](const Text& text) -> const Text& { return text; });
    if (!report.flags.empty()) element("h2", phrase::before_believing.in(in));
    list(report.flags.begin(), report.flags.end(), [](const Flag& flag) -> const Text& { return flag.text; });
    html += "</div>\n";
  }
  return html + "</div>";
}

std::string page_with(std::string_view page, std::string_view json, std::string_view answer, const std::string& name) {
  const std::string figures = std::string(kPageOpens) + std::string(kPageHolds) + std::string(kPageCloses);
  std::string text;
  text.reserve(page.size() + json.size() + answer.size());
  std::size_t done = 0;
  const auto put = [&](std::string_view place, std::string_view content) {
    const std::size_t at = page.find(place);
    if (at == std::string_view::npos || at < done || page.find(place, at + 1) != std::string_view::npos) {
      throw InputError(
          {name, 0, 0, phrase::is_no_template, {phrase::must_hold_once, std::string(place)}, phrase::build_page_again});
    }
    text += page.substr(done, at - done);
    text += content;
    done = at + place.size();
  };
  put(kPageAnswers, answer);
  put(figures, std::string(kPageOpens) + for_script(json) + std::string(kPageCloses));
  text += page.substr(done);
  return text;
}

}  // namespace kabar::analysis
