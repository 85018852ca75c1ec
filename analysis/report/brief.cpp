#include "analysis/report/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "analysis/report/ceiling_table.h"
#include "analysis/report/idle.h"
#include "analysis/report/loss_table.h"
#include "analysis/report/numbers.h"
#include "analysis/report/report_table.h"
#include "analysis/report/say.h"
#include "analysis/report/speaker.h"
#include "analysis/report/table.h"
#include "analysis/report/variance_table.h"

namespace kabar::analysis {

namespace {

constexpr std::size_t kNamed = 3;  // of those that may be the best

template <class... Values>
std::string say(Language in, const char* indonesian, const char* english, const Values&... values) {
  return fmt::format(fmt::runtime(pick(in, indonesian, english)), values...);
}

std::string paragraph(const std::string& text, const Setting& setting) {
  return folded(text, setting.text_columns()) + "\n";
}

const Effect& poor_aware(const StrategySummary& one) {
  return one.shares[at(Group::poor)][at(Measure::ever_aware)];
}

/// Places by poor ever aware, most first.
std::vector<std::size_t> order_of(std::span<const StrategySummary> strategies) {
  std::vector<std::size_t> order(strategies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return poor_aware(strategies[a]).mean.value_or(-1) > poor_aware(strategies[b]).mean.value_or(-1);
  });
  return order;
}

/// A line a strategy, and what its marks mean.
std::string overview(std::span<const StrategySummary> strategies, const Comparison* comparison,
                     const Setting& setting) {
  const Language in = setting.language;
  const std::vector<Column> columns = {
      {pick(in, "Strategi (%, ± kisaran 95 %)", "Strategy (%, ± 95 % interval)"), Side::left},
      {pick(in, "Miskin\npernah tahu", "Poor\never aware"), Side::left},
      {pick(in, "Sasaran\npaham", "Eligible\nunderstand"), Side::left},
      {pick(in, "Rp\njuta", "Rp\nmillion")},
      {pick(in, "Jam\npegawai", "Staff\nhours")}};
  bool any_noise = false, any_exempt = false;
  const std::vector<std::size_t> order = order_of(strategies);
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> noises;
  std::size_t more = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const StrategySummary& one = strategies[order[i]];
    const bool is_baseline = comparison != nullptr && order[i] == comparison->baseline;
    if (i >= kBriefRows && !is_baseline) {
      ++more;
      continue;
    }
    const bool noise = comparison != nullptr && !is_baseline &&
                       comparison->differences[order[i]].shares[at(Group::poor)][at(Measure::ever_aware)].holds_zero();
    const bool exempt = one.name.budget_rupiah > 0 && one.name.budget_exempt;
    any_noise = any_noise || noise;
    any_exempt = any_exempt || exempt;
    noises.push_back(noise);
    rows.push_back({title_of(one.name, in), margin_text(poor_aware(one), in),
                    margin_text(one.shares[at(Group::eligible)][at(Measure::understands)], in),
                    mean_text(one.cash_rupiah, kMillion, 1, in) + (exempt ? "*" : ""),
                    mean_text(one.staff_hours, 1, 0, in)});
  }
  for (const std::size_t column : {1u, 2u}) align_right(rows, column);
  for (std::size_t row = 0; row < rows.size(); ++row) rows[row][1] += noises[row] ? " ~" : "";
  if (any_exempt) {
    for (std::vector<std::string>& row : rows) row[3] += row[3].back() == '*' ? "" : " ";
  }
  std::string text = in_columns(columns, rows, setting.columns);
  if (more > 0) text += paragraph(say(in, "dan {} strategi lain", "and {} more strategies", more), setting);
  std::string marks;
  if (any_noise) {
    const std::string baseline = quoted(title_of(comparison->strategies[comparison->baseline].name, in));
    marks = say(in, "~ tak terbedakan dari {}", "~ not told from {}", baseline);
  }
  if (any_exempt) {
    marks += (marks.empty() ? "" : "; ") +
             say(in, "* pembanding, boleh melampaui pagu", "* to compare with: it may exceed the budget");
  }
  return marks.empty() ? text : text + paragraph(marks, setting);
}

std::string what_it_is(Language in) {
  return pick(in, "Rumah tangga buatan; membandingkan pilihan menurut asumsi, bukan ramalan.",
              "Households made by a computer: choices ranked under assumptions, no forecast.");
}

std::string loss_text(std::span<const Loss> losses, std::span<const StrategySummary> strategies,
                      const Setting& setting) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::size_t place : order_of(strategies)) {
    names.emplace_back(strategies[place].name.name, title_of(strategies[place].name, setting.language));
  }
  const std::string text = loss_tables(losses, names, setting);
  return text.empty() ? "" : "\n" + text.substr(0, text.size() - 1);
}

std::string missed_words(std::size_t missed, Language in) {
  return missed == 1 ? pick(in, "1 angka dari tabel kota tidak terpenuhi", "1 figure of the city's tables is missed")
                     : say(in, "{} angka dari tabel kota tidak terpenuhi", "{} figures of the city's tables are missed",
                           missed);
}

std::string whole_text(std::size_t count, Language in) {
  return number_text(static_cast<double>(count), 0, in);
}

/// The only result that was stopped, or how many.
std::string stopped_words(const Report& report, std::size_t stopped, Language in) {
  const auto one =
      std::find_if(report.files.begin(), report.files.end(), [](const FileFacts& file) { return file.stopped(); });
  if (stopped > 1 || one == report.files.end()) {
    return say(in, "{} hasil dihentikan sebelum selesai", "{} results were stopped before their end", stopped);
  }
  return say(in, "{} memuat {} dari {} kota simulasi (dihentikan)", "{} holds {} of {} populations (stopped)",
             one->path, whole_text(one->populations, in), whole_text(one->planned_populations, in));
}

std::string before_you_believe(const std::string& words, const Setting& setting) {
  const Language in = setting.language;
  return paragraph(say(in, "Sebelum mempercayainya: {}.", "Before you believe it: {}.", words), setting);
}

/// What all flags of one kind say, in a few words; empty where others say it.
std::string few_words(const Report& report, FlagKind kind, const std::vector<const Flag*>& flags, Language in) {
  std::set<std::string> strategies;
  for (const Flag* flag : flags) strategies.insert(flag->strategies.begin(), flag->strategies.end());
  switch (kind) {
    case FlagKind::one_source_varied:  // what_varies() says it
    case FlagKind::other_versions:     // the answer says it
      return "";
    case FlagKind::too_few_populations:
      return say(in, "terlalu sedikit kota simulasi (perlu {})", "too few synthetic cities ({} are needed)",
                 kFewestPopulations);
    case FlagKind::not_paired:
      return say(in, "{} strategi tidak berpasangan dengan pembandingnya (kota, asumsi atau benih acak lain)",
                 by_number(strategies.size(),
                           "{} strategy is not paired with the baseline (other cities, assumptions or seed)",
                           "{} strategies are not paired with the baseline (other cities, assumptions or seed)"),
                 strategies.size());
    case FlagKind::within_noise:
      return say(in, "ada selisih di dalam variasi acak ({} strategi)",
                 by_number(strategies.size(), "a difference within the noise ({} strategy)",
                           "some differences within the noise ({} strategies)"),
                 strategies.size());
    case FlagKind::not_decided:
      return say(in, "{} urutan belum dapat dipastikan",
                 by_number(flags.size(), "{} order is not decided", "{} orders are not decided"), flags.size());
    case FlagKind::not_examined:
      return report.worlds
                 ? say(in, "belum semua diperiksa terhadap asumsi lain", "not all was examined under other assumptions")
                 : say(in, "asumsi lain belum diperiksa", "other assumptions not examined");
    case FlagKind::hangs_on_guess: {
      if (!strategies.empty()) {
        return say(
            in, "{} urutan bergantung pada dugaan tanpa data",
            by_number(flags.size(), "{} order hangs on a guess without data", "{} orders hang on guesses without data"),
            flags.size());
      }
      const auto guesses = std::count_if(report.assumptions.begin(), report.assumptions.end(),
                                         [](const Provenance::Parameter& one) { return one.grade == "E"; });
      return say(in, "{} dari {} asumsi hanya dugaan", "{} of {} assumptions are guesses", guesses,
                 report.assumptions.size());
    }
    case FlagKind::audience_exhausted:
      return say(in, "{} strategi sudah menjangkau hampir semua yang terjangkau",
                 by_number(strategies.size(), "{} strategy reaches nearly all that can be reached",
                           "{} strategies reach nearly all that can be reached"),
                 strategies.size());
    case FlagKind::targets_missed:
      return missed_words(report.missed.size(), in);
    case FlagKind::stopped_run:
      return stopped_words(report, flags.size(), in);
    case FlagKind::refused:
      return say(in, "{} strategi tidak dijalankan, karena melampaui batas",
                 by_number(flags.size(), "{} strategy was not run, as it exceeds a ceiling",
                           "{} strategies were not run, as they exceed a ceiling"),
                 flags.size());
    case FlagKind::does_nothing:  // a paragraph of its own
      return "";
    case FlagKind::pattern_missed:
      return say(
          in, "{} pola kota nyata tidak muncul",
          by_number(flags.size(), "{} pattern of real cities is missed", "{} patterns of real cities are missed"),
          flags.size());
  }
  return pick(in, flags.front()->text);
}

/// Whose money or work comes to nothing: too much to be one of a few words.
std::string idle_paragraph(std::span<const StrategySummary> strategies, const Setting& setting) {
  const std::string text = readable(idle_text(idle_of(strategies), strategies, setting.language));
  return text.empty() ? "" : paragraph(text, setting);
}

std::string flags_text(const Report& report, const Setting& setting) {
  const Language in = setting.language;
  std::vector<FlagKind> kinds;
  for (const Flag& flag : report.flags) {
    if (std::find(kinds.begin(), kinds.end(), flag.kind) == kinds.end()) kinds.push_back(flag.kind);
  }
  std::string all;
  for (const FlagKind kind : kinds) {
    std::vector<const Flag*> flags;
    for (const Flag& flag : report.flags) {
      if (flag.kind == kind) flags.push_back(&flag);
    }
    const std::string words = readable(few_words(report, kind, flags, in));
    if (!words.empty()) all += (all.empty() ? "" : "; ") + words;
  }
  return all.empty() ? "" : before_you_believe(all, setting);
}

}  // namespace

std::string brief_table(const RunSummary& summary, const Setting& setting) {
  const Language in = setting.language;
  if (summary.strategies.empty()) return "";
  std::string text = what_varies(summary.vary, setting);
  const std::string digest =
      paragraph(say(in, "Sidik data: {}", "Digest: {}", kabar::to_text(summary.totals.digest)), setting);
  if (nobody_aware(summary.strategies)) {
    return text + paragraph(nobody_aware_text(summary.strategies, in), setting) +
           idle_paragraph(summary.strategies, setting) + digest;
  }
  text += highest_text(summary, setting) + "\n";
  text += overview(summary.strategies, nullptr, setting);
  text += loss_text(summary.losses, summary.strategies, setting) + "\n";
  text += intervals_text(summary.strategies, summary.vary, setting);
  text += idle_paragraph(summary.strategies, setting);
  if (!summary.missed.empty()) text += before_you_believe(missed_words(summary.missed.size(), in), setting);
  return text + paragraph(what_it_is(in), setting) + digest;
}

std::string brief_table(const Report& report, const Setting& setting) {
  const Language in = setting.language;
  const Comparison& comparison = report.comparison;
  std::string text = what_varies(comparison.vary, setting);
  if (nobody_aware(comparison.strategies)) {
    for (const Text& sentence : report.answer) text += paragraph(readable(pick(in, sentence)), setting);
    return text + idle_paragraph(comparison.strategies, setting) +
           paragraph(size_text(comparison.strategies, in), setting);
  }
  const Speaker speaker(report, in);
  std::vector<std::string> sentences = {speaker.leading(Headline::poor_aware, kNamed), speaker.versions()};
  if (!report.standings[at(Headline::poor_aware)].ranked.empty()) {
    sentences.push_back(speaker.leading(Headline::eligible_understand, kNamed));
    if (speaker.somebody(Headline::poor_aware)) sentences.push_back(speaker.ceilings());
  }
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) text += bullet(sentence, setting.text_columns());
  }
  text += indented(wrapped(size_text(comparison.strategies, in), setting.text_columns() - 2), 2) + "\n\n";
  const std::string ceilings = ceiling_table(report, setting);
  if (!ceilings.empty()) text += ceilings;
  text += overview(comparison.strategies, &comparison, setting);
  text += loss_text(comparison.losses, comparison.strategies, setting);
  text += idle_paragraph(comparison.strategies, setting);
  text += flags_text(report, setting);
  return text + paragraph(what_it_is(in), setting);
}

}  // namespace kabar::analysis
