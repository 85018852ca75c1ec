// Thousands of damaged files, the same in every run: each is read or refused, none ends the program.

#include <gtest/gtest.h>

#include <array>

#include "core/random.h"
#include "scenario/csv_file.h"
#include "scenario/toml_file.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using namespace std::string_view_literals;

constexpr std::array kNasty = {"\""sv,
                               "'''"sv,
                               "\"\"\""sv,
                               "["sv,
                               "]"sv,
                               "{"sv,
                               "}"sv,
                               "[{"sv,
                               "[["sv,
                               "."sv,
                               "="sv,
                               ","sv,
                               "\n"sv,
                               "\r"sv,
                               "\\"sv,
                               "\t"sv,
                               "\0"sv,
                               "\xff"sv,
                               "é"sv,
                               "\xe2\x82"sv,
                               "#"sv,
                               "-"sv,
                               "1e999"sv,
                               "nan"sv,
                               "0x"sv,
                               "1979-05-27T07:32:00Z"sv,
                               "\\u"sv,
                               "\\UFFFFFFFF"sv,
                               "a.b.c"sv,
                               "= ="sv,
                               "\xEF\xBB\xBF"sv,
                               "inf"sv};

/// Mutation number `n` of a text: one to four cuts, doublings, swaps of a byte or insertions.
std::string mutated(std::string text, std::uint32_t n) {
  const Words start = philox4x32({n, 0, 0, 0}, {99, 0});
  for (std::uint32_t step = 1; step <= 1 + start[0] % 4; ++step) {
    const Words w = philox4x32({n, step, 0, 0}, {99, 0});
    const std::size_t at = text.empty() ? 0 : w[0] % text.size();
    const std::size_t length = w[1] % 20;
    switch (w[2] % 4) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(at, length));
        break;
      case 2:
        if (!text.empty()) text[at] = static_cast<char>(w[3]);
        break;
      default:
        text.insert(at, kNasty[w[3] % kNasty.size()]);
    }
  }
  return text;
}

TEST(Mutations, OfTomlAreReadOrRefused) {
  const auto files = test::tiny_files();
  int refused = 0, read = 0;
  for (const char* name : {"city.toml", "strategies/semua.toml"}) {
    for (std::uint32_t n = 0; n < 2000; ++n) {
      Problems problems;
      const auto table = parse_toml("x.toml", mutated(files.at(name), n), problems);
      EXPECT_NE(table.has_value(), !problems.empty());
      ++(table ? read : refused);
    }
  }
  EXPECT_GT(refused, 500);
  EXPECT_GT(read, 100);
}

TEST(Mutations, OfCsvAreReadOrRefused) {
  const auto files = test::tiny_files();
  for (const char* name : {"kelurahan.csv", "topics.csv"}) {
    for (std::uint32_t n = 0; n < 2000; ++n) {
      Problems problems;
      const auto table = parse_csv("x.csv", mutated(files.at(name), n), problems);
      if (!table) {
        EXPECT_FALSE(problems.empty());
      }
    }
  }
}

TEST(Mutations, OfWholeScenariosAreReadOrRefused) {
  const auto files = test::tiny_files();
  int refused = 0, read = 0;
  for (const auto& [name, text] : files) {
    const test::TinyScenario tiny;
    for (std::uint32_t n = 0; n < 80; ++n) {
      tiny.folder.write(name, mutated(text, n));
      try {
        tiny.load();
        ++read;
      } catch (const InputError& error) {
        ++refused;
        for (const Problem& problem : error.problems())
          EXPECT_FALSE(problem.file.empty()) << to_text(problem, Language::english);
      }
    }
  }
  EXPECT_GT(refused, 50);
  EXPECT_GT(read, 10);
}

}  // namespace
}  // namespace kabar
