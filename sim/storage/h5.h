#pragma once
// The one door to HDF5: handles that close themselves, and files in the netCDF-4 conventions that xarray, h5py, ncdump,
// R and Julia expect. They are built in memory, so that HDF5 never meets a disk, and read by h5_reader.h without it.
// Private to storage/; knows nothing of kabar's arrays. HDF5 is not thread-safe: one thread at a time calls it, also
// where several make its chunks.

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

#include "storage/chunks.h"
#include "storage/content_digest.h"
#include "storage/h5_image.h"
#include "storage/h5_variable.h"

namespace kabar::h5 {

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

/// An array of a file under construction, with its extents.
class NewArray {
 public:
  NewArray(Handle id, const Variable& variable, std::vector<hsize_t> extents)
      : id_(std::move(id)), variable_(&variable), extents_(std::move(extents)) {}
  hid_t id() const { return id_; }
  const std::vector<hsize_t>& extents() const { return extents_; }
  std::size_t elements() const;
  void write_text(const std::vector<std::string>& values) const;

 private:
  Handle id_;
  const Variable* variable_;
  std::vector<hsize_t> extents_;
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
  void text(const Variable& variable, const std::vector<std::string>& values);
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
  /// The digest of all that was written so far.
  Digest content() const { return content_.finish(); }
  /// The bytes of the file, which the writer keeps. Arrays must be gone; the file is closed afterwards.
  std::span<const std::uint8_t> finish();

 private:
  /// Writes the elements first .. first + count - 1 of an array, in the order of memory.
  using Fill = std::function<void(std::size_t first, std::size_t count, void* to)>;
  void pack(const Variable& variable, Type type, const Fill& fill);
  std::vector<Digest> pack_chunks(const NewArray& dataset, const Variable& variable, const Fill& fill);
  std::vector<hsize_t> extents(const Variable& variable) const;
  NewArray create(const Variable& variable);
  NewArray create(const Variable& variable, const std::vector<hsize_t>& extents, const char* units);
  NewArray create_label(const Variable& variable, std::size_t extent, const char* units);

  ChunkPacker packer_;
  Image image_;  // outlives the file
  Handle file_;
  std::map<std::string, Handle> scales_;
  std::map<std::string, hsize_t> extents_;
  ContentDigest content_;
};

}  // namespace kabar::h5
