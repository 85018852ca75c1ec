#include "scenario/paths.h"

#include <algorithm>
#include <filesystem>

#include "scenario/phrases.h"

namespace kabar {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBases = 32;

}  // namespace

std::string folder_of(const std::string& file) {
  const std::string folder = fs::path(file).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string beside(const std::string& file, const std::string& named) {
  return (fs::path(file).parent_path() / named).lexically_normal().string();
}

bool lies_in(const std::string& folder, const std::string& file, const Files& files) {
  fs::path whole = files.real_path(folder);
  const fs::path path = files.real_path(file);
  if (!whole.has_filename()) whole = whole.parent_path();
  if (whole == "." || whole.empty()) return !path.empty() && !path.is_absolute() && *path.begin() != "..";
  return std::mismatch(whole.begin(), whole.end(), path.begin(), path.end()).first == whole.end();
}

bool BaseChain::add(const std::string& file, const Origin& asked_at, const Phrase& own_base, Problems& problems,
                    const Files& files) {
  const std::string own = files.real_path(file);
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
