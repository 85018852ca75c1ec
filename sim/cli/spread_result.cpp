#include "cli/spread_result.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "analysis/report/grid.h"
#include "core/numbers.h"
#include "core/random.h"
#include "core/utf8.h"

namespace kabar::cli {

namespace {

constexpr std::size_t kShownSteps = 12, kShownColumns = 6;

/// Words and numbers of one answer in one language.
class SpreadTable {
 public:
  SpreadTable(const Context& context, const SpreadAnswer& answer)
      : context_(context), answer_(answer), graph_(answer.graph), rule_(answer.rule), own_(own_weights(answer.graph)) {}

  std::string text(std::size_t columns) {
    network();
    chances();
    request();
    outcome();
    std::size_t width = 0;
    for (const Row& row : rows_) width = std::max(width, columns_of(row.name));
    std::string text;
    for (const Row& row : rows_) text += wrapped_row(row, width + 2, columns);
    return text;
  }

 private:
  struct Row {
    std::string name, value;
  };

  const char* say(const char* id, const char* en) const { return context_.say(id, en); }

  template <class... Values>
  std::string fill(const char* id, const char* en, const Values&... values) const {
    return fmt::format(fmt::runtime(say(id, en)), values...);
  }

  void add(const char* id, const char* en, std::string value) { rows_.push_back({say(id, en), std::move(value)}); }

  static std::string wrapped_row(const Row& row, std::size_t left, std::size_t columns) {
    constexpr std::size_t kLeast = 16;
    const std::string value = analysis::wrapped(row.value, std::max(columns, left + kLeast) - left);
    std::string text = analysis::left_aligned(row.name, left);
    for (const char c : value) {
      if (c == '\n') text.erase(text.find_last_not_of(' ') + 1);
      text += c;
      if (c == '\n') text += std::string(left, ' ');
    }
    return text.erase(text.find_last_not_of(' ') + 1) + "\n";
  }

  std::string whole(std::uint64_t count) const { return number_text(static_cast<double>(count), 0, context_.language); }

  /// With up to so many digits behind the mark, and no zeros at the end of them.
  std::string number(double value, int digits = 4) const {
    const char mark = context_.language == Language::indonesian ? ',' : '.';
    std::string text = number_text(value, digits, context_.language);
    if (digits == 0 || text.rfind(mark) == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == mark) text.pop_back();
    return text;
  }

  /// Of five digits in all, as means of a curve need them.
  std::string mean_number(double value) const {
    int digits = 4;
    for (double above = 10.0; above <= value && digits > 0; above *= 10.0) --digits;
    return number(value, digits);
  }

  /// As a user would type it, but for the mark; tiny ones as 1,2e-09.
  std::string typed(double value) const {
    std::string text = fmt::format("{}", value);
    if (context_.language == Language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }

  /// The chance of an option. Chances are multiples of 2^-32: of a tiny one, what it is in truth.
  std::string chance(double value, const char* option, const char* when = "") const {
    const double used = static_cast<double>(threshold(value)) / 4294967296.0;
    std::string text = typed(value) + when + " (" + option;
    if (std::abs(used - value) > 0.005 * value) {
      text += fill("; dipakai {}, kelipatan 2^-32", "; {} is used, a multiple of 2^-32", fmt::format("{:.3g}", used));
    }
    return text + ")";
  }

  void network() {
    const bool directed = graph_.direction == Direction::directed;
    std::string text =
        fill("{} simpul, {} ikatan, {}", graph_.ties == 1 ? "{} nodes, {} tie, {}" : "{} nodes, {} ties, {}",
             whole(graph_.nodes()), whole(graph_.ties),
             directed ? say("berarah", "directed") : say("tak berarah", "undirected"));
    if (answer_.form.direction) text += say(" (menurut berkas)", " (the file says so)");
    add("jaringan", "network", text);
    if (graph_.nodes_without_ties > 0) {
      add("tanpa ikatan", "without ties",
          fill("{} dari {} simpul", "{} of {} nodes", whole(graph_.nodes_without_ties), whole(graph_.nodes())));
    }
    file();
    if (graph_.dropped_duplicates + graph_.dropped_self_ties > 0) dropped();
  }

  void file() {
    const EdgeForm& form = answer_.form;
    std::string text;
    if (form.kind == EdgeForm::Kind::matrix_market) text = "Matrix Market: " + form.banner;
    if (form.kind == EdgeForm::Kind::konect) text = "KONECT: " + form.banner;
    if (form.heading_line > 0) {
      text = fill("judul di baris {}: {}", "heading in line {}: {}", whole(form.heading_line), list_of(form.heading));
    }
    if (!form.not_read.empty()) {
      text += fill("; kolom yang tidak dibaca: {}", "; columns not read: {}", list_of(form.not_read));
    }
    if (!text.empty()) add("berkas", "file", text);
  }

  std::string list_of(const std::vector<std::string>& words) const {
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < kShownColumns; ++i) {
      std::string word = readable(words[i]);
      constexpr std::size_t kMost = 24;
      if (columns_of(word) > kMost) word = analysis::left_aligned(word, kMost);
      text += (i == 0 ? "" : ", ") + word;
    }
    if (words.size() > kShownColumns) text += fill(" dan {} lagi", " and {} more", whole(words.size() - kShownColumns));
    return text;
  }

  void dropped() {
    std::string text = fill("ikatan ganda: {}", "duplicate ties: {}", whole(graph_.dropped_duplicates));
    if (graph_.dropped_other_weights > 0) {
      text += fill(" (bobotnya lain: {}; yang pertama yang dipakai)",
                   " (with another weight: {}; the first one counts)", whole(graph_.dropped_other_weights));
    }
    text += fill(", ikatan ke diri sendiri: {}", ", self-ties: {}", whole(graph_.dropped_self_ties));
    add("dibuang", "dropped", text);
  }

  std::string weight_column() const {
    const std::string& name = answer_.form.weight_column;
    return name.empty() ? say("kolom ketiga", "third column") : fill("kolom {}", "column {}", list_of({name}));
  }

  std::string from_weights() const {
    const bool named = !answer_.form.weight_column.empty();
    std::string text =
        fill("dari {} ({} dari {} ikatan", graph_.ties == 1 ? "from {} ({} of {} tie" : "from {} ({} of {} ties",
             (named ? "" : say("", "the ")) + weight_column(), whole(own_.ties), whole(graph_.ties));
    text += own_.least == own_.most ? fill(", semuanya {}", ", {} in each", typed(own_.least))
                                    : fill(", {} sampai {}", ", {} to {}", typed(own_.least), typed(own_.most));
    return text + ")";
  }

  /// The chance or weight of each tie: its own where it has one, `otherwise` for the rest.
  std::string of_ties(const std::string& otherwise) const {
    if (own_.ties == 0) return otherwise;
    if (own_.ties == graph_.ties) return from_weights();
    return from_weights() + fill("; selain itu {}", "; otherwise {}", otherwise);
  }

  void chances() {
    add("model", "model", to_text(rule_.model));
    const char* by_degree = say("1 / derajat masuk", "1 / in-degree");
    switch (rule_.model) {
      case SpreadModel::ic:
        add("peluang per ikatan", "chance per tie",
            of_ties(rule_.by_in_degree  ? std::string(by_degree) + " (--probability weighted)"
                    : rule_.probability ? chance(*rule_.probability, "--probability")
                                        : ""));
        break;
      case SpreadModel::lt:
        add("bobot per ikatan", "weight per tie", of_ties(by_degree));
        break;
      case SpreadModel::threshold:
        add("ambang", "threshold",
            rule_.threshold_count ? fill("{} tetangga (--threshold-count)", "{} neighbours (--threshold-count)",
                                         whole(*rule_.threshold_count))
                                  : fill("{} dari tetangga (--threshold)", "{} of the neighbours (--threshold)",
                                         typed(*rule_.threshold_share)));
        break;
      case SpreadModel::si:
      case SpreadModel::sir: {
        const char* when = say(" setiap langkah", " in each step");
        add("peluang per ikatan", "chance per tie", chance(*rule_.beta, "--beta", when));
        if (rule_.model == SpreadModel::si) break;
        add("peluang sembuh", "chance to recover", chance(*rule_.gamma, "--gamma", when));
        break;
      }
    }
    if (answer_.weights_left_out > 0) {
      rows_.push_back({weight_column(), fill("diabaikan di {} baris (--unweighted)",
                                             "left out in {} lines (--unweighted)", whole(answer_.weights_left_out))});
    } else if (own_.ties > 0 && !uses_weights(rule_.model)) {
      rows_.push_back({weight_column(), fill("ada pada {} dari {} ikatan; tidak dipakai oleh model {}",
                                             graph_.ties == 1 ? "on {} of {} tie; model {} has no use for it"
                                                              : "on {} of {} ties; model {} has no use for it",
                                             whole(own_.ties), whole(graph_.ties), to_text(rule_.model))});
    }
  }

  void request() {
    add("penyebar awal", "seed nodes", whole(answer_.request.seeds.size()));
    if (rule_.steps) add("langkah, paling banyak", "steps, at most", whole(*rule_.steps));
    add("ulangan", "replicates", whole(answer_.request.replicates));
    add("benih acak", "seed", std::to_string(answer_.request.seed));
  }

  void outcome() {
    const SpreadResult& result = answer_.result;
    const auto fixed = [&](double value, int digits) { return number_text(value, digits, context_.language); };
    add("terjangkau, rata-rata", "reached, mean",
        fmt::format("{} ({} %)", fixed(result.mean, 4), fixed(100.0 * result.mean / graph_.nodes(), 2)));
    const char* undefined = say("tidak ada untuk satu ulangan", "not defined for one replicate");
    add("galat baku", "standard error", result.standard_error ? fixed(*result.standard_error, 4) : undefined);
    add("simpangan baku", "standard deviation", result.sd ? fixed(*result.sd, 4) : undefined);
    std::string quantiles;
    for (std::size_t q = 0; q < kSpreadQuantiles.size(); ++q) {
      quantiles += fmt::format("{}{:.0f} %: {}", q == 0 ? "" : "   ", 100.0 * kSpreadQuantiles[q],
                               number(result.quantiles[q], 2));
    }
    add("kuantil", "quantiles", quantiles);
    std::string curve;
    for (std::size_t s = 0; s < result.curve.size() && s < kShownSteps; ++s) {
      curve += (s == 0 ? "" : "  ") + mean_number(result.curve[s]);
    }
    if (result.curve.size() > kShownSteps) {
      curve += fill(" ... {} (langkah {})", " ... {} (step {})", mean_number(result.curve.back()),
                    whole(result.curve.size() - 1));
    }
    add("per langkah", "by step", curve);
    add("waktu", "time", fixed(result.seconds, 3) + say(" detik", " s"));
    add("sidik data", "digest", to_text(result.digest));
  }

  const Context& context_;
  const SpreadAnswer& answer_;
  const SpreadGraph& graph_;
  const SpreadRule& rule_;
  const OwnWeights own_;
  std::vector<Row> rows_;
};

}  // namespace

std::string table_of(const Context& context, const SpreadAnswer& answer, std::size_t columns) {
  return SpreadTable(context, answer).text(columns);
}

}  // namespace kabar::cli
