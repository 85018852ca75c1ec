// FORMAT.md says what is in the file: every array has its row there, word for word as the layout has it.

#include <gtest/gtest.h>

#include <set>

#include "storage/h5.h"
#include "storage/layout.h"
#include "storage/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

const char* type_name(h5::Type type) {
  switch (type) {
    case h5::Type::text:
      return "text";
    case h5::Type::i8:
      return "int8";
    case h5::Type::u8:
      return "uint8";
    case h5::Type::u16:
      return "uint16";
    case h5::Type::i32:
      return "int32";
    case h5::Type::u32:
      return "uint32";
    case h5::Type::i64:
      return "int64";
    case h5::Type::u64:
      return "uint64";
    case h5::Type::f64:
      return "float64";
  }
  return "";
}

std::string row_of(const h5::Variable& variable) {
  return std::string("| `") + variable.path + "` | " + variable.dimensions + " | " + type_name(variable.type) + " | " +
         variable.units + " | " + variable.meaning + " |\n";
}

std::string format_text() {
  const std::vector<std::uint8_t> bytes = sample::load(KABAR_SOURCE_DIR "/sim/storage/FORMAT.md");
  return {bytes.begin(), bytes.end()};
}

herr_t collect(hid_t file, const char* name, const H5O_info_t* info, void* names) {
  if (info->type == H5O_TYPE_DATASET) static_cast<std::set<std::string>*>(names)->insert(name);
  (void)file;
  return 0;
}

TEST(Format, DescribesEveryArray) {
  const std::string text = format_text();
  for (const h5::Variable* variable : layout::kVariables) {
    EXPECT_NE(text.find(row_of(*variable)), std::string::npos) << "FORMAT.md lacks\n" << row_of(*variable);
  }
  std::size_t rows = 0;
  for (std::size_t at = text.find("\n| `"); at != std::string::npos; at = text.find("\n| `", at + 1)) ++rows;
  EXPECT_EQ(rows, std::size(layout::kVariables)) << "FORMAT.md describes an array that there is not";
}

TEST(Format, IsWhatAFileHolds) {
  const sample::Folder folder;
  write_results(folder / "x.h5", sample::recording(), sample::provenance(), Tier::households);
  const h5::Handle file(H5Fopen((folder / "x.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "x.h5");
  std::set<std::string> found, expected{layout::kPopulation, layout::kReplicate, layout::kHousehold, layout::kKept};
  H5Ovisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, collect, &found);
  for (const h5::Variable* variable : layout::kVariables) expected.insert(variable->path);
  EXPECT_EQ(found, expected);
}

/// The digest of the content is what FORMAT.md says, by HDF5's own reading of the file.
TEST(Format, SaysHowTheDigestOfTheContentIsMade) {
  const sample::Folder folder;
  Recording recording = sample::recording(sample::kLarge);
  recording.at(1, 0, 2).complete = false;
  for (const Tier tier : {Tier::summary, Tier::timeseries, Tier::households}) {
    write_results(folder / "x.h5", recording, sample::provenance(sample::kLarge), tier);
    const h5::Handle file(H5Fopen((folder / "x.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "x.h5");
    EXPECT_EQ(sample::content_digest_of(file), to_text(*read_results(folder / "x.h5").content));
  }
}

TEST(Format, NamesEveryAttribute) {
  const sample::Folder folder;
  Recording stopped = sample::recording();
  stopped.planned_populations = 400;
  stopped.vary = Vary::luck;
  write_results(folder / "x.h5", stopped, sample::provenance(), Tier::summary);
  const h5::Handle file(H5Fopen((folder / "x.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "x.h5");
  std::vector<std::string> names;
  const auto add = [](hid_t, const char* name, const H5A_info_t*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->push_back(name);
    return 0;
  };
  H5Aiterate2(file, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &names);
  EXPECT_GT(names.size(), 15u);
  for (const std::string& name : names) {
    EXPECT_NE(format_text().find("`" + name + "`"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace kabar
