#include "cli/spread.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/limits.h"
#include "cli/option_values.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/spread_result.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/parallel.h"
#include "spread/edge_list.h"
#include "spread/graph.h"
#include "spread/rule.h"
#include "spread/seed_nodes.h"
#include "spread/spread.h"

namespace kabar::cli {

namespace {

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
  bool directed = false, unweighted = false, json = false, quiet = false, yes = false;
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

void refuse_long_work(const SpreadEstimate& estimate) {
  const double seconds = estimate.seconds.value_or(0.0);
  if (seconds <= kLongSeconds && estimate.bytes <= kLargeBytes) return;
  const Decimal memory{estimate.bytes / 1e9, 1};
  const Sentence what = estimate.seconds ? Sentence(phrase::spread_would_take, Decimal{seconds / 3600.0, 1}, memory)
                                         : Sentence(phrase::spread_would_need, memory);
  throw InputError({"", 0, 0, what, phrase::more_than_an_hour, phrase::add_yes});
}

void run_spread(const Context& context, const SpreadWords& words) {
  SpreadOrder order = understand(words);
  Problems problems;
  const auto read = [&](const auto& file) -> std::optional<decltype(file())> {
    try {
      return file();
    } catch (const InputError& error) {
      problems.add_all(error);
      return std::nullopt;
    }
  };
  const auto list_read =
      read([&] { return read_edge_list(words.edges, words.unweighted ? Weights::left_out : Weights::read); });
  const auto seeds_read = read([&] { return read_seed_nodes(words.seed_nodes); });
  problems.throw_if_any();  // of both files
  const EdgeList& list = *list_read;
  const SpreadGraph graph = build_graph(list, direction_of(list, words.edges, words.directed));
  order.request.seeds = find_nodes(graph, *seeds_read);
  const Contagion contagion = prepare(order.rule, graph);
  Progress progress(context, words.quiet);
  SpreadHooks hooks;
  const StopWatch stop;
  hooks.stop = stop.asked();
  hooks.progress = [&](std::uint64_t done, std::uint64_t total) { progress.at(done, total); };
  if (!words.yes) hooks.estimated = refuse_long_work;
  const SpreadResult result = spread(contagion, order.request, hooks);
  const SpreadAnswer answer{list.form, list.left_out, graph, order.rule, order.request, result};
  if (words.json) {
    print_json(json_of(answer) + "\n");
  } else {
    print_lines(table_of(context, answer, terminal_columns()));
  }
}

}  // namespace

void add_spread(CommandLine& line, const Context& context) {
  const auto words = std::make_shared<SpreadWords>();
  Command command = line.add("spread", "penularan pada jaringan Anda sendiri", "contagion on a network of your own");
  command.operand(
      "EDGES", words->edges,
      "berkas teks, satu ikatan per baris: `1 2`, atau `1 2 0.5` dengan bobot (peluang ikatan itu); `7` adalah "
      "simpul tanpa ikatan. Kolom dipisahkan spasi, tab, koma, atau titik koma (koma desimal); # dan % "
      "mengawali komentar; baris judul (source,target,weight), Matrix Market, dan KONECT dikenali",
      "text file with one tie a line: `1 2`, or `1 2 0.5` with a weight (the chance of that tie); `7` is a node "
      "without ties. Blanks, tabs, commas or semicolons (decimal commas) part the columns; # and % begin "
      "comments; a heading (source,target,weight), Matrix Market and KONECT are understood");
  std::vector<std::string> models;
  for (const auto& [name, model] : kModels) models.push_back(name);
  command.choice("--model", words->model, models, "ic (independent cascade), lt (linear threshold), threshold, si, sir",
                 "ic (independent cascade), lt (linear threshold), threshold, si, sir", Needed::yes);
  command.text("--seed-nodes", words->seed_nodes, "penyebar awal: 3,17,40 atau berkas berisi nomor simpul",
               "where it begins: 3,17,40 or a file of ids", Needed::yes);
  command.flag("--directed", words->directed, "ikatan satu arah, dari simpul pertama ke simpul kedua",
               "ties go one way, from the first node to the second");
  command.flag("--unweighted", words->unweighted, "abaikan bobot di berkas (jumlah, kekuatan, 1 di mana-mana)",
               "leave the file's weights out (counts, strengths, 1 throughout)");
  command.real_or("--probability", words->probability, "weighted", {0, 1},
                  "ic: peluang per ikatan, 0 sampai 1, atau weighted (1 / derajat masuk); untuk ikatan tanpa bobot",
                  "ic: chance per tie, 0 to 1, or weighted (1 / in-degree); for ties without a weight");
  command.real("--threshold", words->threshold, {0, 1}, "threshold: bagian tetangga, 0 sampai 1",
               "threshold: share of the neighbours, 0 to 1");
  command.whole("--threshold-count", words->threshold_count, {1, UINT32_MAX}, "threshold: jumlah tetangga",
                "threshold: number of neighbours");
  command.real("--beta", words->beta, {0, 1}, "si, sir: peluang menular per ikatan dan langkah",
               "si, sir: chance to infect, per tie and step");
  command.real("--gamma", words->gamma, {0, 1}, "sir: peluang sembuh per langkah", "sir: chance to recover, per step");
  command.whole("--steps", words->steps, {1, kMostSteps}, "berhenti setelah sekian langkah",
                "stop after so many steps");
  command.whole("--replicates", words->replicates, {1, kabar::kMostReplicates}, "ulangan (1000)", "replicates (1000)");
  command.whole("--seed", words->seed, {0, UINT64_MAX}, "benih acak (1)", "seed of the draws (1)");
  command.whole("--threads", words->threads, {1, 1024}, "jumlah utas (semua); tidak mengubah hasil",
                "threads (all); results do not depend on it");
  command.flag("--json", words->json, "hasil sebagai satu objek JSON (sim/spread/README.md)",
               "the result as one JSON object (sim/spread/README.md)");
  command.flag("--quiet", words->quiet, "tanpa kemajuan", "no progress");
  command.flag("--yes", words->yes, "jalankan walau lama (lebih dari satu jam atau 10 GB)",
               "run even if it takes long (more than an hour or 10 GB)");
  command.does([&context, words] { run_spread(context, *words); });
}

}  // namespace kabar::cli
