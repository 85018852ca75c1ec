// The canonical form of a scenario, which its digests are made of; the contract stands in load.h.

#include <algorithm>
#include <bit>
#include <string_view>
#include <type_traits>

#include "core/engine.h"
#include "scenario/blocks.h"
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
  void operator()(const AnyChoice* value) const {
    writer.u8(3);  // as the text that it is in files
    writer.text(std::string(value->word()));
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

bool equal(const Cell& a, const Cell& b) {
  const auto same = [](auto* one, auto* other) {
    if constexpr (std::is_same_v<decltype(one), decltype(other)>) return *one == *other;
    return false;
  };
  return std::visit(same, a, b);
}

/// The keys of an object that are not at their default, so that a key that comes later changes no digest.
template <class T>
void write_keys(T& object, DigestWriter& writer, bool (*left_out)(std::string_view) = nullptr) {
  T plain{};
  const BoundKeys keys = bind(object), defaults = bind(plain);
  std::vector<const BoundKey*> said;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (equal(keys[i].cell, defaults[i].cell)) continue;
    if (left_out == nullptr || !left_out(keys[i].facts->name)) said.push_back(&keys[i]);
  }
  writer.u64(said.size());
  for (const BoundKey* key : said) {
    writer.text(key->facts->name);
    std::visit(Canonical{writer}, key->cell);
  }
}

/// Nothing of an empty list, for the same reason.
template <class T>
void write_rows(const char* name, std::vector<T>& rows, DigestWriter& writer) {
  if (rows.empty()) return;
  writer.text(name);
  writer.u64(rows.size());
  for (T& row : rows) write_keys(row, writer);
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
  world.text("engine");
  world.u32(kEngine);
  world.text("city");
  write_keys(scenario.city, world, makes_no_world);
  world.text("param");
  write_keys(scenario.param, world);
  for_each_table(scenario, [&](const char* name, auto& rows) { write_rows(name, rows, world); });
  scenario.world_digest = world.finish();

  DigestWriter config;
  config.digest(scenario.world_digest);
  config.i64(scenario.city.seed);
  config.u64(contents.size());
  for (const Digest& content : contents) config.digest(content);
  if (scenario.city.budget > 0) {
    config.text("budget");
    config.i64(scenario.city.budget);
  }
  scenario.config_digest = config.finish();
}

}  // namespace kabar
