#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/spread_result.h"
#include "core/utf8.h"

namespace kabar::cli {

namespace {

bool is_epidemic(SpreadModel model) {
  return model == SpreadModel::si || model == SpreadModel::sir;
}

template <class Value>
nlohmann::ordered_json or_null(const std::optional<Value>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

std::string kind_of(const EdgeForm& form) {
  switch (form.kind) {
    case EdgeForm::Kind::matrix_market:
      return "matrix-market";
    case EdgeForm::Kind::konect:
      return "konect";
    case EdgeForm::Kind::plain:
      break;
  }
  return "lines";
}

/// Names of columns come from the user's file, which may be in any encoding.
nlohmann::ordered_json words_of(const std::vector<std::string>& words) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const std::string& word : words) json.push_back(readable(word));
  return json;
}

}  // namespace

std::string json_of(const SpreadAnswer& answer) {
  static constexpr const char* kNames[] = {"05", "25", "50", "75", "95"};
  const SpreadGraph& graph = answer.graph;
  const SpreadRule& rule = answer.rule;
  const SpreadResult& result = answer.result;
  const OwnWeights own = own_weights(graph);
  nlohmann::ordered_json json;
  json["nodes"] = graph.nodes();
  json["nodes_without_ties"] = graph.nodes_without_ties;
  json["edges"] = graph.ties;
  json["dropped"] = graph.dropped_duplicates + graph.dropped_self_ties;
  json["dropped_duplicates"] = graph.dropped_duplicates;
  json["dropped_other_weights"] = graph.dropped_other_weights;
  json["dropped_self_ties"] = graph.dropped_self_ties;
  json["directed"] = graph.direction == Direction::directed;
  json["file"]["form"] = kind_of(answer.form);
  json["file"]["says"] = answer.form.banner;
  json["file"]["heading"] = words_of(answer.form.heading);
  json["file"]["columns_not_read"] = words_of(answer.form.not_read);
  json["model"] = to_text(rule.model);
  if (rule.model == SpreadModel::ic) {
    json["probability"] = rule.by_in_degree ? nlohmann::ordered_json("weighted") : or_null(rule.probability);
  }
  if (rule.model == SpreadModel::threshold) {
    json["threshold"] = or_null(rule.threshold_share);
    json["threshold_count"] = or_null(rule.threshold_count);
  }
  if (is_epidemic(rule.model)) json["beta"] = or_null(rule.beta);
  if (rule.model == SpreadModel::sir) json["gamma"] = or_null(rule.gamma);
  json["steps"] = or_null(rule.steps);
  json["weights"]["ties"] = own.ties;
  json["weights"]["least"] = own.ties > 0 ? nlohmann::ordered_json(own.least) : nlohmann::ordered_json(nullptr);
  json["weights"]["most"] = own.ties > 0 ? nlohmann::ordered_json(own.most) : nlohmann::ordered_json(nullptr);
  json["weights"]["used"] = own.ties > 0 && uses_weights(rule.model);
  json["weights"]["left_out"] = answer.weights_left_out;
  json["seed_nodes"] = answer.request.seeds.size();
  json["seed"] = answer.request.seed;
  json["replicates"] = answer.request.replicates;
  json["mean"] = result.mean;
  json["sd"] = or_null(result.sd);
  json["stderr"] = or_null(result.standard_error);
  if (!result.sd) json["reason"] = "sd and stderr are not defined for one replicate";
  for (std::size_t q = 0; q < kSpreadQuantiles.size(); ++q) json["quantiles"][kNames[q]] = result.quantiles[q];
  json["curve"] = result.curve;
  json["seconds"] = result.seconds;
  json["digest"] = to_text(result.digest);
  return json.dump();
}

}  // namespace kabar::cli
