#include "spread/edge_columns.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "core/errors.h"
#include "core/utf8.h"
#include "spread/phrases.h"

namespace kabar {

namespace {

using Names = std::vector<std::string_view>;

bool is_one_of(std::string_view word, const Names& names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

/// `From_Node.ID` as `fromnodeid`.
std::string plain_name(std::string_view name) {
  std::string plain = small_letters(name);
  std::erase_if(plain, [](char c) { return c == '_' || c == ' ' || c == '-' || c == '.' || c == ':'; });
  return plain;
}

const Names& ends(bool second) {
  static const Names kFrom{"source", "src",   "from",    "fromnode", "fromnodeid", "fromid", "sourceid", "node1",
                           "id1",    "start", "startid", "nodeid1",  "tail",       "asal",   "dari",     "u"};
  static const Names kTo{"target", "tgt", "to",  "tonode", "tonodeid", "toid", "targetid", "dst",    "dest",
                         "node2",  "id2", "end", "endid",  "nodeid2",  "head", "ke",       "tujuan", "v"};
  return second ? kTo : kFrom;
}

const Names& weight_names() {
  static const Names kWeight{"weight", "weights", "edgeweight", "probability", "prob",
                             "p",      "chance",  "bobot",      "peluang",     "w"};
  return kWeight;
}

/// The one column that has one of the names; nothing if none or several have.
std::optional<std::size_t> only(const std::vector<Field>& fields, const Names& names, bool& twice) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!is_one_of(plain_name(fields[i].text), names)) continue;
    twice |= found.has_value();
    found = i;
  }
  return found;
}

std::string name_of(const std::vector<Field>& fields, std::size_t column) {
  return fields[column].text.empty() ? std::to_string(column + 1) : std::string(fields[column].text);
}

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream stream{small_letters(line)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// `%%MatrixMarket matrix coordinate pattern symmetric`: ties are entries, their weights the values.
void read_matrix_market(const std::vector<std::string>& words, EdgeColumns& columns, EdgeForm& form,
                        FileProblems& problems) {
  const auto word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i]) : std::string_view(); };
  const bool pattern = word(3) == "pattern", symmetric = word(4) == "symmetric";
  const bool understood = words.size() == 5 && word(1) == "matrix" && word(2) == "coordinate" &&
                          is_one_of(word(3), {"pattern", "real", "integer", "double"}) &&
                          is_one_of(word(4), {"general", "symmetric"});
  if (!understood) {
    std::string all;
    for (std::size_t i = 1; i < words.size(); ++i) all += (i > 1 ? " " : "") + words[i];
    problems.add(1, 1, {phrase::matrix_market_says, shown(all)}, phrase::matrix_market_forms);
  }
  form.kind = EdgeForm::Kind::matrix_market;
  form.banner = std::string(word(3)) + " " + std::string(word(4));
  form.direction = symmetric ? Direction::undirected : Direction::directed;
  if (pattern) columns.weight.reset();
  columns.most = pattern ? 2 : 3;
}

/// `% asym posweighted`: http://konect.cc/networks/, with a fourth column of times. Where ties have no weights, a third
/// column counts them, which is no chance.
bool read_konect(const std::vector<std::string>& words, EdgeColumns& columns, EdgeForm& form, FileProblems& problems) {
  static const Names kFormats{"sym", "asym", "bip"};
  static const Names kCounts{"unweighted", "positive"};
  static const Names kWeights{"posweighted",   "signed",  "multisigned",     "weighted",
                              "multiweighted", "dynamic", "multiposweighted"};
  if (words.size() < 3 || !is_one_of(words[1], kFormats)) return false;
  const bool counts = is_one_of(words[2], kCounts);
  if (!counts && !is_one_of(words[2], kWeights)) return false;
  if (words[1] == "bip") problems.add(1, 3, Sentence::verbatim("bip"), phrase::two_kinds_of_nodes);
  form.kind = EdgeForm::Kind::konect;
  form.banner = words[1] + " " + words[2];
  form.direction = words[1] == "asym" ? Direction::directed : Direction::undirected;
  if (counts) columns.weight.reset();
  columns.most = 4;
  return true;
}

}  // namespace

bool is_heading(const std::vector<Field>& fields) {
  const auto begins_as_name = [](const Field& field) {
    if (field.text.empty()) return false;
    const char c = field.text.front();
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80u) != 0;
  };
  if (fields.empty()) return false;
  const auto second = fields.begin() + (fields.size() > 1 && fields.front().text.empty() ? 1 : 0);
  return std::all_of(second, fields.end(), begins_as_name);
}

Parting parting_of_heading(std::string_view line) {
  if (line.find(';') != std::string_view::npos) return Parting::semicolon;
  if (line.find(',') != std::string_view::npos) return Parting::comma;
  return line.find('\t') != std::string_view::npos ? Parting::tab : Parting::freely;
}

EdgeColumns columns_of_heading(const std::vector<Field>& fields, Parting parting, std::uint32_t line, EdgeForm& form,
                               FileProblems& problems) {
  EdgeColumns columns;
  columns.parting = parting;
  columns.most = fields.size();
  form.heading_line = line;
  for (std::size_t i = 0; i < fields.size(); ++i) form.heading.push_back(name_of(fields, i));
  bool twice = false;
  const std::optional<std::size_t> from = only(fields, ends(false), twice), to = only(fields, ends(true), twice);
  columns.weight = only(fields, weight_names(), twice);
  const bool named = from && to;
  if (named) {
    columns.from = *from;
    columns.to = *to;
    bool many = false;
    const std::optional<std::size_t> type = only(fields, {"type"}, many);
    if (!many) columns.direction = type;
  } else {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i != columns.weight) others.push_back(i);
    }
    twice |= others.size() < 2 || others.size() > (columns.weight ? 2 : 3);
    if (!twice) {
      columns.from = others[0];
      columns.to = others[1];
      if (!columns.weight && others.size() == 3) columns.weight = others[2];
    }
  }
  if (columns.weight) form.weight_column = form.heading[*columns.weight];
  if (twice) {
    std::string all;
    for (const std::string& name : form.heading) all += (all.empty() ? "" : ", ") + name;
    problems.add(line, fields.front().column, shown(all), phrase::ties_which_columns, phrase::ties_name_columns);
  }
  for (std::size_t i = 0; i < fields.size() && named; ++i) {
    if (i == columns.from || i == columns.to || i == columns.weight || i == columns.direction) continue;
    form.not_read.push_back(form.heading[i]);
  }
  return columns;
}

bool read_banner(std::string_view line, EdgeColumns& columns, EdgeForm& form, FileProblems& problems) {
  if (!line.starts_with("%")) return false;
  const std::vector<std::string> words = words_of(line.substr(0, 200));
  if (words.front() == "%%matrixmarket") {
    read_matrix_market(words, columns, form, problems);
    return true;
  }
  return words.front() == "%" && read_konect(words, columns, form, problems);
}

}  // namespace kabar
