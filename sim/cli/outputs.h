#pragma once
// What a command may write: none of the files that it reads, and over no file of another program. Knows files by device
// and inode, so that no link hides one.

#include <sys/types.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/errors.h"

namespace kabar::cli {

/// The files that a command reads.
class InputFiles {
 public:
  /// A file, or all files of a folder. What is not there is no matter of this class.
  void add(const std::string& path);
  /// The input that `path` is, under whatever name.
  std::optional<std::string> same_as(const std::string& path) const;

 private:
  std::map<std::pair<dev_t, ino_t>, std::string> names_;
};

/// What an option would write. All functions add a problem where it may not be; nothing is changed. Throw MachineError
/// where the machine would refuse to write it.
struct Output {
  const char* option;
  std::string path;
};

/// No input, and no file but an empty one or one that `is_own` knows by its bytes; `what` says what that is.
void require_replaceable(const Output& output, const InputFiles& inputs,
                         const std::function<bool(std::string_view bytes)>& is_own, const Phrase& what,
                         Problems& problems);
/// The same of a result file, which is not named as one of another kind.
void require_result(const Output& output, const InputFiles& inputs, Problems& problems);
/// The same of a report.
void require_report(const Output& output, const InputFiles& inputs, Problems& problems);
/// The same of a CSV table that may have these headings (in one language or another): an earlier one begins with one of
/// their columns, and so are half of its columns.
void require_table(const Output& output, const InputFiles& inputs, const std::vector<std::string>& headings,
                   Problems& problems);

/// No table of another comparison in the folder that would be left there: one that is not among `tables`.
void require_no_other_tables(const Output& folder, const std::vector<std::string>& tables, Problems& problems);

/// The same of a workbook of tables.
void require_workbook(const Output& output, const InputFiles& inputs, Problems& problems);

/// No two of them are one file.
void require_apart(const std::vector<Output>& outputs, Problems& problems);

}  // namespace kabar::cli
