#include "cli/result_file.h"

#include "cli/phrases.h"
#include "cli/terminal.h"

namespace kabar::cli {

ResultFile read_told(const std::string& path, Language language) {
  ResultFile file = read_results(path);
  if (!file.trailer) print_error(Sentence(phrase::opened_for_writing, path).in(language) + "\n");
  return file;
}

}  // namespace kabar::cli
