#pragma once
// The report as one page that opens without a network: a template, built from analysis/viewer, with the figures put in,
// and the answer in words for browsers that run no script, or not this one. Knows no figure.

#include <string>
#include <string_view>

#include "analysis/report/report.h"

namespace kabar::analysis {

/// Where the template holds the answer in words and, after it, the figures. Each must be there exactly once.
inline constexpr std::string_view kPageAnswers = R"(<div id="kabar-answer"></div>)";
inline constexpr std::string_view kPageOpens = R"(<script id="kabar-report" type="application/json">)";
inline constexpr std::string_view kPageHolds = "null";
inline constexpr std::string_view kPageCloses = "</script>";

/// JSON that may stand inside a script element: no "<" (which could end it or begin a comment), and no line separators
/// that old readers of JavaScript take for ends of a line.
std::string for_script(std::string_view json);

/// Text that may stand in HTML, in an element or an attribute: no markup, and nothing that steers how it is shown.
std::string for_html(std::string_view text);

/// The answer and what to know before believing it, in both languages, as HTML.
std::string answer_html(const Report& report);

/// The template with the figures and the answer in it. `name`: of the template, for the message. Throws InputError
/// where the template has no place for them, or several.
std::string page_with(std::string_view page, std::string_view json, std::string_view answer, const std::string& name);

}  // namespace kabar::analysis
