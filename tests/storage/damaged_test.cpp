// What is not whole, not of kabar, or not as the layout says is refused in one line, and nothing crashes.

#include <gtest/gtest.h>
#include <hdf5_hl.h>

#include <algorithm>

#include "core/utf8.h"
#include "storage/h5.h"
#include "storage/layout.h"
#include "storage/results.h"
#include "storage/whole_file.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

using sample::Bytes;
using sample::with_trailer;

constexpr const char* kCut =
    "it is HDF5, but not whole: cut short, opened for writing by another program (h5py 'r+', HDFView), or not of kabar";

class Damaged : public testing::Test {
 protected:
  Damaged() {
    write_results(path_, sample::recording(), sample::provenance(), Tier::households);
    whole_ = sample::load(path_);
  }

  /// Why the bytes are refused as a file.
  std::string refusal(const Bytes& bytes) {
    sample::save(path_, bytes);
    return refusal(path_);
  }
  std::string refusal(const std::string& path) {
    try {
      read_results(path);
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().size(), 1u);
      EXPECT_EQ(error.problems()[0].file, path);
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
      return readable(error.problems()[0].why.in(Language::english));
    }
    return "";
  }

  Bytes content() const { return sample::content_of(whole_); }
  ResultFile read_results_of_whole() const {
    sample::save(folder_ / "whole.h5", whole_);
    return read_results(folder_ / "whole.h5");
  }

  template <class Change>
  Bytes changed(Change change) const {
    return sample::altered(whole_, change);
  }

  sample::Folder folder_;
  std::string path_ = folder_ / "x.h5";
  Bytes whole_;
};

TEST_F(Damaged, MoreHouseholdsOfARowThanThereAreAreRefused) {
  const auto with = [&](std::uint32_t made) {
    return refusal(sample::with_counts(whole_, "target_made", [made](auto& values) { values.back() = made; }));
  };
  const std::uint32_t households = sample::recording().populations.back().households;
  EXPECT_EQ(with(households), "");
  EXPECT_EQ(with(households + 1), "target_made is out of range");
}

TEST_F(Damaged, IsSeenWhicheverByteChanges) {
  EXPECT_TRUE(why_not_whole(whole_).empty());
  for (std::size_t i = 0; i < whole_.size(); i += i + 64 < whole_.size() ? 7 : 1) {
    whole_[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
    ASSERT_FALSE(why_not_whole(whole_).empty()) << "byte " << i;
    whole_[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
  }
  EXPECT_TRUE(why_not_whole(whole_).empty());
  whole_[whole_.size() / 2] ^= 1;
  EXPECT_EQ(refusal(whole_), "it is damaged: its digest does not match");
}

/// Every byte in turn, on the disk, as `inspect` and `compare` meet it.
class SlowDamaged : public Damaged {};

TEST_F(SlowDamaged, IsRefusedWhicheverByteChanges) {
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  const auto set = [&](std::size_t place, std::uint8_t byte) {
    file.seekp(static_cast<std::streamoff>(place)).put(static_cast<char>(byte)).flush();
  };
  for (std::size_t i = 0; i < whole_.size(); ++i) {
    set(i, whole_[i] ^ static_cast<std::uint8_t>(1u << (i % 8)));
    ASSERT_NE(refusal(path_), "") << "byte " << i;
    set(i, whole_[i]);
  }
  ASSERT_TRUE(file);
  EXPECT_EQ(refusal(path_), "");
}

TEST_F(Damaged, IsSeenWhereverItIsCut) {
  for (std::size_t length = 0; length < whole_.size(); length += length + 64 < whole_.size() ? 97 : 1) {
    ASSERT_FALSE(why_not_whole(std::span<const std::uint8_t>(whole_).first(length)).empty()) << length;
  }
  EXPECT_EQ(refusal(Bytes(whole_.begin(), whole_.end() - 1)), kCut);
  Bytes without_middle(whole_);
  without_middle.erase(without_middle.begin() + 5000, without_middle.begin() + 6000);
  EXPECT_EQ(refusal(without_middle), "it is damaged: its length is not what it says");
  Bytes longer(whole_);
  longer.push_back(0);
  EXPECT_NE(refusal(longer), "");
}

TEST_F(Damaged, RefusesWhatIsNoFileOfKabar) {
  EXPECT_EQ(refusal(Bytes{}), "it is empty");
  EXPECT_EQ(refusal(Bytes{'C', 'D', 'F', 1, 0, 0}), "it is a classic netCDF file, not one of kabar");
  EXPECT_EQ(refusal(Bytes(5000, 'x')), "it is not HDF5");
  EXPECT_EQ(refusal(sample::foreign_file()), kCut);
  EXPECT_EQ(refusal(folder_ / "none.h5"), "there is no such file");
  EXPECT_EQ(refusal(folder_ / ""), "it is a folder");
  EXPECT_EQ(refusal("/dev/null"), "it is no regular file");
  Bytes garbage(3000, 'x');
  std::copy_n(whole_.begin(), 8, garbage.begin());  // HDF5's signature
  EXPECT_EQ(refusal(with_trailer(garbage)), "HDF5 is laid out otherwise than kabar does");
  EXPECT_EQ(refusal(with_trailer(sample::foreign_file())), "HDF5 is laid out otherwise than kabar does");
}

TEST_F(Damaged, RefusesAnotherFormatAndANewerOne) {
  const auto with = [&](const char* name, const char* text, std::int32_t number) {
    return changed([&](hid_t file) {
      H5Adelete(file, name);
      if (text != nullptr) {
        H5LTset_attribute_string(file, "/", name, text);
      } else {
        H5LTset_attribute_int(file, "/", name, &number, 1);
      }
    });
  };
  EXPECT_EQ(refusal(with("format", "other", 0)), "its format is not kabar-results");
  EXPECT_EQ(refusal(with("format_version", nullptr, 7)),
            "its format_version 7 is newer than this kabar, which reads up to 6");
  for (const std::int32_t older : {-1, 0, 1, 2, 3}) {
    EXPECT_EQ(refusal(with("format_version", nullptr, older)),
              "made by kabar 0.1.0 (format " + std::to_string(older) + "), which is no longer read; run it again");
  }
  EXPECT_EQ(refusal(with("format_version", "one", 0)), "attribute format_version has another type");
  EXPECT_EQ(refusal(with("tier", "everything", 0)), "tier 'everything' is unknown");
  EXPECT_EQ(refusal(with("tier", "two\nlines\x1b[2J", 0)), "tier 'two lines?[2J' is unknown");
  EXPECT_EQ(refusal(with("digest", "0123456789abcdef0123456789abcdef", 0)), "its digest is not that of its replicates");
  EXPECT_EQ(refusal(with("world_digest", "short", 0)), "'short' is no digest");
  EXPECT_EQ(refusal(with("days", nullptr, -1)), "days is out of range");
  EXPECT_EQ(refusal(with("days", nullptr, 99)), "day has another extent");
}

TEST_F(Damaged, RefusesAFileWithoutOneOfItsArrays) {
  for (const h5::Variable* variable : layout::kVariables) {
    const Bytes bytes = changed([&](hid_t file) { H5Ldelete(file, variable->path, H5P_DEFAULT); });
    if (variable == &layout::kHouseholdReplicates) {
      EXPECT_EQ(refusal(bytes), "") << "may be left out";
    } else if (variable == &layout::kTarget ||
               variable == &layout::kRefused) {  // a file may have none, but then the digest knows of none
      EXPECT_EQ(refusal(bytes), "its contents are not what kabar wrote: their digest does not match");
    } else {
      EXPECT_EQ(refusal(bytes), std::string(variable->path) + " is missing");
    }
  }
}

TEST_F(Damaged, RefusesALedgerThatDoesNotAddUp) {
  const Bytes bytes = sample::altered(whole_, [&](hid_t file) {
    const h5::Handle total(H5Dopen(file, layout::kCashTotal.path, H5P_DEFAULT), H5Dclose, "total");
    const std::vector<std::int64_t> values(std::size_t{sample::kSmall.strategies} * sample::kSmall.populations, 1);
    H5Dwrite(total, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  });
  EXPECT_EQ(refusal(bytes), "its ledger does not add up");
}

TEST_F(Damaged, RefusesArraysOfAnotherKind) {
  const auto replaced = [&](const char* path, hid_t type, std::vector<hsize_t> extents) {
    return changed([&](hid_t file) {
      H5Ldelete(file, path, H5P_DEFAULT);
      const h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path);
      const std::vector<hsize_t> chunk(extents.size(), 1);
      if (!chunk.empty()) H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data());
      const h5::Handle space(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose,
                             path);
      const h5::Handle dataset(H5Dcreate2(file, path, type, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose,
                               path);
    });
  };
  for (const h5::Variable* variable : layout::kVariables) {
    EXPECT_NE(refusal(replaced(variable->path, H5T_IEEE_F32LE, {3})), "") << variable->path;
    EXPECT_NE(refusal(replaced(variable->path, H5T_STD_U32LE, {})), "") << variable->path;
    EXPECT_NE(refusal(replaced(variable->path, H5T_STD_U32LE, {1u << 30})), "") << variable->path;
  }
  EXPECT_EQ(refusal(replaced("exposures", H5T_STD_U64LE, {2, 2, 4})), "exposures has another shape");
  EXPECT_EQ(refusal(replaced("exposures", H5T_STD_I64LE, {2, 2, 3})), "exposures has another type");
  EXPECT_EQ(refusal(replaced("replicate", H5T_IEEE_F32BE, {1u << 31})),
            "replicate_digest is larger than its file can hold");
  EXPECT_EQ(refusal(replaced("household", H5T_IEEE_F32BE, {1})), "household has too small an extent");
  EXPECT_EQ(refusal(replaced("kept_population", H5T_STD_U32LE, {4})),
            "kept_population is cut otherwise than kabar does");
  EXPECT_EQ(refusal(replaced("day", H5T_STD_I32LE, {5})), "day is cut otherwise than kabar does");
  EXPECT_EQ(refusal(replaced("kelurahan_lat", H5T_IEEE_F64LE, {3})), "kelurahan_lat is cut otherwise than kabar does");
  EXPECT_EQ(refusal(replaced("inputs/bytes", H5T_STD_U64LE, {2})), "inputs/bytes is cut otherwise than kabar does");
  const Bytes group = changed([&](hid_t file) {
    H5Ldelete(file, "counts", H5P_DEFAULT);
    const h5::Handle made(H5Gcreate2(file, "counts", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose, "counts");
  });
  EXPECT_EQ(refusal(group), "counts is no array");
}

/// The digest of the run knows neither counts nor texts; that of the content does.
TEST_F(Damaged, RefusesWhateverWasChangedUnderATrailerMadeToFit) {
  constexpr const char* kOthers = "its contents are not what kabar wrote: their digest does not match";
  const auto number = [](const char* name, double value) {
    return [=](hid_t file) {
      H5Adelete(file, name);
      H5LTset_attribute_double(file, "/", name, &value, 1);
    };
  };
  const auto text = [](const char* name) {
    return [=](hid_t file) {
      H5Adelete(file, name);
      H5LTset_attribute_string(file, "/", name, "another");
    };
  };
  EXPECT_EQ(refusal(sample::forged(whole_, [](hid_t) {})), "");
  EXPECT_EQ(refusal(sample::forged(whole_, number("seconds", 1))), kOthers);
  for (const char* name : {"city", "created", "command_line", "scenario_toml", "coordinates"}) {
    EXPECT_EQ(refusal(sample::forged(whole_, text(name))), kOthers) << name;
  }
  EXPECT_EQ(refusal(sample::forged(whole_, [](hid_t file) { H5LTset_attribute_string(file, "/", "vary", "luck"); })),
            kOthers);
  EXPECT_EQ(refusal(sample::forged(whole_, [](hid_t file) { H5Ldelete(file, "household_replicates", H5P_DEFAULT); })),
            kOthers);
  for (const h5::Variable* variable : layout::kVariables) {
    const auto change_last = [&](hid_t file) {
      const h5::Handle array(H5Dopen2(file, variable->path, H5P_DEFAULT), H5Dclose, "");
      const h5::Handle type(H5Dget_type(array), H5Tclose, ""), space(H5Dget_space(array), H5Sclose, "");
      const auto elements = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space));
      ASSERT_GT(elements, 0u);
      if (variable->type == h5::Type::text) {
        std::vector<const char*> texts(elements, "00000000000000000000000000000000");
        H5Dwrite(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data());
      } else {
        std::vector<std::uint8_t> values(elements * H5Tget_size(type));
        H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        values[values.size() - H5Tget_size(type)] ^= 1;
        H5Dwrite(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
      }
    };
    EXPECT_NE(refusal(sample::forged(whole_, change_last)), "") << variable->path;
  }
}

TEST_F(Damaged, ReadsWhatWasOpenedForWritingAndNotChanged) {
  sample::save(path_, whole_);
  const ResultFile before = read_results(path_);
  EXPECT_TRUE(before.trailer);
  const Bytes opened = sample::opened_for_writing(whole_);
  EXPECT_LE(opened.size(), whole_.size() - kTrailerBytes);
  sample::save(path_, opened);
  const ResultFile after = read_results(path_);
  EXPECT_FALSE(after.trailer);
  EXPECT_TRUE(after.recording == before.recording);
  EXPECT_TRUE(after.provenance == before.provenance);
  EXPECT_EQ(after.content, before.content);
  EXPECT_EQ(after.bytes, opened.size());
}

/// An attribute or an array that kabar does not read changes nothing of what it shows.
TEST_F(Damaged, ReadsWhatAnotherProgramAddedTo) {
  const Bytes added = sample::changed_content(content(), [](hid_t file) {
    H5LTset_attribute_string(file, "/", "note", "seen by me");
    H5LTset_attribute_string(file, "counts", "note", "these too");
    const hsize_t extent = 3;
    const int values[] = {1, 2, 3};
    H5LTmake_dataset_int(file, "mine", 1, &extent, values);
  });
  EXPECT_EQ(refusal(added), "");
}

TEST_F(Damaged, RefusesWhatAnotherProgramChanged) {
  const Bytes changed = sample::changed_content(content(), [](hid_t file) {
    H5Adelete(file, "city");
    H5LTset_attribute_string(file, "/", "city", "Kota Lain");
  });
  EXPECT_EQ(refusal(changed), "its contents are not what kabar wrote: their digest does not match");
  Bytes cut = content();
  cut.resize(cut.size() - 100);
  EXPECT_EQ(refusal(cut), kCut);
  Bytes damaged = content();
  int seen = 0;
  for (std::size_t i = 0; i < damaged.size(); i += 503) {
    damaged[i] ^= 64;
    sample::save(path_, damaged);
    try {
      const ResultFile read = read_results(path_);
      EXPECT_EQ(to_text(*read.content), to_text(*read_results_of_whole().content)) << i;
    } catch (const InputError&) {
      ++seen;
    }
    damaged[i] ^= 64;
  }
  EXPECT_GT(seen, 100);
}

TEST_F(Damaged, RefusesAKeptReplicateThatIsNotThere) {
  const auto with = [&](const char* path, hid_t type, const void* values) {
    return refusal(changed([&](hid_t file) {
      const h5::Handle dataset(H5Dopen2(file, path, H5P_DEFAULT), H5Dclose, path);
      H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    }));
  };
  const std::vector<std::uint32_t> none{0, 1, 2, 99}, zeros(4, 0);
  EXPECT_EQ(with("kept_replicate", H5T_NATIVE_UINT32, none.data()), "a kept replicate is not in the file");
  EXPECT_EQ(with("kept_strategy", H5T_NATIVE_UINT32, zeros.data()), "a replicate is kept twice");
  // The second of three is kept of each strategy and population; here it did not run to its end.
  const Recording stopped = [] {
    Recording recording = sample::recording();
    recording.at(1, 1, 1).complete = false;
    return recording;
  }();
  std::vector<std::int8_t> complete;
  for (const ReplicateRecord& replicate : stopped.replicates) complete.push_back(replicate.complete ? 1 : 0);
  EXPECT_EQ(refusal(changed([&](hid_t file) {
              const h5::Handle dataset(H5Dopen2(file, "complete", H5P_DEFAULT), H5Dclose, "complete");
              H5Dwrite(dataset, H5T_NATIVE_INT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, complete.data());
              const std::string digest = to_text(digest_of(stopped, sample::provenance()));
              H5Adelete(file, "digest");
              H5LTset_attribute_string(file, "/", "digest", digest.c_str());
            })),
            "a kept replicate is not in the file");
}

}  // namespace
}  // namespace kabar
