// The part of Loader that finds and reads strategies.

#include "core/utf8.h"
#include "scenario/loader.h"
#include "scenario/paths.h"
#include "scenario/phrases.h"
#include "scenario/toml_file.h"

namespace kabar {

void Loader::read_strategies(const std::vector<std::string>& asked) {
  const std::size_t before = problems().count();
  read_each_strategy(asked);
  if (problems().count() > before) reading_.refused.rows("strategy");
}

void Loader::read_each_strategy(const std::vector<std::string>& asked) {
  if (!asked.empty()) {
    for (const std::string& name : asked) read_strategy_named(name, name, {"--strategy " + name, 0, 0});
    return;
  }
  for (std::size_t i = 0; i < scenario.city.strategies.size(); ++i) {
    const std::string& name = scenario.city.strategies[i];
    const Origin at = scenario.origins.at("city.strategies." + std::to_string(i));
    const std::string path = beside(at.line > 0 ? at.file : scenario.path, name);
    if (at.line > 0 && is_strategy_file(name) && !lies_in(folder_of(at.file), path, files_)) {
      reading_.notes.add(problem_at(at, {phrase::read_from_outside, path}));
    }
    read_strategy_named(name, path, at);
  }
}

void Loader::read_strategy_text(const std::string& name, const std::string& file, const std::string& text) {
  const std::optional<Value> table = parse_toml(file, text, problems());
  BaseChain chain;
  chain.add(file, {}, phrase::strategy_own_base, problems(), files_);
  const std::optional<Value> whole = table ? over_its_base(*table, file, chain) : std::nullopt;
  if (whole) scenario.strategies.push_back(read_strategy(*whole, name, scenario.strategies.size(), reading_));
}

std::optional<Value> Loader::over_its_base(const Value& table, const std::string& file, const BaseChain& chain) {
  const auto read_base = [&](const std::string& base, const Origin& at) -> std::optional<Value> {
    const std::string path = beside(file, base);
    BaseChain longer = chain;
    if (!longer.add(path, at, phrase::strategy_own_base, problems(), files_)) return std::nullopt;
    const std::optional<SourceText> source = read(path, at);
    const std::optional<Value> below = source ? parse_toml(path, source->bytes, problems()) : std::nullopt;
    return below ? over_its_base(*below, path, longer) : std::nullopt;
  };
  return with_base(table, read_base, problems());
}

void Loader::read_strategy_named(const std::string& name, const std::string& path, const Origin& at) {
  std::optional<std::string> file = path;
  if (!is_strategy_file(name)) file = find_strategy(name, folders_, at, problems(), files_);
  if (!file) return;
  const std::string own_name = strategy_name(*file);
  if (readable(own_name) != own_name) {
    problems().add(problem_at(at, {phrase::text_is, "strategy", own_name}, phrase::name_steers, phrase::rename_file));
    return;
  }
  for (const Strategy& other : scenario.strategies) {
    if (other.name != own_name) continue;
    // A base gives blocks; the strategy's own file is where it was found.
    const std::string& found =
        scenario.origins.at("strategy." + std::to_string(&other - scenario.strategies.data())).file;
    if (files_.real_path(found) == files_.real_path(*file)) {
      problems().add(problem_at(at, {phrase::strategy_named_twice, own_name}, {}, phrase::name_it_once_only));
    } else {
      problems().add(
          problem_at(at, {phrase::two_strategies, own_name}, {phrase::also_in_file, found}, phrase::rename_one));
    }
    return;
  }
  if (const std::optional<SourceText> source = read(*file, at)) read_strategy_text(own_name, *file, source->bytes);
}

}  // namespace kabar
