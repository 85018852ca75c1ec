// The canonical form of a scenario, which its digests are made of; the contract stands in load.h.

#include <algorithm>
#include <bit>
#include <string_view>

#include "scenario/keys.h"
#include "scenario/load.h"

namespace kabar {

namespace {

struct Canonical {
  DigestWriter& writer;

  void number(double value) const { writer.u64(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); }
  void operator()(const double* value) const {
    writer.u8(0);
    number(*value);
  }
  void operator()(const std::int64_t* value) const {
    writer.u8(1);
    writer.i64(*value);
  }
  void operator()(const bool* value) const {
    writer.u8(2);
    writer.u8(*value ? 1 : 0);
  }
  void operator()(const std::string* value) const {
    writer.u8(3);
    writer.text(*value);
  }
  void operator()(const std::vector<std::string>* values) const {
    writer.u8(4);
    writer.u64(values->size());
    for (const std::string& value : *values) writer.text(value);
  }
  void operator()(const std::vector<double>* values) const {
    writer.u8(5);
    writer.u64(values->size());
    for (const double value : *values) number(value);
  }
};

bool makes_no_world(std::string_view city_key) {
  return city_key == "name" || city_key == "seed" || city_key == "populations" || city_key == "replicates" ||
         city_key == "strategies" || city_key == "topics" || city_key == "budget";
}

void write_keys(const BoundKeys& keys, DigestWriter& writer) {
  for (const BoundKey& key : keys) {
    if (is_left_out(key)) continue;
    writer.text(key.facts->name);
    std::visit(Canonical{writer}, key.cell);
  }
}

template <class T>
void write_rows(const char* name, std::vector<T>& rows, DigestWriter& writer) {
  writer.text(name);
  writer.u64(rows.size());
  for (T& row : rows) write_keys(bind(row), writer);
}

}  // namespace

void seal(Scenario& scenario) {
  std::vector<Digest> contents;
  for (Strategy& strategy : scenario.strategies) {
    DigestWriter writer;
    for_each_block_list(strategy, [&](const char* name, auto& blocks) { write_rows(name, blocks, writer); });
    if (scenario.city.budget > 0 && !strategy.scale_with.empty()) {
      writer.text("budget");
      writer.i64(scenario.city.budget);
      writer.text(strategy.scale_with);
      Canonical{writer}.number(strategy.scale_limit);
    }
    if (strategy.without) {
      writer.text("without");
      writer.text(name_of(*strategy.without));
    }
    strategy.content_digest = writer.finish();
    contents.push_back(strategy.content_digest);
  }
  std::sort(contents.begin(), contents.end());

  DigestWriter world;
  world.text("city");
  BoundKeys city = bind(scenario.city);
  std::erase_if(city, [](const BoundKey& key) { return makes_no_world(key.facts->name); });
  write_keys(city, world);
  world.text("param");
  write_keys(bind(scenario.param), world);
  for_each_table(scenario, [&](const char* name, auto& rows) { write_rows(name, rows, world); });
  scenario.world_digest = world.finish();

  DigestWriter config;
  config.digest(scenario.world_digest);
  config.i64(scenario.city.seed);
  config.i64(scenario.city.populations);
  config.i64(scenario.city.replicates);
  config.u64(contents.size());
  for (const Digest& content : contents) config.digest(content);
  if (scenario.city.budget > 0) {
    config.text("budget");
    config.i64(scenario.city.budget);
  }
  scenario.config_digest = config.finish();
}

}  // namespace kabar
