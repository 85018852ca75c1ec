// The own reader of HDF5 against the library: it finds what the library wrote, however large, and follows nothing that
// leads out of a file.

#include "storage/h5_reader.h"

#include <gtest/gtest.h>
#include <hdf5_hl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/layout.h"
#include "storage/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

using sample::Bytes;

/// A file that HDF5 makes in memory as kabar has it make files: links and attributes in the order of creation.
Bytes made(const sample::Change& fill, H5F_libver_t least = H5F_LIBVER_EARLIEST) {
  const hid_t access = H5Pcreate(H5P_FILE_ACCESS), creation = H5Pcreate(H5P_FILE_CREATE);
  H5Pset_fapl_core(access, 1u << 20, false);
  H5Pset_libver_bounds(access, least, H5F_LIBVER_LATEST);
  H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  const hid_t file = H5Fcreate("in memory", H5F_ACC_TRUNC, creation, access);
  H5Pclose(creation);
  H5Pclose(access);
  fill(file);
  H5Fflush(file, H5F_SCOPE_GLOBAL);
  Bytes bytes(static_cast<std::size_t>(H5Fget_file_image(file, nullptr, 0)));
  H5Fget_file_image(file, bytes.data(), bytes.size());
  H5Fclose(file);
  return bytes;
}

std::string numbered(const std::string& name, int i) {
  return name + std::to_string(i);
}

void add_text(hid_t file, const std::string& name, const std::string& text) {
  const hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
  H5Tset_size(type, text.size() + 1);
  const hid_t attribute = H5Acreate2(file, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite(attribute, type, text.c_str());
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

TEST(Reader, FindsAsManyAttributesAndLinksAsThereAre) {
  for (const int count : {0, 1, 8, 9, 40, 700, 2500}) {
    for (const H5F_libver_t least : {H5F_LIBVER_EARLIEST, H5F_LIBVER_V18}) {
      const auto text_of = [](int i) {
        return numbered("value ", i) + std::string(static_cast<std::size_t>(i % 97), 'x');
      };
      const Bytes bytes = made(
          [&](hid_t file) {
            for (int i = 0; i < count; ++i) {
              add_text(file, numbered("text", i), text_of(i));
              const hsize_t extent = 2;
              const int values[] = {i, -i};
              H5LTmake_dataset_int(file, numbered("array", i).c_str(), 1, &extent, values);
            }
          },
          least);
      h5::Reader reader(bytes);
      for (int i = 0; i < count; ++i) {
        ASSERT_EQ(reader.text_attribute(numbered("text", i).c_str()), text_of(i)) << i << " of " << count;
        const std::string name = numbered("array", i);
        ASSERT_EQ(reader.dimension(name), 2u);
        const h5::Variable variable{name.c_str(), name.c_str(), h5::Type::i32, "", ""};
        ASSERT_EQ(reader.array<std::int32_t>(variable), (std::vector<std::int32_t>{i, -i}));
      }
      EXPECT_FALSE(reader.has_attribute(numbered("text", count).c_str()));
      EXPECT_FALSE(reader.has(numbered("array", count).c_str()));
    }
  }
}

TEST(Reader, FindsLargeAttributesAndNumbersOfEverySize) {
  const std::string large(5'000, 'l'), largest(300'000, 'L');
  const Bytes bytes = made([&](hid_t file) {
    for (int i = 0; i < 20; ++i)
      H5LTset_attribute_string(file, "/", numbered("large", i).c_str(), (large + std::to_string(i)).c_str());
    H5LTset_attribute_string(file, "/", "largest", largest.c_str());
    const std::int8_t tiny = -7;
    const short small = -700;
    const int whole = -70'000;
    const long long wide = -7'000'000'000'000;
    const double real = 0.1;
    H5LTset_attribute_char(file, "/", "tiny", reinterpret_cast<const char*>(&tiny), 1);
    H5LTset_attribute_short(file, "/", "small", &small, 1);
    H5LTset_attribute_int(file, "/", "whole", &whole, 1);
    H5LTset_attribute_long_long(file, "/", "wide", &wide, 1);
    H5LTset_attribute_double(file, "/", "real", &real, 1);
    const unsigned int no_sign = 4'000'000'000u;
    H5LTset_attribute_uint(file, "/", "no_sign", &no_sign, 1);
    const int two[] = {1, 2};
    H5LTset_attribute_int(file, "/", "two", two, 2);
    const float narrow = 1;
    H5LTset_attribute_float(file, "/", "narrow", &narrow, 1);
  });
  h5::Reader reader(bytes);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(reader.text_attribute(numbered("large", i).c_str()), large + std::to_string(i));
  EXPECT_EQ(reader.text_attribute("largest"), largest);
  EXPECT_EQ(reader.integer_attribute("tiny"), -7);
  EXPECT_EQ(reader.integer_attribute("small"), -700);
  EXPECT_EQ(reader.integer_attribute("whole"), -70'000);
  EXPECT_EQ(reader.integer_attribute("wide"), -7'000'000'000'000);
  EXPECT_EQ(reader.real_attribute("real"), 0.1);
  for (const char* name : {"no_sign", "two", "real", "largest"})
    EXPECT_THROW(reader.integer_attribute(name), h5::Failure);
  for (const char* name : {"narrow", "whole", "none"}) EXPECT_THROW(reader.real_attribute(name), h5::Failure);
  for (const char* name : {"real", "whole", "none"}) EXPECT_THROW(reader.text_attribute(name), h5::Failure);
}

/// Result files with an array that is somewhere else.
class Elsewhere : public testing::Test {
 protected:
  Elsewhere() {
    write_results(path_, sample::recording(), sample::provenance(), Tier::summary);
    whole_ = sample::load(path_);
    sample::save(secret_, Bytes(1 << 20, 'S'));
  }

  std::string refusal(const sample::Change& change) {
    sample::save(path_, sample::forged(whole_, change));
    ::alarm(60);  // it must not wait for a pipe
    std::string why;
    try {
      read_results(path_);
    } catch (const InputError& error) {
      why = error.problems().at(0).why.in(Language::english);
    }
    ::alarm(0);
    return why;
  }
  /// `exposures` in place of the array of that name.
  std::string refusal_of_array(hid_t type, hid_t properties) {
    return refusal([&](hid_t file) {
      H5Ldelete(file, "exposures", H5P_DEFAULT);
      const hsize_t extents[] = {2, 2, 3};
      const hid_t space = H5Screate_simple(3, extents, nullptr);
      const hid_t array = H5Dcreate2(file, "exposures", type, space, H5P_DEFAULT, properties, H5P_DEFAULT);
      EXPECT_GE(array, 0);
      H5Dclose(array);
      H5Sclose(space);
    });
  }

  sample::Folder folder_;
  std::string path_ = folder_ / "x.h5", secret_ = folder_ / "secret";
  Bytes whole_;
};

TEST_F(Elsewhere, ValuesInAnotherFileAreRefused) {
  const std::string pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& other : {secret_, pipe, folder_ / "none"}) {
    const hid_t properties = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_external(properties, other.c_str(), 0, H5F_UNLIMITED);
    EXPECT_EQ(refusal_of_array(H5T_STD_U64LE, properties), "exposures keeps its values in another file");
    H5Pclose(properties);
  }
}

TEST_F(Elsewhere, ValuesOfOtherArraysAreRefused) {
  const hid_t properties = H5Pcreate(H5P_DATASET_CREATE);
  const hsize_t extents[] = {2, 2, 3};
  const hid_t space = H5Screate_simple(3, extents, nullptr);
  H5Pset_virtual(properties, space, "other.h5", "exposures", space);
  EXPECT_EQ(refusal_of_array(H5T_STD_U64LE, properties), "exposures is laid out otherwise than kabar does");
  H5Sclose(space);
  H5Pclose(properties);
}

TEST_F(Elsewhere, ATypeThatIsAnObjectIsRefused) {
  EXPECT_EQ(refusal([&](hid_t file) {
              const hid_t type = H5Tcopy(H5T_STD_U64LE);
              H5Tcommit2(file, "type", type, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
              H5Ldelete(file, "exposures", H5P_DEFAULT);
              const hsize_t extents[] = {2, 2, 3};
              const hid_t space = H5Screate_simple(3, extents, nullptr);
              const hid_t array = H5Dcreate2(file, "exposures", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
              H5Dclose(array);
              H5Sclose(space);
              H5Tclose(type);
            }),
            "exposures: its description lies elsewhere");
}

TEST_F(Elsewhere, LinksThatAreNotHardAreRefused) {
  const auto linked = [&](const std::function<void(hid_t)>& link) {
    return refusal([&](hid_t file) {
      H5Lmove(file, "exposures", file, "others", H5P_DEFAULT, H5P_DEFAULT);
      link(file);
    });
  };
  EXPECT_EQ(linked([](hid_t file) { H5Lcreate_soft("/others", file, "exposures", H5P_DEFAULT, H5P_DEFAULT); }),
            "exposures is a link to elsewhere");
  EXPECT_EQ(linked([&](hid_t file) {
              H5Lcreate_external(secret_.c_str(), "/others", file, "exposures", H5P_DEFAULT, H5P_DEFAULT);
            }),
            "exposures is a link to elsewhere");
  EXPECT_NE(linked([](hid_t file) { H5Lcreate_hard(file, "others", file, "exposures", H5P_DEFAULT, H5P_DEFAULT); }),
            "exposures is a link to elsewhere");
}

TEST_F(Elsewhere, ASharedAttributeIsRefused) {
  EXPECT_EQ(refusal([&](hid_t file) {
              const hid_t type = H5Tcopy(H5T_STD_I64LE), space = H5Screate(H5S_SCALAR);
              H5Tcommit2(file, "type", type, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
              H5Adelete(file, "seed");
              const hid_t attribute = H5Acreate2(file, "seed", type, space, H5P_DEFAULT, H5P_DEFAULT);
              H5Aclose(attribute);
              H5Sclose(space);
              H5Tclose(type);
            }),
            "HDF5: its description lies elsewhere");
}

}  // namespace
}  // namespace kabar
