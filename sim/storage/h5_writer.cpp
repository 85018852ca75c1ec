#include <hdf5_hl.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>

#include "storage/chunks.h"
#include "storage/h5.h"
#include "storage/h5_internal.h"

namespace kabar::h5 {

namespace {

constexpr std::size_t kBatch = 16u << 20;  // of an array, so much is made into chunks before these are stored
constexpr unsigned kDeflateLevel = 4;      // what the file says; the chunks are made by storage/deflate.h

/// Bytes that are not UTF-8 (a command line may hold any) become '?', since readers refuse them.
std::string utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t j) { return j < text.size() ? static_cast<unsigned char>(text[j]) : 0u; };
    const unsigned first = byte(i);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    bool good = length > 0 && first < 0xF5 && first != 0;
    for (std::size_t j = 1; j < length; ++j) good = good && (byte(i + j) & 0xC0u) == 0x80u;
    if (length == 3) {
      good = good && !(first == 0xE0 && byte(i + 1) < 0xA0) && !(first == 0xED && byte(i + 1) > 0x9F);
    }
    if (length == 4) {
      good = good && !(first == 0xF0 && byte(i + 1) < 0x90) && !(first == 0xF4 && byte(i + 1) > 0x8F);
    }
    result += good ? text.substr(i, length) : std::string_view("?");
    i += good ? length : 1;
  }
  return result;
}

void attach(hid_t object, const char* name, hid_t type, hid_t space, const void* value) {
  const Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
  check(H5Awrite(attribute, type, value), name);
}

void attach_text(hid_t object, const char* name, std::string_view value) {
  const std::string text = utf8(value);
  const Handle type = fixed_text_type(text.size() + 1);
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
  attach(object, name, type, space, text.c_str());
}

void attach_number(hid_t object, const char* name, Type kind, const void* value) {
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
  const Handle attribute(H5Acreate2(object, name, file_type(kind), space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
  check(H5Awrite(attribute, memory_type(kind), value), name);
}

void attach_numbers(hid_t object, const char* name, Type kind, const void* values, hsize_t count) {
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, name);
  const Handle attribute(H5Acreate2(object, name, file_type(kind), space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
  check(H5Awrite(attribute, memory_type(kind), values), name);
}

/// The value that stands for 'none' or 'not computed': the largest unsigned, the least signed, not a number. Calls
/// `use` with a pointer to it.
template <class Use>
void with_fill_value(Type type, Use use) {
  const auto pass = [&](auto value) { use(&value); };
  switch (type) {
    case Type::i8:
      return pass(std::numeric_limits<std::int8_t>::min());
    case Type::u8:
      return pass(std::numeric_limits<std::uint8_t>::max());
    case Type::u16:
      return pass(std::numeric_limits<std::uint16_t>::max());
    case Type::i32:
      return pass(std::numeric_limits<std::int32_t>::min());
    case Type::u32:
      return pass(std::numeric_limits<std::uint32_t>::max());
    case Type::i64:
      return pass(std::numeric_limits<std::int64_t>::min());
    case Type::u64:
      return pass(std::numeric_limits<std::uint64_t>::max());
    case Type::f64:
      return pass(std::numeric_limits<double>::quiet_NaN());
    case Type::text:
      return;
  }
}

Handle creation_properties(const Variable& variable, const std::vector<hsize_t>& extents) {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, variable.path);
  check(H5Pset_obj_track_times(properties, false), variable.path);
  check(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), variable.path);
  if (variable.type == Type::text || is_label(variable)) return properties;
  with_fill_value(variable.type, [&](const void* value) {
    check(H5Pset_fill_value(properties, memory_type(variable.type), value), variable.path);
  });
  for (const hsize_t extent : extents) {
    if (extent == 0) return properties;  // nothing to divide into chunks
  }
  const Extents chunk = ChunkGrid(extents, size_of(variable.type)).shape();
  check(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), variable.path);
  check(H5Pset_shuffle(properties), variable.path);
  check(H5Pset_deflate(properties, kDeflateLevel), variable.path);
  check(H5Pset_fletcher32(properties), variable.path);
  return properties;
}

void describe(hid_t dataset, const Variable& variable, const char* units) {
  attach_text(dataset, "units", units);
  attach_text(dataset, "long_name", variable.meaning);
  if (variable.type == Type::text || is_label(variable)) return;
  const hsize_t one = 1;
  with_fill_value(variable.type,
                  [&](const void* value) { attach_numbers(dataset, "_FillValue", variable.type, value, one); });
  const std::string_view flags = variable.flags;
  if (flags.empty()) return;
  std::vector<std::int8_t> values{0};
  for (const char c : flags) {
    if (c == ' ') values.push_back(static_cast<std::int8_t>(values.size()));
  }
  attach_numbers(dataset, "flag_values", Type::i8, values.data(), values.size());
  attach_text(dataset, "flag_meanings", flags);
}

}  // namespace

Writer::Writer(int threads) : packer_(threads) {
  silence();
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "a file in memory");
  image_.keep_for(access);
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "a file in memory");
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "a file in memory");
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "a file in memory");
  check(H5Pset_obj_track_times(creation, false), "a file in memory");
  file_ = Handle(H5Fcreate("kabar-results", H5F_ACC_TRUNC, creation, access), H5Fclose, "a file in memory");
}

void Writer::attribute(const char* name, std::string_view value) {
  attach_text(file_, name, value);
  content_.text(name, utf8(value));
}
void Writer::attribute(const char* name, std::int32_t value) {
  attach_number(file_, name, Type::i32, &value);
  content_.number(name, std::int64_t{value});
}
void Writer::attribute(const char* name, std::int64_t value) {
  attach_number(file_, name, Type::i64, &value);
  content_.number(name, value);
}
void Writer::attribute(const char* name, double value) {
  attach_number(file_, name, Type::f64, &value);
  content_.number(name, value);
}

void Writer::group(const char* name, const char* meaning) {
  const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, name);
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), name);
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), name);
  check(H5Pset_obj_track_times(creation, false), name);
  const Handle made(H5Gcreate2(file_, name, H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose, name);
  attach_text(made, "title", meaning);
}

void Writer::dimension(const std::string& name, std::size_t extent) {
  const hsize_t n = extent;
  const Handle space(H5Screate_simple(1, &n, nullptr), H5Sclose, name);
  const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, name);
  check(H5Pset_obj_track_times(creation, false), name);
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), name);
  Handle scale(H5Dcreate2(file_, name.c_str(), H5T_IEEE_F32BE, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
               name);
  char title[80];
  std::snprintf(title, sizeof title, "%s%10llu", kNoLabels, static_cast<unsigned long long>(extent));
  check(H5DSset_scale(scale, title), name);
  extents_[name] = n;
  scales_[name] = std::move(scale);
}

NewArray Writer::create_label(const Variable& variable, std::size_t extent, const char* units) {
  const std::string name = variable.dimensions;
  NewArray dataset = create(variable, {extent}, units);
  check(H5DSset_scale(dataset.id(), name.c_str()), name);
  extents_[name] = extent;
  scales_[name] = Handle(H5Dopen2(file_, variable.path, H5P_DEFAULT), H5Dclose, name);
  return dataset;
}

void Writer::labels(const Variable& variable, const std::vector<std::string>& values) {
  create_label(variable, values.size(), variable.units).write_text(values);
  content_.texts(variable.path, values);
}

void Writer::text(const Variable& variable, const std::vector<std::string>& values) {
  create(variable).write_text(values);
  content_.texts(variable.path, values);
}

void Writer::labels(const Variable& variable, const std::vector<std::int32_t>& values, const char* units) {
  const NewArray dataset = create_label(variable, values.size(), units);
  std::vector<Digest> digests;
  if (!values.empty()) digests.push_back(digest_of(bytes_of(std::span(values))));
  content_.chunks(variable.path, dataset.extents(), digests);
  if (values.empty()) return;
  check(H5Dwrite(dataset.id(), memory_type(Type::i32), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), variable.path);
}

std::vector<hsize_t> Writer::extents(const Variable& variable) const {
  std::vector<hsize_t> extents;
  for (const std::string& name : dimensions_of(variable)) extents.push_back(extents_.at(name));
  return extents;
}

std::size_t Writer::elements(const Variable& variable) const {
  std::size_t product = 1;
  for (const hsize_t extent : extents(variable)) product *= extent;
  return product;
}

void Writer::pack(const Variable& variable, Type type, const Fill& fill) {
  if (type != variable.type) throw std::logic_error(std::string("h5: ") + variable.path + " has another type");
  const NewArray dataset = create(variable);
  std::vector<Digest> digests;
  if (dataset.elements() > 0) digests = pack_chunks(dataset, variable, fill);
  content_.chunks(variable.path, dataset.extents(), digests);
}

/// Gives the digests of the chunks.
std::vector<Digest> Writer::pack_chunks(const NewArray& dataset, const Variable& variable, const Fill& fill) {
  const std::size_t size = size_of(variable.type);
  const ChunkGrid grid(dataset.extents(), size);
  std::vector<Digest> digests(grid.chunks());
  const std::size_t batch = std::max<std::size_t>(1, kBatch / grid.bytes());
  for (std::size_t begin = 0; begin < grid.chunks(); begin += batch) {
    const auto fill_chunk = [&](std::size_t i, std::span<std::uint8_t> raw) {
      const ChunkGrid::Run run = grid.run(begin + i);
      fill(run.first, run.count, raw.data());
      const auto beyond = raw.subspan(run.count * size);
      std::fill(beyond.begin(), beyond.end(), std::uint8_t{0});
      digests[begin + i] = digest_of(raw);
    };
    const std::size_t count = std::min(batch, grid.chunks() - begin);
    packer_.pack(count, grid.bytes(), size, fill_chunk);
    for (std::size_t i = 0; i < count; ++i) {
      const Extents offset = grid.run(begin + i).offset;
      const std::span<const std::uint8_t> chunk = packer_.packed(i);
      check(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, 0, offset.data(), chunk.size(), chunk.data()), variable.path);
    }
  }
  return digests;
}

NewArray Writer::create(const Variable& variable) {
  const std::vector<std::string> dimensions = dimensions_of(variable);
  NewArray dataset = create(variable, extents(variable), variable.units);
  for (unsigned d = 0; d < dimensions.size(); ++d) {
    check(H5DSattach_scale(dataset.id(), scales_.at(dimensions[d]), d), variable.path);
  }
  return dataset;
}

NewArray Writer::create(const Variable& variable, const std::vector<hsize_t>& extents, const char* units) {
  const Handle space(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose,
                     variable.path);
  const Handle creation = creation_properties(variable, extents);
  const Handle text = text_type();
  const hid_t type = variable.type == Type::text ? static_cast<hid_t>(text) : file_type(variable.type);
  Handle dataset(H5Dcreate2(file_, variable.path, type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
                 variable.path);
  describe(dataset, variable, units);
  return NewArray(std::move(dataset), variable, extents);
}

std::span<const std::uint8_t> Writer::finish() {
  scales_.clear();
  check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "a file in memory");
  const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
  check(size < 0 ? -1 : 0, "a file in memory");
  file_.reset();
  image_.finish(static_cast<std::size_t>(size));
  return image_.bytes();
}

}  // namespace kabar::h5
