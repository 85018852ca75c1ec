// `kabar describe --json`: one object; what is undefined is null.

#include <nlohmann/json.hpp>

#include "cli/description.h"
#include "network/inventory.h"
#include "record/recording.h"
#include "scenario/strategy.h"

namespace kabar::cli {

namespace {

using Json = nlohmann::ordered_json;

Json of(std::optional<double> value) {
  return value ? Json(*value) : Json(nullptr);
}

Json of(const ByPoor& value) {
  return {{"poor", of(value.poor)}, {"non_poor", of(value.non_poor)}, {"all", of(value.all)}};
}

Json of(const SizeSummary& sizes) {
  if (sizes.rows == 0) return {{"number", 0}, {"mean", nullptr}};
  return {{"number", sizes.rows},   {"mean", of(sizes.mean)}, {"q05", sizes.q05}, {"q25", sizes.q25},
          {"median", sizes.median}, {"q75", sizes.q75},       {"q95", sizes.q95}, {"largest", sizes.largest}};
}

Json of(const LayerStatistics& layer) {
  return {{"ties", layer.ties},
          {"degree", of(layer.degree)},
          {"degree_poor", of(layer.mean_poor)},
          {"degree_non_poor", of(layer.mean_non_poor)},
          {"transitivity", of(layer.clustering.transitivity)},
          {"local_clustering", of(layer.clustering.local)},
          {"assortativity", of(layer.assortativity)}};
}

Json of(const WorldBytes& bytes) {
  return {{"all", bytes.all()},
          {"columns", bytes.columns},
          {"topics", bytes.topics},
          {"offsets", bytes.offsets},
          {"memberships", bytes.memberships},
          {"followers", bytes.followers},
          {"order", bytes.order},
          {"ties", bytes.ties},
          {"directed_ties", bytes.directed_ties}};
}

Json of_margins(const std::vector<MarginCheck>& margins) {
  Json rows = Json::array();
  for (const MarginCheck& margin : margins) {
    rows.push_back({{"table", margin.table},
                    {"category", margin.category},
                    {"given", margin.given},
                    {"target", margin.target},
                    {"made", margin.made}});
  }
  return rows;
}

Json of_network(const NetworkStatistics& n) {
  return {{"rt", of(n.rt)},
          {"kin", of(n.kin)},
          {"both", of(n.both)},
          {"giant_share", n.giant},
          {"mean_distance", of(n.paths.mean)},
          {"longest_distance", n.paths.longest},
          {"distance_sources", n.paths.sources},
          {"kin_pairing",
           {{"stubs", n.kin_pairing.stubs},
            {"unpaired", n.kin_pairing.unpaired},
            {"self_pairs", n.kin_pairing.self_pairs},
            {"duplicates", n.kin_pairing.duplicates}}},
          {"rt_groups", of(n.rt_groups)},
          {"other_groups", of(n.other_groups)},
          {"groups_per_household", {{"poor", of(n.groups_poor)}, {"non_poor", of(n.groups_non_poor)}}},
          {"in_no_group", {{"poor", of(n.no_group_poor)}, {"non_poor", of(n.no_group_non_poor)}}}};
}

Json of_reproduction(const Description& d) {
  const auto& types = d.r.by_type;
  Json json = {{"spectral_radius", d.r.r},
               {"converged", d.r.converged},
               {"by_type",
                {{"poor", {{"poor", of(types[1][1])}, {"non_poor", of(types[1][0])}}},
                 {"non_poor", {{"poor", of(types[0][1])}, {"non_poor", of(types[0][0])}}}}},
               {"by_type_radius", of(d.r.r_by_type)},
               {"hoax", d.hoax_r.r},
               {"observed", of(d.observed_r)}};
  if (d.observed_in != nullptr) json["observed_in"] = d.observed_in->name;
  if (!d.observed_r) json["reason"] = "observed: no strategy of the scenario makes anybody aware";
  return json;
}

}  // namespace

std::string json_of(const Description& d) {
  const Scenario& scenario = *d.world->scenario;
  const Population& population = d.world->population;
  Json json = {
      {"city", scenario.city.name},
      {"population", d.world->population_index},
      {"seed", scenario.city.seed},
      {"households", {{"poor", d.poor}, {"non_poor", population.households - d.poor}, {"all", population.households}}},
      {"persons", {{"poor", d.persons_poor}, {"non_poor", d.persons - d.persons_poor}, {"all", d.persons}}},
      {"kelurahan", scenario.kelurahan.size()},
      {"rw", population.rw_kelurahan.size()},
      {"rt", population.rts()},
      {"listed", of(d.listed)},
      {"attendance", of(d.attendance)}};
  for (std::size_t a = 0; a < d.access.size(); ++a) json["access"][kAccessNames[a]] = of(d.access[a]);
  json["channel_users"] = Json::object();
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    const Mechanism mechanism = scenario.channels[c].mechanism;
    if (facts_of(mechanism).platform) {
      json["channel_users"][scenario.channels[c].id] = of(d.channel_users[c]);
    }
  }
  json["topics"] = Json::array();
  for (std::size_t t = 0; t < d.topics.size(); ++t) {
    json["topics"].push_back({{"id", scenario.topics[t].id},
                              {"eligible", d.topics[t].eligible},
                              {"eligible_poor", d.topics[t].eligible_poor},
                              {"beneficiaries", d.topics[t].beneficiaries}});
  }
  json["accounts"] = Json::array();
  for (std::size_t a = 0; a < d.accounts.size(); ++a) {
    const AccountFigures& account = d.accounts[a];
    json["accounts"].push_back({{"agency", scenario.accounts[a].agency},
                                {"channel", scenario.accounts[a].channel},
                                {"asked", account.asked},
                                {"followers", account.followers},
                                {"potential", account.potential},
                                {"poor_share_followers", of(account.poor_share_followers)},
                                {"poor_share_potential", of(account.poor_share_potential)}});
  }
  json["margins"] = of_margins(d.margins);
  std::uint64_t missed = 0;
  for (const MarginTable& table : d.margin_tables) missed += table.missed;
  json["margins_missed"] = missed;
  json["network"] = of_network(d.network);
  json["r"] = of_reproduction(d);
  json["bytes"] = of(bytes_of(*d.world));
  return json.dump();
}

}  // namespace kabar::cli
