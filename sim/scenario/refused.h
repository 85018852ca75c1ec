#pragma once
// What of a scenario could not be read, so that no check complains of what follows from that alone. Knows paths, no
// keys.

#include <set>
#include <string>
#include <string_view>

namespace kabar {

/// Paths are internal ("city.days", "channel.2.alpha"); a value that was refused keeps what it was before.
class Refused {
 public:
  /// The value at `path` was refused, is missing, or may be what a misspelt key meant.
  void value(const std::string& path) { paths_.insert(path); }
  /// Rows of a table, or whole strategies ("strategy"), could not be read.
  void rows(const std::string& section) { sections_.insert(section); }

  bool no_value() const { return paths_.empty(); }
  bool has(const std::string& path) const { return paths_.count(path) != 0; }
  bool has_rows_of(const std::string& section) const { return sections_.count(section) != 0; }
  /// Anything of the thing at `path`, or of what it holds.
  bool has_under(const std::string& path) const;
  /// `key` of any row of a section, or any row of it at all.
  bool has_any(const std::string& section, std::string_view key) const;

 private:
  std::set<std::string> paths_;
  std::set<std::string> sections_;
};

}  // namespace kabar
