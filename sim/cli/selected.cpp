#include "cli/selected.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analysis/core/effect.h"
#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"
#include "cli/phrases.h"
#include "cli/setting.h"
#include "scenario/strategy.h"

namespace kabar::cli {

namespace {

/// A strategy's way through the contest.
struct Contestant {
  const Strategy& strategy;
  std::optional<double> mean;  // over the populations it was run in
  std::size_t populations = 0;
  const analysis::Dropped* dropped = nullptr;
};

/// Those in contention first, then the last to go; the largest mean first among equals.
std::vector<Contestant> contestants(const SelectReport& report) {
  std::vector<Contestant> all;
  for (std::size_t s = 0; s < report.scenario.strategies.size(); ++s) {
    const std::vector<double>& figures = report.selected.figures[s];
    Contestant one{report.scenario.strategies[s], std::nullopt, figures.size(), nullptr};
    if (!figures.empty()) one.mean = analysis::mean_of(figures);
    for (const analysis::Dropped& dropped : report.selected.selection.dropped) {
      if (dropped.strategy == s) one.dropped = &dropped;
    }
    all.push_back(one);
  }
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t i) { return all[i].dropped != nullptr ? all[i].dropped->after : UINT32_MAX; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return rank(i) != rank(j) ? rank(i) > rank(j) : all[i].mean > all[j].mean;
  });
  std::vector<Contestant> sorted;
  sorted.reserve(order.size());
  for (const std::size_t i : order) sorted.push_back(all[i]);
  return sorted;
}

std::string title(const Strategy& strategy, Language language) {
  return readable(language == Language::indonesian ? strategy.title_id : strategy.title_en);
}

/// A share as a number of percentage points, without needless zeros.
std::string points(double share, Language language) {
  return analysis::short_text(100 * share, 4, language);
}

/// What the procedure promises, in one language, and what it does not. Without an end: only that of those who went.
std::string guarantee(const SelectReport& report, Language language) {
  const bool decided = report.selected.selection.decided;
  const std::string confidence = points(report.plan.rule.confidence, language);
  const std::string indifference = points(report.plan.rule.indifference, language);
  if (language == Language::indonesian) {
    return fmt::format(
        "Bila satu strategi unggul paling sedikit {} poin persentase atas semua yang lain, peluangnya {} paling "
        "sedikit {} "
        "%. Bila ada yang lebih dekat, {}.\nIni hanya tentang variasi acak dan susunan penduduk, dengan asumsi "
        "skenario "
        "ini; asumsi lain dapat mengubah urutannya.",
        indifference, decided ? "untuk terpilih" : "untuk masih tersisa", confidence,
        decided ? "salah satunya bisa terpilih" : "yang sedikit lebih baik bisa gugur");
  }
  return fmt::format(
      "If one strategy is ahead of all others by at least {} percentage point{}, it is {} with a probability of at "
      "least "
      "{} %. Where others are closer, {}.\nThis is about luck and the make-up of the population only, under the "
      "assumptions of this scenario; other assumptions can change the order.",
      indifference, indifference == "1" ? "" : "s", decided ? "the one chosen" : "among those left", confidence,
      decided ? "one of them may be chosen" : "the slightly better one may have gone");
}

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// Whether it went although it is closer than what is held to matter: it may be as good.
bool is_close(const analysis::Dropped& dropped, const SelectReport& report) {
  return -dropped.difference < report.plan.rule.indifference;
}

bool all_alike(const SelectReport& report) {
  return report.selected.selection.decided && report.selected.selection.left.size() > 1;
}

}  // namespace

std::string to_json(const SelectReport& report) {
  using Json = nlohmann::ordered_json;
  const analysis::Selection& selection = report.selected.selection;
  const auto& strategies = report.scenario.strategies;
  Json json;
  json["format"] = "kabar-selection";
  json["format_version"] = 1;
  json["decided"] = selection.decided;
  json["best"] = selection.best ? Json(strategies[*selection.best].name) : Json(nullptr);
  if (!selection.best)
    json["reason"] = report.selected.stopped ? "stopped by the user" : "--max-populations was reached";
  json["left"] = Json::array();
  for (const std::size_t s : selection.left) json["left"].push_back(strategies[s].name);
  json["measure"] = report.measure.name;
  json["indifference"] = report.plan.rule.indifference;
  json["confidence"] = report.plan.rule.confidence;
  json["first_populations"] = report.plan.rule.first;
  json["max_populations"] = report.plan.most_populations;
  json["populations"] = report.selected.populations;
  json["populations_at_most"] = selection.at_most > 0 ? Json(selection.at_most) : Json(nullptr);
  json["replicates"] = report.plan.replicates;
  json["replicates_total"] = report.selected.replicates;
  json["strategies"] = Json::array();
  for (const Contestant& one : contestants(report)) {
    Json row = {{"name", one.strategy.name},
                {"title_id", one.strategy.title_id},
                {"title_en", one.strategy.title_en},
                {"populations", one.populations},
                {"mean", one.mean ? Json(*one.mean) : Json(nullptr)},
                {"dropped", nullptr}};
    if (one.dropped != nullptr) {
      row["dropped"] = {{"after_populations", one.dropped->after},
                        {"by", strategies[one.dropped->by].name},
                        {"difference", one.dropped->difference},
                        {"within_indifference", is_close(*one.dropped, report)}};
    }
    json["strategies"].push_back(row);
  }
  json["left_out"] = report.left_out;
  json["guarantee"] = {{"id", in_one_line(guarantee(report, Language::indonesian))},
                       {"en", in_one_line(guarantee(report, Language::english))}};
  json["seed"] = report.scenario.city.seed;
  json["world_digest"] = to_text(report.scenario.world_digest);
  json["seconds"] = report.selected.seconds;
  return json.dump();
}

Sentence undecided(const SelectReport& report) {
  return {phrase::left_after, report.selected.selection.left.size(), report.selected.populations};
}

std::string to_text(const SelectReport& report, const Context& context) {
  const analysis::Selection& selection = report.selected.selection;
  const Language language = context.language;
  const analysis::Setting setting = setting_of(context);
  std::string text;
  const auto line = [&](const char* indonesian, const char* english, const auto&... values) {
    const std::string words = fmt::format(fmt::runtime(context.say(indonesian, english)), values...);
    text += analysis::wrapped(words, setting.text_columns()) + "\n";
  };
  if (selection.best) {
    const Strategy& best = report.scenario.strategies[*selection.best];
    line("Terpilih: {} ({})", "Chosen: {} ({})", title(best, language), best.name);
    if (all_alike(report)) {
      line("Sama persis hasilnya: {} strategi yang tersisa", "Exactly as good: all {} strategies that are left",
           selection.left.size());
    }
  } else {
    std::string words = undecided(report).in(language);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    line("{}", "{}", words);
    if (selection.at_most > 0) {
      line("Paling lambat diketahui dengan --max-populations {}", "Known at the latest with --max-populations {}",
           selection.at_most);
    }
  }
  line("{} kota simulasi x {} ulangan; {} ulangan semuanya, strategi yang gugur tidak diulang lagi\n",
       "{} populations x {} replicates; {} replicates in all, none of a strategy once dropped\n",
       report.selected.populations, report.plan.replicates,
       number_text(static_cast<double>(report.selected.replicates), 0, language));

  const std::vector<std::string> heads = {
      context.say("Strategi", "Strategy"), context.say(report.measure.id, report.measure.en),
      context.say("kota simulasi", "populations"), context.say("tertinggal, poin", "behind by, points"),
      context.say("dari", "behind")};
  std::vector<std::vector<std::string>> rows;
  bool any_close = false;
  for (const Contestant& one : contestants(report)) {
    std::vector<std::string> row = {
        one.strategy.name, analysis::figure_text(one.mean ? std::optional(100 * *one.mean) : std::nullopt, 1, language),
        std::to_string(one.populations), "", ""};
    if (one.dropped != nullptr) {
      const bool close = is_close(*one.dropped, report);
      any_close = any_close || close;
      row[3] = (close ? "~ " : "") + number_text(-100 * one.dropped->difference, 1, language);
      row[4] = report.scenario.strategies[one.dropped->by].name;
    } else if (selection.best && &one.strategy == &report.scenario.strategies[*selection.best]) {
      row[3] = context.say("terpilih", "chosen");
    } else {
      row[3] = context.say("masih mungkin", "left");
    }
    rows.push_back(std::move(row));
  }
  text += analysis::in_plain_columns(heads, rows, setting) + "\n";
  if (any_close) {
    line("~ gugur, tetapi selisihnya lebih kecil dari yang dianggap berarti: mungkin sama baiknya",
         "~ dropped, but behind by less than what is held to matter: it may be as good");
  }
  if (!report.left_out.empty()) {
    std::string names;
    for (const std::string& name : report.left_out) names += (names.empty() ? "" : ", ") + name;
    line("Tidak ikut, karena boleh melebihi pagu: {}", "Not compared, as it may exceed the budget: {}", names);
  }
  return text + analysis::wrapped(guarantee(report, language), setting.text_columns()) + "\n";
}

}  // namespace kabar::cli
