// Result files whose values were changed by HDF5, under digests and a trailer made to fit: what lies behind the check
// of the whole, and whether a file's numbers agree with each other. The input is a list of changes.

#include <hdf5_hl.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "storage/layout.h"
#include "storage/results.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar::fuzz {

namespace {

using sample::Bytes;

constexpr Dimensions kTiny{2, 1, 2, 1, 1, 2, 3, 1};
constexpr std::size_t kMostChanges = 16;

/// The bytes of an input, one number after the other; 0 behind their end.
class Feed {
 public:
  Feed(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  bool empty() const { return left_ == 0; }
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes && left_ > 0; ++i, ++data_, --left_) value |= std::uint64_t{*data_} << (8 * i);
    return value;
  }
  std::string text() {
    std::string text(number(1) % 48, 'x');
    for (char& c : text) c = static_cast<char>(number(1));
    return text;
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

struct Opened {
  Opened(hid_t file, const char* path)
      : array(H5Dopen2(file, path, H5P_DEFAULT)), type(H5Dget_type(array)), space(H5Dget_space(array)) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    H5Sclose(space);
    H5Tclose(type);
    H5Dclose(array);
  }
  std::size_t elements() const { return static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)); }

  hid_t array, type, space;
};

/// HDF5 clears a megabyte for each reading and writing of texts otherwise.
hid_t small_transfer() {
  static const hid_t transfer = H5Pcreate(H5P_DATASET_XFER);
  static const herr_t set = H5Pset_buffer(transfer, std::size_t{1} << 14, nullptr, nullptr);
  require(set >= 0, "HDF5 takes a small buffer");
  return transfer;
}

std::vector<std::string> texts_of(const Opened& opened) {
  std::vector<char*> found(opened.elements());
  H5Dread(opened.array, opened.type, H5S_ALL, H5S_ALL, small_transfer(), found.data());
  std::vector<std::string> texts;
  for (const char* text : found) texts.emplace_back(text == nullptr ? "" : text);
  H5Dvlen_reclaim(opened.type, opened.space, H5P_DEFAULT, found.data());
  return texts;
}

void change_text(const Opened& opened, Feed& feed) {
  std::vector<std::string> texts = texts_of(opened);
  std::string& text = texts[feed.number(2) % texts.size()];
  const std::uint64_t kind = feed.number(1);
  text = kind % 3 == 0 ? feed.text() : texts[kind / 3 % texts.size()];
  std::vector<const char*> places;
  for (const std::string& one : texts) places.push_back(one.c_str());
  H5Dwrite(opened.array, opened.type, H5S_ALL, H5S_ALL, small_transfer(), places.data());
}

/// Sets a value, or adds a small number to it or to all from it on.
void change_number(const Opened& opened, Feed& feed) {
  const std::size_t size = H5Tget_size(opened.type), elements = opened.elements();
  std::vector<std::uint8_t> values(elements * size);
  H5Dread(opened.array, opened.type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  const std::size_t first = feed.number(2) % elements;
  const std::uint64_t kind = feed.number(1);
  const std::size_t last = kind % 4 == 3 ? elements : first + 1;
  const std::uint64_t operand =
      kind % 4 == 0 ? feed.number(8) : static_cast<std::uint64_t>(static_cast<std::int64_t>(kind / 4) - 32);
  for (std::size_t i = first; i < last; ++i) {
    std::uint64_t value = 0;
    std::memcpy(&value, values.data() + i * size, size);
    value = kind % 4 == 0 ? operand : value + operand;
    std::memcpy(values.data() + i * size, &value, size);
  }
  H5Dwrite(opened.array, opened.type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

void change_array(hid_t file, Feed& feed) {
  const h5::Variable& variable = *layout::kVariables[feed.number(1) % std::size(layout::kVariables)];
  const std::string path = variable.path, group = path.substr(0, path.find('/'));
  if (H5Lexists(file, group.c_str(), H5P_DEFAULT) <= 0 || H5Lexists(file, path.c_str(), H5P_DEFAULT) <= 0) return;
  const Opened opened(file, variable.path);
  if (opened.elements() == 0) return;
  if (variable.type == h5::Type::text) {
    change_text(opened, feed);
  } else {
    change_number(opened, feed);
  }
}

void change_attribute(hid_t file, Feed& feed) {
  static constexpr const char* kTexts[] = {
      "format", "tier",   "program_version", "git_commit",   "created",       "command_line",  "city",       "start",
      "vary",   "digest", "config_digest",   "world_digest", "scenario_path", "scenario_toml", "coordinates"};
  static constexpr const char* kIntegers[] = {
      "format_version", "days", "seed", "budget_rupiah", "planned_populations", "first_population", "engine"};
  static constexpr const char* kReals[] = {"seconds", "seconds_total"};
  const std::size_t index = feed.number(1) % (std::size(kTexts) + std::size(kIntegers) + std::size(kReals));
  const auto replace = [&](const char* name) {
    if (H5Aexists(file, name) > 0) H5Adelete(file, name);
    return name;
  };
  if (index < std::size(kTexts)) {
    static constexpr const char* kWords[] = {"summary", "timeseries", "households", "all", "population", "luck"};
    const std::uint64_t word = feed.number(1) % (std::size(kWords) + 1);
    const std::string text = word < std::size(kWords) ? kWords[word] : feed.text();
    H5LTset_attribute_string(file, "/", replace(kTexts[index]), text.c_str());
  } else if (index < std::size(kTexts) + std::size(kIntegers)) {
    const auto value = static_cast<long long>(feed.number(feed.number(1) % 2 == 0 ? 1 : 8));
    H5LTset_attribute_long_long(file, "/", replace(kIntegers[index - std::size(kTexts)]), &value, 1);
  } else {
    const std::uint64_t bits = feed.number(8);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    H5LTset_attribute_double(file, "/", replace(kReals[index - std::size(kTexts) - std::size(kIntegers)]), &value, 1);
  }
}

Digest digest_from(const std::string& text) {
  Digest digest;
  for (std::size_t i = 0; i < 32 && i < text.size(); ++i) {
    std::uint64_t& half = i < 16 ? digest.high : digest.low;
    half = half << 4 | std::string("0123456789abcdef").find(text[i]);
  }
  return digest;
}

/// The digest of the run, over those of strategies and replicates as they are now.
void mend_digest(hid_t file) {
  Recording recording;
  recording.dimensions = kTiny;
  std::vector<Digest> contents;
  for (const std::string& text : texts_of(Opened(file, "strategy_digest"))) contents.push_back(digest_from(text));
  for (const std::string& text : texts_of(Opened(file, "replicate_digest"))) {
    recording.replicates.emplace_back().digest = digest_from(text);
  }
  const Opened complete(file, "complete");
  std::vector<std::int8_t> values(complete.elements());
  H5Dread(complete.array, complete.type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  for (std::size_t i = 0; i < values.size(); ++i) recording.replicates[i].complete = values[i] == 1;
  H5Adelete(file, "digest");
  H5LTset_attribute_string(file, "/", "digest", to_text(kabar::digest_of(recording, contents)).c_str());
}

/// A file of each tier.
std::vector<Bytes> samples() {
  const sample::Folder folder;
  const std::string path = folder / "x.h5";
  std::vector<Bytes> files;
  for (int tier = 0; tier < kTiers; ++tier) {
    write_results(path, sample::recording(kTiny), sample::provenance(kTiny), static_cast<Tier>(tier));
    files.push_back(sample::load(path));
  }
  return files;
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kabar;
  static const std::vector<sample::Bytes> files = fuzz::samples();
  static const bool quiet = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
  fuzz::require(quiet, "HDF5 keeps quiet");
  fuzz::Feed feed(data, size);
  const sample::Bytes& whole = files[feed.number(1) % files.size()];
  const sample::Bytes changed = sample::altered(whole, [&](hid_t file) {
    for (std::size_t i = 0; i < fuzz::kMostChanges && !feed.empty(); ++i) {
      if (feed.number(1) % 4 == 0) {
        fuzz::change_attribute(file, feed);
      } else {
        fuzz::change_array(file, feed);
      }
    }
    if (feed.empty() || feed.number(1) % 8 != 0) fuzz::mend_digest(file);
  });
  fuzz::read_result(changed);
  return 0;
}
