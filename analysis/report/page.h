#pragma once
// The report as one page that opens without a network: a template, built from analysis/viewer, with the figures put in.
// Knows no figure.

#include <string>
#include <string_view>

namespace kabar::analysis {

/// Where the template holds the figures. It must be there exactly once.
inline constexpr std::string_view kPageOpens = R"(<script id="kabar-report" type="application/json">)";
inline constexpr std::string_view kPageHolds = "null";
inline constexpr std::string_view kPageCloses = "</script>";

/// JSON that may stand inside a script element: no "<" (which could end it or begin a comment), and no line separators
/// that old readers of JavaScript take for ends of a line.
std::string for_script(std::string_view json);

/// The template with the figures in it. `name`: of the template, for the message. Throws InputError where the template
/// has no place for them, or several.
std::string page_with(std::string_view page, std::string_view json, const std::string& name);

}  // namespace kabar::analysis
