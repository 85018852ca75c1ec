#include "analysis/report/numbers.h"

#include <fmt/format.h>

#include <cmath>

namespace kabar::analysis {

namespace {

constexpr double kPercent = 100;

}  // namespace

std::string undefined_text(Language language) {
  return language == Language::indonesian ? "t.t." : "n/a";
}

std::string share_text(const Effect& share, Language language) {
  if (!share.mean) return fmt::format("{:>5}", undefined_text(language));
  const auto percent = [&](double value) { return number_text(kPercent * value, 1, language); };
  if (!share.has_interval()) return fmt::format("{:>5}", percent(*share.mean));
  return fmt::format("{:>5} ({}-{})", percent(*share.mean), percent(*share.low), percent(*share.high));
}

std::string points_text(const Effect& difference, Language language) {
  if (!difference.mean) return fmt::format("{:>6}", undefined_text(language));
  const auto points = [&](double value) { return signed_text(kPercent * value, 1, language); };
  if (!difference.has_interval()) return fmt::format("{:>6}", points(*difference.mean));
  return fmt::format("{:>6} ({}; {})", points(*difference.mean), points(*difference.low), points(*difference.high));
}

std::string mean_text(const Effect& effect, double unit, int digits, Language language) {
  return effect.mean ? number_text(*effect.mean / unit, digits, language) : undefined_text(language);
}

std::string signed_mean_text(const Effect& effect, double unit, int digits, Language language) {
  return effect.mean ? signed_text(*effect.mean / unit, digits, language) : undefined_text(language);
}

}  // namespace kabar::analysis
