#include "tests/fuzz/results.h"

#include <stdexcept>

#include "storage/results.h"
#include "tests/fuzz/harness.h"
#include "tests/storage/bytes.h"
#include "tests/support/temp_folder.h"

namespace kabar::fuzz {

namespace {

// What is packed may be a thousand times as large as the file, and several arrays are held at once.
constexpr std::size_t kMemoryPerByte = 1500, kMemory = std::size_t{64} << 20;

ResultFile read_or_end(const std::string& path) {
  try {
    return read_results(path);
  } catch (const InputError& error) {
    require(false, std::string("what was written is refused: ") + error.what());
  }
  throw std::logic_error("a requirement was passed over");
}

void require_same(const Recording& a, const Recording& b) {
  require(a.dimensions == b.dimensions, "dimensions read back to others");
  require(a.populations == b.populations, "populations read back to others");
  require(a.ledgers == b.ledgers, "ledgers read back to others");
  require(a.replicates == b.replicates, "replicates read back to others");
  require(a.household_shares == b.household_shares, "shares of households read back to others");
  require(a == b, "the recording reads back to another one");
}

ResultFile written(const ResultFile& file, const std::string& path) {
  write_results(path, file.recording, file.provenance, file.tier);
  return read_or_end(path);
}

void require_round_trip(const ResultFile& file, const std::string& path) {
  const ResultFile again = written(file, path);
  require_same(again.recording, file.recording);
  require(again.digest == file.digest && again.tier == file.tier, "digest and tier");
  // What is no UTF-8 is written as ?, so that a text may change once.
  if (again.provenance == file.provenance) return;
  const ResultFile third = written(again, path);
  const Provenance &a = again.provenance, &b = third.provenance;
  require(a.strategies == b.strategies, "strategies read back to others");
  require(a.topics == b.topics && a.channels == b.channels && a.items == b.items, "names read back to others");
  require(a.kelurahan == b.kelurahan && a.targets == b.targets, "places or targets read back to others");
  require(a.parameters == b.parameters, "parameters read back to others");
  require(a.inputs == b.inputs, "inputs read back to others");
  require(a == b, "the provenance reads back to another one");
}

}  // namespace

void read_result(const sample::Bytes& bytes) {
  static const test::TempFolder folder;
  static const std::string path = folder / "x.h5", copy = folder / "y.h5";
  sample::save(path, bytes);
  const HeapPeak peak;
  try {
    const ResultFile file = read_results(path);
    peak.require_modest(bytes.size(), kMemoryPerByte, kMemory);
    require(file.trailer && file.bytes == bytes.size(), "the file is what was read");
    require_round_trip(file, copy);
  } catch (const InputError& error) {
    peak.require_modest(bytes.size(), kMemoryPerByte, kMemory);
    require(error.problems().size() == 1, "a refusal in one sentence");
    require_sayable(error);
  }
}

}  // namespace kabar::fuzz
