#include "storage/consistency.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "storage/results.h"
#include "tests/storage/altered.h"
#include "tests/storage/bytes.h"
#include "tests/storage/sample.h"

namespace kabar {
namespace {

std::string contradiction_of(const Recording& recording) {
  return contradiction_in(recording).in(Language::english);
}

TEST(Consistency, IsThereInWhatARunGives) {
  EXPECT_EQ(contradiction_of(sample::recording()), "");
  EXPECT_EQ(contradiction_of(sample::recording(sample::kLarge)), "");
  Recording unfinished = sample::recording();
  unfinished.at(1, 0, 2) = {};
  EXPECT_EQ(contradiction_of(unfinished), "");
}

struct Broken {
  const char* name;
  std::function<void(Recording&)> break_it;
  const char* says;
};

void PrintTo(const Broken& broken, std::ostream* to) {
  *to << broken.name;
}

ReplicateRecord& last(Recording& recording) {
  return recording.replicates.back();
}

constexpr std::uint32_t kMuch = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kCells = std::size_t{kStatuses} * 3 * kAccessCells;  // of a topic of the sample

const Broken kBroken[] = {
    {"CountsAboveTheHouseholds", [](Recording& r) { last(r).counts[0] = kMuch; },
     "counts: more than there are households"},
    {"OneHouseholdTooMany",
     [](Recording& r) { last(r).counts[kMeasures * kCells] = r.populations.back().cells[kCells] + 1; },
     "counts: more than there are households"},
    {"MoreAwareThanEver", [](Recording& r) { last(r).counts[2 * kCells] = last(r).counts[kCells] + 1; },
     "counts: a narrower measure exceeds a wider one"},
    {"MoreEnrolledThanApplied",
     [](Recording& r) { last(r).counts[5 * kCells + 7] = last(r).counts[4 * kCells + 7] + 1; },
     "counts: a narrower measure exceeds a wider one"},
    {"CountsThatAreNotThoseOfDeciles", [](Recording& r) { --last(r).counts[5 * kCells]; },
     "deciles does not fit counts"},
    {"DecilesAboveTheirHouseholds", [](Recording& r) { last(r).deciles[0] = kMuch; },
     "deciles: more than there are households"},
    {"DecilesThatDoNotNest",
     [](Recording& r) { last(r).deciles[5 * kDecileCells] = last(r).deciles[4 * kDecileCells] + 1; },
     "deciles: a narrower measure exceeds a wider one"},
    {"HouseholdsThatAreNotTheSum", [](Recording& r) { ++r.populations[1].cells[3]; },
     "households does not fit population_households"},
    {"ManyHouseholds", [](Recording& r) { r.populations[0].households = kMuch; },
     "households does not fit population_households"},
    {"DecilesThatAreNotTheSum", [](Recording& r) { ++r.populations[1].deciles[3]; },
     "households_by_decile does not fit population_households"},
    {"ADayAboveTheEnd", [](Recording& r) { last(r).daily[2] = kMuch; }, "daily exceeds counts"},
    {"ADayOfEverAwareAboveTheEnd",
     [](Recording& r) { last(r).daily[kGroups * r.dimensions.days] = last(r).daily[r.dimensions.days - 1]; },
     "daily: a narrower measure exceeds a wider one"},
    {"MoreFirstChannelsThanAware", [](Recording& r) { ++last(r).first_channel[1]; },
     "first_channel does not fit counts"},
    {"FewerRootChannelsThanAware", [](Recording& r) { --last(r).root_channel[3]; }, "root_channel does not fit counts"},
    {"FewerExposuresThanReached", [](Recording& r) { last(r).exposures = 3; }, "exposures does not fit counts"},
    {"FewerActivationsThanAware", [](Recording& r) { last(r).activations = 3; }, "activations does not fit counts"},
    {"NegativeCash", [](Recording& r) { r.ledgers[2].cash_rupiah[1] = -1; }, "cash_rupiah is out of range"},
    {"NegativeHours", [](Recording& r) { r.ledgers[2].staff_millihours[0] = -1; }, "staff_millihours is out of range"},
    {"AWeekOfMoreHoursThanAll",
     [](Recording& r) { r.ledgers[2].agency_week_millihours[1] = r.ledgers[2].agency_millihours[1] + 1; },
     "agency_week_millihours is out of range"},
    {"NegativeHoursOfAnAgency", [](Recording& r) { r.ledgers[1].agency_week_millihours[0] = -1; },
     "agency_week_millihours is out of range"},
    {"AMonthOfMoreHoursThanAll", [](Recording& r) { r.ledgers[1].volunteer_month_millihours[1] = 1000; },
     "volunteer_month_millihours is out of range"},
    {"ANegativeUse", [](Recording& r) { r.ledgers[1].channel_use[0] = -0.5; }, "channel_use is out of range"},
    {"AScaledValueWithoutEnd",
     [](Recording& r) { r.ledgers[1].scaled_value = std::numeric_limits<double>::infinity(); },
     "scaled_value is out of range"},
    {"SecondsThatAreNone", [](Recording& r) { r.seconds = std::numeric_limits<double>::quiet_NaN(); },
     "seconds is out of range"},
    {"AStateThatIsNone", [](Recording& r) { r.at(0, 0, 1).households[4].state = 5; }, "kept_state is out of range"},
    {"AChannelThatIsNone", [](Recording& r) { r.at(0, 0, 1).households[4].channel = 4; },
     "kept_channel is out of range"},
    {"MoreReplicatesThanThereAre", [](Recording& r) { r.household_shares[1].counts[0] = 4; },
     "household_replicates is out of range"},
};

class Inconsistent : public testing::TestWithParam<Broken> {};

TEST_P(Inconsistent, IsSeen) {
  Recording recording = sample::recording();
  GetParam().break_it(recording);
  EXPECT_EQ(contradiction_of(recording), GetParam().says);
}

/// Also with digests and a trailer that fit: kabar itself writes it.
TEST_P(Inconsistent, IsRefusedInAFile) {
  const sample::Folder folder;
  Recording recording = sample::recording();
  GetParam().break_it(recording);
  const bool of_households = std::string(GetParam().says).find("out of range") != std::string::npos;
  write_results(folder / "x.h5", recording, sample::provenance(), of_households ? Tier::households : Tier::timeseries);
  try {
    read_results(folder / "x.h5");
    ADD_FAILURE() << "it was read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().at(0).why.in(Language::english), GetParam().says);
  }
}

INSTANTIATE_TEST_SUITE_P(Consistency, Inconsistent, testing::ValuesIn(kBroken),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace kabar
