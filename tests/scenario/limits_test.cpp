// Large and deep input: refused at once where it is a mistake, and read in a time in proportion to its size.

#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

std::string refusal_of(const std::string& path, const LoadOptions& options = {}) {
  try {
    load_scenario(path, options);
  } catch (const InputError& error) {
    return error.in(Language::english);
  }
  return "";
}

std::string chain(const test::TempFolder& folder, int bases, const std::string& rest, const std::string& last) {
  for (int i = 0; i < bases; ++i) {
    folder.write("c" + std::to_string(i) + ".toml", "base = \"c" + std::to_string(i + 1) + ".toml\"\n" + rest);
  }
  folder.write("c" + std::to_string(bases) + ".toml", last);
  return folder / "c0.toml";
}

TEST(Bases, MayBeThirtyTwo) {
  const test::TinyScenario tiny;
  EXPECT_EQ(refusal_of(chain(tiny.folder, 32, "[city]\nrw = 1\n", test::tiny_files().at("city.toml"))), "");
  const std::string path = chain(tiny.folder, 10'000, "[city]\nrw = 1\n", test::tiny_files().at("city.toml"));
  EXPECT_EQ(refusal_of(path), (tiny.folder / "c32.toml") + ":1:8: base = \"" + (tiny.folder / "c33.toml") +
                                  "\" (more than 32 bases below each other)");
}

TEST(Bases, OfStrategiesMayBeThirtyTwo) {
  const test::TinyScenario tiny;
  LoadOptions options;
  options.strategies = {chain(tiny.folder, 32, "title_id = \"c\"\n", test::tiny_files().at("strategies/semua.toml"))};
  EXPECT_EQ(refusal_of(tiny.path(), options), "");
  options.sets = {"strategy.c0.posts.*.hour=3"};
  chain(tiny.folder, 1000, "title_id = \"c\"\nwithout = [\"kiriman\"]\n[set]\n\"posts.kiriman.hour\" = 3\n",
        test::tiny_files().at("strategies/semua.toml"));
  EXPECT_EQ(refusal_of(tiny.path(), options), (tiny.folder / "c32.toml") + ":1:8: base = \"" +
                                                  (tiny.folder / "c33.toml") +
                                                  "\" (more than 32 bases below each other)");
}

TEST(Bases, InACircleAreOneLine) {
  const test::TinyScenario tiny;
  tiny.folder.write("one.toml", "base = \"two.toml\"\n[city]\nrw = 99\n");
  tiny.folder.write("two.toml", "base = \"./one.toml\"\n[city]\nassisted_topic = \"gandum\"\n");
  EXPECT_EQ(refusal_of(tiny.folder / "one.toml"), (tiny.folder / "two.toml") + ":1:8: base = \"" +
                                                      (tiny.folder / "one.toml") +
                                                      "\" (a scenario cannot be its own base)");
  tiny.folder.write("strategies/satu.toml", "base = \"dua.toml\"\nwithout = [\"a\"]\n");
  tiny.folder.write("strategies/dua.toml", "base = \"satu.toml\"\n[set]\nposts.a.hour = 3\n");
  LoadOptions options;
  options.strategies = {"satu"};
  options.sets = {"strategy.satu.posts.a.hour=4"};
  EXPECT_EQ(refusal_of(tiny.path(), options), (tiny.folder / "strategies/dua.toml") + ":1:8: base = \"" +
                                                  (tiny.folder / "strategies/satu.toml") +
                                                  "\" (a strategy cannot be its own base)");
}

TEST(Tables, ThatCannotBeReadBringNoOtherLines) {
  for (const char* table :
       {"topics.csv", "channels.csv", "agencies.csv", "costs.csv", "kelurahan.csv", "accounts.csv"}) {
    for (const char* text : {"", "a;b;c\n1;2;3\n", "id,\"x\n1,2\n"}) {
      const test::TinyScenario tiny;
      tiny.folder.write(table, text);
      LoadOptions options;
      options.sets = {"channel.wajah.alpha=0.2", "cost.rapat.staff_hours=1"};
      const std::string problems = refusal_of(tiny.path(), options);
      EXPECT_NE(problems, "") << table;
      EXPECT_EQ(problems.find('\n'), std::string::npos) << problems;
      EXPECT_TRUE(problems.starts_with(tiny.folder / table)) << problems;
    }
  }
}

TEST(Tables, ThatAreOtherOnesAreToldInOneLine) {
  const test::TinyScenario tiny;
  tiny.folder.write("costs.csv", "Tabel biaya kota;;;\nid;cash;hours\nrapat;1;2\n");
  EXPECT_EQ(refusal_of(tiny.path()),
            (tiny.folder / "costs.csv") +
                ":1:1: the heading of this table names no known column the first row names the columns: id, name_id, "
                "name_en, unit, cash_rupiah, staff_hours, grade");
}

// ---- Time in proportion to size
// --------------------------------------------------------------------------------------

double processor_seconds() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

/// The tiny scenario with so many of something in it.
using Make = std::function<void(const test::TinyScenario& tiny, int n)>;

/// Processor time of reading it once.
double seconds_of(const test::TinyScenario& tiny) {
  const double before = processor_seconds();
  refusal_of(tiny.path());
  return processor_seconds() - before;
}

/// `each(i)` for all i.
std::string many(int n, const std::function<std::string(int)>& each) {
  std::string text;
  for (int i = 0; i < n; ++i) text += each(i);
  return text;
}

std::string tiny_file(const char* name) {
  return test::tiny_files().at(name);
}

struct Large {
  const char* name;
  int items;
  Make make;
};

const std::vector<Large> kLarge = {
    {"items of an array", 10'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("city.toml",
                         "x = [" + many(n, [](int) { return std::string("1,"); }) + "]\n" + tiny_file("city.toml"));
     }},
    {"keys of an inline table", 5'000,
     [](const test::TinyScenario& tiny, int n) {
       const std::string keys = many(n, [](int i) { return (i == 0 ? "k" : ",k") + std::to_string(i) + "=1"; });
       tiny.folder.write("city.toml", "x = {" + keys + "}\n" + tiny_file("city.toml"));
     }},
    {"unknown keys", 2'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("city.toml",
                         tiny_file("city.toml") + many(n, [](int i) { return "k" + std::to_string(i) + " = 1\n"; }));
     }},
    {"columns", 5'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("costs.csv", "id,cash_rupiah,staff_hours" +
                                          many(n, [](int i) { return ",c" + std::to_string(i); }) + "\na,1,1\n");
     }},
    {"columns without a name", 8'000,
     [](const test::TinyScenario& tiny, int n) {
       const std::string commas(static_cast<std::size_t>(n), ',');
       tiny.folder.write("costs.csv", "id,cash_rupiah,staff_hours" + commas + "\nx,1,1" + commas + "\n");
     }},
    {"rows", 4'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("costs.csv", tiny_file("costs.csv") + many(n, [](int i) {
                                        return "c" + std::to_string(i) + ",Biaya,Cost,x,12,0.5,E,\n";
                                      }));
     }},
    {"wrong rows", 10'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("costs.csv", tiny_file("costs.csv") + many(n, [](int) { return std::string("x\n"); }));
     }},
    {"kelurahan", 2'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("kelurahan.csv", tiny_file("kelurahan.csv") + many(n, [](int i) {
                                            return "d" + std::to_string(i) + ",Desa " + std::to_string(i) +
                                                   ",T,-7,110,0.5,9,1,1,E,x\n";
                                          }));
     }},
    {"references that are good", 2'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("agencies.csv", tiny_file("agencies.csv") +
                                             many(n, [](int i) { return "a" + std::to_string(i) + ",Dinas,,E\n"; }));
       tiny.folder.write("accounts.csv", tiny_file("accounts.csv") +
                                             many(n, [](int i) { return "a" + std::to_string(i) + ",wajah,1,E\n"; }));
     }},
    {"references that are wrong", 4'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("agencies.csv", tiny_file("agencies.csv") + many(n, [](int i) {
                                           return "agency-" + std::to_string(i) + ",Dinas,,E\n";
                                         }));
       tiny.folder.write("accounts.csv", tiny_file("accounts.csv") + many(n, [](int i) {
                                           return "agencies-" + std::to_string(i) + ",wajah,1,E\n";
                                         }));
     }},
    {"values of [set]", 1'000,
     [](const test::TinyScenario& tiny, int n) {
       tiny.folder.write("costs.csv", tiny_file("costs.csv") + many(n, [](int i) {
                                        return "c" + std::to_string(i) + ",Biaya,Cost,x,12,0.5,E,\n";
                                      }));
       tiny.folder.write("city.toml", tiny_file("city.toml") + "[set]\n" + many(n, [](int i) {
                                        return "\"cost.c" + std::to_string(i) + ".staff_hours\" = 2\n";
                                      }));
     }},
    {"blocks over those of a base", 500,
     [](const test::TinyScenario& tiny, int n) {
       const auto blocks = [](int i) {
         return "[[costs]]\nid = \"c" + std::to_string(i) + "\"\nitem = \"tim\"\nper_week = 1\n";
       };
       tiny.folder.write("strategies/diam.toml", "title_id = \"Diam\"\n" + many(n, blocks));
       tiny.folder.write("strategies/semua.toml",
                         "base = \"diam.toml\"\ntitle_id = \"Semua\"\nwithout = [" +
                             many(n / 2, [](int i) { return "\"c" + std::to_string(i) + "\","; }) + "]\n" +
                             many(n, blocks) + "[set]\n" +
                             many(n, [](int i) { return "costs.c" + std::to_string(i) + ".per_week = 2\n"; }));
     }},
};

/// A quadratic reader needs 64 times as long for eight times as much. Processor time, since the machine is not ours
/// alone; up to five times, since caches are not either.
TEST(SlowTime, IsInProportionToTheSizeOfTheInput) {
  constexpr int kTimes = 8;
  constexpr double kMost = 5 * kTimes;
  for (const Large& large : kLarge) {
    const test::TinyScenario small, big;
    large.make(small, large.items);
    large.make(big, kTimes * large.items);
    double few = 1e9, lots = 1e9;
    for (int i = 0; i < 5 && (i == 0 || lots >= kMost * few); ++i) {
      few = std::min(few, seconds_of(small));
      lots = std::min(lots, seconds_of(big));
    }
    EXPECT_LT(lots, kMost * few) << large.name << ": " << few << " s, and " << lots << " s for eight times as many";
  }
}

/// What is printed does not grow with the input either.
TEST(Limits, HoldForWhatIsSaid) {
  for (const Large& large : kLarge) {
    const test::TinyScenario tiny;
    large.make(tiny, 1'000);
    const std::string problems = refusal_of(tiny.path());
    EXPECT_LE(std::count(problems.begin(), problems.end(), '\n'), 25) << large.name << "\n" << problems;
  }
}

}  // namespace
}  // namespace kabar
