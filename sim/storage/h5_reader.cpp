#include <hdf5_hl.h>

#include <algorithm>

#include "storage/h5.h"
#include "storage/h5_internal.h"
#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

// deflate packs at most 1,032 : 1, so an array that claims more than this is no array of ours.
constexpr std::uint64_t kLargestRatio = 2000;
constexpr std::uint64_t kSmallArray = 1u << 20;

}  // namespace

Reader::Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes.size()), texts_(bytes) {
  silence();
  // The core driver takes a copy of the bytes and frees it; H5LTopen_file_image, which would not, loses 72 bytes a
  // file.
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "H5Fopen");
  constexpr std::size_t kGrowth = 1u << 16;
  check(H5Pset_fapl_core(access, kGrowth, 0), "H5Fopen");
  check(H5Pset_file_image(access, const_cast<std::uint8_t*>(bytes.data()), bytes.size()), "H5Fopen");
  // No file of this name is looked for or made.
  file_ = Handle(H5Fopen("result file in memory", H5F_ACC_RDONLY, access), H5Fclose, "H5Fopen");
}

Handle Reader::open_attribute(const char* name, H5T_class_t kind) const {
  const std::string what = name;
  if (!has_attribute(name)) throw Failure({phrase::is_missing, Sentence(phrase::attribute, name)});
  Handle attribute(H5Aopen(file_, name, H5P_DEFAULT), H5Aclose, what);
  const Handle type(H5Aget_type(attribute), H5Tclose, what);
  const Handle space(H5Aget_space(attribute), H5Sclose, what);
  if (H5Tget_class(type) != kind || H5Tis_variable_str(type) > 0 || H5Sget_simple_extent_npoints(space) != 1) {
    throw Failure({phrase::has_other_type, Sentence(phrase::attribute, name)});
  }
  return attribute;
}

bool Reader::has_attribute(const char* name) const {
  return H5Aexists(file_, name) > 0;
}

std::string Reader::text_attribute(const char* name) const {
  const Handle attribute = open_attribute(name, H5T_STRING);
  const Handle type(H5Aget_type(attribute), H5Tclose, name);
  std::string value(H5Tget_size(type), '\0');
  check(H5Aread(attribute, type, value.data()), name);
  return value.substr(0, value.find('\0'));
}

std::int64_t Reader::integer_attribute(const char* name) const {
  const Handle attribute = open_attribute(name, H5T_INTEGER);
  std::int64_t value = 0;
  check(H5Aread(attribute, H5T_NATIVE_INT64, &value), name);
  return value;
}

double Reader::real_attribute(const char* name) const {
  const Handle attribute = open_attribute(name, H5T_FLOAT);
  double value = 0;
  check(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value), name);
  return value;
}

bool Reader::has(const char* path) const {
  const std::string text = path;
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos && H5Lexists(file_, text.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) return false;
  return H5Lexists(file_, path, H5P_DEFAULT) > 0;
}

Handle Reader::open_dataset(const char* path) const {
  if (!has(path)) throw Failure({phrase::is_missing, path});
  const Handle object(H5Oopen(file_, path, H5P_DEFAULT), H5Oclose, path);
  if (H5Iget_type(object) != H5I_DATASET) throw Failure({phrase::is_no_array, path});
  return Handle(H5Dopen2(file_, path, H5P_DEFAULT), H5Dclose, path);
}

std::size_t Reader::dimension(const std::string& name) {
  const Handle dataset = open_dataset(name.c_str());
  const Handle space(H5Dget_space(dataset), H5Sclose, name);
  hsize_t extent = 0;
  if (H5Sget_simple_extent_ndims(space) != 1) throw Failure({phrase::is_no_dimension, name});
  check(H5Sget_simple_extent_dims(space, &extent, nullptr), name);
  if (extent > 0xFFFFFFFEu) throw Failure({phrase::too_large_dimension, name});
  extents_[base_name(name)] = extent;
  return extent;
}

std::size_t Reader::dimension(const Variable& variable) {
  return dimension(std::string(variable.path));
}

Dataset Reader::open(const Variable& variable) const {
  const std::string path = variable.path;
  Handle dataset = open_dataset(variable.path);
  const Handle type(H5Dget_type(dataset), H5Tclose, path);
  const bool same_type = variable.type == Type::text ? H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0
                                                     : H5Tequal(type, file_type(variable.type)) > 0;
  if (!same_type) throw Failure({phrase::has_other_type, path});
  std::vector<hsize_t> expected;
  const std::uint64_t largest = std::max<std::uint64_t>(kSmallArray, kLargestRatio * bytes_);
  std::uint64_t size = size_of(variable.type);
  for (const std::string& name : dimensions_of(variable)) {
    const std::uint64_t extent = extents_.at(name);
    if (extent > 0 && size > largest / extent) throw Failure({phrase::larger_than_file, path});
    size *= extent;
    expected.push_back(extent);
  }
  const Handle space(H5Dget_space(dataset), H5Sclose, path);
  std::vector<hsize_t> extents(expected.size());
  if (H5Sget_simple_extent_ndims(space) != static_cast<int>(expected.size()) ||
      H5Sget_simple_extent_dims(space, extents.data(), nullptr) < 0 || extents != expected) {
    throw Failure({phrase::has_other_shape, path});
  }
  Dataset opened(std::move(dataset), variable, std::move(extents));
  if (variable.type != Type::text) opened.unpack_chunks(bytes_);
  return opened;
}

std::vector<std::string> Reader::text(const Variable& variable) {
  const Dataset dataset = open(variable);
  const std::size_t count = dataset.elements();
  if (count == 0) return {};
  const Handle made(H5Dget_create_plist(dataset.id()), H5Pclose, variable.path);
  const Handle file(H5Fget_create_plist(file_), H5Pclose, variable.path);
  std::size_t address = 0, length = 0;
  hsize_t user_block = 0;
  check(H5Pget_sizes(file, &address, &length), variable.path);
  check(H5Pget_userblock(file, &user_block), variable.path);
  if (H5Pget_layout(made) != H5D_CONTIGUOUS || H5Pget_external_count(made) != 0 || address != 8 || length != 8 ||
      user_block != 0) {
    throw Failure({phrase::laid_out_otherwise, variable.path});
  }
  const haddr_t begin = H5Dget_offset(dataset.id());
  if (begin == HADDR_UNDEF) throw Failure({phrase::never_written, variable.path});
  return texts_.read(begin, count, variable.path);
}

}  // namespace kabar::h5
