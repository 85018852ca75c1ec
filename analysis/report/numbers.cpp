#include "analysis/report/numbers.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/phrases.h"

namespace kabar::analysis {

namespace {

constexpr double kPercent = 100;

std::string margin_of(const Effect& effect, Language language) {
  if (!effect.has_interval()) return "";
  const double margin = std::max(*effect.high - *effect.mean, *effect.mean - *effect.low);
  return " ±" + number_text(kPercent * margin, 1, language);
}

}  // namespace

std::string undefined_text(Language language) {
  return language == Language::indonesian ? "t.t." : "n/a";
}

std::string figure_text(std::optional<double> value, int digits, Language language) {
  return value ? number_text(*value, digits, language) : "-";
}

std::string short_text(double value, int most, Language language) {
  std::string text = number_text(value, most, language);
  for (int digits = most; digits > 0 && text.back() == '0'; --digits) {
    text.pop_back();
    if (digits == 1) text.pop_back();  // the decimal mark
  }
  return text;
}

std::string share_text(const Effect& share, Language language) {
  if (!share.mean) return fmt::format("{:>5}", undefined_text(language));
  const auto percent = [&](double value) { return number_text(kPercent * value, 1, language); };
  if (!share.has_interval()) return fmt::format("{:>5}", percent(*share.mean));
  return fmt::format("{:>5} ({}-{})", percent(*share.mean), percent(*share.low), percent(*share.high));
}

std::string margin_text(const Effect& share, Language language) {
  if (!share.mean) return undefined_text(language);
  return number_text(kPercent * *share.mean, 1, language) + margin_of(share, language);
}

std::string points_margin_text(const Effect& difference, Language language) {
  if (!difference.mean) return undefined_text(language);
  return signed_text(kPercent * *difference.mean, 1, language) + margin_of(difference, language);
}

std::string mean_text(const Effect& effect, double unit, int digits, Language language) {
  return effect.mean ? number_text(*effect.mean / unit, digits, language) : undefined_text(language);
}

std::string signed_mean_text(const Effect& effect, double unit, int digits, Language language) {
  return effect.mean ? signed_text(*effect.mean / unit, digits, language) : undefined_text(language);
}

Sentence rupiah(std::int64_t amount) {
  return {phrase::in_rupiah, Decimal{static_cast<double>(amount), 0}};
}

}  // namespace kabar::analysis
