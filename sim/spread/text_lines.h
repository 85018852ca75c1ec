#pragma once
// Lines and fields of the text files that a user gives to spread. Knows no network.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace kabar {

/// All bytes of a file or a named pipe; a signal that somebody handles loses none of them. Throws InputError for a
/// folder, a device, a missing or unreadable file; MachineError.
std::string read_text_file(const std::string& path);

struct Field {
  std::string_view text;
  std::size_t column = 0;  // in bytes, from 1
};

/// What parts the fields of a line. `freely`: blanks, tabs or one comma (in a line that has a semicolon: one semicolon,
/// and a comma is a decimal mark), `#` begins a comment. The others: this sign alone, blanks around a field fall away.
enum class Parting { freely, comma, semicolon, tab };

/// Cuts a line into fields; empty ones at its end fall away. "..." around a field falls away too. A line that begins
/// with # or % has no fields. Returns whether a comma is a decimal mark in this line.
bool cut_line(std::string_view line, Parting parting, std::vector<Field>& fields);

/// Problems of one file.
class FileProblems {
 public:
  explicit FileProblems(std::string file) : file_(std::move(file)) {}

  void add(std::uint32_t line, std::size_t column, Sentence what, Sentence why, Sentence hint = {}) {
    problems_.add({file_, line, static_cast<std::uint32_t>(column), std::move(what), std::move(why), std::move(hint)});
  }
  void throw_if_any() const { problems_.throw_if_any(); }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  Problems problems_;
};

/// The user's own words in a message, cut where they are long.
Sentence shown(std::string_view words);

/// Reads the id of a node, or adds a problem. Returns whether it could.
bool read_id(const Field& field, std::uint32_t line, std::uint64_t& id, FileProblems& problems);

/// Calls work(line number from 1, line without its end) for every line. A line ends in LF, CRLF or CR; a byte order
/// mark of UTF-8 at the beginning falls away.
template <class Work>
void for_each_line(std::string_view text, const Work& work) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    for (std::size_t cr = line.find('\r'); cr != std::string_view::npos; cr = line.find('\r')) {
      work(++number, line.substr(0, cr));
      line.remove_prefix(cr + 1);
    }
    work(++number, line);
    begin = end + 1;
  }
}

}  // namespace kabar
