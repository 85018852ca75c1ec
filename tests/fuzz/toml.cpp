// Scenario and strategy files, as a user writes them: beside the tables of the small scenario.

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "scenario/toml_file.h"
#include "scenario/value.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/scenarios.h"

namespace kabar::fuzz {

namespace {

constexpr std::size_t kMemoryPerByte = 500;

bool is_strategy(const Value& table) {
  bool found = find(table, "title_id") != nullptr || find(table, "title_en") != nullptr;
  const Strategy model;
  for_each_block_list(model, [&](const char* list, auto&) { found = found || find(table, list) != nullptr; });
  return found;
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kabar;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const fuzz::HeapPeak peak;
  const std::optional<Value> table = parse_toml("x.toml", text, problems);
  fuzz::require(table.has_value() == problems.empty(), "a text is read or refused");
  if (!table) fuzz::require_sayable(problems);
  fuzz::load_with(table && fuzz::is_strategy(*table) ? "strategies/semua.toml" : "city.toml", text);
  peak.require_modest(size, fuzz::kMemoryPerByte);
  return 0;
}
