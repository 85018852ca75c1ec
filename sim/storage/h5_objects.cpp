#include "storage/h5_objects.h"

#include <algorithm>
#include <set>

#include "storage/h5_heap.h"
#include "storage/phrases.h"

namespace kabar::h5 {

namespace {

constexpr std::uint8_t kShared = 2;  // flag of a message: it lies elsewhere
constexpr std::size_t kMostMessages = 100'000;

/// The blocks of a header: the first, and those that continue it. Version 2 is that of kabar's objects, version 1 that
/// of what other programs put beside them.
class HeaderReader {
 public:
  HeaderReader(const Bytes& file, std::uint64_t address) : file_(file) {
    Cursor at(file_, address);
    first_version_ = at.number(1) == 1;
    if (first_version_) {
      at.skip(7);
      const std::uint64_t size = at.number(4);
      at.skip(4);
      before_message_ = 8;
      block(at.at(), size);
    } else {
      at = Cursor(file_, address);
      at.expect("OHDR");
      at.expect(1, 2);
      const std::uint64_t flags = at.number(1);
      if ((flags & 0x20) != 0) at.skip(16);  // times
      if ((flags & 0x10) != 0) at.skip(4);   // when attributes move into a heap
      before_message_ = (flags & 0x04) != 0 ? 6 : 4;
      const std::uint64_t size = at.number(std::size_t{1} << (flags & 3));
      block(at.at(), size);
    }
    for (std::size_t i = 0; i < continued_.size(); ++i) {
      const auto [begin, length] = continued_[i];
      if (!begun_.insert(begin).second) file_.refuse();
      if (first_version_) {
        block(begin, length);
        continue;
      }
      Cursor next(file_, begin);
      next.expect("OCHK");
      if (length < 8) file_.refuse();
      block(next.at(), length - 8);  // without signature and checksum
    }
  }
  std::vector<Message> take() { return std::move(messages_); }

 private:
  void block(std::uint64_t begin, std::uint64_t size) {
    const Bytes bytes(file_.part(begin, size), file_.what());
    Cursor at(bytes, 0);
    while (at.left() >= before_message_) {
      const std::uint64_t begins = at.at();
      const auto kind = static_cast<MessageKind>(at.number(first_version_ ? 2 : 1));
      const std::uint64_t length = at.number(2), flags = at.number(1);
      at.skip(begins + before_message_ - at.at());
      const auto found = at.part(length);
      if ((flags & kShared) != 0) throw Failure({phrase::described_elsewhere, file_.what()});
      if (kind == MessageKind::continuation) {
        const Bytes place(found, file_.what());
        continued_.emplace_back(place.number(0, 8), place.number(8, 8));
      } else {
        messages_.push_back({kind, found});
      }
      if (messages_.size() + continued_.size() > kMostMessages) file_.refuse();
    }
  }

  const Bytes& file_;
  bool first_version_ = false;
  std::uint64_t before_message_ = 0;  // bytes: kind, length, flags, and its order or nothing
  std::vector<std::pair<std::uint64_t, std::uint64_t>> continued_;
  std::set<std::uint64_t> begun_;
  std::vector<Message> messages_;
};

/// Where a header says that many links or attributes lie.
struct Dense {
  std::uint64_t heap = kNowhere, names = kNowhere;
};

Dense dense_from(const Bytes& message, std::size_t index_bytes) {
  Cursor at(message, 0);
  at.expect(1, 0);
  const std::uint64_t flags = at.number(1);
  if ((flags & 1) != 0) at.skip(index_bytes);
  Dense dense;
  dense.heap = at.address();
  dense.names = at.address();
  return dense;
}

/// What the records of a tree of names look like.
struct Record {
  std::uint8_t type;
  std::size_t bytes, id_at, id_bytes, flags_at;
};
constexpr Record kLinkRecord{5, 11, 4, 7, 0};
constexpr Record kAttributeRecord{8, 17, 0, 8, 8};

/// The objects of a heap that a tree lists.
std::vector<std::span<const std::uint8_t>> objects_of(const Bytes& file, const Dense& dense, const Record& record) {
  Heap heap(file, dense.heap);
  std::vector<std::span<const std::uint8_t>> objects;
  for (const auto one : tree_records(file, dense.names, record.type, record.bytes)) {
    if (record.flags_at > 0 && (one[record.flags_at] & kShared) != 0) {
      throw Failure({phrase::described_elsewhere, file.what()});
    }
    objects.push_back(heap.object(one.subspan(record.id_at, record.id_bytes)));
  }
  return objects;
}

/// Name and address.
std::pair<std::string, std::uint64_t> link_from(const Bytes& message) {
  Cursor at(message, 0);
  at.expect(1, 1);
  const std::uint64_t flags = at.number(1);
  const std::uint64_t kind = (flags & 0x08) != 0 ? at.number(1) : 0;
  if ((flags & 0x04) != 0) at.skip(8);  // order of creation
  if ((flags & 0x10) != 0) at.skip(1);  // characters of the name
  const std::uint64_t length = at.number(std::size_t{1} << (flags & 3));
  const std::string name(at.text(length));
  if (kind != 0) throw Failure({phrase::no_hard_link, name});
  return {name, at.address()};
}

std::pair<std::string, Attribute> attribute_from(const Bytes& message) {
  Cursor at(message, 0);
  const std::uint64_t version = at.number(1), flags = at.number(1);
  if (version < 1 || version > 3) message.refuse();
  if (version > 1 && flags != 0) throw Failure({phrase::described_elsewhere, message.what()});
  const std::uint64_t name_bytes = at.number(2), type_bytes = at.number(2), space_bytes = at.number(2);
  if (version == 3) at.skip(1);
  // Version 1 fills each part up to 8 bytes.
  const auto next = [&](std::uint64_t length) {
    const auto part = at.part(length);
    if (version == 1) at.skip((8 - length % 8) % 8);
    return part;
  };
  const auto name_part = next(name_bytes);
  const std::string name(reinterpret_cast<const char*>(name_part.data()), name_part.size());
  Attribute attribute;
  attribute.type = datatype_from(Bytes(next(type_bytes), message.what()));
  attribute.values = 1;
  for (const unsigned long long extent : extents_from(Bytes(next(space_bytes), message.what()))) {
    if (extent > 0 && attribute.values > at.left() / extent) message.refuse();
    attribute.values *= extent;
  }
  if (attribute.type.bytes > 0 && attribute.values > at.left() / attribute.type.bytes) message.refuse();
  attribute.bytes = at.part(attribute.values * attribute.type.bytes);
  return {name.substr(0, name.find('\0')), attribute};
}

}  // namespace

Datatype datatype_from(const Bytes& message) {
  Cursor at(message, 0);
  const std::uint64_t first = at.number(1), version = first >> 4;
  const std::uint64_t bits = at.number(3);
  if (version < 1 || version > 3) message.refuse();
  Datatype type;
  type.bytes = at.number(4);
  const auto whole_bits = [&] { return at.number(2) == 0 && at.number(2) == 8 * std::uint64_t{type.bytes}; };
  switch (first & 0x0F) {
    case 0:
      type.of = Datatype::Class::whole;
      type.is_signed = (bits & 8) != 0;
      type.plain = (bits & 1) == 0 && whole_bits();
      break;
    case 1: {
      type.of = Datatype::Class::real;
      constexpr std::uint64_t kDouble = 0x3F00u | 0x20u;  // sign in bit 63, a mantissa with its first 1 left out
      type.plain = type.bytes == 8 && bits == kDouble && whole_bits() && at.number(1) == 52 && at.number(1) == 11 &&
                   at.number(1) == 0 && at.number(1) == 52 && at.number(4) == 1023;
      break;
    }
    case 3:
      type.of = Datatype::Class::text;
      break;
    case 9:
      if ((bits & 0x0F) == 1) type.of = Datatype::Class::texts;
      break;
    default:
      break;
  }
  return type;
}

std::vector<unsigned long long> extents_from(const Bytes& message) {
  constexpr std::size_t kMostDimensions = 32;
  Cursor at(message, 0);
  const std::uint64_t version = at.number(1), dimensions = at.number(1);
  at.skip(1);  // whether it may grow
  if ((version != 1 && version != 2) || dimensions > kMostDimensions) message.refuse();
  if (version == 1) {
    at.skip(5);
  } else if (at.number(1) == 2) {  // no value at all
    return {0};
  }
  std::vector<unsigned long long> extents(dimensions);
  for (unsigned long long& extent : extents) extent = at.number(8);
  return extents;
}

Bytes only_message(const std::vector<Message>& messages, MessageKind kind, const std::string& what) {
  const Message* found = nullptr;
  for (const Message& message : messages) {
    if (message.kind != kind) continue;
    if (found != nullptr) throw Failure({phrase::laid_out_otherwise, what});
    found = &message;
  }
  if (found == nullptr) throw Failure({phrase::laid_out_otherwise, what});
  return Bytes(found->bytes, what);
}

bool has_message(const std::vector<Message>& messages, MessageKind kind) {
  return std::any_of(messages.begin(), messages.end(), [kind](const Message& one) { return one.kind == kind; });
}

Objects::Objects(std::span<const std::uint8_t> file) : file_(file, "HDF5") {
  Cursor at(file_, 8);  // behind the signature
  const std::uint64_t version = at.number(1);
  if (version > 3) file_.refuse();
  if (version < 2) {
    at.skip(4);
    at.expect(2, 0x0808);  // bytes of an address, and of a length
    at.skip(1 + 4 + 4);
    if (version == 1) at.skip(4);
  } else {
    at.expect(2, 0x0808);
    at.skip(1);
  }
  at.expect(8, 0);  // the file begins at its first byte
  at.skip(8);
  end_ = at.address();
  if (version < 2) at.skip(16);
  root_ = at.address();
}

std::vector<Message> Objects::messages(std::uint64_t address, const std::string& what) const {
  const Bytes named = file_.called(what);
  return HeaderReader(named, address).take();
}

bool Objects::is_group(const std::vector<Message>& messages) const {
  return has_message(messages, MessageKind::link_info) || has_message(messages, MessageKind::symbol_table);
}

Links Objects::links(std::uint64_t address, const std::string& what) const {
  const Bytes named = file_.called(what);
  const std::vector<Message> all = messages(address, what);
  Links links;
  std::uint64_t characters = 0;  // of names: more than the file has bytes only where they overlap each other
  const auto add = [&](std::span<const std::uint8_t> bytes) {
    const auto [link, is_new] = links.insert(link_from(Bytes(bytes, what)));
    characters += link->first.size();
    if (!is_new || characters > file_.size()) named.refuse();
  };
  const Bytes info = only_message(all, MessageKind::link_info, what);
  for (const Message& message : all) {
    if (message.kind == MessageKind::link) add(message.bytes);
  }
  const Dense dense = dense_from(info, 8);
  if (dense.heap == kNowhere) return links;
  for (const auto bytes : objects_of(named, dense, kLinkRecord)) add(bytes);
  return links;
}

std::map<std::string, Attribute> Objects::attributes(std::uint64_t address, const std::string& what) const {
  const Bytes named = file_.called(what);
  const std::vector<Message> all = messages(address, what);
  std::map<std::string, Attribute> attributes;
  const auto add = [&](std::span<const std::uint8_t> bytes) {
    if (!attributes.insert(attribute_from(Bytes(bytes, what))).second) named.refuse();
  };
  for (const Message& message : all) {
    if (message.kind == MessageKind::attribute) add(message.bytes);
  }
  if (!has_message(all, MessageKind::attribute_info)) return attributes;
  const Dense dense = dense_from(only_message(all, MessageKind::attribute_info, what), 2);
  if (dense.heap == kNowhere) return attributes;
  for (const auto bytes : objects_of(named, dense, kAttributeRecord)) add(bytes);
  return attributes;
}

}  // namespace kabar::h5
