#pragma once
// The shipped city and its first population, shared by the tests of this room.

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "population/population.h"
#include "scenario/scenario.h"

namespace kabar {

using CsvRow = std::map<std::string, std::string>;

inline std::vector<std::string> csv_fields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

inline std::vector<CsvRow> csv_rows(const std::string& table) {
  std::ifstream file(std::string(KABAR_SOURCE_DIR) + "/scenarios/magelang/" + table + ".csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = csv_fields(line);
  std::vector<CsvRow> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = csv_fields(line);
    CsvRow row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = fields.at(i);
    rows.push_back(row);
  }
  return rows;
}

inline Scenario magelang() {
  Scenario scenario;
  scenario.city.name = "Kota Magelang";
  scenario.city.seed = 2019;
  scenario.city.assisted_topic = "pkh";
  for (const CsvRow& row : csv_rows("kelurahan")) {
    Kelurahan kelurahan;
    kelurahan.code = row.at("code");
    kelurahan.name = row.at("name");
    kelurahan.persons = std::stoll(row.at("persons"));
    kelurahan.rt = std::stoll(row.at("rt"));
    kelurahan.poverty_weight = std::stod(row.at("poverty_weight"));
    scenario.kelurahan.push_back(kelurahan);
  }
  for (const CsvRow& row : csv_rows("targets")) {
    Target target;
    target.table = row.at("table");
    target.category = row.at("category");
    target.given = row.at("given");
    target.households = std::stod(row.at("households"));
    scenario.targets.push_back(target);
  }
  for (const CsvRow& row : csv_rows("associations")) {
    Association association;
    association.welfare = row.at("welfare");
    association.education = row.at("education");
    association.age = row.at("age");
    association.access = row.at("access");
    association.weight = std::stod(row.at("weight"));
    scenario.associations.push_back(association);
  }
  for (const CsvRow& row : csv_rows("topics")) {
    Topic topic;
    topic.id = row.at("id");
    topic.listed = row.at("listed");
    topic.rank_below = std::stod(row.at("rank_below"));
    topic.trait_share = std::stod(row.at("trait_share"));
    topic.beneficiary_at_start = std::stod(row.at("beneficiary_at_start"));
    scenario.topics.push_back(topic);
  }
  for (const CsvRow& row : csv_rows("channels")) {
    Channel channel;
    channel.id = row.at("id");
    channel.mechanism = row.at("mechanism");
    channel.users_share = std::stod(row.at("users_share"));
    channel.users_age_tilt = std::stod(row.at("users_age_tilt"));
    scenario.channels.push_back(channel);
  }
  return scenario;
}

inline const Scenario& city() {
  static const Scenario kCity = magelang();
  return kCity;
}

inline const Population& people() {
  static const Population kPeople = synthesize(city(), 0);
  return kPeople;
}

inline double share(const std::vector<std::uint8_t>& column) {
  return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

/// |observed - p| < 4 standard errors of n coins.
inline void expect_share(double observed, double p, double n) {
  EXPECT_LT(std::fabs(observed - p), 4 * std::sqrt(p * (1 - p) / n) + 1e-12) << observed << " for " << p;
}

}  // namespace kabar
