#include "tests/storage/altered.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "core/digest.h"
#include "storage/layout.h"

namespace kabar::sample {

namespace {

using Digests = std::map<std::string, Digest>;

// HDF5 clears a megabyte for each read of texts otherwise.
constexpr std::size_t kTransferBytes = std::size_t{1} << 14;

/// The image in memory of a file, after `change`.
Bytes image_after(hid_t file, const Change& change) {
  change(file);
  H5Fflush(file, H5F_SCOPE_GLOBAL);
  Bytes image(static_cast<std::size_t>(H5Fget_file_image(file, nullptr, 0)));
  H5Fget_file_image(file, image.data(), image.size());
  H5Fclose(file);
  return image;
}

herr_t add_attribute(hid_t file, const char* name, const H5A_info_t*, void* to) {
  const hid_t attribute = H5Aopen(file, name, H5P_DEFAULT), type = H5Aget_type(attribute);
  DigestWriter writer;
  if (H5Tget_class(type) == H5T_STRING) {
    std::string text(H5Tget_size(type), '\0');
    H5Aread(attribute, type, text.data());
    for (const char c : text.substr(0, text.find('\0'))) writer.u8(static_cast<std::uint8_t>(c));
  } else if (H5Tget_class(type) == H5T_INTEGER) {
    std::int64_t value = 0;
    H5Aread(attribute, H5T_NATIVE_INT64, &value);
    writer.i64(value);
  } else {
    double value = 0;
    std::uint64_t bits = 0;
    H5Aread(attribute, H5T_NATIVE_DOUBLE, &value);
    std::memcpy(&bits, &value, sizeof bits);
    writer.u64(bits);
  }
  H5Tclose(type);
  H5Aclose(attribute);
  const bool counts = name[0] != '_' && std::strcmp(name, "content_digest") != 0;  // _NCProperties is of netCDF
  if (counts) (*static_cast<Digests*>(to))[std::string("@") + name] = writer.finish();
  return 0;
}

Digest digest_of_texts(hid_t array, hid_t type, std::size_t elements) {
  std::vector<char*> texts(std::max<std::size_t>(1, elements));
  const hid_t space = H5Dget_space(array), memory = H5Tcopy(type), transfer = H5Pcreate(H5P_DATASET_XFER);
  H5Pset_buffer(transfer, kTransferBytes, nullptr, nullptr);
  H5Dread(array, memory, H5S_ALL, H5S_ALL, transfer, texts.data());
  H5Pclose(transfer);
  DigestWriter writer;
  for (std::size_t i = 0; i < elements; ++i) writer.text(texts[i] == nullptr ? "" : texts[i]);
  H5Dvlen_reclaim(memory, space, H5P_DEFAULT, texts.data());
  H5Tclose(memory);
  H5Sclose(space);
  return writer.finish();
}

/// Of each chunk, in the order of the array, its values in a row and 0 where it reaches beyond the array.
Digest digest_of_numbers(hid_t array, hid_t type, const std::vector<hsize_t>& extents, std::size_t elements) {
  const std::size_t size = H5Tget_size(type);
  std::vector<std::uint8_t> values(elements * size);
  if (elements > 0) H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  DigestWriter writer;
  writer.u64(extents.size());
  for (const hsize_t extent : extents) writer.u64(extent);
  const hid_t made = H5Dget_create_plist(array);
  std::vector<hsize_t> chunk(extents.size());
  const bool in_chunks = H5Pget_layout(made) == H5D_CHUNKED;
  if (in_chunks) H5Pget_chunk(made, static_cast<int>(chunk.size()), chunk.data());
  H5Pclose(made);
  if (!in_chunks) {
    if (elements > 0) writer.digest(digest_of(values));
    return writer.finish();
  }
  std::vector<hsize_t> offset(extents.size(), 0);
  for (bool more = true; more;) {
    std::size_t volume = 1;
    for (const hsize_t extent : chunk) volume *= extent;
    std::vector<std::uint8_t> part(volume * size, 0);
    for (std::size_t i = 0; i < volume; ++i) {
      std::size_t rest = i, place = 0, step = 1;
      bool inside = true;
      for (std::size_t d = extents.size(); d-- > 0;) {
        const hsize_t at = offset[d] + rest % chunk[d];
        rest /= chunk[d];
        inside = inside && at < extents[d];
        place += at * step;
        step *= extents[d];
      }
      if (inside) std::memcpy(part.data() + i * size, values.data() + place * size, size);
    }
    writer.digest(digest_of(part));
    more = false;
    for (std::size_t d = extents.size(); d-- > 0 && !more;) {
      offset[d] += chunk[d];
      more = offset[d] < extents[d];
      if (!more) offset[d] = 0;
    }
  }
  return writer.finish();
}

}  // namespace

std::string content_digest_of(std::int64_t file) {
  Digests digests;
  H5Aiterate2(file, H5_INDEX_NAME, H5_ITER_INC, nullptr, add_attribute, &digests);
  digests.erase("@title");
  for (const h5::Variable* variable : layout::kVariables) {
    const std::string path = variable->path, group = path.substr(0, path.find('/'));
    if (H5Lexists(file, group.c_str(), H5P_DEFAULT) <= 0 || H5Lexists(file, path.c_str(), H5P_DEFAULT) <= 0) continue;
    const hid_t array = H5Dopen2(file, path.c_str(), H5P_DEFAULT);
    if (array < 0) continue;
    const hid_t type = H5Dget_type(array), space = H5Dget_space(array);
    std::vector<hsize_t> extents(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space)));
    H5Sget_simple_extent_dims(space, extents.data(), nullptr);
    std::size_t elements = 1;
    for (const hsize_t extent : extents) elements *= extent;
    if (elements < (std::size_t{1} << 28)) {  // what is not there need not be read
      digests[path] = H5Tis_variable_str(type) > 0 ? digest_of_texts(array, type, elements)
                                                   : digest_of_numbers(array, type, extents, elements);
    }
    H5Sclose(space);
    H5Tclose(type);
    H5Dclose(array);
  }
  DigestWriter writer;
  for (const auto& [name, digest] : digests) {
    writer.text(name);
    writer.digest(digest);
  }
  return to_text(writer.finish());
}

Bytes changed_content(const Bytes& content, const Change& change) {
  Bytes copy = content;
  return image_after(H5LTopen_file_image(copy.data(), copy.size(), H5LT_FILE_IMAGE_OPEN_RW), change);
}

Bytes altered(const Bytes& whole, const Change& change) {
  const auto change_and_mend = [&](hid_t file) {
    change(file);
    if (H5Aexists(file, "content_digest") <= 0) return;
    H5Adelete(file, "content_digest");
    H5LTset_attribute_string(file, "/", "content_digest", content_digest_of(file).c_str());
  };
  return with_trailer(changed_content(content_of(whole), change_and_mend));
}

Bytes forged(const Bytes& whole, const Change& change) {
  return with_trailer(changed_content(content_of(whole), change));
}

Bytes with_number(const Bytes& whole, const char* attribute, std::int32_t value) {
  return altered(whole, [&](hid_t file) {
    H5Adelete(file, attribute);
    H5LTset_attribute_int(file, "/", attribute, &value, 1);
  });
}

Bytes with_counts(const Bytes& whole, const char* path,
                  const std::function<void(std::vector<std::uint32_t>&)>& change) {
  return altered(whole, [&](hid_t file) {
    const hid_t array = H5Dopen2(file, path, H5P_DEFAULT), space = H5Dget_space(array);
    std::vector<std::uint32_t> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
    H5Dread(array, H5T_NATIVE_UINT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    change(values);
    H5Dwrite(array, H5T_NATIVE_UINT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    H5Sclose(space);
    H5Dclose(array);
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

Bytes opened_for_writing(const Bytes& whole) {
  return changed_content(content_of(whole), [](hid_t) {});
}

}  // namespace kabar::sample
