#pragma once
// The words of the tables of people: the dimensions that a population has, and the categories of each. Knows no total
// and no household.

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/sentence.h"
#include "scenario/made.h"

namespace kabar {

enum class Dimension : std::uint8_t { kelurahan, welfare, access, education, age };
inline constexpr int kDimensions = 5;
inline constexpr const char* kDimensionNames[kDimensions] = {"kelurahan", "welfare", "access", "education", "age"};
inline constexpr std::size_t kMaxKelurahan = 256;  // of a scenario: a household's is a byte

/// Categories of the four dimensions that every city shares, in the order of their enums; none of the kelurahan.
const std::vector<std::string>& category_names(Dimension dimension);

/// How many categories a dimension has in a city.
std::size_t category_count(const MadeConfiguration& made, Dimension dimension);

/// The dimension that the first word of a table's name names (`access_poor` is about access), or -1.
int find_dimension(const std::string& table);

/// The categories of one city, whose scenario must outlive it and keep its kelurahan.
class Categories {
 public:
  explicit Categories(const MadeConfiguration& made);

  /// Its place by its word, a kelurahan by code or name; -1 if there is none.
  int find(Dimension dimension, const std::string& word) const;
  /// As messages call it: a kelurahan by its code.
  std::string name(Dimension dimension, int category) const;
  /// What may stand in place of an unknown word: the nearest, else all of them unless they are too many.
  Sentence hint(Dimension dimension, const std::string& word) const;
  /// The same where the dimension is not known either: the second category of a cross table.
  Sentence hint(const std::string& word) const;

 private:
  MadeRows<MadeKelurahan> rows_;
  std::unordered_map<std::string, int> kelurahan_;  // by code and by name
};

/// What a row of associations.csv names: by welfare, access, education and age, whether each category is meant (an
/// empty field: all). Unknown words go to `problems`.
using NamedCategories = std::array<std::vector<bool>, kDimensions - 1>;
NamedCategories categories_of(const MadeConfiguration& made, std::size_t row, Problems& problems);

/// All words of one dimension, for documentation: "poor, quintile_1, ...".
std::string all_categories(Dimension dimension);
/// The same of all dimensions.
Sentence all_categories();

}  // namespace kabar
