#include "record/result.h"

#include <stdexcept>

#include "core/errors.h"
#include "record/phrases.h"
#include "record/piece.h"

namespace kabar {

namespace {

const char* name_of(Vary vary) {
  return kVaryNames[static_cast<int>(vary)];
}

/// Of how many replicates of a population the full records are kept.
std::uint32_t kept_replicates(const Recording& recording) {
  std::uint32_t kept = 0;
  for (std::uint32_t r = 0; r < recording.dimensions.replicates; ++r) {
    kept += recording.at(0, 0, r).households.empty() ? 0 : 1;
  }
  return kept;
}

/// In what a part is not of the same experiment; nothing to say where it is.
Sentence difference(const ResultFile& part, const ResultFile& first) {
  const Provenance &here = part.provenance, &there = first.provenance;
  if (here.engine != there.engine) return {phrase::other_engine, here.engine, there.engine};
  if (here.seed != there.seed) return {phrase::other_seed, here.seed, there.seed};
  if (here.strategies != there.strategies) return phrase::other_strategies;
  if (here.inputs != there.inputs) return phrase::other_inputs;
  if (here.config != there.config || here.world != there.world || here.budget_rupiah != there.budget_rupiah) {
    return phrase::other_settings;
  }
  const Recording &own = part.recording, &its = first.recording;
  if (own.dimensions.replicates != its.dimensions.replicates) {
    return {phrase::other_replicates, own.dimensions.replicates, its.dimensions.replicates};
  }
  if (own.vary != its.vary) return {phrase::other_vary, name_of(own.vary), name_of(its.vary)};
  if (part.tier != first.tier) {
    return {phrase::other_tier, kTierNames[static_cast<int>(part.tier)], kTierNames[static_cast<int>(first.tier)]};
  }
  if (kept_replicates(own) != kept_replicates(its))
    return {phrase::other_kept, kept_replicates(own), kept_replicates(its)};
  return {};
}

}  // namespace

ResultFile merge(std::vector<ResultFile> parts, const std::vector<std::string>& names) {
  if (parts.empty() || names.size() != parts.size()) throw std::logic_error("merge: a name for each part");
  Problems problems;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Sentence differs = difference(parts[i], parts.front());
    if (differs.empty()) continue;
    problems.add({names[i], 0, 0, {phrase::not_a_part, names.front()}, differs, phrase::run_parts_alike});
  }
  problems.throw_if_any();
  ResultFile whole;
  whole.provenance = parts.front().provenance;
  whole.tier = parts.front().tier;
  std::vector<Recording> recordings;
  for (ResultFile& part : parts) recordings.push_back(std::move(part.recording));
  whole.recording = merge(std::move(recordings));
  whole.digest = digest_of(whole.recording, whole.provenance);
  return whole;
}

}  // namespace kabar
