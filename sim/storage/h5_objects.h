#pragma once
// The objects of a file: what their headers say, which of them a group holds, and the attributes of one; HDF5 File
// Format Specification 3.0, II and IV. Reads what kabar writes and what HDF5 makes of it, and nothing else: no object
// is found but by a hard link, and no part of its description may lie elsewhere. Knows no array.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "storage/h5_bytes.h"

namespace kabar::h5 {

/// Kinds of messages that a header may hold, of which kabar knows something.
enum class MessageKind : std::uint16_t {
  dataspace = 0x01,
  link_info = 0x02,
  datatype = 0x03,
  link = 0x06,
  external_files = 0x07,
  layout = 0x08,
  attribute = 0x0C,
  continuation = 0x10,
  symbol_table = 0x11,
  attribute_info = 0x15
};

struct Message {
  MessageKind kind;
  std::span<const std::uint8_t> bytes;
};

using Links = std::map<std::string, std::uint64_t>;  // addresses of objects by name

/// How the values of an array or attribute look.
struct Datatype {
  enum class Class : std::uint8_t { whole, real, text, texts, other };  // text: of fixed, texts: of variable length
  Class of = Class::other;
  std::size_t bytes = 0;  // of one
  bool is_signed = false;
  bool plain = false;  // little-endian, all bits used; of a real number: that of IEEE 754
};
Datatype datatype_from(const Bytes& message);

/// Extents; none for a single value.
std::vector<unsigned long long> extents_from(const Bytes& message);

struct Attribute {
  Datatype type;
  std::uint64_t values = 0;
  std::span<const std::uint8_t> bytes;
};

class Objects {
 public:
  explicit Objects(std::span<const std::uint8_t> file);

  std::uint64_t root() const { return root_; }
  /// As many bytes as the file says that it has.
  std::uint64_t end() const { return end_; }
  const Bytes& bytes() const { return file_; }

  /// The messages of an object's header. `what` names it.
  std::vector<Message> messages(std::uint64_t address, const std::string& what) const;
  bool is_group(const std::vector<Message>& messages) const;
  /// Refuses links that are not hard.
  Links links(std::uint64_t address, const std::string& what) const;
  /// All attributes, by name.
  std::map<std::string, Attribute> attributes(std::uint64_t address, const std::string& what) const;

 private:
  Bytes file_;
  std::uint64_t root_ = 0, end_ = 0;
};

/// The only message of a kind. Throws Failure if there is none, or another.
Bytes only_message(const std::vector<Message>& messages, MessageKind kind, const std::string& what);
bool has_message(const std::vector<Message>& messages, MessageKind kind);

}  // namespace kabar::h5
