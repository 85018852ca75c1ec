#include "diffusion/spread/edge_list.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>

#include "diffusion/spread/phrases.h"

namespace kabar {

namespace {

constexpr std::size_t kShownBytes = 40;

/// The user's own words, short and printable.
Sentence shown(std::string_view word) {
  std::string text;
  for (const char c : word.substr(0, kShownBytes)) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte < 0x20 || byte == 0x7F ? '?' : c;
  }
  return Sentence::verbatim(word.size() > kShownBytes ? text + "..." : text);
}

/// Problems of one file.
class FileProblems {
 public:
  explicit FileProblems(std::string file) : file_(std::move(file)) {}

  void add(std::uint32_t line, std::size_t column, Sentence what, Sentence why, Sentence hint = {}) {
    problems_.add({file_, line, static_cast<std::uint32_t>(column), std::move(what), std::move(why), std::move(hint)});
  }
  void throw_if_any() const { problems_.throw_if_any(); }

 private:
  std::string file_;
  Problems problems_;
};

struct Field {
  std::string_view text;
  std::size_t column = 0;  // in bytes, from 1
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Cuts a line into fields. A comma ends a field like a blank does, but two commas enclose an empty field.
void cut(std::string_view line, std::vector<Field>& fields) {
  fields.clear();
  std::size_t i = 0;
  bool after_comma = false;
  while (true) {
    while (i < line.size() && is_blank(line[i])) ++i;
    const bool ended = i == line.size() || line[i] == '#';
    if (ended && !after_comma) return;
    const std::size_t begin = i;
    while (i < line.size() && !is_blank(line[i]) && line[i] != ',' && line[i] != '#') ++i;
    fields.push_back({line.substr(begin, i - begin), begin + 1});
    if (ended) return;
    while (i < line.size() && is_blank(line[i])) ++i;
    after_comma = i < line.size() && line[i] == ',';
    if (after_comma) ++i;
  }
}

/// Reads an id, or adds a problem. Returns whether it could.
bool read_id(const Field& field, std::uint32_t line, std::uint64_t& id, FileProblems& problems) {
  const char* end = field.text.data() + field.text.size();
  const auto [rest, error] = std::from_chars(field.text.data(), end, id);
  if (error == std::errc() && rest == end) return true;
  if (field.text.empty()) {
    problems.add(line, field.column, phrase::empty_field, phrase::must_be_node_id);
  } else if (error == std::errc::result_out_of_range) {
    problems.add(line, field.column, shown(field.text), phrase::id_at_most);
  } else {
    problems.add(line, field.column, shown(field.text), phrase::id_whole_number,
                 line == 1 && field.text.front() != '-' ? phrase::heading_with_hash : Sentence());
  }
  return false;
}

bool read_weight(const Field& field, std::uint32_t line, double& weight, FileProblems& problems) {
  const char* end = field.text.data() + field.text.size();
  double value = 0.0;
  const auto [rest, error] = std::from_chars(field.text.data(), end, value);
  if (field.text.empty()) {
    problems.add(line, field.column, phrase::empty_field, phrase::number_from_0_to_1);
    return false;
  }
  const bool underflow = error == std::errc::result_out_of_range && field.text.find("e-") != std::string_view::npos;
  if ((error != std::errc() && !underflow) || rest != end || !(value >= 0.0 && value <= 1.0)) {
    problems.add(line, field.column, shown(field.text), phrase::weight_from_0_to_1);
    return false;
  }
  weight = underflow || value == 0.0 ? 0.0 : value;
  return true;
}

/// Calls work(line number from 1, line without its end) for every line.
template <class Work>
void for_each_line(std::string_view text, const Work& work) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::size_t begin = text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  std::uint32_t number = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    work(++number, line);
    begin = end + 1;
  }
}

[[noreturn]] void refuse(const std::string& path, const Sentence& what, const Sentence& why = {}) {
  throw InputError({path, 0, 0, what, why, {}});
}

std::string read_file(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) refuse(path, phrase::no_file);
  if (std::filesystem::is_directory(status)) refuse(path, phrase::cannot_be_opened, phrase::is_folder);
  if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_fifo(status))
    refuse(path, phrase::cannot_be_opened, phrase::is_no_regular_file);
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, phrase::cannot_be_opened, phrase::no_permission);
  std::string text;
  if (const std::uintmax_t size = std::filesystem::file_size(path, error); !error) text.reserve(size);
  char buffer[65536];
  while (file.read(buffer, sizeof buffer) || file.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) throw MachineError({phrase::not_read_to_end, path});
  return text;
}

}  // namespace

std::vector<Tie> parse_edge_list(std::string_view text, const std::string& name) {
  FileProblems problems(name);
  std::vector<Tie> ties;
  std::vector<Field> fields;
  for_each_line(text, [&](std::uint32_t number, std::string_view line) {
    cut(line, fields);
    if (fields.empty()) return;
    Tie tie;
    bool good = read_id(fields[0], number, tie.from, problems);
    if (fields.size() < 2) {
      if (good) problems.add(number, line.size() + 1, phrase::second_node_missing, phrase::line_is_u_v);
      return;
    }
    good &= read_id(fields[1], number, tie.to, problems);
    if (fields.size() > 2) good &= read_weight(fields[2], number, tie.weight, problems);
    if (fields.size() > 3) {
      problems.add(number, fields[3].column, shown(fields[3].text), phrase::line_is_u_v);
      good = false;
    }
    if (good) ties.push_back(tie);
  });
  problems.throw_if_any();
  if (ties.empty()) refuse(name, phrase::holds_no_tie, phrase::line_is_u_v);
  return ties;
}

std::vector<Tie> read_edge_list(const std::string& path) {
  return parse_edge_list(read_file(path), path);
}

std::vector<NamedNode> read_seed_nodes(const std::string& list_or_file) {
  const bool is_list = list_or_file.find_first_not_of("0123456789+-., \t") == std::string::npos;
  const std::string name = is_list ? "" : list_or_file;
  const std::string text = is_list ? list_or_file : read_file(list_or_file);
  FileProblems problems(is_list ? "--seed-nodes" : name);
  std::vector<NamedNode> nodes;
  std::vector<Field> fields;
  for_each_line(text, [&](std::uint32_t number, std::string_view line) {
    cut(line, fields);
    for (const Field& field : fields) {
      const std::uint32_t shown_line = is_list ? 0 : number;
      NamedNode node;
      if (!read_id(field, shown_line, node.id, problems)) continue;
      node.place.file = is_list ? "--seed-nodes" : name;
      node.place.line = shown_line;
      node.place.column = static_cast<std::uint32_t>(field.column);
      nodes.push_back(std::move(node));
    }
  });
  problems.throw_if_any();
  if (nodes.empty()) refuse(is_list ? "--seed-nodes" : name, phrase::names_no_node, phrase::list_or_file_of_ids);
  return nodes;
}

}  // namespace kabar
