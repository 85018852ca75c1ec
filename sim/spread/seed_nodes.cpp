#include "spread/seed_nodes.h"

#include <string_view>

#include "spread/edge_columns.h"
#include "spread/other_forms.h"
#include "spread/phrases.h"
#include "spread/text_lines.h"

namespace kabar {

std::vector<NamedNode> read_seed_nodes(const std::string& list_or_file) {
  const bool is_list = list_or_file.find_first_not_of("0123456789+-.,; \t") == std::string::npos;
  const std::string name = is_list ? "--seed-nodes" : list_or_file;
  const std::string text = is_list ? list_or_file : read_text_file(list_or_file);
  FileProblems problems(name);
  if (!is_list) refuse_other_forms(text, name);
  std::vector<NamedNode> nodes;
  std::vector<Field> fields;
  bool began = false;
  for_each_line(text, [&](std::uint32_t number, std::string_view line) {
    cut_line(line, Parting::freely, fields);
    if (fields.empty()) return;
    const bool heading = !began && !is_list && is_heading(fields);
    began = true;
    if (heading) return;
    const std::uint32_t shown_line = is_list ? 0 : number;
    for (const Field& field : fields) {
      NamedNode node;
      if (!read_id(field, shown_line, node.id, problems)) continue;
      node.place.file = name;
      node.place.line = shown_line;
      node.place.column = static_cast<std::uint32_t>(field.column);
      nodes.push_back(std::move(node));
    }
  });
  problems.throw_if_any();
  if (nodes.empty()) throw InputError({name, 0, 0, phrase::names_no_node, phrase::list_or_file_of_ids, {}});
  return nodes;
}

}  // namespace kabar
