#include "cli/inspect.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "analysis/report/grid.h"
#include "cli/context.h"
#include "cli/result_file.h"
#include "cli/setting.h"
#include "cli/terminal.h"
#include "core/numbers.h"
#include "core/utf8.h"
#include "storage/results.h"

namespace kabar::cli {

namespace {

using nlohmann::ordered_json;

struct InspectOptions {
  std::string path;
  bool json = false;
};

std::size_t complete_of(const Recording& recording) {
  return static_cast<std::size_t>(std::count_if(recording.replicates.begin(), recording.replicates.end(),
                                                [](const ReplicateRecord& r) { return r.complete; }));
}

std::size_t kept_of(const Recording& recording) {
  return static_cast<std::size_t>(std::count_if(recording.replicates.begin(), recording.replicates.end(),
                                                [](const ReplicateRecord& r) { return !r.households.empty(); }));
}

std::string varied_alone(const Context& context, Vary vary) {
  switch (vary) {
    case Vary::all:
      return "";
    case Vary::population:
      return context.say("susunan penduduk (--vary population)", "the people (--vary population)");
    case Vary::network:
      return context.say("jaringan dan jadwal (--vary network)", "ties and meeting days (--vary network)");
    case Vary::luck:
      return context.say("variasi acak, satu kota (--vary luck)", "luck, in one city (--vary luck)");
  }
  return "";
}

ordered_json as_json(const InspectOptions& options, const ResultFile& file) {
  const Provenance& from = file.provenance;
  const Dimensions& n = file.recording.dimensions;
  ordered_json json{{"file", options.path},
                    {"whole", true},
                    {"trailer", file.trailer},
                    {"bytes", file.bytes},
                    {"format_version", file.format_version},
                    {"tier", kTierNames[static_cast<int>(file.tier)]},
                    {"city", from.city},
                    {"start", from.start},
                    {"days", n.days},
                    {"strategies", ordered_json::array()},
                    {"topics", ordered_json::array()},
                    {"populations", n.populations},
                    {"first_population", file.recording.first_population},
                    {"planned_populations", std::max(n.populations, file.recording.planned_populations)},
                    {"stopped", file.recording.stopped()},
                    {"replicates", n.replicates},
                    {"vary", kVaryNames[static_cast<int>(file.recording.vary)]},
                    {"complete", complete_of(file.recording)},
                    {"kept", kept_of(file.recording)},
                    {"households", ordered_json::array()},
                    {"kelurahan", n.kelurahan},
                    {"channels", n.channels},
                    {"seed", from.seed},
                    {"digest", to_text(file.digest)},
                    {"config_digest", to_text(from.config)},
                    {"world_digest", to_text(from.world)},
                    {"content_digest", file.content ? ordered_json(to_text(*file.content)) : ordered_json()},
                    {"program_version", from.program_version},
                    {"git_commit", from.git_commit},
                    {"engine", from.engine},
                    {"created", from.created},
                    {"command_line", from.command_line},
                    {"scenario", from.scenario_path},
                    {"seconds", file.recording.seconds},
                    {"seconds_total", file.recording.seconds_total},
                    {"inputs", ordered_json::array()}};
  for (const Provenance::Strategy& s : from.strategies) {
    json["strategies"].push_back(
        {{"name", s.name}, {"title_id", s.title_id}, {"title_en", s.title_en}, {"digest", to_text(s.content)}});
    if (s.without.empty()) continue;
    json["strategies"].back()["of"] = s.of;
    json["strategies"].back()["without"] = s.without;
  }
  for (const Provenance::Topic& t : from.topics) {
    json["topics"].push_back({{"id", t.id}, {"name_id", t.name_id}, {"name_en", t.name_en}});
  }
  for (const PopulationRecord& p : file.recording.populations) json["households"].push_back(p.households);
  for (const Provenance::Input& i : from.inputs) {
    json["inputs"].push_back({{"name", i.name}, {"bytes", i.bytes}, {"digest", to_text(i.digest)}});
  }
  return json;
}

/// Lines of two columns, in the user's language.
class TwoColumns {
 public:
  explicit TwoColumns(const Context& context) : context_(context), columns_(setting_of(context).text_columns()) {}

  void row(const char* indonesian, const char* english, const std::string& text) {
    constexpr std::size_t kName = 12;
    print(analysis::beside(context_.say(indonesian, english), kName, readable(text), columns_));
  }
  void row(const std::string& name, std::size_t width, const std::string& text) {
    const std::string line = analysis::beside(readable(name), width, readable(text), columns_ - 2);
    print(analysis::indented(line, 2));
  }
  std::string number(std::uint64_t value) const { return decimal(static_cast<double>(value), 0); }
  std::string decimal(double value, int digits = 2) const { return number_text(value, digits, context_.language); }
  std::string size(std::uint64_t bytes) const {
    return bytes < 10'000 ? number(bytes) + context_.say(" byte", " bytes")
                          : decimal(static_cast<double>(bytes) / 1e6) + " MB";
  }

 private:
  const Context& context_;
  std::size_t columns_;
};

template <class Rows, class Name>
std::size_t widest(const Rows& rows, Name name) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, columns_of(readable(row.*name)));
  return std::min<std::size_t>(width, 48);
}

/// "14", or "14, and 81 times without one of its means".
std::string strategies_text(const Context& context, const Provenance& from) {
  const auto knock_outs = std::count_if(from.strategies.begin(), from.strategies.end(),
                                        [](const Provenance::Strategy& s) { return !s.without.empty(); });
  const std::string whole = std::to_string(static_cast<std::ptrdiff_t>(from.strategies.size()) - knock_outs);
  if (knock_outs == 0) return whole;
  return whole + fmt::format(fmt::runtime(context.say(", dan {} kali tanpa satu caranya",
                                                      ", and {} times without one of its means")),
                             knock_outs);
}

/// "; also without accounts, heads", of the knock-outs of a strategy.
std::string left_out_text(const Context& context, const Provenance& from, const std::string& whole) {
  std::string text;
  for (const Provenance::Strategy& s : from.strategies) {
    if (s.without.empty() || s.of != whole) continue;
    text += (text.empty() ? context.say("; juga tanpa ", "; also without ") : ", ") + s.without;
  }
  return text;
}

/// "10 populations", or "12 of 400 populations (stopped)".
std::string populations_text(const Context& context, const Recording& recording) {
  const std::uint32_t populations = recording.dimensions.populations;
  const auto whole = [&](std::uint32_t count) { return number_text(static_cast<double>(count), 0, context.language); };
  if (!recording.stopped()) {
    return fmt::format(fmt::runtime(context.say("{} kota simulasi", "{} populations")), whole(populations));
  }
  return fmt::format(
      fmt::runtime(context.say("{} dari {} kota simulasi (dihentikan)", "{} of {} populations (stopped)")),
      whole(populations), whole(recording.planned_populations));
}

void print_file(const Context& context, const InspectOptions& options, const ResultFile& file) {
  const Provenance& from = file.provenance;
  const Recording& recording = file.recording;
  const Dimensions& n = recording.dimensions;
  const bool indonesian = context.language == Language::indonesian;
  TwoColumns page(context);

  cli::print_lines(fmt::format("{}: {}\n", readable(options.path),
                               context.say("berkas hasil kabar, utuh", "a result file of kabar, whole")));
  page.row("kota", "city",
           fmt::format(fmt::runtime(context.say("{}, {} hari sejak {}", "{}, {} days from {}")), from.city, n.days,
                       from.start));
  page.row("strategi", "strategies", strategies_text(context, from));
  const std::size_t strategy_width = widest(from.strategies, &Provenance::Strategy::name);
  for (const Provenance::Strategy& s : from.strategies) {
    if (!s.without.empty()) continue;
    page.row(s.name, strategy_width, (indonesian ? s.title_id : s.title_en) + left_out_text(context, from, s.name));
  }
  page.row("program", "topics", std::to_string(n.topics));
  const std::size_t topic_width = widest(from.topics, &Provenance::Topic::id);
  for (const Provenance::Topic& t : from.topics) page.row(t.id, topic_width, indonesian ? t.name_id : t.name_en);

  std::set<std::uint32_t> sizes;
  for (const PopulationRecord& population : recording.populations) sizes.insert(population.households);
  std::string households = page.number(*sizes.begin());
  if (sizes.size() > 1) households += context.say(" sampai ", " to ") + page.number(*sizes.rbegin());
  page.row("rumah tangga", "households",
           fmt::format(fmt::runtime(context.say("{} di {} kelurahan", "{} in {} kelurahan")), households, n.kelurahan));
  page.row("ulangan", "replicates",
           fmt::format(fmt::runtime(context.say("{} x {} ulangan x {} strategi; {} dari {} selesai",
                                                "{} x {} replicates x {} strategies; {} of {} complete")),
                       populations_text(context, recording), n.replicates, n.strategies,
                       page.number(complete_of(recording)), page.number(recording.replicates.size())));
  if (recording.first_population > 0) {
    page.row("nomor kota", "numbered",
             fmt::format(fmt::runtime(context.say("{} sampai {}", "{} to {}")), recording.first_population,
                         recording.first_population + n.populations - 1));
  }
  if (recording.vary != Vary::all) page.row("hanya beda", "varies only", varied_alone(context, recording.vary));
  std::string tier = kTierNames[static_cast<int>(file.tier)];
  if (const std::size_t kept = kept_of(recording); kept > 0) {
    tier += fmt::format(
        fmt::runtime(context.say(", {} ulangan lengkap per rumah tangga", ", {} replicates in full by household")),
        kept);
  }
  page.row("rincian", "tier", tier);
  page.row("benih acak", "seed", std::to_string(from.seed));
  page.row("sidik data", "digest", to_text(file.digest));
  page.row("- konfigurasi", "- config", to_text(from.config));
  page.row("- kota", "- world", to_text(from.world));
  if (file.content) page.row("- isi berkas", "- contents", to_text(*file.content));
  page.row("dibuat", "made",
           fmt::format(fmt::runtime(context.say("{}, kabar {}, mesin {}, {}", "{}, kabar {}, engine {}, {}")),
                       from.created, from.program_version, from.engine, commit_in(context.language, from.git_commit)));
  page.row("perintah", "command", from.command_line);
  page.row("waktu", "time",
           fmt::format(fmt::runtime(context.say("{} detik; {} detik dengan kota simulasi dan berkas",
                                                "{} s; {} s with worlds and files")),
                       page.decimal(recording.seconds), page.decimal(recording.seconds_total)));
  page.row("ukuran", "size", page.size(file.bytes));
  page.row("masukan", "inputs", std::to_string(from.inputs.size()));
  const std::size_t input_width = widest(from.inputs, &Provenance::Input::name);
  for (const Provenance::Input& i : from.inputs) page.row(i.name, input_width, page.size(i.bytes));
}

}  // namespace

void add_inspect(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<InspectOptions>();
  Command command = line.add("inspect", "isi berkas hasil, dan apakah berkas itu utuh",
                             "what a result file holds, and whether it is whole");
  command.operand("FILE.h5", options->path, "berkas hasil", "result file");
  command.flag("--json", options->json, "satu objek JSON", "one JSON object");
  command.does([&context, options] {
    const ResultFile file = read_told(options->path, context.language);
    if (options->json) {
      print_json(as_json(*options, file).dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
    } else {
      print_file(context, *options, file);
    }
  });
}

}  // namespace kabar::cli
