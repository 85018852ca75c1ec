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

bool is_ceiling(std::string_view city_key) {
  return std::any_of(std::begin(kCeilings), std::end(kCeilings),
                     [&](const CeilingKey& ceiling) { return city_key == ceiling.name; });
}

void write_ceilings(const City& city, DigestWriter& writer) {
  for (const CeilingKey& ceiling : kCeilings) {
    if (ceiling.of(city) == 0) continue;
    writer.text(ceiling.name);
    Canonical{writer}.number(ceiling.of(city));
  }
}

bool makes_a_world(const KeyFacts& of_city) {
  const std::string_view city_key = of_city.name;
  return !(city_key == "name" || city_key == "seed" || city_key == "populations" || city_key == "replicates" ||
           city_key == "strategies" || city_key == "topics" || is_ceiling(city_key));
}

bool equal(const Cell& a, const Cell& b) {
  const auto same = [](auto* one, auto* other) {
    if constexpr (std::is_same_v<decltype(one), decltype(other)>) return *one == *other;
    return false;
  };
  return std::visit(same, a, b);
}

bool makes_people_and_ties(const KeyFacts& facts) {
  return facts.made;
}

/// A place for the objects of a list, one after the other: their keys are bound once, though there may be millions.
template <class T>
struct Bound {
  T object{};
  BoundKeys keys = bind(object);
};

/// The keys of an object that are not at their default, so that a key that comes later changes no digest.
void write_keys(const BoundKeys& keys, const BoundKeys& defaults, DigestWriter& writer,
                bool (*stands)(const KeyFacts&)) {
  const auto is_said = [&](std::size_t i) {
    return !equal(keys[i].cell, defaults[i].cell) && (stands == nullptr || stands(*keys[i].facts));
  };
  std::uint64_t said = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) said += is_said(i);
  writer.u64(said);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!is_said(i)) continue;
    writer.text(keys[i].facts->name);
    std::visit(Canonical{writer}, keys[i].cell);
  }
}

template <class T>
void write_object(T& object, DigestWriter& writer, bool (*stands)(const KeyFacts&) = nullptr) {
  write_keys(bind(object), Bound<T>().keys, writer, stands);
}

/// Nothing of an empty list, for the same reason.
template <class T>
void write_rows(const char* name, const std::vector<T>& rows, DigestWriter& writer,
                bool (*stands)(const KeyFacts&) = nullptr) {
  if (rows.empty()) return;
  writer.text(name);
  writer.u64(rows.size());
  Bound<T> row;
  const Bound<T> plain;
  for (const T& one : rows) {
    row.object = one;
    write_keys(row.keys, plain.keys, writer, stands);
  }
}

/// See load.h.
Digest digest_of_made(Scenario& scenario) {
  DigestWriter made;
  made.text("engine");
  made.u32(kEngine);
  made.text("city");
  write_object(scenario.city, made,
               [](const KeyFacts& facts) { return facts.made && facts.name != std::string_view("seed"); });
  made.text("param");
  write_object(scenario.param, made, makes_people_and_ties);
  for_each_table(scenario, [&](const char* name, auto& rows) {
    const auto keys = keys_of<typename std::remove_reference_t<decltype(rows)>::value_type>();
    const bool any = std::any_of(keys.begin(), keys.end(), [](const auto& key) { return key.facts.made; });
    if (any) write_rows(name, rows, made, makes_people_and_ties);
  });
  return made.finish();
}

}  // namespace

void seal(Scenario& scenario) {
  std::vector<Digest> contents;
  for (Strategy& strategy : scenario.strategies) {
    DigestWriter writer;
    for_each_block_list(strategy, [&](const char* name, auto& blocks) { write_rows(name, blocks, writer); });
    if (scenario.city.budget > 0 && !strategy.scale_with.empty()) {
      write_ceilings(scenario.city, writer);
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
  write_object(scenario.city, world, makes_a_world);
  world.text("param");
  write_object(scenario.param, world);
  for_each_table(scenario, [&](const char* name, auto& rows) { write_rows(name, rows, world); });
  scenario.world_digest = world.finish();
  scenario.made_digest = digest_of_made(scenario);

  DigestWriter config;
  config.digest(scenario.world_digest);
  config.i64(scenario.city.seed);
  config.u64(contents.size());
  for (const Digest& content : contents) config.digest(content);
  write_ceilings(scenario.city, config);
  scenario.config_digest = config.finish();
}

}  // namespace kabar
