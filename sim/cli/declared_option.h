#pragma once
// What a command declared, and what was typed for it. Knows no CLI11. Internal to the command line.

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/option_values.h"

namespace kabar::cli {

struct DeclaredOption {
  OptionHelp help;
  Reader read;  // of what takes values
  bool required = false;
  bool repeated = false;    // may be given more than once
  bool takes_many = false;  // words in a row
  bool* raised = nullptr;   // of a flag: whether it was given
  Words words = {};         // as they were typed
};

/// A subcommand with what it declared.
struct Command::Parts {
  CommandHelp help;
  std::vector<std::unique_ptr<DeclaredOption>> declared = {};
  std::function<void()> work = {};

  std::vector<const DeclaredOption*> options_with_values() const {
    std::vector<const DeclaredOption*> all;
    for (const auto& one : declared) {
      if (one->read && !one->help.operand) all.push_back(one.get());
    }
    return all;
  }

  DeclaredOption& declare(const char* name, const char* value_id, const char* value_en, const char* id, const char* en,
                          Reader read) {
    declared.push_back(std::make_unique<DeclaredOption>());
    DeclaredOption& one = *declared.back();
    one.help = {name, {value_id, value_en}, {id, en}, false};
    one.read = std::move(read);
    return one;
  }
};

}  // namespace kabar::cli
