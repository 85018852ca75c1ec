// Result files with any bytes under a trailer that fits: how HDF5 lays out a file. Files of format 4 have no digest of
// their content, so that their numbers are looked at as well.

#include "tests/fuzz/results.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kabar::fuzz::read_result(kabar::sample::with_trailer(kabar::sample::Bytes(data, data + size)));
  return 0;
}
