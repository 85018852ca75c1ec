#pragma once
// Whether runs can stand in one ranking at all. Knows recordings and no file, no words for people.

#include <span>

#include "analysis/report/summary.h"

namespace kabar::analysis {

struct RunView {
  const Recording& recording;
  const RunNames& names;
};

/// Throws InputError, a line for each run that does not belong to the first: of another city (its name, kelurahan,
/// programmes, days, first day, number of households or budget), with other sources of chance, or with strategies that
/// an earlier one has. Other seeds, prices or parameters are no hindrance: their strategies are not paired, and marked.
void refuse_no_ranking(std::span<const RunView> runs);

}  // namespace kabar::analysis
