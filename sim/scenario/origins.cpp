#include "scenario/origins.h"

namespace kabar {

void Origins::erase_under(const std::string& path) {
  const std::string prefix = path + ".";
  auto first = places_.lower_bound(prefix);
  while (first != places_.end() && first->first.starts_with(prefix)) first = places_.erase(first);
}

const Origin& Origins::at(const std::string& path) const {
  for (std::string key = path; !key.empty();) {
    if (const auto found = places_.find(key); found != places_.end()) return found->second;
    const std::size_t dot = key.rfind('.');
    key.resize(dot == std::string::npos ? 0 : dot);
  }
  return nowhere_;
}

}  // namespace kabar
