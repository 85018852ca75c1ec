#pragma once
// Figures as people write them: decimal comma in Indonesian, point in English, one digit after it. Knows no table.

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/core/effect.h"
#include "core/numbers.h"
#include "core/sentence.h"

namespace kabar::analysis {

/// Amounts of money stand in tables in millions of rupiah.
inline constexpr double kMillion = 1e6;

/// What stands for an undefined figure: "t.t." (tidak terdefinisi) or "n/a".
std::string undefined_text(Language language);

/// "-" where there is none.
std::string figure_text(std::optional<double> value, int digits, Language language);
/// As many digits behind the mark as it needs, `most` at most: "95", "99,9".
std::string short_text(double value, int most, Language language);

/// An amount of money as part of a sentence: "Rp 20.000.000".
Sentence rupiah(std::int64_t amount);

/// A share in percent with its interval: "23,4 (21,9-24,9)"; without an interval "23,4". Means stand under each other
/// when such texts are aligned on the left.
std::string share_text(const Effect& share, Language language);
/// The same in short: "23,4 ±1,5". The interval is symmetric but where 0 or 1 cuts it; then it is the longer side.
std::string margin_text(const Effect& share, Language language);
/// A difference of shares in percentage points, likewise: "+18,3 ±2,1".
std::string points_margin_text(const Effect& difference, Language language);
/// The mean alone, divided by `unit`.
std::string mean_text(const Effect& effect, double unit, int digits, Language language);
std::string signed_mean_text(const Effect& effect, double unit, int digits, Language language);

}  // namespace kabar::analysis
