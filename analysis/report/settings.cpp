#include "analysis/report/settings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "analysis/report/phrases.h"

namespace kabar::analysis {

namespace {

bool makes_a_world(std::string_view path) {
  static constexpr std::string_view kOthers[] = {
      "city.name", "city.seed", "city.populations", "city.replicates", "city.strategies", "city.topics", "city.budget"};
  for (const std::string_view other : kOthers) {
    if (path == other) return false;
  }
  const auto is_documentation = [&](std::string_view key) { return path.ends_with(key); };
  return !is_documentation(".source") && !is_documentation(".note") && !is_documentation(".how");
}

struct KeptSetting {
  std::string path, value;
};

/// Rows are told apart by what names them, else by their number.
std::vector<KeptSetting> kept_settings_of(std::string_view text) {
  std::vector<KeptSetting> settings;
  std::string section;
  bool in_row = false;
  std::map<std::string, std::size_t> rows;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('[')) {
      in_row = line.starts_with("[[");
      const std::size_t marks = in_row ? 2 : 1;
      section = line.substr(marks, line.size() - std::min(2 * marks, line.size()));
      if (in_row) section += "." + std::to_string(++rows[section]);
      continue;
    }
    const std::size_t equals = line.find(" = ");
    if (equals == line.npos) continue;
    const std::string key(line.substr(0, equals));
    std::string value(line.substr(equals + 3));
    if (in_row && (key == "id" || key == "code") && value.size() > 2) {
      section = section.substr(0, section.find('.') + 1) + value.substr(1, value.size() - 2);
    }
    settings.push_back({section + "." + key, std::move(value)});
  }
  return settings;
}

}  // namespace

std::vector<Sentence> setting_differences(const std::string& here, const std::string& there, std::size_t most) {
  if (here.empty() || there.empty()) return {};
  const std::vector<KeptSetting> own = kept_settings_of(here), other = kept_settings_of(there);
  std::map<std::string_view, const std::string*> others;
  for (const KeptSetting& one : other) others.emplace(one.path, &one.value);
  std::vector<Sentence> found;
  std::size_t more = 0;
  const auto add = [&](Sentence sentence) {
    if (found.size() < most) {
      found.push_back(std::move(sentence));
    } else {
      ++more;
    }
  };
  std::set<std::string_view> here_too;
  for (const KeptSetting& one : own) {
    here_too.insert(one.path);
    if (!makes_a_world(one.path)) continue;
    const auto twin = others.find(one.path);
    if (twin == others.end()) {
      add({phrase::setting_here_only, one.path, one.value});
    } else if (*twin->second != one.value) {
      add({phrase::setting_here_there, one.path, one.value, *twin->second});
    }
  }
  for (const KeptSetting& one : other) {
    if (makes_a_world(one.path) && here_too.count(one.path) == 0) {
      add({phrase::setting_there_only, one.path, one.value});
    }
  }
  if (more > 0) found.emplace_back(phrase::settings_more, more);
  return found;
}

}  // namespace kabar::analysis
