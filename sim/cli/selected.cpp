#include "cli/selected.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analysis/core/effect.h"
#include "cli/phrases.h"
#include "cli/text_table.h"

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
  return language == Language::indonesian ? strategy.title_id : strategy.title_en;
}

/// A share as a number of percentage points, without needless zeros.
std::string points(double share, Language language) {
  std::string text = fmt::format("{:.6g}", 100 * share);
  if (language == Language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// What the procedure promises, in one language, and what it does not. Without an end: only that of those who went.
std::string guarantee(const SelectReport& report, Language language) {
  const bool decided = report.selected.selection.decided;
  const std::string confidence = points(report.plan.rule.confidence, language);
  const std::string indifference = points(report.plan.rule.indifference, language);
  if (language == Language::indonesian) {
    return fmt::format(
        fmt::runtime("Bila satu strategi unggul paling sedikit {} poin persen atas semua yang lain, peluangnya\n"
                     "{} paling sedikit {} %. Bila ada yang lebih dekat, {}.\n"
                     "Ini hanya tentang kebetulan dan susunan penduduk, dengan asumsi skenario ini; asumsi lain\n"
                     "dapat mengubah urutannya."),
        indifference, decided ? "untuk terpilih" : "untuk masih tersisa", confidence,
        decided ? "salah satunya bisa terpilih" : "yang sedikit lebih baik bisa gugur");
  }
  return fmt::format(
      fmt::runtime(
          "If one strategy is ahead of all others by at least {} percentage point{}, it is {}\n"
          "with a probability of at least {} %. Where others are closer, {}.\n"
          "This is about luck and the make-up of the population only, under the assumptions of this scenario;\n"
          "other assumptions can change the order."),
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
  std::string text;
  if (selection.best) {
    const Strategy& best = report.scenario.strategies[*selection.best];
    text += fmt::format(fmt::runtime(context.say("Terpilih: {} ({})\n", "Chosen: {} ({})\n")), title(best, language),
                        best.name);
    if (all_alike(report)) {
      text += fmt::format(fmt::runtime(context.say("Sama persis hasilnya: {} strategi yang tersisa\n",
                                                   "Exactly as good: all {} strategies that are left\n")),
                          selection.left.size());
    }
  } else {
    std::string line = undecided(report).in(language);
    line.front() = static_cast<char>(line.front() - 'a' + 'A');
    text += line + "\n";
    if (selection.at_most > 0) {
      text += fmt::format(fmt::runtime(context.say("Paling lambat diketahui dengan --max-populations {}\n",
                                                   "Known at the latest with --max-populations {}\n")),
                          selection.at_most);
    }
  }
  text += fmt::format(fmt::runtime(context.say(
                          "{} populasi x {} ulangan; {} ulangan semuanya, strategi yang gugur tidak diulang lagi\n\n",
                          "{} populations x {} replicates; {} replicates in all, none of a strategy once dropped\n\n")),
                      report.selected.populations, report.plan.replicates,
                      number(language, static_cast<double>(report.selected.replicates)));

  TextTable table({context.say("Strategi", "Strategy"), context.say(report.measure.id, report.measure.en),
                   context.say("populasi", "populations"), context.say("tertinggal, poin", "behind by, points"),
                   context.say("dari", "behind")});
  bool any_close = false;
  for (const Contestant& one : contestants(report)) {
    std::vector<std::string> row = {one.strategy.name,
                                    number(language, one.mean ? std::optional(100 * *one.mean) : std::nullopt, 1),
                                    std::to_string(one.populations), "", ""};
    if (one.dropped != nullptr) {
      const bool close = is_close(*one.dropped, report);
      any_close = any_close || close;
      row[3] = (close ? "~ " : "") + number(language, -100 * one.dropped->difference, 1);
      row[4] = report.scenario.strategies[one.dropped->by].name;
    } else if (&one.strategy == (selection.best ? &report.scenario.strategies[*selection.best] : nullptr)) {
      row[3] = context.say("terpilih", "chosen");
    } else {
      row[3] = context.say("masih mungkin", "left");
    }
    table.add(row);
  }
  text += table.text() + "\n";
  if (any_close) {
    text += context.say("~ gugur, tetapi selisihnya lebih kecil dari yang dianggap berarti: mungkin sama baiknya\n",
                        "~ dropped, but behind by less than what is held to matter: it may be as good\n");
  }
  if (!report.left_out.empty()) {
    std::string names;
    for (const std::string& name : report.left_out) names += (names.empty() ? "" : ", ") + name;
    text += fmt::format(fmt::runtime(context.say("Tidak ikut, karena boleh melebihi plafon: {}\n",
                                                 "Not compared, as it may exceed the ceiling: {}\n")),
                        names);
  }
  return text + guarantee(report, language) + "\n";
}

}  // namespace kabar::cli
