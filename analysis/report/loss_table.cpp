#include "analysis/report/loss_table.h"

#include <algorithm>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"
#include "analysis/report/words.h"

namespace kabar::analysis {

namespace {

constexpr std::size_t kLossCell = 10, kLossTitle = 34;

}  // namespace

std::string loss_tables(std::span<const Loss> losses, const std::vector<std::pair<std::string, std::string>>& names,
                        const Setting& setting) {
  if (losses.empty()) return "";
  const Language language = setting.language;
  const bool indonesian = language == Language::indonesian;
  std::vector<std::string> kinds;
  for (const Word& words : means_words()) {
    const auto of_kind = [&](const Loss& loss) { return loss.without == words.code; };
    if (std::any_of(losses.begin(), losses.end(), of_kind)) kinds.push_back(words.code);
  }
  const auto one_table = [&](const char* head, Group group, Measure measure) {
    std::vector<Column> columns = {{head, Side::left, kLossTitle}};
    for (const Word& words : means_words()) {
      if (std::find(kinds.begin(), kinds.end(), words.code) == kinds.end()) continue;
      columns.push_back({wrapped(words.name.in(language), kLossCell), Side::right, kLossCell});
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, title] : names) {
      std::vector<std::string> row = {title};
      bool any = false;
      for (const std::string& kind : kinds) {
        const auto loss = std::find_if(losses.begin(), losses.end(), [&, &name = name](const Loss& one) {
          return one.strategy == name && one.without == kind;
        });
        any = any || loss != losses.end();
        row.push_back(loss == losses.end() ? "-"
                                           : points_margin_text(loss->difference[at(group)][at(measure)], language));
      }
      if (any) rows.push_back(std::move(row));
    }
    return in_columns(columns, rows, setting.columns) + "\n";
  };
  const char* const head =
      indonesian
          ? "Apa yang hilang tanpa ... (poin persentase, ± kisaran 95 %)\n"
            "Strategi yang sama di kota simulasi dan variasi acak yang sama, hanya tanpa satu caranya. -: cara itu "
            "tidak dipakai atau tidak diuji. Jangan dijumlahkan: kabar yang sama sering datang lewat beberapa "
            "jalan."
          : "What is lost without ... (percentage points, ± 95 % interval)\n"
            "The same strategy in the same worlds with the same luck, only without one of its means. -: not used, "
            "or not tried. Do not add them up: the same news often comes by several ways.";
  return wrapped(head, setting.text_columns()) + "\n\n" +
         one_table(indonesian ? "Miskin pernah tahu, tanpa" : "Poor ever aware, without", Group::poor,
                   Measure::ever_aware) +
         one_table(indonesian ? "Sasaran paham, tanpa" : "Eligible understand, without", Group::eligible,
                   Measure::understands);
}

}  // namespace kabar::analysis
