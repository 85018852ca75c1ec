#pragma once
// One read of one result file. What says whence the file is stands in read.cpp, the records in read_records.cpp.
// Internal to storage/.

#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/h5_reader.h"
#include "storage/phrases.h"
#include "storage/results.h"

namespace kabar {

/// From 32 hexadecimal digits; a Failure if it is none.
Digest digest_from(const std::string& text);

/// One read of one file.
class ResultReader {
 public:
  ResultReader(std::span<const std::uint8_t> bytes, bool trailer)
      : file_(bytes), ends_as_it_says_(file_.end() == bytes.size()) {
    result_.trailer = trailer;
  }
  /// Of a file without a trailer: whether it is one of kabar that was opened for writing.
  bool is_ours();
  ResultFile result();

 private:
  void version();
  void attributes();
  /// An attribute that is there only where it is not 0.
  std::uint32_t unless_zero(const char* name);
  std::uint32_t extent(const h5::Variable& variable) { return static_cast<std::uint32_t>(file_.dimension(variable)); }
  std::uint32_t extent(const char* name) { return static_cast<std::uint32_t>(file_.dimension(std::string(name))); }
  /// The cells of this build, by name.
  void expect_labels(const h5::Variable& variable, std::span<const char* const> names);
  void dimensions();
  /// Labels that count up.
  void expect_numbers(const h5::Variable& variable, std::int32_t first, std::uint32_t count);
  template <class Row>
  void fill(std::vector<Row>& rows, std::string Row::*member, const h5::Variable& variable) {
    std::vector<std::string> values = file_.text(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) rows[i].*member = std::move(values[i]);
  }
  template <class Row>
  void fill(std::vector<Row>& rows, double Row::*member, const h5::Variable& variable) {
    const std::vector<double> values = file_.array<double>(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!std::isfinite(values[i])) throw h5::Failure({phrase::out_of_range, variable.path});
      rows[i].*member = values[i];
    }
  }
  template <class Row>
  void fill(std::vector<Row>& rows, Digest Row::*member, const h5::Variable& variable) {
    const std::vector<std::string> values = file_.text(variable);
    rows.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) rows[i].*member = digest_from(values[i]);
  }
  void label_properties();
  void populations();
  /// Of scenarios with tables of people, in files of a kabar that writes them.
  void targets();
  void read_slabs(const h5::Variable& variable, std::vector<std::uint32_t> ReplicateRecord::*member);
  void read_totals(const h5::Variable& variable, std::uint64_t ReplicateRecord::*member);
  void replicates();
  void ledgers();
  /// What the budget did.
  void budget();
  void household_shares();
  template <class T, class Set>
  void read_kept(const std::vector<std::size_t>& indices, const h5::Variable& variable, Set set) {
    const h5::Dataset dataset = file_.open(variable);
    std::vector<T> values(static_cast<std::size_t>(n_.topics) * most_households_);
    for (std::size_t k = 0; k < indices.size(); ++k) {
      dataset.read<T>({k}, values);
      const std::size_t households = households_of(indices[k]);
      std::vector<HouseholdRecord>& records = result_.recording.replicates[indices[k]].households;
      for (std::size_t t = 0; t < n_.topics; ++t) {
        for (std::size_t h = 0; h < households; ++h) {
          set(records[t * households + h], values[t * most_households_ + h]);
        }
      }
    }
  }
  void kept_replicates();
  std::size_t households_of(std::size_t index) const;
  void parameters();
  void inputs();
  void refused();
  h5::Reader file_;
  bool ends_as_it_says_;
  ResultFile result_;
  Provenance& from_ = result_.provenance;
  Dimensions& n_ = result_.recording.dimensions;
  std::uint32_t most_households_ = 0;
  /// Of replicates. These are read first: they lie in the file as they are, so that there are no more replicates and
  /// populations than it has room for.
  std::vector<std::string> digests_;
};

}  // namespace kabar
