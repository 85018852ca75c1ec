#include "storage/h5_reader.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

// deflate packs at most 1,032 : 1, so an array that claims more than this is no array of ours.
constexpr std::uint64_t kLargestRatio = 2000;
constexpr std::uint64_t kSmallArray = 1u << 20;

bool fits(const Datatype& type, Type expected) {
  switch (expected) {
    case Type::text:
      return type.of == Datatype::Class::texts && type.bytes == size_of(Type::text);
    case Type::f64:
      return type.of == Datatype::Class::real && type.plain;
    default:
      break;
  }
  const bool is_signed = expected == Type::i8 || expected == Type::i32 || expected == Type::i64;
  return type.of == Datatype::Class::whole && type.plain && type.bytes == size_of(expected) &&
         type.is_signed == is_signed;
}

}  // namespace

std::size_t Dataset::first_of(std::initializer_list<std::size_t> at, Type type, std::size_t count) const {
  std::size_t first = 0, rest = elements(), d = 0;
  for (const std::size_t index : at) {
    if (index >= array_->extents().at(d)) {
      throw std::logic_error(std::string("h5: ") + variable_->path + " has no such index");
    }
    rest /= array_->extents()[d++];
    first += index * rest;
  }
  if (type != variable_->type || count != rest) {
    throw std::logic_error(std::string("h5: ") + variable_->path + " has another type or another number of values");
  }
  return first;
}

Reader::Reader(std::span<const std::uint8_t> bytes)
    : objects_(bytes), texts_(bytes), attributes_(objects_.attributes(objects_.root(), "HDF5")) {
  links_of("");
}

bool Reader::has_attribute(const char* name) const {
  return attributes_.count(name) > 0;
}

const Attribute& Reader::attribute(const char* name) const {
  const auto found = attributes_.find(name);
  if (found == attributes_.end()) throw Failure({phrase::is_missing, Sentence(phrase::attribute, name)});
  return found->second;
}

std::string Reader::text_attribute(const char* name) {
  const Attribute& found = attribute(name);
  if (found.type.of != Datatype::Class::text || found.values != 1) {
    throw Failure({phrase::has_other_type, Sentence(phrase::attribute, name)});
  }
  const std::string value(reinterpret_cast<const char*>(found.bytes.data()), found.bytes.size());
  content_.text(name, value);
  return value.substr(0, value.find('\0'));
}

std::int64_t Reader::integer_attribute(const char* name) {
  const Attribute& found = attribute(name);
  const Datatype& type = found.type;
  if (type.of != Datatype::Class::whole || !type.plain || !type.is_signed || type.bytes > 8 || type.bytes == 0 ||
      found.values != 1) {
    throw Failure({phrase::has_other_type, Sentence(phrase::attribute, name)});
  }
  const std::uint64_t bits = Bytes(found.bytes, name).number(0, type.bytes);
  const auto unused = static_cast<unsigned>(64 - 8 * type.bytes);
  const std::int64_t value = static_cast<std::int64_t>(bits << unused) >> unused;
  content_.number(name, value);
  return value;
}

double Reader::real_attribute(const char* name) {
  const Attribute& found = attribute(name);
  if (!fits(found.type, Type::f64) || found.values != 1) {
    throw Failure({phrase::has_other_type, Sentence(phrase::attribute, name)});
  }
  const double value = std::bit_cast<double>(Bytes(found.bytes, name).number(0, 8));
  content_.number(name, value);
  return value;
}

const Links& Reader::links_of(const std::string& group) {
  if (const auto known = links_.find(group); known != links_.end()) return known->second;
  Links found;
  if (group.empty()) {
    found = objects_.links(objects_.root(), "HDF5");
  } else if (const auto link = links_.at("").find(group); link != links_.at("").end()) {
    if (objects_.is_group(objects_.messages(link->second, group))) found = objects_.links(link->second, group);
  }
  return links_.emplace(group, std::move(found)).first->second;
}

bool Reader::has(const char* path) {
  const std::string text = path;
  const std::size_t slash = text.find('/');
  const std::string group = slash == std::string::npos ? "" : text.substr(0, slash);
  return links_of(group).count(base_name(text)) > 0;
}

std::vector<Message> Reader::messages_of_array(const std::string& path) {
  if (!has(path.c_str())) throw Failure({phrase::is_missing, path});
  const std::size_t slash = path.find('/');
  const Links& links = links_of(slash == std::string::npos ? "" : path.substr(0, slash));
  std::vector<Message> messages = objects_.messages(links.at(base_name(path)), path);
  if (!has_message(messages, MessageKind::layout)) throw Failure({phrase::is_no_array, path});
  return messages;
}

std::size_t Reader::dimension(const std::string& name) {
  const Extents extents = extents_from(only_message(messages_of_array(name), MessageKind::dataspace, name));
  if (extents.size() != 1) throw Failure({phrase::is_no_dimension, name});
  if (extents[0] > 0xFFFFFFFEu) throw Failure({phrase::too_large_dimension, name});
  extents_[base_name(name)] = extents[0];
  return extents[0];
}

std::size_t Reader::dimension(const Variable& variable) {
  return dimension(std::string(variable.path));
}

/// What the array must have by the dimensions that were declared.
Extents Reader::extents_of(const Variable& variable) const {
  Extents extents;
  const std::uint64_t largest = std::max<std::uint64_t>(kSmallArray, kLargestRatio * objects_.bytes().size());
  std::uint64_t size = size_of(variable.type);
  for (const std::string& name : dimensions_of(variable)) {
    const std::uint64_t extent = extents_.at(name);
    if (extent > 0 && size > largest / extent) throw Failure({phrase::larger_than_file, variable.path});
    size *= extent;
    extents.push_back(extent);
  }
  return extents;
}

Dataset Reader::open(const Variable& variable) {
  const std::string path = variable.path;
  if (const auto known = arrays_.find(path); known != arrays_.end()) return {*known->second, variable};
  const std::vector<Message> messages = messages_of_array(path);
  if (!fits(datatype_from(only_message(messages, MessageKind::datatype, path)), variable.type)) {
    throw Failure({phrase::has_other_type, path});
  }
  Extents expected = extents_of(variable);
  if (extents_from(only_message(messages, MessageKind::dataspace, path)) != expected) {
    throw Failure({phrase::has_other_shape, path});
  }
  Layout layout = layout_from(messages, expected.size(), path);
  auto array = std::make_unique<Array>(objects_.bytes().called(path), std::move(layout), std::move(expected),
                                       size_of(variable.type), unpacked_);
  return {*arrays_.emplace(path, std::move(array)).first->second, variable};
}

std::vector<std::string> Reader::text(const Variable& variable) {
  open(variable);
  const std::unique_ptr<Array> array = std::move(arrays_.extract(variable.path).mapped());
  std::vector<std::string> values;
  if (array->elements() > 0) {
    if (array->layout().in_chunks) throw Failure({phrase::laid_out_otherwise, variable.path});
    if (array->layout().begin == kNowhere) throw Failure({phrase::never_written, variable.path});
    values = texts_.read(array->layout().begin, array->elements(), variable.path);
  }
  content_.texts(variable.path, values);
  return values;
}

Digest Reader::content(const char* but) {
  for (const auto& [path, array] : arrays_) {
    content_.chunks(path, array->extents(), array->chunk_digests());
  }
  ContentDigest all = content_;
  all.leave_out(but);
  return all.finish();
}

}  // namespace kabar::h5
