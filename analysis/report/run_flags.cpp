// Flags about the runs that a report is made of: whether they can be compared, and how much they say.

#include <algorithm>

#include "analysis/report/flagger.h"
#include "analysis/report/idle.h"

namespace kabar::analysis {

void Flagger::one_source_varied() {
  if (comparison().vary == Vary::all) return;
  add(FlagKind::one_source_varied, {}, [&](Language in) {
    return say(in,
               "Hanya satu sumber variasi acak yang diubah (--vary {}): kisarannya tidak memuat yang lain dan tidak "
               "memastikan strategi mana yang lebih baik.",
               "Only one source of chance was varied (--vary {}): the intervals do not hold the others and do not say "
               "which strategy is better.",
               kVaryNames[static_cast<int>(comparison().vary)]);
  });
}

void Flagger::targets_missed() {
  if (report_.missed.empty()) return;
  add(FlagKind::targets_missed, {}, [&](Language in) { return missed_text(report_.missed, in); });
}

void Flagger::other_versions() {
  if (versions_of(report_, Language::english).empty()) return;
  add(FlagKind::other_versions, {}, [&](Language in) {
    std::vector<std::string> texts;
    for (const auto& [version, paths] : versions_of(report_, in))
      texts.push_back(list_of(paths, in) + ": kabar " + version);
    std::string all;
    for (const std::string& one : texts) all += (all.empty() ? "" : "; ") + one;
    return say(
        in,
        "Hasil dari versi kabar yang berbeda ({}): sebagian selisihnya dapat berasal dari perubahan program. "
        "Jalankan lagi dengan satu versi.",
        "Results of different versions of kabar ({}): part of a difference may come from changes of the program. "
        "Run them again with one version.",
        all);
  });
}

/// One flag for each file that holds less than was asked for.
void Flagger::stopped_runs() {
  for (const FileFacts& file : report_.files) {
    if (!file.stopped()) continue;
    add(FlagKind::stopped_run, {}, [&](Language in) {
      return say(in, "Dihentikan sebelum selesai: {} memuat {} dari {} kota simulasi.",
                 "Stopped before its end: {} holds {} of {} populations.", file.path, file.populations,
                 file.planned_populations);
    });
  }
}

/// One flag for each strategy that a file says was not run.
void Flagger::refused_strategies() {
  for (const FileFacts& file : report_.files) {
    for (const Provenance::Refused& one : file.refused) {
      add(FlagKind::refused, {}, [&](Language in) {
        return say(in, "Tidak dijalankan, karena melampaui batas: “{}” ({}).",
                   "Not run, as it exceeds a ceiling: “{}” ({}).", title_of({one.name, one.title_id, one.title_en}, in),
                   pick(in, Text{one.why_id, one.why_en}));
      });
    }
  }
}

void Flagger::idle_strategies() {
  const Idle idle = idle_of(comparison().strategies);
  if (!idle.unfunded.empty()) {
    add(FlagKind::does_nothing, idle.unfunded,
        [&](Language in) { return unfunded_text(idle, comparison().strategies, in); });
  }
  if (!idle.unreached.empty()) {
    add(FlagKind::does_nothing, idle.unreached,
        [&](Language in) { return unreached_text(idle, comparison().strategies, in); });
  }
}

void Flagger::too_few_populations() {
  std::vector<std::string> few;
  std::uint32_t least = kFewestPopulations;
  for (const StrategySummary& strategy : comparison().strategies) {
    if (strategy.populations >= kFewestPopulations) continue;
    few.push_back(strategy.name.name);
    least = std::min(least, strategy.populations);
  }
  if (few.empty()) return;
  add(FlagKind::too_few_populations, few, [&](Language in) {
    return say(in,
               "Hanya {} kota simulasi: terlalu sedikit, kisarannya tidak dapat diandalkan (perlu sedikitnya {}: kabar "
               "run --populations).",
               "Only {} synthetic cities: too few, do not rely on the intervals (at least {} are needed: kabar run "
               "--populations).",
               least, kFewestPopulations);
  });
}

void Flagger::not_paired() {
  std::vector<std::string> apart;
  for (std::size_t s = 0; s < comparison().strategies.size(); ++s) {
    if (!comparison().differences[s].paired) apart.push_back(name(s));
  }
  if (apart.empty()) return;
  add(FlagKind::not_paired, apart, [&](Language in) {
    return say(
        in,
        "Tidak berpasangan dengan {}: {}. Kota simulasinya, asumsinya, atau benih acaknya lain; sebagian selisihnya "
        "dapat berasal dari situ.",
        "Not paired with {}: {}. Other worlds, assumptions or another seed; part of the difference may come from "
        "that.",
        titles({name(comparison().baseline)}, in), titles(apart, in));
  });
}

std::vector<std::pair<std::string, std::vector<std::string>>> versions_of(const Report& report, Language in) {
  std::vector<std::pair<std::string, std::vector<std::string>>> versions;
  const auto add = [&](const FileFacts& file) {
    const std::string version = file.program_version + " (" + commit_in(in, file.git_commit) + ")";
    auto place = std::find_if(versions.begin(), versions.end(), [&](const auto& one) { return one.first == version; });
    if (place == versions.end()) place = versions.insert(versions.end(), {version, {}});
    if (std::find(place->second.begin(), place->second.end(), file.path) == place->second.end()) {
      place->second.push_back(file.path);
    }
  };
  for (const FileFacts& file : report.files) add(file);
  for (const Ceiling& ceiling : report.ceilings) {
    for (const FileFacts& file : ceiling.files) add(file);
  }
  if (versions.size() < 2) versions.clear();
  return versions;
}

}  // namespace kabar::analysis
