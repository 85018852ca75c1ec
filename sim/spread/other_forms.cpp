#include "spread/other_forms.h"

#include <algorithm>
#include <array>

#include "core/errors.h"
#include "core/utf8.h"
#include "spread/phrases.h"
#include "spread/text_lines.h"

namespace kabar {

namespace {

using Bytes = std::string_view;
using std::string_view_literals::operator""sv;

struct Packed {
  Bytes begin;
  const char* name;
  const char* program;
};
constexpr std::array<Packed, 5> kPacked{{{"\x1F\x8B"sv, "gzip", "gunzip"},
                                         {"BZh"sv, "bzip2", "bunzip2"},
                                         {"\xFD"
                                          "7zXZ"sv,
                                          "xz", "unxz"},
                                         {"\x28\xB5\x2F\xFD"sv, "Zstandard", "unzstd"},
                                         {"7z\xBC\xAF"sv, "7-Zip", "7z x"}}};

/// Longer marks first: UTF-32 begins as UTF-16 does.
struct Encoding {
  Bytes mark;
  const char* name;
};
constexpr std::array<Encoding, 4> kEncodings{
    {{"\xFF\xFE\0\0"sv, "UTF-32"}, {"\0\0\xFE\xFF"sv, "UTF-32"}, {"\xFF\xFE"sv, "UTF-16"}, {"\xFE\xFF"sv, "UTF-16"}}};

struct Written {
  Bytes begin;  // of the first line that is not empty; letters count as small
  const char* name;
};
constexpr std::array<Written, 20> kWritten{{{"<"sv, "XML (GraphML, GEXF)"},
                                            {"{"sv, "JSON"},
                                            {"["sv, "JSON"},
                                            {"*"sv, "Pajek"},
                                            {"graph ["sv, "GML"},
                                            {"graph["sv, "GML"},
                                            {"creator "sv, "GML"},
                                            {"graph {"sv, "DOT (Graphviz)"},
                                            {"graph{"sv, "DOT (Graphviz)"},
                                            {"digraph"sv, "DOT (Graphviz)"},
                                            {"strict graph"sv, "DOT (Graphviz)"},
                                            {"strict digraph"sv, "DOT (Graphviz)"},
                                            {"leda.graph"sv, "LEDA"},
                                            {">>"sv, "graph6"},
                                            {"p edge"sv, "DIMACS"},
                                            {"p col"sv, "DIMACS"},
                                            {"p sp"sv, "DIMACS"},
                                            {"p max"sv, "DIMACS"},
                                            {"p min"sv, "DIMACS"},
                                            {"c "sv, "DIMACS"}}};

constexpr std::size_t kLooked = 4096;

/// Text in UTF-16 without a mark: every other byte of plain letters and digits is 0.
bool alternates(Bytes head) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t half = head.size() / 2;
  return half >= 2 && std::max(zeros[0], zeros[1]) * 10 >= half * 9 && std::min(zeros[0], zeros[1]) * 10 <= half;
}

/// Control characters that stand in no text.
bool is_binary(Bytes head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\x1A' &&
           byte != 0x1B;
  });
}

[[noreturn]] void refuse(const std::string& name, const Sentence& what, const Sentence& hint) {
  throw InputError({name, 0, 0, what, phrase::ties_are_plain_text, hint});
}

}  // namespace

void refuse_other_forms(std::string_view text, const std::string& name) {
  const Bytes head = text.substr(0, kLooked);
  for (const Packed& one : kPacked) {
    if (head.starts_with(one.begin))
      refuse(name, {phrase::ties_file_is, one.name}, {phrase::ties_unpack_with, one.program});
  }
  if (head.starts_with("PK\x03\x04"sv)) refuse(name, {phrase::ties_file_is, "zip"}, phrase::ties_unpack_or_csv);
  if (head.starts_with("\x89HDF"sv)) refuse(name, {phrase::ties_file_is, "HDF5"}, phrase::ties_as_lines);
  for (const Encoding& one : kEncodings) {
    if (head.starts_with(one.mark)) refuse(name, {phrase::ties_file_is, one.name}, phrase::ties_in_utf8);
  }
  if (alternates(head)) refuse(name, {phrase::ties_file_is, "UTF-16"}, phrase::ties_in_utf8);
  if (is_binary(head)) refuse(name, phrase::ties_file_is_binary, phrase::ties_as_lines);
  const std::size_t first = head.find_first_not_of(" \t\r\n", head.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0);
  if (first == Bytes::npos) return;
  const std::string begin = small_letters(head.substr(first, 32));
  for (const Written& one : kWritten) {
    if (begin.starts_with(one.begin)) {
      throw InputError({name, 0, 0, {phrase::ties_file_is, one.name}, phrase::not_a_line_a_tie, phrase::ties_as_lines});
    }
  }
}

}  // namespace kabar
