#pragma once
// What `kabar spread` answers, as a table for people and as JSON. Runs nothing.

#include <string>

#include "cli/context.h"
#include "spread/edge_list.h"
#include "spread/graph.h"
#include "spread/rule.h"
#include "spread/spread.h"

namespace kabar::cli {

/// What was asked, of which network, and what came out. All must outlive it.
struct SpreadAnswer {
  const EdgeForm& form;
  std::uint64_t weights_left_out;
  const SpreadGraph& graph;
  const SpreadRule& rule;
  const SpreadRequest& request;
  const SpreadResult& result;
};

/// Rows of a name and its value, wrapped to `columns`; every row ends in a newline.
std::string table_of(const Context& context, const SpreadAnswer& answer, std::size_t columns);

/// One object on one line; sim/spread/README.md names its keys.
std::string json_of(const SpreadAnswer& answer);

}  // namespace kabar::cli
