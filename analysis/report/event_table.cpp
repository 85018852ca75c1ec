#include "analysis/report/event_table.h"

#include <algorithm>
#include <array>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"

namespace kabar::analysis {

namespace {

using Words = std::array<const char*, 2>;  // Indonesian, English
constexpr std::array<Words, kEvents> kHeads = {{{"bertanya", "ask"},
                                                {"dijawab", "answered"},
                                                {"tak dijawab", "in vain"},
                                                {"percaya\nhoaks", "believe\na hoax"},
                                                {"diluruskan", "set right"}}};

}  // namespace

std::string event_table(std::span<const StrategySummary* const> strategies, const std::vector<std::size_t>& order,
                        const std::vector<std::string>& titles, const Setting& setting) {
  const std::size_t in = setting.language == Language::indonesian ? 0 : 1;
  std::vector<std::size_t> shown;
  for (std::size_t event = 0; event < kEvents; ++event) {
    const auto happens = [&](const StrategySummary* one) { return one->events[event].mean.value_or(0) > 0; };
    if (std::any_of(strategies.begin(), strategies.end(), happens)) shown.push_back(event);
  }
  if (shown.empty()) return "";
  std::vector<Column> columns = {{in == 0 ? "Banyaknya per ulangan" : "Number in one replicate", Side::left, 38}};
  for (const std::size_t event : shown) columns.push_back({kHeads[event][in], Side::right, 9});
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order) {
    std::vector<std::string> row = {titles[place]};
    for (const std::size_t event : shown) {
      row.push_back(mean_text(strategies[place]->events[event], 1, 0, setting.language));
    }
    rows.push_back(std::move(row));
  }
  const char* const head =
      in == 0 ? "Pertanyaan warga dan hoaks, semua program (satu rumah tangga dapat dihitung lebih dari sekali)"
              : "Questions of households and hoaxes, all programmes (a household may count more than once)";
  return wrapped(head, setting.text_columns()) + "\n\n" + in_columns(columns, rows, setting.columns) + "\n";
}

}  // namespace kabar::analysis
