// Writes what the harnesses begin with into a folder: FOLDER/HARNESS/ holds small files that the project has or makes,
// FOLDER/HARNESS.dict the words of a format. Made anew, so that neither grows old.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/blocks.h"
#include "scenario/keys.h"
#include "storage/results.h"
#include "tests/storage/bytes.h"
#include "tests/storage/mutation.h"
#include "tests/storage/sample.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::fuzz {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::uintmax_t kLargestSeed = 16'000;

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  void add(const std::string& harness, std::string_view text) {
    const fs::path file = folder_ / harness / std::to_string(++count_);
    fs::create_directories(file.parent_path());
    sample::save(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  }
  void add(const std::string& harness, const sample::Bytes& bytes) {
    add(harness, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
  /// Of each harness a word once. Everything that is no plain letter is written as its number.
  void words(const std::string& harness, const std::set<std::string>& words) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::ofstream file(folder_ / (harness + ".dict"));
    for (const std::string& word : words) {
      if (word.empty() || word.size() > 60) continue;
      file << '"';
      for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0) {
          file << c;
        } else {
          file << "\\x" << kDigits[byte >> 4] << kDigits[byte & 15];
        }
      }
      file << "\"\n";
    }
  }

 private:
  fs::path folder_;
  int count_ = 0;
};

template <class Row>
void add_keys(std::set<std::string>& words, Row row) {
  for (const BoundKey& key : bind(row)) {
    words.insert(key.facts->name);
    words.insert(key.facts->choices.begin(), key.facts->choices.end());
  }
}

/// Names of sections and keys, and the words that keys take.
std::set<std::string> words_of_scenarios() {
  std::set<std::string> words = {"[tables]", "[set]", "base", "nan", "1e9", "0x1F", "'''", "\"\"\"", "2025-01-06"};
  const Scenario scenario;
  add_keys(words, scenario.city);
  add_keys(words, scenario.param);
  for_each_table(scenario, [&](const char* section, const auto& rows) {
    words.insert(std::string("[[") + section + "]]");
    add_keys(words, typename std::decay_t<decltype(rows)>::value_type());
  });
  const Strategy strategy;
  add_keys(words, strategy);
  for_each_block_list(strategy, [&](const char* list, const auto& blocks) {
    words.insert(std::string("[[") + list + "]]");
    add_keys(words, typename std::decay_t<decltype(blocks)>::value_type());
  });
  return words;
}

void add_scenarios(Seeds& seeds, const fs::path& source) {
  const auto add_file = [&](const std::string& name, std::string_view text) {
    if (name.ends_with(".toml")) seeds.add("toml", text);
    if (name.ends_with(".csv")) seeds.add("csv", text);
  };
  for (const auto& [name, text] : test::tiny_files()) add_file(name, text);
  for (const char* folder : {"scenarios", "sim/cli/new_city"}) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(source / folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      if (!fs::is_regular_file(file) || fs::file_size(file) > kLargestSeed) continue;
      const sample::Bytes bytes = sample::load(file);
      add_file(file.filename(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
  }
  // As spreadsheets with Indonesian settings write them.
  std::string semicolons = test::tiny_files().at("channels.csv");
  std::replace(semicolons.begin(), semicolons.end(), ',', ';');
  std::replace(semicolons.begin(), semicolons.end(), '.', ',');
  seeds.add("csv", "\xEF\xBB\xBF" + semicolons);
  seeds.add("csv", "sep=;\r\n" + semicolons);
  // A scenario with its tables in place.
  const test::TinyScenario tiny;
  const Scenario scenario = tiny.load();
  seeds.add("toml", to_toml(scenario));
  for (const Strategy& strategy : scenario.strategies) seeds.add("toml", to_toml(strategy));
  const std::set<std::string> words = words_of_scenarios();
  seeds.words("toml", words);
  seeds.words("csv", words);
}

void add_edges(Seeds& seeds) {
  for (const std::string_view text :
       {"# a star\n0\t1\n0\t2\n0 3 .25\n7\n3 3\n0 1\n"sv,
        "1,2,0.5\r\n2,3,1e-3\r\n"sv,
        "1;2;0,5\n2;3;0,25\n"sv,
        "source,target,weight\n1,2,.5\n2,3,1\n"sv,
        "sep=;\nasal;tujuan;bobot\n1;2;0,5\n"sv,
        "Source\tTarget\tType\tId\tLabel\tWeight\n1\t2\tDirected\t0\t\t1\n2\t3\tDirected\t1\t\t.5\n"sv,
        ",from,to\n0,1,2\n1,2,3\n"sv,
        "\"from\",\"to\"\n\"1\",\"2\"\n"sv,
        "1 2 {}\n2 3 {}\n"sv,
        "1 2 {'weight': 0.5}\n"sv,
        "%%MatrixMarket matrix coordinate pattern symmetric\n% c\n\n4 4 2\n2 1\n3 1\n"sv,
        "%%MatrixMarket matrix coordinate real general\n3 3 2\n1 2 .5\n2 3 1\n"sv,
        "%%MatrixMarket matrix coordinate integer general\r\n2 2 1\r\n1 2 1\r\n"sv,
        "% sym unweighted\n% 3 4 4\n1 2\n2 3\n"sv,
        "% asym posweighted\n1 2 .5 1082040961\n"sv,
        "% asym positive\n1 2 7 1082040961\n"sv,
        "\xEF\xBB\xBF"
        "1 2\r2 3\r"sv,
        "1 18446744073709551615 1e-320\n"sv,
        "3,17,40"sv,
        "id\n3\n17 40\n"sv,
        "\x1F\x8B\x08"sv,
        "graph {\n1 -- 2\n}\n"sv,
        "1 -> 2\n"sv}) {
    seeds.add("edges", text);
  }
  seeds.words("edges", {"%%MatrixMarket",
                        "matrix",
                        "coordinate",
                        "pattern",
                        "real",
                        "integer",
                        "general",
                        "symmetric",
                        "% sym ",
                        "% asym ",
                        "unweighted",
                        "positive",
                        "posweighted",
                        "source",
                        "target",
                        "weight",
                        "Type",
                        "Directed",
                        "Undirected",
                        "sep=",
                        "{}",
                        "18446744073709551615",
                        "1e-320",
                        "\xEF\xBB\xBF",
                        "from",
                        "to",
                        "10000000"});
}

void add_borders(Seeds& seeds) {
  const auto square = [](double lat, double lon) {
    const auto at = [&](double x, double y) {
      return "[" + std::to_string(lon + x) + ", " + std::to_string(lat + y) + "]";
    };
    return "[[" + at(-.002, -.002) + ", " + at(.002, -.002) + ", " + at(.002, .002) + ", " + at(-.002, -.002) + "]]";
  };
  const auto feature = [](const std::string& properties, const std::string& type, const std::string& coordinates) {
    return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": {"type": ")" + type +
           R"(", "coordinates": )" + coordinates + "}}";
  };
  const auto collection = [](const std::string& features) {
    return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
  };
  const std::string magelang = square(-7.47, 110.22), cacaban = square(-7.48, 110.21), other = square(-7.6, 110.3);
  seeds.add("borders", collection(feature(R"("KODE": "99.01", "id": 1)", "Polygon", magelang) + "," +
                                  feature(R"("KODE": "99.02", "id": 2)", "Polygon", cacaban) + "," +
                                  feature(R"("KODE": "99.03", "id": 3)", "MultiPolygon", "[" + other + "]")));
  seeds.add("borders", collection(feature(R"("WADMKD": "Magelang", "WADMKK": "Kota Magelang")", "Polygon", magelang) +
                                  "," + feature(R"("WADMKD": "CACABAN", "WADMKK": "Magelang")", "Polygon", cacaban) +
                                  "," + feature(R"("NAME_4": "Cacaban", "NAME_2": "Kab. Magelang")", "Polygon", other) +
                                  R"(, {"type": "Feature", "properties": null, "geometry": null})"));
  seeds.add("borders",
            collection(feature(R"("desa": "Magelang", "k": 9901)", "Polygon", magelang) + "," +
                       feature(R"("desa": "Cacaban", "k": 9902)", "MultiPolygon", "[" + cacaban + "," + other + "]")));
  seeds.add("borders", R"({"type": "Topology", "objects": {}})"sv);
  seeds.words("borders", {"\"type\"",
                          "\"features\"",
                          "FeatureCollection",
                          "\"geometry\"",
                          "\"coordinates\"",
                          "MultiPolygon",
                          "Polygon",
                          "\"properties\"",
                          "99.01",
                          "9902",
                          "Magelang",
                          "Cacaban",
                          "WADMKD",
                          "WADMKK",
                          "NAME_4",
                          "kec",
                          "1e308",
                          "-0.0",
                          "\\u0000",
                          "\\ud800",
                          "null",
                          "true",
                          "[[[",
                          "]]]",
                          "180",
                          "-90"});
}

/// Tiny files of each tier, and the same as format 4, which has no digest of its content.
void add_results(Seeds& seeds) {
  constexpr Dimensions kOne{1, 1, 1, 1, 1, 1, 1, 1};
  constexpr std::string_view kName = "format_version";
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  for (int tier = 0; tier < kTiers; ++tier) {
    write_results(path, sample::recording(kOne), sample::provenance(kOne), static_cast<Tier>(tier));
    sample::Bytes content = sample::content_of(sample::load(path));
    seeds.add("result_bytes", content);
    const auto name = std::search(content.begin(), content.end(), kName.begin(), kName.end());
    const auto version = std::find(name, name + 100, static_cast<std::uint8_t>(kFormatVersion));
    *version = kOldestFormatRead;
    sample::save(path, sample::with_trailer(content));
    if (read_results(path).format_version != kOldestFormatRead) throw std::runtime_error("no file of format 4");
    seeds.add("result_bytes", content);
  }
  seeds.words("result_bytes", {"OHDR", "OCHK", "TREE", "FRHP", "FHIB", "FHDB", "BTHD", "BTLF", "BTIN", "GCOL",
                               "\x89HDF", std::string(8, '\xFF'), std::string(8, '\0')});
  for (std::uint8_t tier = 0; tier < kTiers; ++tier) {
    seeds.add("result_values", sample::Bytes{tier});
    seeds.add("result_values", sample::Bytes{tier, 1, 37, 0, 0, 133, 1, 38, 0, 0, 133});
    seeds.add("result_values", sample::Bytes{tier, 0, 16, 0, 3, 0, 1, 2, 'x', 'y'});
  }
  seeds.words("result_values", {std::string(8, '\xFF'), std::string(8, '\0'), "\x7F\xF0"});
}

}  // namespace

}  // namespace kabar::fuzz

int main(int argc, char** argv) {
  using namespace kabar::fuzz;
  if (argc != 3) {
    std::cerr << "seeds SOURCE FOLDER\n";
    return 2;
  }
  Seeds seeds(argv[2]);
  add_scenarios(seeds, argv[1]);
  add_edges(seeds);
  add_borders(seeds);
  add_results(seeds);
  return 0;
}
