#include "scenario/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include "core/errors.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

namespace fs = std::filesystem;

Files::Found read_from_disk(const std::string& path, std::uint64_t most) {
  const auto refuse = [](const Sentence& why) { return Files::Found{"", why}; };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return refuse(error ? reason_of(error.value()) : phrase::no_such_file);
  if (fs::is_directory(status)) return refuse(phrase::is_folder);
  if (!fs::is_regular_file(status)) return refuse(phrase::is_no_regular_file);
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > most) return refuse(phrase::larger_than_64);
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse(phrase::no_permission);
  Files::Found found;
  found.bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad()) return refuse(phrase::disk_error);
  return found;
}

std::vector<std::string> list_on_disk(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  return names;
}

/// The path as it is where links cannot be followed (too long, in a circle): reading it says why.
std::string real_path_on_disk(const std::string& path) {
  std::error_code error;
  const fs::path found = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path(path).lexically_normal().string() : found.string();
}

std::string plain_path(const std::string& path) {
  return fs::path(path).lexically_normal().string();
}

/// As plain_path(), without a '/' at its end; "" for the folder of paths that have none.
std::string plain_folder(const std::string& folder) {
  std::string plain = plain_path(folder);
  while (plain.ends_with('/')) plain.pop_back();
  return plain == "." ? "" : plain;
}

}  // namespace

Files files_on_disk() {
  return {read_from_disk, list_on_disk, real_path_on_disk};
}

Files files_in_memory(std::map<std::string, std::string> bytes_by_path) {
  auto plain = std::make_shared<std::map<std::string, std::string>>();
  for (auto& [path, bytes] : bytes_by_path) (*plain)[plain_path(path)] = std::move(bytes);
  const auto read = [plain](const std::string& path, std::uint64_t most) {
    const auto found = plain->find(plain_path(path));
    if (found == plain->end()) return Files::Found{"", phrase::no_such_file};
    if (found->second.size() > most) return Files::Found{"", phrase::larger_than_64};
    return Files::Found{found->second, {}};
  };
  const auto list = [plain](const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : *plain) {
      if (plain_folder(fs::path(path).parent_path().string()) == plain_folder(folder)) {
        names.push_back(fs::path(path).filename().string());
      }
    }
    return names;
  };
  return {read, list, plain_path};
}

bool has_file(const Files& files, const std::string& folder, const std::string& name) {
  const std::vector<std::string> names = files.list(folder);
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace kabar
