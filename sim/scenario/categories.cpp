#include "scenario/categories.h"

#include <algorithm>

#include "scenario/phrases.h"

namespace kabar {

namespace {

constexpr std::size_t kMostNamed = 20;

std::string list_of(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

/// The place of a word among the categories of a dimension that every city shares, or -1.
int find_word(Dimension dimension, const std::string& word) {
  const std::vector<std::string>& names = category_names(dimension);
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (names[c] == word) return static_cast<int>(c);
  }
  return -1;
}

Sentence near_or_all(const std::string& word, const std::vector<std::string>& names) {
  if (Sentence near = suggestion(word, names); !near.empty()) return near;
  if (names.size() > kMostNamed) return {};
  return {phrase::one_of, list_of(names)};
}

}  // namespace

const std::vector<std::string>& category_names(Dimension dimension) {
  static const std::array<std::vector<std::string>, kDimensions> kNames = {
      std::vector<std::string>{},
      {"poor", "quintile_1", "quintile_2", "quintile_3", "quintile_4", "quintile_5"},
      {"none", "shared_phone", "own_phone", "home"},
      {"primary_or_less", "junior", "senior", "tertiary"},
      {"under_30", "from_30", "from_45", "from_60"}};
  return kNames[static_cast<std::size_t>(dimension)];
}

int find_dimension(const std::string& table) {
  for (int d = 0; d < kDimensions; ++d) {
    const std::string name = kDimensionNames[d];
    if (table == name || table.starts_with(name + "_")) return d;
  }
  return -1;
}

std::size_t category_count(const MadeConfiguration& made, Dimension dimension) {
  if (dimension != Dimension::kelurahan) return category_names(dimension).size();
  return std::max<std::size_t>(1, made.kelurahan.size());
}

Categories::Categories(const MadeConfiguration& made) : rows_(made.kelurahan) {
  // Codes before names, the first row before later ones, as a reader looks for them.
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    kelurahan_.emplace(rows_[k].code, static_cast<int>(k));
  }
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    kelurahan_.emplace(rows_[k].name, static_cast<int>(k));
  }
}

int Categories::find(Dimension dimension, const std::string& word) const {
  if (dimension == Dimension::kelurahan) {
    const auto found = kelurahan_.find(word);
    return found == kelurahan_.end() ? -1 : found->second;
  }
  return find_word(dimension, word);
}

std::string Categories::name(Dimension dimension, int category) const {
  const auto at = static_cast<std::size_t>(category);
  if (dimension != Dimension::kelurahan) return category_names(dimension)[at];
  return rows_.empty() ? "" : rows_[at].code;
}

Sentence Categories::hint(Dimension dimension, const std::string& word) const {
  std::vector<std::string> names = category_names(dimension);
  if (dimension == Dimension::kelurahan) {
    for (const MadeKelurahan& one : rows_) names.insert(names.end(), {one.code, one.name});
  }
  return near_or_all(word, names);
}

Sentence Categories::hint(const std::string& word) const {
  std::vector<std::string> names;
  for (int d = 1; d < kDimensions; ++d) {
    const std::vector<std::string>& some = category_names(static_cast<Dimension>(d));
    names.insert(names.end(), some.begin(), some.end());
  }
  const Sentence fixed = near_or_all(word, names);
  if (rows_.size() > kMaxKelurahan) return fixed;
  for (const MadeKelurahan& one : rows_) names.insert(names.end(), {one.code, one.name});
  Sentence near = suggestion(word, names);
  return near.empty() ? fixed : near;
}

NamedCategories categories_of(const MadeConfiguration& made, std::size_t row, Problems& problems) {
  const MadeAssociation& words = made.associations[row];
  const std::string path = "association." + std::to_string(row);
  const auto named = [&](Dimension dimension, const std::string& field) {
    std::vector<bool> chosen(category_names(dimension).size(), field.empty());
    for (std::size_t begin = 0; !field.empty() && begin <= field.size();) {
      const std::size_t end = std::min(field.find('|', begin), field.size());
      const std::string word = field.substr(begin, end - begin);
      const int category = find_word(dimension, word);
      begin = end + 1;
      if (category >= 0) {
        chosen[static_cast<std::size_t>(category)] = true;
        continue;
      }
      const char* const name = kDimensionNames[static_cast<std::size_t>(dimension)];
      problems.add(problem_at(made.origins.at(path + "." + name), {phrase::value_is, name, word},
                              phrase::unknown_category, near_or_all(word, category_names(dimension))));
    }
    return chosen;
  };
  return {named(Dimension::welfare, words.welfare), named(Dimension::access, words.access),
          named(Dimension::education, words.education), named(Dimension::age, words.age)};
}

std::string all_categories(Dimension dimension) {
  return list_of(category_names(dimension));
}

Sentence all_categories() {
  return {phrase::categories_of_tables, all_categories(Dimension::welfare), all_categories(Dimension::access),
          all_categories(Dimension::education), all_categories(Dimension::age)};
}

}  // namespace kabar
