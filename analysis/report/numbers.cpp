#include "analysis/report/numbers.h"

#include <fmt/format.h>

#include <cmath>

namespace kabar::analysis {

namespace {

constexpr double kPercent = 100;

bool rounds_to_zero(std::string_view digits) {
  return digits.find_first_of("123456789") == std::string_view::npos;
}

/// Without a sign.
std::string magnitude(double value, int digits, Language language) {
  const std::string plain = fmt::format("{:.{}f}", std::fabs(value), digits);
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  const char group = language == Language::indonesian ? '.' : ',';
  const char decimal = language == Language::indonesian ? ',' : '.';
  std::string text;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += group;
    text += plain[i];
  }
  if (whole < plain.size()) text += decimal + plain.substr(whole + 1);
  return text;
}

}  // namespace

std::string undefined_text(Language language) {
  return language == Language::indonesian ? "t.t." : "n/a";
}

std::string number_text(double value, int digits, Language language) {
  const std::string text = magnitude(value, digits, language);
  return value < 0 && !rounds_to_zero(text) ? "-" + text : text;
}

std::string signed_text(double value, int digits, Language language) {
  const std::string text = magnitude(value, digits, language);
  if (rounds_to_zero(text)) return text;
  return (value < 0 ? "-" : "+") + text;
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
