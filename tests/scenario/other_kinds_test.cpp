// Files of another kind where a scenario or one of its tables is wanted: one line that says what they are.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/errors.h"
#include "scenario/load.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using std::string_view_literals::operator""sv;

std::string kind_told(const std::string& path, const LoadOptions& options = {}) {
  try {
    load_scenario(path, options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string utf16_of(std::string_view text, bool big_end, bool marked) {
  std::string bytes = marked ? big_end ? "\xFE\xFF" : "\xFF\xFE" : "";
  for (const char c : text) bytes += big_end ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

TEST(OtherKinds, OfATableAreNamed) {
  const std::string good = test::tiny_files().at("kelurahan.csv");
  struct Kind {
    std::string bytes;
    const char* says;
  };
  for (const Kind& kind : {
           Kind{utf16_of(good, false, true), "kelurahan.csv: this is text in UTF-16 save the file as UTF-8"},
           Kind{utf16_of(good, true, true), "kelurahan.csv: this is text in UTF-16 save the file as UTF-8"},
           Kind{utf16_of(good, false, false), "kelurahan.csv: this is text in UTF-16 save the file as UTF-8"},
           Kind{utf16_of(good, true, false), "kelurahan.csv: this is text in UTF-16 save the file as UTF-8"},
           Kind{std::string("\xFF\xFE\0\0c\0\0\0"sv), "kelurahan.csv: this is text in UTF-32 save"},
           Kind{std::string("PK\x03\x04\x14\0\x06\0"sv),
                "kelurahan.csv: this is a workbook (.xlsx or .ods) and no text name it .xlsx (in [tables], too)"},
           Kind{"\xD0\xCF\x11\xE0\xA1\xB1", "kelurahan.csv: this is an old workbook (.xls) and no text save it as"},
           Kind{"\x1F\x8B\x08", "kelurahan.csv: this is a gzip file unpack it with gunzip"},
       }) {
    const test::TinyScenario tiny;
    tiny.folder.write("kelurahan.csv", kind.bytes);
    const std::string text = kind_told(tiny.path());
    EXPECT_NE(text.find(kind.says), std::string::npos) << kind.says << "\n" << text;
    EXPECT_EQ(text.find('\n'), std::string::npos) << "one line: " << text;
  }
}

TEST(OtherKinds, OfAScenarioAreNamed) {
  const test::TinyScenario tiny;
  tiny.folder.write("hasil.h5", std::string("\x89HDF\r\n\x1A\n\0\0"sv));
  const std::string result = tiny.folder / "hasil.h5";
  EXPECT_EQ(kind_told(result),
            result + ": this is an HDF5 file, as kabar run writes, and no text see what it holds: kabar inspect " +
                result + ", or kabar compare " + result);
  const std::string strategy = tiny.folder / "strategies/semua.toml";
  EXPECT_EQ(
      kind_told(strategy),
      strategy + ":1:1: this is a strategy, not a city name the city: kabar run CITY.toml --strategy " + strategy);
  tiny.folder.write("di-atasnya.toml", "base = \"strategies/diam.toml\"\n[city]\ndays = 3\n");
  EXPECT_NE(kind_told(tiny.folder / "di-atasnya.toml").find("diam.toml:1:1: this is a strategy, not a city"),
            std::string::npos);
}

TEST(OtherKinds, AStrategyIsNamedTwiceOrThereAreTwoOfOneName) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.strategies = {"semua", tiny.folder / "strategies/../strategies/semua.toml"};
  EXPECT_NE(kind_told(tiny.path(), options).find(": strategy 'semua' is named twice name it once only"),
            std::string::npos);
  tiny.folder.write("semua.toml", "title_id = \"Lain\"\n");
  options.strategies = {"semua", tiny.folder / "semua.toml"};
  const std::string text = kind_told(tiny.path(), options);
  EXPECT_NE(text.find("two strategies are called 'semua' (also " + (tiny.folder / "strategies/semua.toml") +
                      ") rename one of the files"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace kabar
