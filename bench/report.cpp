#include "bench/report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace kabar::bench {

namespace {

Summary of_ratios(const std::vector<double>& above, const std::vector<double>& below) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(above.size(), below.size()); ++i) ratios.push_back(above[i] / below[i]);
  return summarise(ratios);
}

std::string text_of(const Summary& summary) {
  std::string text = number_text(summary.median);
  if (summary.count > 1) text += " (" + number_text(summary.low) + " - " + number_text(summary.high) + ")";
  return text;
}

std::string ask_text(const Row& row) {
  if (!row.ask) return "-";
  return (row.kind == Ask::at_most ? "<= " : ">= ") + number_text(*row.ask);
}

std::string met_text(const Row& row) {
  if (!row.measured) return "not measured";
  const std::optional<bool> met = row.met();
  return !met ? "-" : *met ? "yes" : "NO";
}

nlohmann::ordered_json json_of(const Summary& summary) {
  return {{"median", summary.median}, {"min", summary.low}, {"max", summary.high}, {"measurements", summary.count}};
}

void pad(std::ostringstream& out, const std::string& text, std::size_t width) {
  out << text << std::string(text.size() < width ? width - text.size() : 1, ' ');
}

}  // namespace

Summary summarise(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  const double median = values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
  return {median, values.front(), values.back(), values.size()};
}

Summary Pairs::ratios() const {
  return of_ratios(mine, yardstick);
}

Summary Pairs::speed_ups() const {
  return of_ratios(yardstick, mine);
}

Pairs in_turns(int repetitions, const std::function<double()>& mine, const std::function<double()>& yardstick) {
  Pairs pairs;
  for (int i = 0; i < repetitions; ++i) {
    pairs.mine.push_back(mine());
    pairs.yardstick.push_back(yardstick());
  }
  return pairs;
}

std::optional<bool> Row::met() const {
  if (!ask || !measured) return std::nullopt;
  return faithful && (kind == Ask::at_most ? measured->median <= *ask : measured->median >= *ask);
}

void keep(const std::string& path, const std::string& text) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
  std::ofstream file(path);
  file << text << std::flush;
  if (!file) throw std::runtime_error("cannot write " + path);
}

std::string number_text(double value) {
  char digits[64];
  if (value == 0.0) return "0";
  const double size = std::fabs(value);
  if (size >= 1000.0 && size < 1e15) {
    std::snprintf(digits, sizeof digits, "%.0f", value);
    std::string text = digits;
    for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > (value < 0 ? 1 : 0); i -= 3) {
      text.insert(static_cast<std::size_t>(i), ",");
    }
    return text;
  }
  std::snprintf(digits, sizeof digits,
                size >= 100.0  ? "%.0f"
                : size >= 10.0 ? "%.1f"
                : size >= 1.0  ? "%.2f"
                               : "%.3f",
                value);
  return digits;
}

Row asked_row(const std::string& group, const std::string& name, const std::string& unit, Ask kind, double ask) {
  Row row;
  row.group = group;
  row.name = name;
  row.unit = unit;
  row.kind = kind;
  row.ask = ask;
  return row;
}

std::string to_table(const Machine& machine, const std::vector<Row>& rows) {
  std::ostringstream out;
  char load[32];
  std::snprintf(load, sizeof load, "%.1f", machine.load);
  out << machine.processor << ", " << machine.cores << " cores, load " << load << " at the start; " << machine.date
      << "; commit " << machine.commit << "; " << machine.compiler << "\n"
      << "median (least - largest); yardsticks measured in turns with kabar, in this run\n";
  std::string group, said;
  for (const Row& row : rows) {
    if (row.group != group) out << "\n" << row.group << "\n";
    group = row.group;
    out << "  ";
    pad(out, row.name, 44);
    pad(out, ask_text(row), 12);
    pad(out, row.measured ? text_of(*row.measured) : "", 34);
    pad(out, row.unit, 28);
    out << met_text(row) << "\n";
    const std::string beside = row.yardstick ? row.yardstick_name + ": " + text_of(*row.yardstick) : "";
    if (row.yardstick && beside != said) out << "      beside: " << beside << "\n";  // once for rows that share it
    said = beside;
    if (!row.fidelity.empty()) out << "      " << (row.faithful ? "same: " : "NOT THE SAME: ") << row.fidelity << "\n";
    if (!row.note.empty()) out << "      " << row.note << "\n";
  }
  return out.str();
}

std::string to_json(const Machine& machine, int repetitions, int pairs, const std::vector<Row>& rows) {
  nlohmann::ordered_json json;
  json["context"] = {{"date", machine.date},          {"processor", machine.processor}, {"cores", machine.cores},
                     {"compiler", machine.compiler},  {"commit", machine.commit},       {"version", machine.version},
                     {"load_at_start", machine.load}, {"repetitions", repetitions},     {"pairs", pairs}};
  json["rows"] = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    nlohmann::ordered_json entry = {{"group", row.group}, {"name", row.name}, {"unit", row.unit}};
    entry[row.kind == Ask::at_most ? "ask_at_most" : "ask_at_least"] =
        row.ask ? nlohmann::ordered_json(*row.ask) : nlohmann::ordered_json();
    entry["measured"] = row.measured ? json_of(*row.measured) : nlohmann::ordered_json();
    if (row.yardstick) {
      entry["yardstick"] = json_of(*row.yardstick);
      entry["yardstick"]["what"] = row.yardstick_name;
    }
    const std::optional<bool> met = row.met();
    entry["met"] = met ? nlohmann::ordered_json(*met) : nlohmann::ordered_json();
    if (!row.fidelity.empty()) {
      entry["fidelity"] = row.fidelity;
      entry["faithful"] = row.faithful;
    }
    if (!row.note.empty()) entry["note"] = row.note;
    json["rows"].push_back(entry);
  }
  return json.dump(1) + "\n";
}

}  // namespace kabar::bench
