#pragma once
// Which column of a list of ties holds what, and what the file says of itself: its heading, its Matrix Market banner,
// the first line of KONECT. Knows no graph in memory.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spread/text_lines.h"

namespace kabar {

enum class Direction { undirected, directed };

/// Columns count from 0.
struct EdgeColumns {
  Parting parting = Parting::freely;
  std::size_t from = 0, to = 1;
  std::optional<std::size_t> weight = 2;
  std::optional<std::size_t> direction;  // a column that says "Directed" or "Undirected" of each tie (Gephi)
  std::size_t most = 3;                  // fields a line may have
};

/// What was understood of a file beyond plain lines `u v [weight]`.
struct EdgeForm {
  enum class Kind { plain, matrix_market, konect };
  Kind kind = Kind::plain;
  std::string banner;                  // "pattern symmetric", "sym unweighted"
  std::optional<Direction> direction;  // that the file says its ties have
  std::uint32_t heading_line = 0;      // 0: it has none
  std::vector<std::string> heading;    // names of its columns, as written
  std::string weight_column;           // its name in the heading; "" where that is the third by its place
  std::vector<std::string> not_read;   // columns, by their names or their numbers from 1
};

/// Whether the fields of the first line are names of columns: each begins with a letter (the first may be empty, as of
/// an index).
bool is_heading(const std::vector<Field>& fields);

/// The sign that parts a heading: ; , or a tab, else blanks.
Parting parting_of_heading(std::string_view line);

/// Columns by their names (source, target, weight and what else they are called), or by their places where a heading
/// names no two ends. Faults go to `problems`.
EdgeColumns columns_of_heading(const std::vector<Field>& fields, Parting parting, std::uint32_t line, EdgeForm& form,
                               FileProblems& problems);

/// Whether this is the first line of a Matrix Market file or of one of KONECT; then `columns` and `form` say so. What
/// they cannot say of a network of one kind of nodes is a problem.
bool read_banner(std::string_view line, EdgeColumns& columns, EdgeForm& form, FileProblems& problems);

}  // namespace kabar
