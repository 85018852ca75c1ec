#include "analysis/report/reasons.h"

#include <iterator>
#include <string_view>

#include "analysis/report/phrases.h"

namespace kabar::analysis {

namespace {

/// In the order of Why. A code without a phrase does not compile.
constexpr const Phrase* kPhrases[] = {
    nullptr,
#define KABAR_WHY(code) &phrase::why_##code,
#include "analysis/core/whys.inc"
#undef KABAR_WHY
};
static_assert(std::size(kPhrases) == std::size(kWhyCodes));

}  // namespace

Sentence sentence_of(const Reason& reason) {
  if (reason.empty()) return {};
  const Phrase& phrase = *kPhrases[static_cast<std::size_t>(reason.why)];
  if (std::string_view(phrase.en).find("{}") == std::string_view::npos) return phrase;
  if (reason.name.empty()) return {phrase, reason.number};
  return {phrase, reason.name};
}

}  // namespace kabar::analysis
