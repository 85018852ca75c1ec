#include "record/result.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "core/errors.h"
#include "record/phrases.h"
#include "record/piece.h"

namespace kabar {

namespace {

Sentence what_varies(Vary vary) {
  if (vary == Vary::all) return phrase::varies_all;
  return {phrase::varies_alone, kVaryNames[static_cast<int>(vary)]};
}

/// Of how many replicates of a population the full records are kept.
std::uint32_t kept_replicates(const Recording& recording) {
  std::uint32_t kept = 0;
  for (std::uint32_t r = 0; r < recording.dimensions.replicates; ++r) {
    kept += recording.at(0, 0, r).households.empty() ? 0 : 1;
  }
  return kept;
}

using Strategies = std::vector<Provenance::Strategy>;

Sentence strategies_differ(const Strategies& here, const Strategies& there) {
  const auto names = [](const Strategies& strategies) {
    std::vector<std::string> found;
    for (const Provenance::Strategy& strategy : strategies) found.push_back(strategy.name);
    return found;
  };
  std::vector<std::string> own = names(here), its = names(there);
  if (own != its) {
    std::sort(own.begin(), own.end());
    std::sort(its.begin(), its.end());
    return own == its ? Sentence(phrase::other_order) : Sentence(phrase::other_strategies);
  }
  for (std::size_t s = 0; s < here.size(); ++s) {
    if (here[s] != there[s]) return {phrase::strategy_differs, here[s].name};
  }
  return {};
}

/// Whether they are the same files, under whatever path on whichever machine.
bool same_bytes(const std::vector<Provenance::Input>& here, const std::vector<Provenance::Input>& there) {
  return std::equal(here.begin(), here.end(), there.begin(), there.end(),
                    [](const Provenance::Input& a, const Provenance::Input& b) { return a.digest == b.digest; });
}

/// Populations that two parts have, with other results.
void check_overlaps(const std::vector<ResultFile>& parts, const std::vector<std::string>& names, Problems& problems) {
  std::map<std::uint32_t, std::size_t> owner;  // of each population, the part that had it first
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Recording& own = parts[i].recording;
    for (std::uint32_t p = 0; p < own.dimensions.populations; ++p) {
      const std::uint32_t number = own.first_population + p;
      const auto [had, is_new] = owner.try_emplace(number, i);
      if (is_new || same_population(own, parts[had->second].recording, number)) continue;
      problems.add({names[i], 0, 0, {phrase::results_differ_from, number, names[had->second]}});
      break;  // one line a file
    }
  }
}

/// Each of them once, in order: "abc, def".
void add_once(std::string& list, const std::string& one) {
  if ((", " + list + ", ").find(", " + one + ", ") == std::string::npos) list += (list.empty() ? "" : ", ") + one;
}

/// In what a part is not of the same experiment; nothing to say where it is.
Sentence difference(const ResultFile& part, const ResultFile& first) {
  const Provenance &here = part.provenance, &there = first.provenance;
  if (here.engine != there.engine) return {phrase::other_engine, here.engine, there.engine};
  if (here.seed != there.seed) return {phrase::other_seed, here.seed, there.seed};
  if (Sentence differs = strategies_differ(here.strategies, there.strategies); !differs.empty()) return differs;
  if (!same_bytes(here.inputs, there.inputs)) return phrase::other_inputs;
  if (here.config != there.config || here.world != there.world || here.budget_rupiah != there.budget_rupiah) {
    return phrase::other_settings;
  }
  const Recording &own = part.recording, &its = first.recording;
  if (own.dimensions.replicates != its.dimensions.replicates) {
    return {phrase::other_replicates, own.dimensions.replicates, its.dimensions.replicates};
  }
  if (own.vary != its.vary) return {phrase::other_vary, what_varies(own.vary), what_varies(its.vary)};
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
  check_overlaps(parts, names, problems);
  problems.throw_if_any();
  ResultFile whole;
  whole.provenance = parts.front().provenance;
  whole.tier = parts.front().tier;
  std::vector<Recording> recordings;
  for (ResultFile& part : parts) {
    add_once(whole.provenance.program_version, part.provenance.program_version);
    add_once(whole.provenance.git_commit, part.provenance.git_commit);
    recordings.push_back(std::move(part.recording));
  }
  whole.recording = merge(std::move(recordings));
  whole.digest = digest_of(whole.recording, whole.provenance);
  return whole;
}

}  // namespace kabar
