#pragma once
// Which accounts a strategy means: AGENCY/CHANNEL, AGENCY/*, */CHANNEL or *.

#include <string>

#include "scenario/scenario.h"

namespace kabar {

/// Whether `pattern` names the account; an AGENCY alone names all of its accounts.
inline bool names_account(const std::string& pattern, const Account& account) {
  const std::size_t slash = pattern.find('/');
  const std::string agency = pattern.substr(0, slash);
  const std::string channel = slash == std::string::npos ? "*" : pattern.substr(slash + 1);
  return (agency == "*" || agency == account.agency) && (channel == "*" || channel == account.channel);
}

}  // namespace kabar
