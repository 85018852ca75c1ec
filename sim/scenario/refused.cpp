#include "scenario/refused.h"

namespace kabar {

bool Refused::has_under(const std::string& path) const {
  if (has(path)) return true;
  const std::string prefix = path + ".";
  const auto next = paths_.lower_bound(prefix);
  return next != paths_.end() && next->starts_with(prefix);
}

bool Refused::has_any(const std::string& section, std::string_view key) const {
  if (has_rows_of(section)) return true;
  const std::string prefix = section + ".", suffix = "." + std::string(key);
  for (auto path = paths_.lower_bound(prefix); path != paths_.end() && path->starts_with(prefix); ++path) {
    if (path->ends_with(suffix)) return true;
  }
  return false;
}

}  // namespace kabar
