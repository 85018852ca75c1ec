#include "analysis/report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "analysis/report/budget_table.h"
#include "analysis/report/event_table.h"
#include "analysis/report/grid.h"
#include "analysis/report/idle.h"
#include "analysis/report/loss_table.h"
#include "analysis/report/numbers.h"
#include "analysis/report/say.h"
#include "analysis/report/variance_table.h"
#include "analysis/report/way_table.h"

namespace kabar::analysis {

namespace {

/// Whose money or work comes to nothing.
std::string idle_lines(std::span<const StrategySummary> strategies, const Setting& setting) {
  const std::string text = idle_text(idle_of(strategies), strategies, setting.language);
  return text.empty() ? "" : wrapped(text, setting.text_columns()) + "\n";
}

constexpr std::size_t kShareColumns = 18;

/// What a table shows, of a run or of a comparison.
struct Content {
  std::span<const StrategySummary> strategies;
  std::span<const Loss> losses;
  const Comparison* comparison = nullptr;
  std::optional<Digest> digest;
  Vary vary = Vary::all;
  const RunSummary* run = nullptr;  // where it is one; a comparison has an answer and flags
};

class Writer {
 public:
  Writer(const Content& content, const Setting& setting)
      : content_(content),
        setting_(setting),
        language_(setting.language),
        order_(by_eligible_understanding(content.strategies)) {}

  std::string table();

 private:
  void overview();
  void differences();
  void variances();
  void details(Group group, const std::string& name, std::initializer_list<Measure> measures);
  void ways();
  void losses();
  void reading_aid();
  void limits();

  std::string say(const char* indonesian, const char* english) const {
    return language_ == Language::indonesian ? indonesian : english;
  }
  /// A paragraph.
  void line(const std::string& text = "") { text_ += folded(text, setting_.text_columns()) + "\n"; }

  const StrategySummary& strategy(std::size_t place) const { return content_.strategies[place]; }
  const Effect& share(std::size_t place, Group group, Measure measure) const {
    return strategy(place).shares[at(group)][at(measure)];
  }
  std::string title_of(std::size_t place) const { return analysis::title_of(strategy(place).name, language_); }
  std::vector<std::string> titles() const {
    std::vector<std::string> result;
    for (std::size_t place = 0; place < order_.size(); ++place) result.push_back(title_of(place));
    return result;
  }

  Content content_;
  Setting setting_;
  Language language_;
  std::vector<std::size_t> order_;  // places of strategies, most understanding first
  std::string text_;
};

std::string Writer::table() {
  text_ += what_varies(content_.vary, setting_);
  if (content_.run != nullptr) {
    text_ += highest_text(*content_.run, setting_) + "\n";
    if (!content_.run->missed.empty()) {
      text_ += wrapped(missed_text(content_.run->missed, setting_.language), setting_.text_columns()) + "\n";
    }
    text_ += idle_lines(content_.strategies, setting_);
  }
  overview();
  text_ += budget_table(content_.strategies, order_, titles(), setting_);
  if (content_.comparison != nullptr && content_.strategies.size() > 1) differences();
  if (content_.comparison != nullptr) variances();
  const auto knowing = {Measure::reach, Measure::ever_aware, Measure::understands};
  details(Group::poor, say("Rumah tangga miskin", "Poor households"), knowing);
  details(Group::non_poor, say("Rumah tangga tidak miskin", "Non-poor households"), knowing);
  details(Group::eligible, say("Sasaran program", "Eligible households"),
          {Measure::understands, Measure::applied, Measure::enrolled});
  ways();
  losses();
  reading_aid();
  limits();
  return text_;
}

void Writer::overview() {
  const std::vector<Column> columns = {{say("Strategi", "Strategy"), Side::left},
                                       {say("Sasaran paham, %", "Eligible understand, %"), Side::left},
                                       {say("Miskin pernah tahu, %", "Poor ever aware, %"), Side::left},
                                       {say("Indeks*", "Index*")},
                                       {say("Rp juta", "Rp mill.")},
                                       {say("Jam pegawai", "Staff h")}};
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order_) {
    const auto cell = [&](Group group, Measure measure) {
      return margin_text(share(place, group, measure), language_);
    };
    rows.push_back({title_of(place), cell(Group::eligible, Measure::understands),
                    cell(Group::poor, Measure::ever_aware),
                    signed_mean_text(strategy(place).erreygers, 1, 3, language_),
                    mean_text(strategy(place).cash_rupiah, kMillion, 1, language_),
                    mean_text(strategy(place).staff_hours, 1, 0, language_)});
  }
  for (const std::size_t column : {1u, 2u}) align_right(rows, column);
  text_ += in_columns(columns, rows, setting_.columns);
  line(say("* indeks kesenjangan (Erreygers) dari yang pernah tahu: 0 = merata, di atas 0 = yang mampu lebih tahu.",
           "* gap (Erreygers) index of ever aware: 0 = even, above 0 = the better-off know more."));
  line();
}

void Writer::differences() {
  const Comparison& comparison = *content_.comparison;
  const std::vector<Column> columns = {{say("Strategi", "Strategy"), Side::left},
                                       {say("Sasaran paham", "Eligible understand"), Side::left},
                                       {say("Miskin pernah tahu", "Poor ever aware"), Side::left},
                                       {say("Rp juta", "Rp mill.")},
                                       {say("Jam pegawai", "Staff h")}};
  bool any_noise = false;
  const auto marked = [&](const Effect& effect) {
    const bool noise = effect.holds_zero();
    any_noise = any_noise || noise;
    return right_aligned(points_margin_text(effect, language_), 11) + (noise ? " ~" : "");
  };
  const auto cell = [&](const StrategyDifference& difference, Group group, Measure measure) {
    return marked(difference.shares[at(group)][at(measure)]) + (difference.paired ? "" : " **");
  };
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order_) {
    if (place == comparison.baseline) continue;
    const StrategyDifference& difference = comparison.differences[place];
    rows.push_back({title_of(place), cell(difference, Group::eligible, Measure::understands),
                    cell(difference, Group::poor, Measure::ever_aware),
                    signed_mean_text(difference.cash_rupiah, kMillion, 1, language_),
                    signed_mean_text(difference.staff_hours, 1, 0, language_)});
  }
  line(say("Selisih dari: ", "Difference from: ") + shortened(title_of(comparison.baseline), 50) +
       say(" (poin persentase)", " (percentage points)"));
  text_ += in_columns(columns, rows, setting_.columns);
  if (any_noise) {
    line(say("~ di dalam variasi acak: kisarannya memuat 0.", "~ within the noise: the interval holds 0."));
  }
  line(
      comparison.all_paired
          ? say("Berpasangan: semua strategi diuji di kota simulasi yang sama dengan variasi acak yang sama.",
                "Paired: all strategies were tried in the same worlds with the same luck.")
          : say("** tidak berpasangan (dari berkas dengan kota simulasi atau benih acak lain): kisarannya lebih lebar.",
                "** not paired (from a file with other worlds or another seed): the interval is wider."));
  line();
}

/// How much one replicate in one city says.
void Writer::variances() {
  std::vector<VarianceRow> rows;
  for (const std::size_t place : order_) {
    rows.push_back({title_of(place), strategy(place).variance, content_.comparison->differences[place].variance});
  }
  text_ += variance_table(rows, content_.vary, setting_);
}

void Writer::details(Group group, const std::string& name, std::initializer_list<Measure> measures) {
  std::vector<Column> columns = {{name, Side::left, 30}};
  for (const Measure measure : measures)
    columns.push_back({facts_of(measure).heading.in(language_), Side::left, kShareColumns});
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order_) {
    std::vector<std::string> row = {title_of(place)};
    for (const Measure measure : measures) row.push_back(share_text(share(place, group, measure), language_));
    rows.push_back(row);
  }
  text_ += in_columns(columns, rows, setting_.columns);
  line();
}

void Writer::ways() {
  if (content_.comparison == nullptr) return;
  text_ += way_tables(*content_.comparison, order_, titles(), setting_);
  std::vector<const StrategySummary*> strategies;
  for (const StrategySummary& one : content_.comparison->strategies) strategies.push_back(&one);
  text_ += event_table(strategies, order_, titles(), setting_);
}

void Writer::losses() {
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::size_t place : order_) names.emplace_back(strategy(place).name.name, title_of(place));
  text_ += loss_tables(content_.losses, names, setting_);
}

void Writer::reading_aid() {
  line(say("Persen dari rumah tangga kelompok itu, rata-rata semua program yang punya kelompok itu.",
           "Percent of the group's households, mean over the programmes that have such households."));
  line(say("Terjangkau dan pernah tahu: kapan saja selama masa simulasi. Paham: pada akhirnya, belum lupa.",
           "Reached and ever aware: at any time simulated. Understand: at its end, not forgotten."));
  line(say("Mengajukan: pernah mencoba. Menerima: berhasil, dan kebagian bila kuotanya terbatas.",
           "Applied: tried. Received it: with success, and a place where places are limited."));
  text_ += intervals_text(content_.strategies, content_.vary, setting_);
  if (content_.digest) line(say("Sidik data: ", "Digest: ") + kabar::to_text(*content_.digest));
  line();
}

void Writer::limits() {
  line(
      say("Rumah tangga buatan komputer; angka ini membandingkan pilihan menurut asumsi tertulis, bukan ramalan dan "
          "bukan dasar memberi atau mencabut bantuan. Tahu belum berarti terbantu; tatap muka tetap perlu.",
          "Households are made by a computer; figures rank choices under written assumptions: no forecast, no ground "
          "to grant or withdraw assistance. Aware is not helped; do not cut face-to-face channels."));
}

}  // namespace

std::string to_table(const RunSummary& summary, const Setting& setting) {
  if (summary.strategies.empty()) return "";
  if (nobody_aware(summary.strategies)) {
    return wrapped(nobody_aware_text(summary.strategies, setting.language), setting.text_columns()) + "\n" +
           idle_lines(summary.strategies, setting);
  }
  return Writer({summary.strategies, summary.losses, nullptr, summary.totals.digest, summary.vary, &summary}, setting)
      .table();
}

std::string to_table(const Comparison& comparison, const Setting& setting) {
  if (comparison.strategies.empty()) return "";
  const bool one_file = comparison.runs.size() == 1;
  return Writer({comparison.strategies, comparison.losses, &comparison,
                 one_file ? std::optional(comparison.runs.front().digest) : std::nullopt, comparison.vary},
                setting)
      .table();
}

}  // namespace kabar::analysis
