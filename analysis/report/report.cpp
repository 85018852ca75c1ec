#include "analysis/report/report.h"

#include <algorithm>
#include <map>

#include "analysis/report/frequency.h"
#include "analysis/report/names.h"

namespace kabar::analysis {

namespace {

double mean_households(const Recording& recording) {
  double sum = 0;
  for (const PopulationRecord& population : recording.populations) sum += population.households;
  return recording.populations.empty() ? 0 : sum / static_cast<double>(recording.populations.size());
}

std::optional<std::vector<KelurahanRow>> kelurahan_of(std::span<const ResultFile> files, const ResultFile& home) {
  for (const ResultFile& file : files) {
    if (!(file.provenance.kelurahan == home.provenance.kelurahan)) return std::nullopt;
  }
  const std::vector<PlaceSize> sizes = place_sizes(home.recording);
  std::vector<KelurahanRow> rows;
  for (std::size_t k = 0; k < sizes.size(); ++k) rows.push_back({home.provenance.kelurahan[k], sizes[k]});
  return rows;
}

/// A name inside a sentence: "Sesi di rapat RT" as "sesi di rapat RT"; "SMS" and "WhatsApp API" stay.
std::string inside(std::string name) {
  const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::size_t end = std::min(name.find(' '), name.size());
  if (end > 1 && is_large(name[0]) &&
      std::none_of(name.begin() + 1, name.begin() + static_cast<std::ptrdiff_t>(end), is_large)) {
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
  }
  return name;
}

std::map<std::string, Text> row_names(const Provenance& from) {
  std::map<std::string, Text> names;
  for (const Provenance::Item& item : from.items)
    names["cost." + item.id] = {inside(item.name_id), inside(item.name_en)};
  for (const Provenance::Channel& channel : from.channels) {
    names["channel." + channel.id] = {channel.name_id, channel.name_en};
  }
  return names;
}

std::vector<Provenance::Parameter> assumptions_of(std::span<const ResultFile> files, const ResultFile& home) {
  std::vector<Provenance::Parameter> assumptions = home.provenance.parameters;
  for (Provenance::Parameter& assumption : assumptions) {
    std::vector<std::string> values = {assumption.text};
    for (const ResultFile& file : files) {
      for (const Provenance::Parameter& other : file.provenance.parameters) {
        if (other.symbol != assumption.symbol) continue;
        if (std::find(values.begin(), values.end(), other.text) == values.end()) values.push_back(other.text);
      }
    }
    for (std::size_t i = 1; i < values.size(); ++i) assumption.text += " | " + values[i];
    if (values.size() > 1) assumption.value.reset();
  }
  return assumptions;
}

}  // namespace

Report report_of(std::span<const ResultFile> files, const std::vector<std::string>& paths, const std::string& baseline,
                 const Credibility& credibility, std::vector<Boundary> boundaries, const CeilingFiles& ceilings) {
  std::vector<RunNames> names;
  for (std::size_t i = 0; i < files.size(); ++i) {
    names.push_back(names_of(files[i].provenance, files[i].digest, paths[i]));
  }
  std::vector<RunView> runs;
  for (std::size_t i = 0; i < files.size(); ++i) runs.push_back({files[i].recording, names[i]});

  Report report;
  report.comparison = compare(runs, baseline);
  const Comparison& comparison = report.comparison;
  const std::vector<Choice> choices = choices_of(comparison);
  for (std::size_t s = 0; s < choices.size(); ++s) {
    const auto& [run, strategy, worlds] = comparison.places[s];
    const Recording& recording = files[run].recording;
    report.strategies.push_back({choices[s], daily_of(recording, strategy), times_of(recording, strategy),
                                 by_kelurahan(recording, strategy), by_access(recording, strategy),
                                 by_decile(recording, strategy), frequency_of(recording, strategy),
                                 left_out_of(recording, strategy), targeting_of(recording, strategy)});
  }
  const ResultFile& home = files[comparison.places[comparison.baseline].run];
  report.city = home.provenance.city;
  report.start = home.provenance.start;
  report.days = home.recording.dimensions.days;
  report.budget_rupiah = home.provenance.budget_rupiah;
  report.households = mean_households(home.recording);
  report.topics = home.provenance.topics;
  report.assumptions = assumptions_of(files, home);
  report.kelurahan = kelurahan_of(files, home);
  for (std::size_t i = 0; i < files.size(); ++i) {
    report.files.push_back(facts_of(files[i], paths[i], comparison.runs[i]));
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    add_missed(missed_targets(files[i].recording, names[i].targets), report.missed);
  }
  report.ceilings = ceilings_of(comparison, choices, files, report.files, ceilings);
  Text not_matched;
  bool other_scenario = false;
  if (credibility.worlds) {
    Matched matched =
        match(*credibility.worlds, comparison, choices, home.provenance.scenario_path, row_names(home.provenance));
    report.worlds = std::move(matched.worlds);
    not_matched = std::move(matched.reason);
    other_scenario = matched.other_scenario;
  }
  // Patterns are looked for in the scenario of the worlds beside them.
  if (!other_scenario) report.patterns = credibility.patterns;
  report.boundaries = std::move(boundaries);
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    report.standings[at(headline)] =
        standing_of(comparison, choices, report.worlds ? &*report.worlds : nullptr, headline);
  }
  report.answer = answer_of(report);
  report.flags = flags_of(report, not_matched);
  return report;
}

}  // namespace kabar::analysis
