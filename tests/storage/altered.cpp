#include "tests/storage/altered.h"

#include <hdf5_hl.h>

namespace kabar::sample {

namespace {

/// The image in memory of a file, after `change`.
Bytes image_after(hid_t file, const std::function<void(std::int64_t)>& change) {
  change(file);
  H5Fflush(file, H5F_SCOPE_GLOBAL);
  Bytes image(static_cast<std::size_t>(H5Fget_file_image(file, nullptr, 0)));
  H5Fget_file_image(file, image.data(), image.size());
  H5Fclose(file);
  return image;
}

}  // namespace

Bytes altered(const Bytes& whole, const std::function<void(std::int64_t)>& change) {
  Bytes content = content_of(whole);
  return with_trailer(
      image_after(H5LTopen_file_image(content.data(), content.size(), H5LT_FILE_IMAGE_OPEN_RW), change));
}

Bytes with_number(const Bytes& whole, const char* attribute, std::int32_t value) {
  return altered(whole, [&](hid_t file) {
    H5Adelete(file, attribute);
    H5LTset_attribute_int(file, "/", attribute, &value, 1);
  });
}

Bytes foreign_file() {
  const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_fapl_core(access, 1u << 16, false);
  const hid_t file = H5Fcreate("in memory", H5F_ACC_TRUNC, H5P_DEFAULT, access);
  H5Pclose(access);
  return image_after(file, [](hid_t opened) {
    const hsize_t extent = 3;
    const int values[] = {1, 2, 3};
    H5LTmake_dataset_int(opened, "temperature", 1, &extent, values);
    H5LTset_attribute_string(opened, "/", "Conventions", "CF-1.8");
  });
}

}  // namespace kabar::sample
