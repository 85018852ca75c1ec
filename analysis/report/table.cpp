#include "analysis/report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "analysis/report/budget_table.h"
#include "analysis/report/event_table.h"
#include "analysis/report/grid.h"
#include "analysis/report/loss_table.h"
#include "analysis/report/say.h"
#include "analysis/report/variance_table.h"
#include "analysis/report/way_table.h"

namespace kabar::analysis {

namespace {

constexpr double kMillion = 1e6;
constexpr std::size_t kShareColumns = 18;

/// What a table shows, of a run or of a comparison.
struct Content {
  std::span<const StrategySummary> strategies;
  std::span<const Loss> losses;
  const Comparison* comparison = nullptr;
  std::optional<Digest> digest;
  Vary vary = Vary::all;
  std::span<const Missed> missed = {};  // of a run; a comparison has flags
};

class Writer {
 public:
  Writer(const Content& content, Language language)
      : content_(content), language_(language), order_(by_eligible_understanding(content.strategies)) {}

  std::string table();

 private:
  void headline();
  void highest(Group group, Measure measure, const std::string& whose);
  void overview();
  void differences();
  void variances();
  void details(Group group, const std::string& name, std::initializer_list<Measure> measures);
  std::string heading(Measure measure) const;
  void ways();
  void losses();
  void reading_aid();
  void intervals();
  void limits();

  std::string say(const char* indonesian, const char* english) const {
    return language_ == Language::indonesian ? indonesian : english;
  }
  void line(const std::string& text = "") { text_ += text + "\n"; }

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
  Language language_;
  std::vector<std::size_t> order_;  // places of strategies, most understanding first
  std::string text_;
};

std::string Writer::table() {
  text_ += what_varies(content_.vary, language_);
  if (content_.comparison == nullptr) headline();  // what was compared has an answer instead
  if (!content_.missed.empty()) line(wrapped(missed_text(content_.missed, language_), kTableColumns) + "\n");
  overview();
  text_ += budget_table(content_.strategies, order_, titles(), language_);
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

void Writer::headline() {
  line(say("Yang tertinggi dalam simulasi ini:", "Highest in this simulation:"));
  highest(Group::eligible, Measure::understands, say("sasaran program yang paham", "eligible that understand"));
  highest(Group::poor, Measure::ever_aware, say("rumah tangga miskin yang tahu", "poor that became aware"));
  line();
}

/// The strategy with the largest share, and whether the next one's interval reaches into its own. What may exceed the
/// ceiling is there to compare with, not to be chosen.
void Writer::highest(Group group, Measure measure, const std::string& whose) {
  std::vector<std::size_t> places;
  for (const std::size_t place : order_) {
    const bool may_be_chosen = !strategy(place).budget || !strategy(place).budget->exempt;
    if (may_be_chosen && share(place, group, measure).mean) places.push_back(place);
  }
  if (places.empty()) return;
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return *share(a, group, measure).mean > *share(b, group, measure).mean;
  });
  const Effect& first = share(places[0], group, measure);
  // Intervals that leave luck out decide nothing.
  bool decided = first.has_interval() && content_.vary != Vary::population && content_.vary != Vary::network;
  if (places.size() > 1) {
    const Effect& second = share(places[1], group, measure);
    decided = decided && second.has_interval() && *second.high < *first.low;
  }
  const std::string percent = percent_text(*first.mean, language_);
  const std::string doubt = decided || places.size() == 1 ? "" : say(" (belum dapat dipastikan)", " (not decided)");
  const std::string title = title_of(places[0]);
  const std::string lead = "  " + left_aligned(whose, 30) + right_aligned(percent, 7) + "  ";
  const std::size_t room = kTableColumns - columns_of(lead) - columns_of(doubt);
  line(lead + left_aligned(title, std::min(columns_of(title), room)) + doubt);
}

void Writer::overview() {
  const std::vector<Column> columns = {{say("Strategi", "Strategy"), Side::left},
                                       {say("Sasaran paham, %", "Eligible underst., %"), Side::left, kShareColumns},
                                       {say("Miskin tahu, %", "Poor aware, %"), Side::left, kShareColumns},
                                       {say("Indeks*", "Index*")},
                                       {say("Rp juta", "Rp mill.")},
                                       {say("Jam pegawai", "Staff h")}};
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order_) {
    rows.push_back({title_of(place), share_text(share(place, Group::eligible, Measure::understands), language_),
                    share_text(share(place, Group::poor, Measure::ever_aware), language_),
                    signed_mean_text(strategy(place).erreygers, 1, 3, language_),
                    mean_text(strategy(place).cash_rupiah, kMillion, 1, language_),
                    mean_text(strategy(place).staff_hours, 1, 0, language_)});
  }
  text_ += in_columns(columns, rows, kTableColumns);
  line(say("* indeks kesenjangan (Erreygers) dari yang tahu: 0 = merata, di atas 0 = yang mampu lebih tahu.",
           "* gap (Erreygers) index of aware: 0 = even, above 0 = the better-off know more."));
  line();
}

void Writer::differences() {
  const Comparison& comparison = *content_.comparison;
  constexpr std::size_t kColumns = 24;
  const std::vector<Column> columns = {{say("Strategi", "Strategy"), Side::left},
                                       {say("Sasaran paham", "Eligible understand"), Side::left, kColumns},
                                       {say("Miskin tahu", "Poor aware"), Side::left, kColumns},
                                       {say("Rp juta", "Rp mill.")},
                                       {say("Jam pegawai", "Staff h")}};
  bool any_noise = false;
  const auto marked = [&](const Effect& effect) {
    const bool noise = effect.has_interval() && *effect.low <= 0 && *effect.high >= 0;
    any_noise = any_noise || noise;
    return points_text(effect, language_) + (noise ? " ~" : "");
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
  const std::string baseline = title_of(comparison.baseline);
  line(say("Selisih dari: ", "Difference from: ") +
       left_aligned(baseline, std::min(columns_of(baseline), std::size_t{50})) +
       say(" (poin persen)", " (percentage points)"));
  text_ += in_columns(columns, rows, kTableColumns);
  if (any_noise) {
    line(say("~ di dalam ketidakpastian: kisarannya memuat 0.", "~ within the noise: the interval holds 0."));
  }
  line(comparison.all_paired
           ? say("Berpasangan: semua strategi diuji di dunia dan kebetulan yang sama.",
                 "Paired: all strategies were tried in the same worlds with the same luck.")
           : say("** tidak berpasangan (dari berkas dengan dunia atau seed lain): kisarannya lebih lebar.",
                 "** not paired (from a file with other worlds or another seed): the interval is wider."));
  line();
}

/// How much one replicate in one city says.
void Writer::variances() {
  std::vector<VarianceRow> rows;
  for (const std::size_t place : order_) {
    rows.push_back({title_of(place), strategy(place).variance, content_.comparison->differences[place].variance});
  }
  text_ += variance_table(rows, content_.vary, language_);
}

std::string Writer::heading(Measure measure) const {
  switch (measure) {
    case Measure::reach:
      return say("Terjangkau, %", "Reached, %");
    case Measure::ever_aware:
      return say("Tahu, %", "Aware, %");
    case Measure::aware:
      return say("Masih tahu, %", "Still aware, %");
    case Measure::understands:
      return say("Paham, %", "Understand, %");
    case Measure::applied:
      return say("Mengajukan, %", "Applied, %");
    case Measure::enrolled:
      return say("Menerima, %", "Received it, %");
  }
  return "";
}

void Writer::details(Group group, const std::string& name, std::initializer_list<Measure> measures) {
  std::vector<Column> columns = {{name, Side::left, 30}};
  for (const Measure measure : measures) columns.push_back({heading(measure), Side::left, kShareColumns});
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t place : order_) {
    std::vector<std::string> row = {title_of(place)};
    for (const Measure measure : measures) row.push_back(share_text(share(place, group, measure), language_));
    rows.push_back(row);
  }
  text_ += in_columns(columns, rows, kTableColumns);
  line();
}

void Writer::ways() {
  if (content_.comparison == nullptr) return;
  text_ += way_tables(*content_.comparison, order_, titles(), language_);
  std::vector<const StrategySummary*> strategies;
  for (const StrategySummary& one : content_.comparison->strategies) strategies.push_back(&one);
  text_ += event_table(strategies, order_, titles(), language_);
}

void Writer::losses() {
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::size_t place : order_) names.emplace_back(strategy(place).name.name, title_of(place));
  text_ += loss_tables(content_.losses, names, language_);
}

void Writer::reading_aid() {
  line(say("Persen dari rumah tangga kelompok itu, rata-rata semua program yang punya kelompok itu.",
           "Percent of the group's households, mean over the programmes that have such households."));
  line(say("Terjangkau dan tahu: pernah, selama masa simulasi. Paham: pada akhirnya, belum lupa.",
           "Reached and aware: ever, within the time simulated. Understand: at its end, not forgotten."));
  line(say("Mengajukan: pernah mencoba. Menerima: berhasil, dan kebagian bila kuotanya terbatas.",
           "Applied: tried. Received it: with success, and a place where places are limited."));
  intervals();
  if (content_.digest) line(say("Sidik data: ", "Digest: ") + kabar::to_text(*content_.digest));
  line();
}

void Writer::intervals() {
  const StrategySummary& first = strategy(order_.front());
  if (!first.shares[at(Group::all)][at(Measure::reach)].has_interval()) {
    line(say("Hanya satu ulangan di satu populasi: kisaran ketidakpastian belum ada.",
             "Only one replicate of one population: there is no interval yet."));
  } else {
    const bool many = first.unit == Unit::populations;
    line(say("Dalam kurung: kisaran 95 %, ", "In brackets: 95 % interval, ") +
         fmt::format("{} {} x {} {}", first.populations, say("populasi", many ? "populations" : "population"),
                     first.replicates, say("ulangan", "replicates")) +
         (many ? "." : say("; hanya untuk satu kota buatan ini.", "; this city only.")));
    line(what_intervals_hold(content_.vary, language_));
  }
}

void Writer::limits() {
  line(say("Rumah tangga buatan komputer; angka ini membandingkan pilihan menurut asumsi tertulis, bukan ramalan",
           "Households are made by a computer; figures rank choices under written assumptions: no forecast,"));
  line(say("dan bukan dasar memberi atau mencabut bantuan. Tahu belum berarti terbantu; tatap muka tetap perlu.",
           "no ground to grant or withdraw assistance. Aware is not helped; do not cut face-to-face channels."));
}

}  // namespace

std::string to_table(const RunSummary& summary, Language language) {
  if (summary.strategies.empty()) return "";
  return Writer({summary.strategies, summary.losses, nullptr, summary.totals.digest, summary.vary, summary.missed},
                language)
     .table();
}

std::string to_table(const Comparison& comparison, Language language) {
  if (comparison.strategies.empty()) return "";
  const bool one_file = comparison.runs.size() == 1;
  return Writer({comparison.strategies, comparison.losses, &comparison,
                 one_file ? std::optional(comparison.runs.front().digest) : std::nullopt, comparison.vary},
                language)
      .table();
}

}  // namespace kabar::analysis
