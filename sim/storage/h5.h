#pragma once
// The one door to HDF5: handles that close themselves, and the netCDF-4 conventions that xarray, h5py, ncdump, R and
// Julia expect. Files are built and read in memory, so that HDF5 never meets a disk. Private to storage/; knows nothing
// of kabar's arrays. HDF5 is not thread-safe: one thread at a time calls it, also where several make its chunks.

#include <hdf5.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"
#include "storage/chunks.h"
#include "storage/h5_chunks.h"
#include "storage/h5_image.h"
#include "storage/h5_texts.h"

namespace kabar::h5 {

/// HDF5 refused, or the file is not as its layout says. The sentence names the object.
class Failure : public SentenceError {
 public:
  using SentenceError::SentenceError;
};

enum class Type : std::uint8_t { text, i8, u8, u16, i32, u32, i64, u64, f64 };

template <class T>
constexpr Type type_of();
template <>
constexpr Type type_of<std::int8_t>() {
  return Type::i8;
}
template <>
constexpr Type type_of<std::uint8_t>() {
  return Type::u8;
}
template <>
constexpr Type type_of<std::uint16_t>() {
  return Type::u16;
}
template <>
constexpr Type type_of<std::int32_t>() {
  return Type::i32;
}
template <>
constexpr Type type_of<std::uint32_t>() {
  return Type::u32;
}
template <>
constexpr Type type_of<std::int64_t>() {
  return Type::i64;
}
template <>
constexpr Type type_of<std::uint64_t>() {
  return Type::u64;
}
template <>
constexpr Type type_of<double>() {
  return Type::f64;
}

/// One array of a file. `path` is "counts" or "parameters/value"; `dimensions` names its dimensions, separated by ", ",
/// last fastest. A variable named as its only dimension holds that dimension's labels. `flags` are the meanings of the
/// integers 0, 1, ... if it is a code.
struct Variable {
  const char* path;
  const char* dimensions;
  Type type;
  const char* units;
  const char* meaning;
  const char* flags = "";
};

std::vector<std::string> dimensions_of(const Variable& variable);
const char* name_of(const Variable& variable);
bool is_label(const Variable& variable);

/// An HDF5 id that is closed with its own function.
class Handle {
 public:
  Handle() = default;
  /// Throws Failure if `id` is not valid; `what` says what was tried.
  Handle(hid_t id, herr_t (*close)(hid_t), const std::string& what);
  Handle(Handle&& other) noexcept : id_(other.id_), close_(other.close_) { other.id_ = -1; }
  Handle& operator=(Handle&& other) noexcept;
  ~Handle() { reset(); }
  operator hid_t() const { return id_; }
  void reset();

 private:
  hid_t id_ = -1;
  herr_t (*close_)(hid_t) = nullptr;
};

/// A variable of an open file, with its extents. Slabs: everything at the given leading indices.
class Dataset {
 public:
  Dataset(Handle id, const Variable& variable, std::vector<hsize_t> extents)
      : id_(std::move(id)), variable_(&variable), extents_(std::move(extents)) {}
  /// For reading: no chunk has more than `largest` bytes.
  void unpack_chunks(std::size_t largest);
  hid_t id() const { return id_; }
  const std::vector<hsize_t>& extents() const { return extents_; }

  template <class T>
  void read(std::initializer_list<std::size_t> at, std::span<T> values) const {
    transfer_in(at, type_of<T>(), values.data(), values.size());
  }
  template <class T>
  std::vector<T> read_all() const {
    std::vector<T> values(elements());
    transfer_in({}, type_of<T>(), values.data(), values.size());
    return values;
  }
  void write_text(const std::vector<std::string>& values) const;
  std::size_t elements() const;

 private:
  void transfer_in(std::initializer_list<std::size_t> at, Type type, void* values, std::size_t count) const;
  /// The first element at these leading indices.
  std::size_t first_of(std::initializer_list<std::size_t> at, Type type, std::size_t count) const;

  Handle id_;
  const Variable* variable_;
  std::vector<hsize_t> extents_;
  std::unique_ptr<ChunkReader> chunks_;  // none where the array has no chunks, or is written
};

/// A file under construction.
class Writer {
 public:
  /// Chunks are made on at most `threads` threads; the bytes of the file do not depend on them.
  explicit Writer(int threads);
  void attribute(const char* name, std::string_view value);
  void attribute(const char* name, std::int32_t value);
  void attribute(const char* name, std::int64_t value);
  void attribute(const char* name, double value);
  void group(const char* name, const char* meaning);
  /// A dimension without labels.
  void dimension(const std::string& name, std::size_t extent);
  /// A dimension with its labels.
  void labels(const Variable& variable, const std::vector<std::string>& values);
  void labels(const Variable& variable, const std::vector<std::int32_t>& values, const char* units);
  /// Arrays over dimensions that exist already.
  void text(const Variable& variable, const std::vector<std::string>& values) { create(variable).write_text(values); }
  template <class T>
  void array(const Variable& variable, const std::vector<T>& values) {
    if (values.size() != elements(variable)) {
      throw std::logic_error(std::string("h5: ") + variable.path + " has another number of values");
    }
    rows<T>(variable, 1, [&](std::size_t, std::size_t first, std::span<T> to) {
      std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), to.size(), to.begin());
    });
  }
  /// An array that is never whole in memory: `count` rows, one behind the other, of which `part(row, first, to)` gives
  /// the values from `first` on, as many as `to` has. It is called on any thread, several at a time.
  template <class T, class Part>
  void rows(const Variable& variable, std::size_t count, const Part& part) {
    const std::size_t row = elements(variable) / count;
    pack(variable, type_of<T>(), [&](std::size_t first, std::size_t values, void* chunk) {
      std::span<T> to(static_cast<T*>(chunk), values);
      while (!to.empty()) {
        const std::size_t some = std::min(to.size(), row - first % row);
        part(first / row, first % row, to.first(some));
        to = to.subspan(some);
        first += some;
      }
    });
  }
  /// How many values the array has.
  std::size_t elements(const Variable& variable) const;
  /// The bytes of the file, which the writer keeps. Datasets must be gone; the file is closed afterwards.
  std::span<const std::uint8_t> finish();

 private:
  /// Writes the elements first .. first + count - 1 of an array, in the order of memory.
  using Fill = std::function<void(std::size_t first, std::size_t count, void* to)>;
  void pack(const Variable& variable, Type type, const Fill& fill);
  std::vector<hsize_t> extents(const Variable& variable) const;
  Dataset create(const Variable& variable);
  Dataset create(const Variable& variable, const std::vector<hsize_t>& extents, const char* units);
  Dataset create_label(const Variable& variable, std::size_t extent, const char* units);

  ChunkPacker packer_;
  Image image_;  // outlives the file
  Handle file_;
  std::map<std::string, Handle> scales_;
  std::map<std::string, hsize_t> extents_;
};

/// A file in memory, read only. The bytes must outlive the reader. Everything is checked before it is read: presence,
/// kind, type, rank and extents.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes);
  bool has_attribute(const char* name) const;
  std::string text_attribute(const char* name) const;
  std::int64_t integer_attribute(const char* name) const;
  double real_attribute(const char* name) const;
  bool has(const char* path) const;
  /// Declares the dimension that this labels (or, for one without labels, `name`), and returns its extent.
  std::size_t dimension(const Variable& variable);
  std::size_t dimension(const std::string& name);
  Dataset open(const Variable& variable) const;
  std::vector<std::string> text(const Variable& variable);
  template <class T>
  std::vector<T> array(const Variable& variable) const {
    return open(variable).template read_all<T>();
  }

 private:
  Handle open_dataset(const char* path) const;
  Handle open_attribute(const char* name, H5T_class_t kind) const;

  std::size_t bytes_;
  Texts texts_;
  Handle file_;
  std::map<std::string, hsize_t> extents_;
};

}  // namespace kabar::h5
