#include "spread/edge_list.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include "core/random.h"
#include "spread/other_forms.h"
#include "spread/phrases.h"
#include "spread/text_lines.h"

namespace kabar {

namespace {

/// A matrix of 10^7 rows may be as empty as it likes; a larger one has an entry for every hundred rows, so that memory
/// keeps to what the file holds.
constexpr std::uint64_t kMostRows = 10'000'000, kMostRowsPerEntry = 100;

bool same_letters(std::string_view text, std::string_view small) {
  return std::equal(text.begin(), text.end(), small.begin(), small.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// `--`, `->`, `<->`: what other forms write between two nodes.
bool is_arrow(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-=<>") == std::string_view::npos;
}

[[noreturn]] void refuse(const std::string& file, std::uint32_t line, std::size_t column, const Sentence& what,
                         const Sentence& why, const Sentence& hint = {}) {
  throw InputError({file, line, static_cast<std::uint32_t>(column), what, why, hint});
}

class EdgeListReader {
 public:
  EdgeListReader(const std::string& name, Weights weights) : problems_(name), read_weights_(weights == Weights::read) {}

  /// Pieces of the text, one after the other; by the first is seen whether it is a list of ties at all.
  void read(std::string_view piece) {
    if (!std::exchange(looked_, true)) refuse_other_forms(piece, problems_.file());
    lines_.add(piece, [&](std::uint32_t number, std::string_view line) { read_line(number, line); });
  }
  EdgeList finish() {
    lines_.finish([&](std::uint32_t number, std::string_view line) { read_line(number, line); });
    check_whole();
    return std::move(list_);
  }

 private:
  bool is_matrix() const { return list_.form.kind == EdgeForm::Kind::matrix_market; }

  void read_line(std::uint32_t number, std::string_view line) {
    if (number == 1 && read_banner(line, columns_, list_.form, problems_)) {
      problems_.throw_if_any();
      return;
    }
    const bool decimal_comma = cut_line(line, columns_.parting, fields_);
    if (fields_.empty()) return;
    if (!began_) {
      const bool is_separator = fields_[0].text.size() >= 4 && same_letters(fields_[0].text.substr(0, 4), "sep=");
      if (is_separator) return;  // to spreadsheets it says what parts the fields
      began_ = true;
      if (is_matrix()) return read_size(number);
      if (read_heading(number, line)) return;
      if (fields_.size() > 1 && is_arrow(fields_[1].text)) {
        refuse(problems_.file(), number, fields_[1].column, shown(fields_[1].text), phrase::line_is_u_v,
               phrase::no_signs_between);
      }
    }
    read_tie(number, decimal_comma);
  }

  bool read_heading(std::uint32_t number, std::string_view line) {
    if (list_.form.kind != EdgeForm::Kind::plain) return false;
    const Parting parting = parting_of_heading(line);
    std::vector<Field> names;
    cut_line(line, parting, names);
    if (!is_heading(names)) return false;
    columns_ = columns_of_heading(names, parting, number, list_.form, problems_);
    problems_.throw_if_any();
    return true;
  }

  /// `rows columns entries` of a matrix.
  void read_size(std::uint32_t number) {
    std::uint64_t columns = 0;
    size_line_ = number;
    if (fields_.size() != 3) {
      refuse(problems_.file(), number, fields_[0].column, shown(fields_[0].text), phrase::size_line_is);
    }
    const bool good = read_id(fields_[0], number, rows_, problems_) & read_id(fields_[1], number, columns, problems_) &
                      read_id(fields_[2], number, promised_, problems_);
    if (good && rows_ != columns) {
      problems_.add(number, fields_[0].column, {phrase::rows_and_columns, rows_, columns}, phrase::two_kinds_of_nodes);
    }
    problems_.throw_if_any();
  }

  /// The field of a column, or null where the line is shorter or has nothing there.
  const Field* field(std::size_t column) const {
    return column < fields_.size() && !fields_[column].text.empty() ? &fields_[column] : nullptr;
  }

  bool read_end(std::size_t column, std::uint32_t line, std::uint64_t& id) {
    if (field(column) == nullptr) {
      const std::size_t place = column < fields_.size() ? fields_[column].column : fields_.back().column;
      problems_.add(line, place, phrase::empty_field, phrase::must_be_node_id);
      return false;
    }
    if (!read_id(fields_[column], line, id, problems_)) return false;
    if (!is_matrix() || (id >= 1 && id <= rows_)) return true;
    problems_.add(line, fields_[column].column, Sentence::verbatim(std::to_string(id)),
                  {phrase::matrix_has_rows, rows_});
    return false;
  }

  void read_tie(std::uint32_t number, bool decimal_comma) {
    widest_ = std::max(widest_, fields_.size());
    if (fields_.size() > columns_.most) return refuse_more(number, decimal_comma);
    const bool alone = fields_.size() == columns_.from + 1 &&
                       std::all_of(fields_.begin(), fields_.end() - 1, [](const Field& f) { return f.text.empty(); });
    Tie tie;
    if (alone && !is_matrix()) {
      if (read_end(columns_.from, number, tie.from)) list_.nodes.push_back(tie.from);
      return;
    }
    if (is_matrix() && fields_.size() != columns_.most) {
      problems_.add(number, fields_[0].column, shown(fields_[0].text), {phrase::matrix_line_has, columns_.most});
      return;
    }
    bool good = read_end(columns_.from, number, tie.from);
    good &= read_end(columns_.to, number, tie.to);
    const Field* const weight = columns_.weight ? field(*columns_.weight) : nullptr;
    if (weight != nullptr && weight->text != "{}") {  // NetworkX writes {} where nothing is known of a tie
      if (read_weights_) {
        good &= read_weight(*weight, number, decimal_comma, tie.weight);
      } else {
        ++list_.left_out;
      }
    }
    if (columns_.direction) count_direction(field(*columns_.direction));
    if (good) list_.ties.push_back(tie);
  }

  void refuse_more(std::uint32_t number, bool decimal_comma) {
    const Field& first = fields_[columns_.most];
    if (list_.form.heading_line > 0) {
      problems_.add(number, first.column, shown(first.text),
                    {phrase::ties_heading_has, list_.form.heading_line, columns_.most}, phrase::ties_heading_with_hash);
      return;
    }
    const std::size_t weight = columns_.weight.value_or(0);  // NetworkX: 1 2 {'weight': 0.5}
    if (weight > 0 && fields_[weight].text.starts_with("{")) {
      problems_.add(number, fields_[weight].column, shown(fields_[weight].text), phrase::weight_from_0_to_1,
                    phrase::networkx_data);
      return;
    }
    // 1,2,0,5
    const bool comma_before =
        fields_.size() == 4 && !decimal_comma && fields_[2].text == "0" && fields_[3].column == fields_[2].column + 2;
    problems_.add(number, first.column, shown(first.text), phrase::line_is_u_v,
                  comma_before ? Sentence(phrase::ties_decimal_commas) : Sentence());
  }

  bool read_weight(const Field& field, std::uint32_t line, bool decimal_comma, double& weight) {
    std::string_view text = field.text;
    std::string pointed;
    if (decimal_comma && text.find(',') != std::string_view::npos && text.find('.') == std::string_view::npos) {
      pointed = text;
      pointed[pointed.find(',')] = '.';
      text = pointed;
    }
    const char* end = text.data() + text.size();
    double value = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    const bool small = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
    const bool underflow = error == std::errc::result_out_of_range && small;
    const bool number = (error == std::errc() || underflow) && rest == end;
    if (!number || !(value >= 0.0 && value <= 1.0)) {
      const bool large = number && value > 1.0;
      const bool dictionary = text.starts_with("{");
      const bool comma = !decimal_comma && text.find(',') != std::string_view::npos;
      problems_.add(line, field.column, shown(field.text), phrase::weight_from_0_to_1,
                    large        ? Sentence(phrase::leave_out_weights)
                    : dictionary ? Sentence(phrase::networkx_data)
                    : comma      ? Sentence(phrase::ties_decimal_commas)
                                 : Sentence());
      return false;
    }
    weight = underflow || value == 0.0 ? 0.0 : value;
    if (underflow || (value > 0.0 && threshold(value) == 0)) vanishes(field, line);
    return true;
  }

  void vanishes(const Field& field, std::uint32_t line) {
    if (list_.vanishing.count++ > 0) return;
    list_.vanishing.first.file = problems_.file();
    list_.vanishing.first.line = line;
    list_.vanishing.first.column = static_cast<std::uint32_t>(field.column);
    list_.vanishing.first.what = shown(field.text);
  }

  void count_direction(const Field* said) {
    const bool directed = said != nullptr && same_letters(said->text, "directed");
    const bool undirected = said != nullptr && same_letters(said->text, "undirected");
    ++(directed ? directed_ : undirected ? undirected_ : other_);
  }

  void check_whole() {
    problems_.throw_if_any();
    if (columns_.direction) take_direction();
    if (list_.form.kind == EdgeForm::Kind::konect) {
      for (std::size_t column = columns_.weight ? 4 : 3; column <= widest_; ++column) {
        list_.form.not_read.push_back(std::to_string(column));
      }
    }
    if (is_matrix()) finish_matrix();
    if (list_.ties.empty()) refuse(problems_.file(), 0, 0, phrase::holds_no_tie, phrase::line_is_u_v);
  }

  /// Of a column whose cells say Directed or Undirected, all the same; a column of other words is none.
  void take_direction() {
    if (directed_ == 0 && undirected_ == 0) {
      list_.form.not_read.push_back(list_.form.heading[*columns_.direction]);
    } else if (std::max(directed_, undirected_) < directed_ + undirected_ + other_) {
      refuse(problems_.file(), list_.form.heading_line, 0, {phrase::both_directions, directed_, undirected_, other_},
             phrase::one_kind_of_ties);
    } else {
      list_.form.direction = directed_ > 0 ? Direction::directed : Direction::undirected;
    }
  }

  void finish_matrix() {
    if (size_line_ > 0 && promised_ != list_.ties.size()) {
      refuse(problems_.file(), size_line_, 0, {phrase::entries_promised, promised_, list_.ties.size()},
             phrase::matrix_is_cut);
    }
    if (rows_ > std::max(kMostRows, kMostRowsPerEntry * std::uint64_t{list_.ties.size()})) {
      refuse(problems_.file(), size_line_, 0, {phrase::rows_for_entries, rows_, list_.ties.size()},
             phrase::too_many_for_program);
    }
    for (std::uint64_t node = 1; node <= rows_; ++node) list_.nodes.push_back(node);
  }

  FileProblems problems_;
  bool read_weights_;
  bool looked_ = false;
  TextLines lines_;
  EdgeList list_;
  EdgeColumns columns_;
  std::vector<Field> fields_;
  std::size_t widest_ = 0;
  bool began_ = false;
  std::uint32_t size_line_ = 0;
  std::uint64_t rows_ = 0, promised_ = 0;
  std::uint64_t directed_ = 0, undirected_ = 0, other_ = 0;
};

}  // namespace

EdgeList parse_edge_list(std::string_view text, const std::string& name, Weights weights) {
  EdgeListReader reader(name, weights);
  reader.read(text);
  return reader.finish();
}

EdgeList read_edge_list(const std::string& path, Weights weights) {
  EdgeListReader reader(path, weights);
  read_pieces(path, [&](std::string_view piece) { reader.read(piece); });
  return reader.finish();
}

Direction direction_of(const EdgeList& list, const std::string& name, bool directed_asked) {
  const Direction said = list.form.direction.value_or(directed_asked ? Direction::directed : Direction::undirected);
  if (directed_asked && said == Direction::undirected) {
    refuse(name, 0, 0, {phrase::option_given, "--directed"}, phrase::file_is_undirected);
  }
  return said;
}

}  // namespace kabar
