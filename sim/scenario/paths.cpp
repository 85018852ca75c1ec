#include "scenario/paths.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "scenario/phrases.h"

namespace kabar {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBases = 32;

/// The path as it is where links cannot be followed (too long, in a circle): reading it says why.
fs::path without_links(const std::string& path) {
  std::error_code error;
  fs::path found = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path(path).lexically_normal() : found;
}

}  // namespace

std::string folder_of(const std::string& file) {
  const std::string folder = fs::path(file).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string beside(const std::string& file, const std::string& named) {
  return (fs::path(file).parent_path() / named).lexically_normal().string();
}

bool lies_in(const std::string& folder, const std::string& file) {
  const fs::path whole = without_links(folder), path = without_links(file);
  return std::mismatch(whole.begin(), whole.end(), path.begin(), path.end()).first == whole.end();
}

bool BaseChain::add(const std::string& file, const Origin& asked_at, const Phrase& own_base, Problems& problems) {
  const std::string own = without_links(file).string();
  const bool is_circle = std::find(files_.begin(), files_.end(), own) != files_.end();
  if (is_circle || files_.size() > kMostBases) {
    problems.add(problem_at(asked_at, {phrase::text_is, "base", file},
                            is_circle ? Sentence(own_base) : Sentence(phrase::too_many_bases, kMostBases)));
    return false;
  }
  files_.push_back(own);
  return true;
}

}  // namespace kabar
