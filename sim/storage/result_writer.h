#pragma once
// One write of one result file. What says whence the file is stands in write.cpp, the records in write_records.cpp.
// Internal to storage/.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/h5.h"
#include "storage/results.h"

namespace kabar {

/// Throws std::logic_error: a recording that does not have the dimensions that it states is an error of the caller.
void require(bool fits, const char* what);

using Numbers = std::span<const std::uint32_t>;
/// The values of a row from `first` on; behind its end they are missing.
void copy_part(Numbers row, std::size_t first, std::span<std::uint32_t> to);

template <class Row, class Member>
std::vector<std::string> column(const std::vector<Row>& rows, Member member) {
  std::vector<std::string> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(row.*member);
  return values;
}

template <class T, class Row, class Get>
std::vector<T> values_of(const std::vector<Row>& rows, Get get) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(get(row));
  return values;
}

/// One write of one file.
class ResultWriter {
 public:
  ResultWriter(const Recording& recording, const Provenance& from, Tier tier, int threads)
      : recording_(recording), n_(recording.dimensions), from_(from), tier_(tier), file_(threads) {}
  std::span<const std::uint8_t> bytes();

 private:
  void attributes();
  void dimensions();
  void label_properties();
  void populations();
  /// `row_of(i)` of `count` rows; none: its values are missing.
  template <class RowOf>
  void write_rows(const h5::Variable& variable, std::size_t count, const RowOf& row_of) {
    const std::size_t length = file_.elements(variable) / count;
    for (std::size_t i = 0; i < count; ++i) {
      const std::optional<Numbers> row = row_of(i);
      require(!row || row->size() == length, variable.path);
    }
    file_.rows<std::uint32_t>(variable, count, [&](std::size_t i, std::size_t first, std::span<std::uint32_t> to) {
      copy_part(row_of(i).value_or(Numbers()), first, to);
    });
  }
  /// A row per replicate; those that are not complete are missing.
  void write_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member);
  void write_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member);
  void replicates();
  template <class Column>
  void write_ledgers(const h5::Variable& variable, Column Ledger::*member, std::size_t size);
  void ledgers();
  std::uint32_t most_households() const;
  std::vector<std::size_t> kept() const;
  /// Populations may differ in size: rows are as long as the largest, and end with missing values.
  void household_shares();
  /// A row per kept replicate and topic.
  template <class T, class Get>
  void write_kept(const std::vector<std::size_t>& indices, const h5::Variable& variable, T missing, Get get) {
    const auto households_of = [&](std::size_t k) {
      return recording_.populations[population_of(indices[k])].households;
    };
    for (std::size_t k = 0; k < indices.size(); ++k) {
      const std::size_t found = recording_.replicates[indices[k]].households.size();
      require(found == std::size_t{n_.topics} * households_of(k), variable.path);
    }
    file_.rows<T>(variable, indices.size() * n_.topics, [&](std::size_t i, std::size_t first, std::span<T> to) {
      const std::size_t k = i / n_.topics, households = households_of(k);
      const auto records =
          std::span(recording_.replicates[indices[k]].households).subspan(i % n_.topics * households, households);
      for (std::size_t j = 0; j < to.size(); ++j) {
        to[j] = first + j < households ? static_cast<T>(get(records[first + j])) : missing;
      }
    });
  }
  void kept_replicates();
  void parameters();
  void inputs();
  void refused();
  std::uint32_t population_of(std::size_t index) const;
  const Recording& recording_;
  const Dimensions& n_;
  const Provenance& from_;
  Tier tier_;
  h5::Writer file_;
};

}  // namespace kabar
