#pragma once
// Reads files of HDF5 as kabar writes them, without HDF5: its library believes what a file says of places and lengths,
// and follows it into other files (1.10.8 reads beyond its buffers, hangs, and shows bytes of files that a link or an
// external array names). Whatever the bytes are, they are read or a Failure is thrown. Knows none of kabar's arrays.

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "storage/content_digest.h"
#include "storage/h5_array.h"
#include "storage/h5_objects.h"
#include "storage/h5_texts.h"
#include "storage/h5_variable.h"

namespace kabar::h5 {

/// An array of a file. Slabs: everything at the given leading indices.
class Dataset {
 public:
  Dataset(Array& array, const Variable& variable) : array_(&array), variable_(&variable) {}
  std::size_t elements() const { return array_->elements(); }

  template <class T>
  void read(std::initializer_list<std::size_t> at, std::span<T> values) const {
    array_->read(first_of(at, type_of<T>(), values.size()), values.size(),
                 reinterpret_cast<std::uint8_t*>(values.data()));
  }

 private:
  /// The first element at these leading indices.
  std::size_t first_of(std::initializer_list<std::size_t> at, Type type, std::size_t count) const;

  Array* array_;
  const Variable* variable_;
};

/// A file in memory. The bytes must outlive the reader. Everything is checked before it is read: presence, kind, type,
/// rank and extents.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes);
  /// As many bytes as the file says that it has.
  std::uint64_t end() const { return objects_.end(); }

  bool has_attribute(const char* name) const;
  std::string text_attribute(const char* name);
  std::int64_t integer_attribute(const char* name);
  double real_attribute(const char* name);
  bool has(const char* path);
  /// Declares the dimension that this labels (or, for one without labels, `name`), and returns its extent.
  std::size_t dimension(const Variable& variable);
  std::size_t dimension(const std::string& name);
  Dataset open(const Variable& variable);
  std::vector<std::string> text(const Variable& variable);
  template <class T>
  std::vector<T> array(const Variable& variable) {
    const Dataset dataset = open(variable);
    std::vector<T> values(dataset.elements());
    dataset.read<T>({}, values);
    return values;
  }
  /// The digest of all that was read, but of the attribute of this name.
  Digest content(const char* but);

 private:
  std::vector<Message> messages_of_array(const std::string& path);
  const Links& links_of(const std::string& group);
  const Attribute& attribute(const char* name) const;
  Extents extents_of(const Variable& variable) const;

  Objects objects_;
  Texts texts_;
  std::map<std::string, Attribute> attributes_;
  std::map<std::string, Links> links_;  // by path of the group
  std::map<std::string, unsigned long long> extents_;
  Unpacked unpacked_;
  std::map<std::string, std::unique_ptr<Array>> arrays_;  // of numbers
  ContentDigest content_;
};

}  // namespace kabar::h5
