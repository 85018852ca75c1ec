#pragma once
// Whether runs can stand in one ranking at all. Knows recordings and no file, no words for people.

#include <span>
#include <vector>

#include "analysis/report/summary.h"
#include "core/sentence.h"

namespace kabar::analysis {

struct RunView {
  const Recording& recording;
  const RunNames& names;
};

/// In what the one is of another city than the other: its name, days, first day, households, kelurahan, programmes.
std::vector<Sentence> city_differences(const RunView& one, const RunView& other);
/// "a; b; c".
Sentence in_one_sentence(const std::vector<Sentence>& sentences);

/// Throws InputError, a line for each run that does not belong to the first: of another city (its name, kelurahan,
/// programmes, days, first day, number of households or budget), with other sources of chance, or with strategies that
/// an earlier one has. Other seeds, prices or parameters are no hindrance: their strategies are not paired, and marked.
void refuse_no_ranking(std::span<const RunView> runs);

}  // namespace kabar::analysis
