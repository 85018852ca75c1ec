#include "storage/h5.h"

#include <utility>

#include "storage/h5_internal.h"
#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

constexpr std::size_t kTextBuffer = 16u << 10;

herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* text) {
  if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

Sentence refusal(const std::string& what) {
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &text);
  H5Eclear2(H5E_DEFAULT);
  return {phrase::hdf5_refuses, what, text};
}

}  // namespace

void silence() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void check(herr_t status, const std::string& what) {
  if (status < 0) throw Failure(refusal(what));
}

hid_t file_type(Type type) {
  switch (type) {
    case Type::i8:
      return H5T_STD_I8LE;
    case Type::u8:
      return H5T_STD_U8LE;
    case Type::u16:
      return H5T_STD_U16LE;
    case Type::i32:
      return H5T_STD_I32LE;
    case Type::u32:
      return H5T_STD_U32LE;
    case Type::i64:
      return H5T_STD_I64LE;
    case Type::u64:
      return H5T_STD_U64LE;
    case Type::f64:
      return H5T_IEEE_F64LE;
    case Type::text:
      break;
  }
  throw std::logic_error("h5: text has no predefined type");
}

hid_t memory_type(Type type) {
  switch (type) {
    case Type::i8:
      return H5T_NATIVE_INT8;
    case Type::u8:
      return H5T_NATIVE_UINT8;
    case Type::u16:
      return H5T_NATIVE_UINT16;
    case Type::i32:
      return H5T_NATIVE_INT32;
    case Type::u32:
      return H5T_NATIVE_UINT32;
    case Type::i64:
      return H5T_NATIVE_INT64;
    case Type::u64:
      return H5T_NATIVE_UINT64;
    case Type::f64:
      return H5T_NATIVE_DOUBLE;
    case Type::text:
      break;
  }
  throw std::logic_error("h5: text has no predefined type");
}

Handle text_type() {
  return fixed_text_type(H5T_VARIABLE);
}

Handle fixed_text_type(std::size_t capacity) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "a text type");
  check(H5Tset_size(type, capacity), "a text type");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "a text type");
  check(H5Tset_strpad(type, H5T_STR_NULLTERM), "a text type");
  return type;
}

Handle::Handle(hid_t id, herr_t (*close)(hid_t), const std::string& what) : id_(id), close_(close) {
  if (id < 0) throw Failure(refusal(what));
}

Handle& Handle::operator=(Handle&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(close_, other.close_);
  return *this;
}

void Handle::reset() {
  if (id_ >= 0) close_(id_);
  id_ = -1;
}

std::size_t NewArray::elements() const {
  std::size_t count = 1;
  for (const hsize_t extent : extents_) count *= extent;
  return count;
}

void NewArray::write_text(const std::vector<std::string>& values) const {
  if (variable_->type != Type::text || values.size() != elements()) {
    throw std::logic_error(std::string("h5: ") + variable_->path + " has another type or another number of values");
  }
  if (values.empty()) return;
  std::vector<const char*> pointers;
  pointers.reserve(values.size());
  for (const std::string& value : values) pointers.push_back(value.c_str());
  const Handle type = text_type();
  // HDF5 clears its buffers for every array; its own are of 1 MB.
  const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose, variable_->path);
  check(H5Pset_buffer(transfer, kTextBuffer, nullptr, nullptr), variable_->path);
  check(H5Dwrite(id_, type, H5S_ALL, H5S_ALL, transfer, pointers.data()), variable_->path);
}

}  // namespace kabar::h5
