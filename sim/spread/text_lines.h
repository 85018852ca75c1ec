#pragma once
// Lines and fields of the text files that a user gives to spread. Knows no network.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace kabar {

/// All bytes of a file or a named pipe; a signal that somebody handles loses none of them. Throws InputError for a
/// folder, a device, a missing or unreadable file; MachineError.
std::string read_text_file(const std::string& path);

/// The same piece by piece, each but the last of kTextPiece bytes.
inline constexpr std::size_t kTextPiece = std::size_t{1} << 20;
void read_pieces(const std::string& path, const std::function<void(std::string_view piece)>& work);

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

/// The lines of a text that comes in pieces. A line ends in LF, CRLF or CR; a byte order mark of UTF-8 at the beginning
/// falls away.
class TextLines {
 public:
  /// Calls work(line number from 1, line without its end) for every line that is known to have ended in LF.
  template <class Work>
  void add(std::string_view piece, const Work& work) {
    const std::size_t end = piece.rfind('\n');
    if (end == std::string_view::npos) {
      begun_.append(piece);
      return;
    }
    if (begun_.empty()) {
      number_them(piece.substr(0, end + 1), work);
    } else {
      const std::size_t first = piece.find('\n');
      begun_.append(piece.substr(0, first + 1));
      number_them(begun_, work);
      begun_.clear();
      number_them(piece.substr(first + 1, end - first), work);
    }
    begun_.assign(piece.substr(end + 1));
  }
  /// What is left when no piece follows.
  template <class Work>
  void finish(const Work& work) {
    number_them(begun_, work);
    begun_.clear();
  }

 private:
  template <class Work>
  void number_them(std::string_view text, const Work& work) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (number_ == 0 && text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
      text.remove_prefix(kByteOrderMark.size());
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      for (std::size_t cr = line.find('\r'); cr != std::string_view::npos; cr = line.find('\r')) {
        work(++number_, line.substr(0, cr));
        line.remove_prefix(cr + 1);
      }
      work(++number_, line);
      begin = end + 1;
    }
  }

  std::string begun_;  // the line that has not ended
  std::uint32_t number_ = 0;
};

/// The lines of a whole text, see TextLines.
template <class Work>
void for_each_line(std::string_view text, const Work& work) {
  TextLines lines;
  lines.add(text, work);
  lines.finish(work);
}

}  // namespace kabar
