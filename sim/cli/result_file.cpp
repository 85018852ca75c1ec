#include "cli/result_file.h"

#include "cli/phrases.h"
#include "cli/terminal.h"
#include "core/errors.h"

namespace kabar::cli {

ResultFile read_told(const std::string& path, Language language) {
  ResultFile file = read_results(path);
  if (!file.trailer) print_error(Sentence(phrase::opened_for_writing, path).in(language) + "\n");
  return file;
}

std::vector<ResultFile> read_all(const std::vector<std::string>& paths, Language language) {
  std::vector<ResultFile> files;
  Problems problems;
  for (const std::string& path : paths) {
    try {
      files.push_back(read_told(path, language));
    } catch (const InputError& error) {
      problems.add_all(error);
    }
  }
  problems.throw_if_any();
  return files;
}

}  // namespace kabar::cli
