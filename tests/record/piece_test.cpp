// How pieces become a whole: in any order, each once; what is missing, twice or of something else is refused.

#include "record/piece.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "core/errors.h"

namespace kabar {
namespace {

constexpr Dimensions kWhole{2, 4, 3, 1, 1, 1, 7, 1};
constexpr std::uint32_t kFirst = 10;

/// Replicates that all differ, of population number `p`.
Piece piece(std::uint32_t p, std::uint32_t first, std::uint32_t replicates) {
  Piece one{p, first, replicates, {100 + p, {1, 2}, {3}, {}}};
  for (std::uint32_t s = 0; s < kWhole.strategies; ++s) {
    one.ledgers.push_back({{static_cast<std::int64_t>(1000 * s + p)}, {0}});
    one.shares.push_back({{replicates, 0, s}});
    for (std::uint32_t r = first; r < first + replicates; ++r) {
      ReplicateRecord record;
      record.counts = {s, p, r};
      record.digest = digest_of(std::to_string(s) + " " + std::to_string(p) + " " + std::to_string(r));
      record.complete = true;
      one.records.push_back(record);
    }
  }
  return one;
}

std::vector<Piece> whole_cut() {
  return {piece(12, 0, 3), piece(10, 2, 1), piece(13, 1, 2), piece(10, 0, 2), piece(11, 0, 3), piece(13, 0, 1)};
}

Recording joined(std::vector<Piece> pieces) {
  return join(kWhole, kFirst, Vary::luck, std::move(pieces));
}

TEST(Join, PutsEveryPieceIntoItsPlace) {
  const Recording whole = joined(whole_cut());
  EXPECT_EQ(whole.dimensions, kWhole);
  EXPECT_EQ(whole.first_population, kFirst);
  EXPECT_EQ(whole.vary, Vary::luck);
  for (std::uint32_t p = 0; p < 4; ++p) {
    EXPECT_EQ(whole.populations[p].households, 110 + p);
    for (std::uint32_t s = 0; s < 2; ++s) {
      EXPECT_EQ(whole.ledgers[s * 4 + p].cash_rupiah[0], 1000 * s + 10 + p);
      EXPECT_EQ(whole.household_shares[s * 4 + p].counts[0], 3u) << "added over the pieces";
      for (std::uint32_t r = 0; r < 3; ++r) {
        EXPECT_EQ(whole.at(s, p, r).counts, (std::vector<std::uint32_t>{s, 10 + p, r}));
      }
    }
  }
}

TEST(Join, GivesTheSameInAnyOrder) {
  std::vector<Piece> pieces = whole_cut();
  const Recording whole = joined(pieces);
  const auto before = [](const Piece& a, const Piece& b) {
    return a.population != b.population ? a.population < b.population : a.first_replicate < b.first_replicate;
  };
  std::sort(pieces.begin(), pieces.end(), before);
  do {
    EXPECT_TRUE(joined(pieces) == whole);
  } while (std::next_permutation(pieces.begin(), pieces.end(), before));
}

TEST(Join, TakesAPieceThatIsThereTwiceOnce) {
  std::vector<Piece> pieces = whole_cut();
  pieces.push_back(piece(13, 1, 2));
  pieces.push_back(piece(11, 0, 3));
  EXPECT_TRUE(joined(pieces) == joined(whole_cut()));
}

TEST(Join, IsTakenApartAgain) {
  const Recording whole = joined(whole_cut());
  const std::vector<Piece> pieces = pieces_of(whole);
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[3].records, piece(13, 0, 3).records);
  EXPECT_TRUE(joined(pieces) == whole);
}

struct Refused {
  const char* name;
  std::function<void(std::vector<Piece>&)> change;
  const char* text;
};

class JoinRefuses : public testing::TestWithParam<Refused> {};

TEST_P(JoinRefuses, WithOneSentence) {
  std::vector<Piece> pieces = whole_cut();
  GetParam().change(pieces);
  try {
    joined(pieces);
    ADD_FAILURE() << "joined";
  } catch (const InputError& error) {
    EXPECT_EQ(error.in(Language::english), GetParam().text);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, JoinRefuses,
    testing::Values(Refused{"TheFirstPopulationMissing",
                            [](auto& pieces) { std::erase_if(pieces, [](auto& x) { return x.population == 10; }); },
                            "populations missing: 10 run --first-population 10 --populations 1 too"},
                    Refused{"APopulationMissing", [](auto& pieces) { pieces.erase(pieces.begin()); },
                            "populations missing: 12 run --first-population 12 --populations 1 too"},
                    Refused{"TheLastPopulationMissing",
                            [](auto& pieces) { std::erase_if(pieces, [](auto& x) { return x.population == 13; }); },
                            "populations missing: 13 run --first-population 13 --populations 1 too"},
                    Refused{"FirstReplicatesMissing", [](auto& pieces) { pieces.pop_back(); },
                            "replicate 0 of population 13 is missing"},
                    Refused{"LastReplicatesMissing", [](auto& pieces) { pieces.erase(pieces.begin() + 1); },
                            "replicate 2 of population 10 is missing"},
                    Refused{"Overlap", [](auto& pieces) { pieces.push_back(piece(11, 1, 2)); },
                            "replicate 1 of population 11 is there twice"},
                    Refused{"TwiceWithAnotherReplicate",
                            [](auto& pieces) {
                              pieces.push_back(piece(11, 0, 3));
                              pieces.back().records[4].digest = digest_of("other");
                            },
                            "population 11 is there twice with other results"},
                    Refused{"TwiceInAnotherCity", [](auto& pieces) { pieces[1].made.households = 7; },
                            "population 10 is there twice with other results"},
                    Refused{"TwiceAtAnotherCost", [](auto& pieces) { pieces[3].ledgers[1].cash_rupiah[0] = 7; },
                            "population 10 is there twice with other results"}),
    [](const auto& test) { return test.param.name; });

TEST(Join, OfOtherDimensionsIsADefect) {
  std::vector<Piece> pieces = whole_cut();
  pieces.push_back(piece(14, 0, 3));
  EXPECT_THROW(joined(pieces), std::logic_error);
  pieces = whole_cut();
  pieces[0].ledgers.pop_back();
  EXPECT_THROW(joined(pieces), std::logic_error);
  pieces = whole_cut();
  pieces[0].shares.clear();
  EXPECT_THROW(joined(pieces), std::logic_error);
}

Recording part(std::uint32_t first, std::uint32_t populations) {
  std::vector<Piece> pieces;
  for (std::uint32_t p = first; p < first + populations; ++p) pieces.push_back(piece(p, 0, 3));
  Dimensions n = kWhole;
  n.populations = populations;
  Recording recording = join(n, first, Vary::all, pieces);
  recording.seconds = 1;
  recording.seconds_total = 2;
  return recording;
}

TEST(Merge, AddsTimesAndKeepsNumbers) {
  const Recording whole = merge({part(7, 2), part(4, 3), part(9, 1)});
  EXPECT_EQ(whole.first_population, 4u);
  EXPECT_EQ(whole.dimensions.populations, 6u);
  EXPECT_EQ(whole.seconds, 3);
  EXPECT_EQ(whole.seconds_total, 6);
  EXPECT_FALSE(whole.stopped());
  Recording once = part(4, 6);
  once.seconds = 3;
  once.seconds_total = 6;
  EXPECT_TRUE(whole == once);
}

TEST(SamePopulation, HoldsAllThatIsOfIt) {
  const auto alike = [](const std::function<void(Recording&)>& change) {
    Recording other = part(8, 3);
    change(other);
    return same_population(part(7, 3), other, 9);
  };
  EXPECT_TRUE(alike([](Recording&) {}));
  EXPECT_TRUE(alike([](Recording& r) { r.ledgers[3].cash_rupiah[0] = 7; })) << "of population 8";
  EXPECT_FALSE(alike([](Recording& r) { r.populations[1].cells[0] = 7; }));
  EXPECT_FALSE(alike([](Recording& r) { r.ledgers[4].cash_rupiah[0] = 7; })) << "of the second strategy";
  EXPECT_FALSE(alike([](Recording& r) { r.household_shares[4].counts[0] = 7; }));
  EXPECT_FALSE(alike([](Recording& r) { r.at(1, 1, 2).counts[0] = 7; }));
}

TEST(Merge, IsStoppedWhereItsLastPartIs) {
  Recording last = part(7, 2);
  last.planned_populations = 5;
  const Recording whole = merge({part(4, 3), last});
  EXPECT_TRUE(whole.stopped());
  EXPECT_EQ(whole.planned_populations, 8u);
  EXPECT_FALSE(merge({part(4, 3), last, part(9, 3)}).stopped()) << "what was left is there now";
}

TEST(Merge, SaysWhatIsMissingBetweenItsPartsHoweverMuch) {
  const auto refusal = [](std::uint32_t first) -> std::string {
    try {
      merge({part(5, 1), part(first, 1)});
    } catch (const InputError& error) {
      return error.in(Language::english);
    }
    return "";
  };
  EXPECT_EQ(refusal(4), "");
  EXPECT_EQ(refusal(2), "populations missing: 3-4 run --first-population 3 --populations 2 too");
  EXPECT_EQ(refusal(2'000'000'000),
            "populations missing: 6-1999999999 run --first-population 6 --populations 1999999994 too")
      << "before there is a place for all of them";
}

TEST(Merge, OfPartsOfAnotherExperimentIsADefect) {
  const auto merged_with = [](const std::function<void(Recording&)>& change) {
    Recording other = part(4, 1);
    change(other);
    return merge({part(5, 1), other});
  };
  EXPECT_NO_THROW(merged_with([](Recording&) {}));
  EXPECT_THROW(merged_with([](Recording& r) { r.dimensions.days = 6; }), std::logic_error);
  EXPECT_THROW(merged_with([](Recording& r) { r.vary = Vary::luck; }), std::logic_error);
  EXPECT_THROW(merged_with([](Recording& r) { r.household_shares.clear(); }), std::logic_error);
}

}  // namespace
}  // namespace kabar
