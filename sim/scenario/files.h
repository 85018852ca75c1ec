#pragma once
// Where the files of a scenario come from: the disk, or memory (a page has no disk). The only file of scenario/ that
// asks for one.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/sentence.h"

namespace kabar {

struct Files {
  struct Found {
    std::string bytes = {};
    Sentence why_not = {};  // says why there are none; empty: there are
  };

  /// A whole file of at most `most` bytes.
  std::function<Found(const std::string& path, std::uint64_t most)> read;
  /// The names of what lies in a folder, without it, in any order; none where there is no such folder.
  std::function<std::vector<std::string>(const std::string& folder)> list;
  /// One path for all the names of one file, whether it is there or not.
  std::function<std::string(const std::string& path)> real_path;
};

Files files_on_disk();

/// Files of these paths. Folders are what stands before a '/'.
Files files_in_memory(std::map<std::string, std::string> bytes_by_path);

/// Whether a folder has a file of that name.
bool has_file(const Files& files, const std::string& folder, const std::string& name);

}  // namespace kabar
