#include "cli/spread.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/progress.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "diffusion/spread/edge_list.h"
#include "diffusion/spread/graph.h"
#include "diffusion/spread/rule.h"
#include "diffusion/spread/spread.h"

namespace kabar::cli {

namespace {

constexpr double kLongSeconds = 3600.0;
constexpr double kLargeBytes = 10e9;
constexpr std::uint64_t kMostThreads = 1024;
constexpr std::size_t kShownSteps = 12;

const std::map<std::string, SpreadModel> kModels{{"ic", SpreadModel::ic},
                                                 {"lt", SpreadModel::lt},
                                                 {"threshold", SpreadModel::threshold},
                                                 {"si", SpreadModel::si},
                                                 {"sir", SpreadModel::sir}};

/// The words of the command line, not yet understood.
struct SpreadWords {
  std::string edges, model, seed_nodes;
  std::optional<std::string> probability, threshold, threshold_count, beta, gamma, steps, replicates, seed, threads;
  bool directed = false, json = false, quiet = false, yes = false;
};

/// The same, understood.
struct SpreadOrder {
  SpreadRule rule;
  SpreadRequest request;
};

template <class Number>
std::optional<Number> number_of(const char* option, const std::optional<std::string>& word, const char* kind,
                                Problems& problems) {
  if (!word) return std::nullopt;
  Number value{};
  const char* end = word->data() + word->size();
  const auto [rest, error] = std::from_chars(word->data(), end, value);
  if (error == std::errc() && rest == end) return value;
  problems.add({"", 0, 0, fmt::format("{} = {}", option, *word), kind, ""});
  return std::nullopt;
}

SpreadOrder understand(const SpreadWords& words) {
  Problems problems;
  const auto real = [&](const char* option, const std::optional<std::string>& word) {
    return number_of<double>(option, word, "must be a number", problems);
  };
  const auto whole = [&](const char* option, const std::optional<std::string>& word) {
    return number_of<std::uint64_t>(option, word, "must be a whole number from 0", problems);
  };
  const auto range = [&](const char* option, std::uint64_t value, std::uint64_t most) {
    if (value >= 1 && value <= most) return;
    problems.add({"", 0, 0, fmt::format("{} = {}", option, value), fmt::format("must be from 1 to {}", most), ""});
  };
  SpreadOrder order;
  order.rule.model = kModels.at(words.model);
  order.rule.by_in_degree = words.probability == "weighted";
  if (!order.rule.by_in_degree) {
    order.rule.probability =
        number_of<double>("--probability", words.probability, "must be a number from 0 to 1, or weighted", problems);
  }
  order.rule.threshold_share = real("--threshold", words.threshold);
  order.rule.threshold_count = whole("--threshold-count", words.threshold_count);
  order.rule.beta = real("--beta", words.beta);
  order.rule.gamma = real("--gamma", words.gamma);
  order.rule.steps = whole("--steps", words.steps);
  order.request.replicates = whole("--replicates", words.replicates).value_or(order.request.replicates);
  order.request.seed = whole("--seed", words.seed).value_or(order.request.seed);
  const auto own_threads = static_cast<std::uint64_t>(available_threads());
  const std::uint64_t threads = whole("--threads", words.threads).value_or(own_threads);
  range("--replicates", order.request.replicates, kMostReplicates);
  range("--threads", threads, kMostThreads);
  problems.throw_if_any();
  order.request.threads = static_cast<int>(threads);
  return order;
}

std::string json_of(const SpreadGraph& graph, const SpreadOrder& order, const SpreadResult& result) {
  static constexpr const char* kNames[] = {"05", "25", "50", "75", "95"};
  nlohmann::ordered_json json;
  json["nodes"] = graph.nodes();
  json["edges"] = graph.ties;
  json["dropped"] = graph.dropped_duplicates + graph.dropped_self_ties;
  json["dropped_duplicates"] = graph.dropped_duplicates;
  json["dropped_self_ties"] = graph.dropped_self_ties;
  json["directed"] = graph.direction == Direction::directed;
  json["model"] = to_text(order.rule.model);
  json["seed_nodes"] = order.request.seeds.size();
  json["seed"] = order.request.seed;
  json["replicates"] = order.request.replicates;
  json["mean"] = result.mean;
  json["sd"] = nullptr;
  json["stderr"] = nullptr;
  if (result.sd) {
    json["sd"] = *result.sd;
    json["stderr"] = *result.standard_error;
  } else {
    json["reason"] = "sd and stderr are not defined for one replicate";
  }
  for (std::size_t q = 0; q < kSpreadQuantiles.size(); ++q) json["quantiles"][kNames[q]] = result.quantiles[q];
  json["curve"] = result.curve;
  json["seconds"] = result.seconds;
  json["digest"] = to_text(result.digest);
  return json.dump();
}

std::string table_of(const Context& context, const SpreadGraph& graph, const SpreadOrder& order,
                     const SpreadResult& result) {
  const auto row = [&](const char* id, const char* en, const std::string& value) {
    return fmt::format("{:<24}{}\n", context.say(id, en), value);
  };
  const auto number = [](double value) { return fmt::format("{:.4f}", value); };
  const bool directed = graph.direction == Direction::directed;
  std::string text;
  text += row("jaringan", "network",
              fmt::format(fmt::runtime(context.say("{} simpul, {} ikatan, {}", "{} nodes, {} ties, {}")), graph.nodes(),
                          graph.ties,
                          directed ? context.say("berarah", "directed") : context.say("tak berarah", "undirected")));
  if (graph.dropped_duplicates + graph.dropped_self_ties > 0) {
    text += row("dibuang", "dropped",
                fmt::format(fmt::runtime(context.say("{} ikatan ganda, {} ikatan ke diri sendiri",
                                                     "{} duplicate ties, {} self-ties")),
                            graph.dropped_duplicates, graph.dropped_self_ties));
  }
  text += row("model", "model", to_text(order.rule.model));
  text += row("penyebar awal", "seed nodes", std::to_string(order.request.seeds.size()));
  text += row("ulangan simulasi", "replicates", std::to_string(order.request.replicates));
  text += row("terjangkau, rata-rata", "reached, mean",
              fmt::format("{:.4f} ({:.2f} %)", result.mean, 100.0 * result.mean / graph.nodes()));
  const char* undefined = context.say("tidak ada untuk satu ulangan", "not defined for one replicate");
  text += row("galat baku", "standard error", result.standard_error ? number(*result.standard_error) : undefined);
  text += row("simpangan baku", "standard deviation", result.sd ? number(*result.sd) : undefined);
  std::string quantiles;
  for (std::size_t q = 0; q < kSpreadQuantiles.size(); ++q) {
    quantiles += fmt::format("{}{:.0f} %: {:g}", q == 0 ? "" : "   ", 100.0 * kSpreadQuantiles[q], result.quantiles[q]);
  }
  text += row("kuantil", "quantiles", quantiles);
  std::string curve;
  for (std::size_t s = 0; s < result.curve.size() && s < kShownSteps; ++s) {
    curve += fmt::format("{}{:.5g}", s == 0 ? "" : " ", result.curve[s]);
  }
  if (result.curve.size() > kShownSteps) {
    curve += fmt::format(" ... {:.5g} ({} {})", result.curve.back(), context.say("langkah", "step"),
                         result.curve.size() - 1);
  }
  text += row("per langkah", "by step", curve);
  text += row("waktu", "time", fmt::format("{:.3f} s", result.seconds));
  text += row("sidik data", "digest", to_text(result.digest));
  return text;
}

void refuse_long_work(const Context& context, const SpreadEstimate& estimate) {
  if (estimate.seconds <= kLongSeconds && estimate.bytes <= kLargeBytes) return;
  const std::string what =
      fmt::format(fmt::runtime(context.say("kabar spread: perkiraan {:.1f} jam dan {:.1f} GB memori",
                                           "kabar spread: an estimated {:.1f} hours and {:.1f} GB of memory")),
                  estimate.seconds / 3600.0, estimate.bytes / 1e9);
  throw InputError({"", 0, 0, what, context.say("lebih dari satu jam atau 10 GB", "more than an hour or 10 GB"),
                    context.say("tambahkan --yes bila memang demikian", "add --yes if you mean it")});
}

void run_spread(const Context& context, const SpreadWords& words) {
  SpreadOrder order = understand(words);
  const Direction direction = words.directed ? Direction::directed : Direction::undirected;
  const SpreadGraph graph = build_graph(read_edge_list(words.edges), direction);
  order.request.seeds = find_nodes(graph, read_seed_nodes(words.seed_nodes));
  const Contagion contagion = prepare(order.rule, graph);
  Progress progress(context, words.quiet);
  SpreadHooks hooks;
  hooks.stop = context.stop_asked;
  hooks.progress = [&](std::uint64_t done, std::uint64_t total) { progress.at(done, total); };
  if (!words.yes) hooks.estimated = [&](const SpreadEstimate& estimate) { refuse_long_work(context, estimate); };
  const SpreadResult result = spread(contagion, order.request, hooks);
  std::cout << (words.json ? json_of(graph, order, result) + "\n" : table_of(context, graph, order, result));
}

}  // namespace

void add_spread(CLI::App& app, Context& context) {
  const auto words = std::make_shared<SpreadWords>();
  CLI::App* spread = app.add_subcommand(
      "spread", context.say("penularan pada jaringan Anda sendiri", "contagion on a network of your own"));
  spread
      ->add_option("EDGES", words->edges,
                   context.say("berkas ikatan: `u v [bobot]` per baris", "file of ties: `u v [weight]` per line"))
      ->required();
  spread->add_option("--model", words->model, "ic, lt, threshold, si, sir")
      ->required()
      ->check(CLI::IsMember({"ic", "lt", "threshold", "si", "sir"}));
  spread
      ->add_option("--seed-nodes", words->seed_nodes,
                   context.say("penyebar awal: 3,17,40 atau nama berkas", "where it begins: 3,17,40 or a file"))
      ->required();
  spread->add_flag("--directed", words->directed, context.say("ikatan satu arah", "ties go one way"));
  spread->add_option("--probability", words->probability,
                     context.say("ic: peluang per ikatan, atau weighted (1/derajat masuk); kolom ketiga lebih utama",
                                 "ic: chance per tie, or weighted (1/in-degree); a third column goes first"));
  spread->add_option("--threshold", words->threshold,
                     context.say("threshold: bagian tetangga", "threshold: share of the neighbours"));
  spread->add_option("--threshold-count", words->threshold_count,
                     context.say("threshold: jumlah tetangga", "threshold: number of neighbours"));
  spread->add_option(
      "--beta", words->beta,
      context.say("si, sir: peluang menular per langkah", "si, sir: chance to infect, per step and tie"));
  spread->add_option("--gamma", words->gamma,
                     context.say("sir: peluang sembuh per langkah", "sir: chance to recover, per step"));
  spread->add_option("--steps", words->steps,
                     context.say("berhenti setelah sekian langkah", "stop after so many steps"));
  spread->add_option("--replicates", words->replicates, context.say("ulangan simulasi (1000)", "replicates (1000)"));
  spread->add_option("--seed", words->seed, context.say("benih acak (1)", "seed of the draws (1)"));
  spread->add_option("--threads", words->threads,
                     context.say("jumlah utas (semua)", "threads (all); results do not depend on it"));
  spread->add_flag("--json", words->json,
                   context.say("hasil sebagai satu objek JSON", "the result as one JSON object"));
  spread->add_flag("--quiet", words->quiet, context.say("tanpa kemajuan", "no progress"));
  spread->add_flag("--yes", words->yes, context.say("jalankan walau lama", "run even if it takes long"));
  spread->callback([&context, words] { context.work = [&context, words] { run_spread(context, *words); }; });
}

}  // namespace kabar::cli
