// Files of earlier formats, kept as the kabar of their time wrote them.

#include <gtest/gtest.h>

#include <numeric>

#include "storage/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

std::string sample_path(const std::string& name) {
  return KABAR_SOURCE_DIR "/tests/storage/samples/" + name;
}

std::string refusal(const std::string& path) {
  try {
    read_results(path);
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1u);
    return error.problems()[0].why.in(Language::english);
  }
  return "";
}

TEST(Earlier, Format4IsRead) {
  const ResultFile file = read_results(sample_path("format4.h5"));
  EXPECT_EQ(file.format_version, 4);
  EXPECT_EQ(file.tier, Tier::households);
  EXPECT_EQ(to_text(file.digest), "17bca3687d2c1b648c711168be9e90eb");
  EXPECT_EQ(digest_of(file.recording, file.provenance), file.digest);
  EXPECT_FALSE(file.content);
  EXPECT_TRUE(file.trailer);
  EXPECT_FALSE(file.recording.stopped());

  const Provenance& from = file.provenance;
  EXPECT_EQ(from.program_version, "0.1.0");
  EXPECT_EQ(from.city, "Kota Latihan");
  ASSERT_EQ(from.strategies.size(), 2u);
  EXPECT_EQ(from.strategies[1].name, "kunjungan");
  EXPECT_EQ(from.strategies[1].title_id, "Kunjungan ke keluarga terdaftar");
  EXPECT_EQ(from.kelurahan.size(), 3u);
  EXPECT_EQ(from.parameters.size(), 92u);
  EXPECT_EQ(from.inputs.size(), 10u);

  const Recording& recording = file.recording;
  EXPECT_EQ(recording.dimensions, (Dimensions{2, 2, 2, 2, 3, 8, 60, 5}));
  EXPECT_EQ(recording.populations[0].households, 600u);
  const auto sum = [](const std::vector<std::uint32_t>& values) {
    return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
  };
  EXPECT_EQ(sum(recording.at(0, 0, 0).counts), 0u) << "silence";
  EXPECT_EQ(sum(recording.at(1, 0, 0).counts), 1695u);
  EXPECT_EQ(sum(recording.at(1, 1, 1).counts), 1817u);
  EXPECT_EQ(recording.at(1, 1, 1).exposures, 923u);
  EXPECT_EQ(recording.at(1, 1, 0).coins, 9138u);
  EXPECT_EQ(recording.at(1, 0, 0).households.size(), 1200u) << "kept";
  EXPECT_TRUE(recording.at(1, 0, 1).households.empty());
  EXPECT_EQ(recording.household_shares.size(), 4u);
}

/// Format 5 knew the digest of its content, but neither agencies nor volunteers.
TEST(Earlier, Format5IsRead) {
  const ResultFile file = read_results(sample_path("format5.h5"));
  EXPECT_EQ(file.format_version, 5);
  EXPECT_EQ(file.tier, Tier::summary);
  EXPECT_EQ(to_text(file.digest), "9021261fb6dd62f4d4d45bed2878dea5");
  EXPECT_TRUE(file.content);
  EXPECT_EQ(file.provenance.engine, 2u);
  EXPECT_TRUE(file.provenance.agencies.empty());
  EXPECT_EQ(file.recording.dimensions, (Dimensions{2, 2, 2, 2, 3, 8, 60, 5, 0}));
  const Ledger& visits = file.recording.ledgers.at(2);
  EXPECT_EQ(std::accumulate(visits.cash_rupiah.begin(), visits.cash_rupiah.end(), std::int64_t{0}), 2'616'000);
  EXPECT_TRUE(visits.agency_millihours.empty());
  EXPECT_EQ(visits.volunteer_millihours, (std::array{kUnknownHours, kUnknownHours}));
  EXPECT_EQ(visits.channel_use.at(7), kUnknownUse);
}

/// Its last bytes were all that said that it is whole.
TEST(Earlier, Format4OpenedForWritingNamesTheCause) {
  const sample::Folder folder;
  sample::save(folder / "x.h5", sample::opened_for_writing(sample::load(sample_path("format4.h5"))));
  EXPECT_EQ(refusal(folder / "x.h5"),
            "made by kabar 0.1.0, then opened for writing by another program (h5py 'r+', HDFView): it cannot be shown "
            "to be whole; run it again");
}

TEST(Earlier, Format4WithCountsAboveItsHouseholdsIsRefused) {
  const sample::Folder folder;
  sample::save(folder / "x.h5", sample::with_counts(sample::load(sample_path("format4.h5")), "counts",
                                                    [](auto& counts) { counts.front() = 4'000'000'000u; }));
  EXPECT_EQ(refusal(folder / "x.h5"), "counts: more than there are households");
}

}  // namespace
}  // namespace kabar
