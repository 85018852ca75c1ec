// Random small cities: tables that were counted in one population agree and pass; one contradiction planted into them
// is refused, at its line and alone.

#include <gtest/gtest.h>

#include "scenario/categories.h"
#include "scenario/targets.h"
#include "tests/support/dice.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

constexpr int kLine0 = 2;  // of the first row: the heading comes before

struct Row {
  std::string table, category, given;
  int households = 0;
};

/// The tables of one counted population: those that cover the city, and some of the cross tables.
struct Counted {
  int kelurahan = 1, households = 0;
  std::vector<Row> rows;

  std::string text() const {
    std::string text = "table,category,given,households\n";
    for (const Row& row : rows) {
      text += row.table + "," + row.category + "," + row.given + "," + std::to_string(row.households) + "\n";
    }
    return text;
  }
  /// The first row of a table, of those that are given `given` if that is not empty.
  std::size_t first(const std::string& table, const std::string& given = "") const {
    std::size_t at = 0;
    while (rows[at].table != table || (!given.empty() && rows[at].given != given)) ++at;
    return at;
  }
};

std::string kelurahan_code(int k) {
  return "99.0" + std::to_string(k + 1);
}

std::string word(Dimension dimension, int category) {
  return dimension == Dimension::kelurahan ? kelurahan_code(category)
                                           : category_names(dimension)[static_cast<std::size_t>(category)];
}

Counted counted(test::Dice& dice) {
  Counted made;
  made.kelurahan = dice.between(1, 5);
  const int fifth = dice.between(8, 60), poor = dice.between(1, fifth);
  made.households = 5 * fifth;
  std::vector<std::array<int, kDimensions>> people;
  for (int i = 0; i < made.households; ++i) {
    people.push_back({dice.between(0, made.kelurahan - 1), i < poor ? 0 : 1 + i / fifth, dice.between(0, 3),
                      dice.between(0, 3), dice.between(0, 3)});
  }
  const auto size = [&](int d) {
    return d == 0 ? made.kelurahan : static_cast<int>(category_names(static_cast<Dimension>(d)).size());
  };
  std::vector<std::vector<Row>> tables;
  const auto count = [&](int d, int category, int given, int given_category) {
    int households = 0;
    for (const auto& one : people) {
      households += one[static_cast<std::size_t>(d)] == category &&
                    (given < 0 || one[static_cast<std::size_t>(given)] == given_category);
    }
    return households;
  };
  for (int d = 0; d < kDimensions; ++d) {
    std::vector<Row> table;
    for (int c = 0; c < size(d); ++c) {
      table.push_back({kDimensionNames[d], word(static_cast<Dimension>(d), c), "", count(d, c, -1, 0)});
    }
    tables.push_back(table);
  }
  for (int d = 0; d < kDimensions; ++d) {
    for (int given = 0; given < kDimensions; ++given) {
      if (d == given || !dice.chance(0.2)) continue;
      std::vector<Row> table;
      for (int g = 0; g < size(given); ++g) {
        if (g > 0 && dice.chance(0.5)) continue;  // only some of those that may be given
        for (int c = 0; c < size(d); ++c) {
          table.push_back({std::string(kDimensionNames[d]) + "_by_" + kDimensionNames[given],
                           word(static_cast<Dimension>(d), c), word(static_cast<Dimension>(given), g),
                           count(d, c, given, g)});
        }
      }
      tables.push_back(table);
    }
  }
  dice.shuffle(tables);
  for (std::vector<Row>& table : tables) {
    dice.shuffle(table);
    made.rows.insert(made.rows.end(), table.begin(), table.end());
  }
  return made;
}

/// file:line of every problem.
std::vector<std::string> places(const Counted& city, int households) {
  const test::TinyScenario tiny;
  std::string kelurahan = "code,name,persons,rt\n";
  for (int k = 0; k < city.kelurahan; ++k) {
    kelurahan += kelurahan_code(k) + ",Kelurahan " + std::to_string(k) + ",300,20\n";
  }
  tiny.folder.write("kelurahan.csv", kelurahan);
  tiny.folder.write("targets.csv", city.text());
  std::string scenario = test::tiny_files().at("city.toml");
  scenario.replace(scenario.find("households = 120"), 16, "households = " + std::to_string(households));
  scenario.replace(scenario.find("strategies = [\"diam\", \"semua\"]"), 30, "strategies = [\"diam\"]");
  tiny.folder.write("city.toml", scenario);
  try {
    tiny.load();
  } catch (const InputError& error) {
    std::vector<std::string> found;
    for (const Problem& problem : error.problems()) {
      found.push_back(problem.file.substr(problem.file.rfind('/') + 1) + ":" + std::to_string(problem.line) + " " +
                      problem.what.code());
    }
    return found;
  }
  return {};
}

std::string at(std::size_t row, const char* code) {
  return "targets.csv:" + std::to_string(kLine0 + row) + " " + code;
}

std::vector<std::string> only(std::string place) {
  return {std::move(place)};
}

class RandomCity : public testing::TestWithParam<std::uint32_t> {
 protected:
  test::Dice dice_{2025, GetParam()};
  Counted city_ = counted(dice_);
  /// Some row of a table that covers the city or does not; nothing if there is none.
  std::optional<std::size_t> some_row(bool cross) {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < city_.rows.size(); ++i) {
      if (city_.rows[i].given.empty() != cross) fitting.push_back(i);
    }
    if (fitting.empty()) return std::nullopt;
    return dice_.one_of(fitting);
  }
  int much() { return city_.households / 4 + dice_.between(10, 20); }
};

TEST_P(RandomCity, ThatWasCountedPasses) {
  EXPECT_EQ(places(city_, city_.households), std::vector<std::string>{}) << city_.text();
}

TEST_P(RandomCity, AnotherNumberOfHouseholdsIsRefused) {
  EXPECT_EQ(places(city_, city_.households + much()), only("city.toml:5 value_is")) << city_.text();
}

TEST_P(RandomCity, AMarginOfAnotherSumIsRefused) {
  const std::size_t row = *some_row(false);
  city_.rows[row].households += much();
  EXPECT_EQ(places(city_, city_.households), only(at(city_.first(city_.rows[row].table), "table_sums_to")))
      << city_.text();
}

TEST_P(RandomCity, ACrossTableOfAnotherSumIsRefused) {
  const std::optional<std::size_t> row = some_row(true);
  if (!row) return;
  Row& one = city_.rows[*row];
  one.households += city_.households;
  const bool alone = std::count_if(city_.rows.begin(), city_.rows.end(), [&](const Row& other) {
                       return other.table == one.table && other.given == one.given;
                     }) == 1;
  EXPECT_EQ(places(city_, city_.households),
            only(at(city_.first(one.table, one.given), alone ? "value_is" : "table_sums_to_for")))
      << city_.text();
}

TEST_P(RandomCity, ACategoryThatIsLeftOutIsRefused) {
  const std::size_t row = *some_row(false);
  const std::string table = city_.rows[row].table;
  if (table == "kelurahan" && city_.kelurahan == 1) return;  // then the table is not there at all
  city_.rows.erase(city_.rows.begin() + static_cast<std::ptrdiff_t>(row));
  EXPECT_EQ(places(city_, city_.households), only(at(city_.first(table), "table_lacks"))) << city_.text();
}

TEST_P(RandomCity, QuintilesThatAreNoFifthsAreRefused) {
  std::size_t more = city_.rows.size(), less = more;
  for (std::size_t i = 0; i < city_.rows.size(); ++i) {
    if (city_.rows[i].category == "quintile_2" && city_.rows[i].given.empty()) more = i;
    if (city_.rows[i].category == "quintile_5" && city_.rows[i].given.empty()) less = i;
  }
  std::erase_if(city_.rows,
                [](const Row& row) { return row.table.find("welfare") != 0 && row.table.ends_with("welfare"); });
  std::erase_if(city_.rows, [](const Row& row) { return row.table.starts_with("welfare_"); });
  for (std::size_t i = 0; i < city_.rows.size(); ++i) {
    if (city_.rows[i].category == "quintile_2") city_.rows[more = i].households += 5;
    if (city_.rows[i].category == "quintile_5") city_.rows[less = i].households -= 5;
  }
  ASSERT_LT(less, city_.rows.size());
  EXPECT_EQ(places(city_, city_.households), only(at(more, "value_is"))) << city_.text();
}

TEST_P(RandomCity, AKelurahanByCodeAndByNameIsRefused) {
  std::size_t row = 0;
  while (city_.rows[row].table != "kelurahan") ++row;
  Row again = city_.rows[row];
  again.category = "Kelurahan " + std::string(1, static_cast<char>(again.category.back() - 1));
  city_.rows.insert(city_.rows.begin() + static_cast<std::ptrdiff_t>(row) + 1, again);
  EXPECT_EQ(places(city_, city_.households), only(at(row + 1, "as_it_is"))) << city_.text();
}

INSTANTIATE_TEST_SUITE_P(Cities, RandomCity, testing::Range(0u, 60u));

}  // namespace
}  // namespace kabar
