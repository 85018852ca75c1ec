#pragma once
// Files that name each other: paths relative to the file that names them, bases below each other. Internal to
// scenario/.

#include <string>
#include <vector>

#include "scenario/files.h"
#include "scenario/origins.h"

namespace kabar {

/// "." for a file named without one.
std::string folder_of(const std::string& file);

/// The path of what `file` names.
std::string beside(const std::string& file, const std::string& named);

/// Whether a file lies in a folder or below it, links followed.
bool lies_in(const std::string& folder, const std::string& file, const Files& files);

/// A file and the bases below it.
class BaseChain {
 public:
  /// Goes one deeper. A file that is in the chain already (`own_base` says so), or one too many, is reported where it
  /// was asked for, and false.
  bool add(const std::string& file, const Origin& asked_at, const Phrase& own_base, Problems& problems,
           const Files& files);

 private:
  std::vector<std::string> files_;  // links followed
};

}  // namespace kabar
