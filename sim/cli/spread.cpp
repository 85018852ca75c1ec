#include "cli/spread.h"

#include <fmt/core.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/limits.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "diffusion/spread/edge_list.h"
#include "diffusion/spread/graph.h"
#include "diffusion/spread/rule.h"
#include "diffusion/spread/spread.h"

namespace kabar::cli {

namespace {

constexpr std::size_t kShownSteps = 12;

const std::map<std::string, SpreadModel> kModels{{"ic", SpreadModel::ic},
                                                 {"lt", SpreadModel::lt},
                                                 {"threshold", SpreadModel::threshold},
                                                 {"si", SpreadModel::si},
                                                 {"sir", SpreadModel::sir}};

/// The words of the command line, not yet understood.
struct SpreadWords {
  std::string edges, model, seed_nodes;
  std::optional<std::string> probability;
  std::optional<double> threshold, beta, gamma;
  std::optional<std::uint64_t> threshold_count, steps, replicates, seed, threads;
  bool directed = false, json = false, quiet = false, yes = false;
};

/// The same, understood.
struct SpreadOrder {
  SpreadRule rule;
  SpreadRequest request;
};

SpreadOrder understand(const SpreadWords& words) {
  Problems problems;
  SpreadOrder order;
  order.rule.model = kModels.at(words.model);
  order.rule.by_in_degree = words.probability == "weighted";
  if (words.probability && !order.rule.by_in_degree) {
    order.rule.probability = real_of("--probability", *words.probability, {0, 1}, problems);
  }
  problems.throw_if_any();
  order.rule.threshold_share = words.threshold;
  order.rule.threshold_count = words.threshold_count;
  order.rule.beta = words.beta;
  order.rule.gamma = words.gamma;
  order.rule.steps = words.steps;
  order.request.replicates = words.replicates.value_or(order.request.replicates);
  order.request.seed = words.seed.value_or(order.request.seed);
  order.request.threads = words.threads ? static_cast<int>(*words.threads) : available_threads();
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

void refuse_long_work(const SpreadEstimate& estimate) {
  if (estimate.seconds <= kLongSeconds && estimate.bytes <= kLargeBytes) return;
  throw InputError(
      {"",
       0,
       0,
       {phrase::spread_would_take, Decimal{estimate.seconds / 3600.0, 1}, Decimal{estimate.bytes / 1e9, 1}},
       phrase::more_than_an_hour,
       phrase::add_yes});
}

void run_spread(const Context& context, const SpreadWords& words) {
  SpreadOrder order = understand(words);
  const Direction direction = words.directed ? Direction::directed : Direction::undirected;
  const SpreadGraph graph = build_graph(read_edge_list(words.edges), direction);
  order.request.seeds = find_nodes(graph, read_seed_nodes(words.seed_nodes));
  const Contagion contagion = prepare(order.rule, graph);
  Progress progress(context, words.quiet);
  SpreadHooks hooks;
  const StopWatch stop;
  hooks.stop = stop.asked();
  hooks.progress = [&](std::uint64_t done, std::uint64_t total) { progress.at(done, total); };
  if (!words.yes) hooks.estimated = [&](const SpreadEstimate& estimate) { refuse_long_work(estimate); };
  const SpreadResult result = spread(contagion, order.request, hooks);
  if (words.json) {
    print_json(json_of(graph, order, result) + "\n");
  } else {
    print(table_of(context, graph, order, result));
  }
}

}  // namespace

void add_spread(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<SpreadWords>();
  Command command = line.add("spread", "penularan pada jaringan Anda sendiri", "contagion on a network of your own");
  command.operand("EDGES", words->edges, "berkas ikatan: `u v [bobot]` per baris",
                  "file of ties: `u v [weight]` per line");
  std::vector<std::string> models;
  for (const auto& [name, model] : kModels) models.push_back(name);
  command.choice("--model", words->model, models, "ic, lt, threshold, si, sir", "ic, lt, threshold, si, sir",
                 Needed::yes);
  command.text("--seed-nodes", words->seed_nodes, "penyebar awal: 3,17,40 atau nama berkas",
               "where it begins: 3,17,40 or a file", Needed::yes);
  command.flag("--directed", words->directed, "ikatan satu arah", "ties go one way");
  command.text("--probability", words->probability,
               "ic: peluang per ikatan, atau weighted (1/derajat masuk); kolom ketiga lebih utama",
               "ic: chance per tie, or weighted (1/in-degree); a third column goes first");
  command.real("--threshold", words->threshold, {0, 1}, "threshold: bagian tetangga",
               "threshold: share of the neighbours");
  command.whole("--threshold-count", words->threshold_count, {1, UINT32_MAX}, "threshold: jumlah tetangga",
                "threshold: number of neighbours");
  command.real("--beta", words->beta, {0, 1}, "si, sir: peluang menular per langkah",
               "si, sir: chance to infect, per step and tie");
  command.real("--gamma", words->gamma, {0, 1}, "sir: peluang sembuh per langkah", "sir: chance to recover, per step");
  command.whole("--steps", words->steps, {1, kMostSteps}, "berhenti setelah sekian langkah",
                "stop after so many steps");
  command.whole("--replicates", words->replicates, {1, kabar::kMostReplicates}, "ulangan simulasi (1000)",
                "replicates (1000)");
  command.whole("--seed", words->seed, {0, UINT64_MAX}, "benih acak (1)", "seed of the draws (1)");
  command.whole("--threads", words->threads, {1, 1024}, "jumlah utas (semua)",
                "threads (all); results do not depend on it");
  command.flag("--json", words->json, "hasil sebagai satu objek JSON", "the result as one JSON object");
  command.flag("--quiet", words->quiet, "tanpa kemajuan", "no progress");
  command.flag("--yes", words->yes, "jalankan walau lama", "run even if it takes long");
  command.does([&context, words] { run_spread(context, *words); });
}

}  // namespace kabar::cli
