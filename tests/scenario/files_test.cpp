// A scenario from memory is the one from the disk, and asks the disk for nothing.

#include "scenario/files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "scenario/load.h"
#include "tests/support/temp_folder.h"

namespace kabar {
namespace {

const std::string kScenarios = std::string(KABAR_SOURCE_DIR) + "/scenarios";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Everything below scenarios/, under paths that the disk does not have.
std::map<std::string, std::string> shipped_files() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kScenarios)) {
    if (!entry.is_regular_file()) continue;
    files["mem/" + std::filesystem::relative(entry.path(), kScenarios).string()] = bytes_of(entry.path());
  }
  return files;
}

LoadOptions from_memory(std::map<std::string, std::string> files) {
  LoadOptions options;
  options.files = files_in_memory(std::move(files));
  return options;
}

std::string errors_of(const std::string& path, const LoadOptions& options) {
  try {
    load_scenario(path, options);
  } catch (const InputError& error) {
    return error.in(Language::english);
  }
  return "";
}

TEST(FilesInMemory, GiveTheScenariosOfTheDisk) {
  const std::map<std::string, std::string> files = shipped_files();
  for (const char* city :
       {"magelang/city.toml", "teaching/city.toml", "presets/village.toml", "presets/monotone.toml"}) {
    SCOPED_TRACE(city);
    const Scenario on_disk = load_scenario(kScenarios + "/" + city);
    const Scenario in_memory = load_scenario(std::string("mem/") + city, from_memory(files));
    EXPECT_EQ(in_memory.config_digest, on_disk.config_digest);
    EXPECT_EQ(to_toml(in_memory), to_toml(on_disk));
    ASSERT_EQ(in_memory.sources.size(), on_disk.sources.size());
    for (std::size_t i = 0; i < on_disk.sources.size(); ++i) {
      EXPECT_EQ(in_memory.sources[i].digest, on_disk.sources[i].digest);
    }
    EXPECT_EQ(in_memory.notes.lines(Language::english).size(), on_disk.notes.lines(Language::english).size());
  }
}

TEST(FilesInMemory, AreAllThereIs) {
  std::map<std::string, std::string> files = shipped_files();
  EXPECT_EQ(errors_of(kScenarios + "/magelang/city.toml", from_memory(files)),
            kScenarios + "/magelang/city.toml: cannot be read (there is no such file)");
  files.erase("mem/magelang/topics.csv");
  EXPECT_NE(errors_of("mem/magelang/city.toml", from_memory(files))
                .find("the file mem/magelang/topics.csv cannot be read (there is no such file)"),
            std::string::npos);
}

TEST(FilesInMemory, TellASlipAsTheDiskDoes) {
  std::map<std::string, std::string> files = shipped_files();
  LoadOptions options = from_memory(files);
  options.strategies = {"joint-teem"};
  EXPECT_NE(errors_of("mem/magelang/city.toml", options).find("did you mean 'joint-team'?"), std::string::npos);
  files["mem/a.toml"] = "base = \"b.toml\"\n";
  files["mem/b.toml"] = "base = \"./x/../a.toml\"\n";
  EXPECT_NE(errors_of("mem/a.toml", from_memory(files)).find("base"), std::string::npos);
  files["mem/own/city.toml"] = "base = \"../magelang/city.toml\"\n[tables]\ntopics = \"../magelang/topics.csv\"\n";
  const Scenario outside = load_scenario("mem/own/city.toml", from_memory(files));
  EXPECT_EQ(outside.notes.size(), 1u) << "a table outside its folder is told";
}

TEST(FilesInMemory, ListAFolder) {
  const Files files = files_in_memory({{"a/b.toml", ""}, {"a/c/d.toml", ""}, {"e.toml", ""}});
  EXPECT_EQ(files.list("a"), std::vector<std::string>{"b.toml"});
  EXPECT_EQ(files.list("a/"), std::vector<std::string>{"b.toml"});
  EXPECT_EQ(files.list("x/../a/c"), std::vector<std::string>{"d.toml"});
  EXPECT_EQ(files.list("."), std::vector<std::string>{"e.toml"});
  EXPECT_TRUE(files.list("nowhere").empty());
  EXPECT_TRUE(has_file(files, "a", "b.toml"));
  EXPECT_FALSE(has_file(files, "a", "d.toml"));
}

TEST(FilesInMemory, AreOfAtMostTheSizeThatIsAsked) {
  const Files files = files_in_memory({{"a", "12345"}});
  EXPECT_EQ(files.read("a", 5).bytes, "12345");
  EXPECT_FALSE(files.read("a", 4).why_not.empty());
}

// A result file may have been made up.
TEST(FromText, ReadsNoFile) {
  const test::TempFolder folder;
  const Scenario city = load_scenario(kScenarios + "/teaching/city.toml");
  folder.write("base.toml", "title_id = \"Diam\"\ntitle_en = \"Silence\"\n");
  try {
    scenario_from_text(to_toml(city), {{"x", "base = \"" + (folder / "base.toml") + "\"\n"}});
    ADD_FAILURE() << "a file was read";
  } catch (const InputError& error) {
    EXPECT_NE(error.in(Language::english).find("no such file"), std::string::npos) << error.in(Language::english);
  }
}

}  // namespace
}  // namespace kabar
