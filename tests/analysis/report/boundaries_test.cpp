#include "analysis/report/boundaries.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "core/errors.h"

namespace kabar::analysis {
namespace {

const std::string kCity = "Kota Magelang";
const std::vector<Provenance::Kelurahan> kPlaces = {{"33.71.01.1003", "Rejowinangun Selatan", -7.5, 110.5, 12000},
                                                    {"33.71.01.1007", "Magersari", -7.5, 112, 12000}};

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type": "Feature", "properties": )" + properties + R"(, "geometry": )" + geometry + "}";
}
std::string collection(const std::string& features) {
  return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
}
const std::string kSquare = R"({"type": "Polygon", "coordinates": [[[110, -7], [111, -7], [111, -8], [110, -7]]]})";
const std::string kTwo =
    R"({"type": "MultiPolygon", "coordinates": [[[[110, -7], [111, -7], [111, -8], [110, -7]]],
        [[[112, -7, 300], [113, -7], [113, -8], [112, -7]], [[112.1, -7.1], [112.2, -7.1], [112.2, -7.2], [112.1, -7.1]]]]})";

std::string refusal_of(const std::string& text) {
  try {
    boundaries_from(text, "b.geojson", kCity, kPlaces);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Boundaries, AreFoundByCodeOrName) {
  for (const char* properties : {R"({"KODE": "33.71.01.1003"})", R"({"id": 3371011003, "name": "x"})",
                                 R"({"kode_desa": "3371011003"})", R"({"NAMOBJ": "REJOWINANGUN SELATAN"})"}) {
    const auto boundaries =
        boundaries_from(collection(feature(properties, kSquare) + "," + feature(R"({"n": "Magersari"})", kTwo) + "," +
                                   feature(R"({"n": "Elsewhere"})", "null")),
                        "b.geojson", kCity, kPlaces);
    ASSERT_EQ(boundaries.size(), 2u);
    EXPECT_EQ(boundaries[0].code, "33.71.01.1003");
    ASSERT_EQ(boundaries[0].polygons.size(), 1u);
    EXPECT_EQ(boundaries[0].polygons[0][0][1], (std::array<double, 2>{111, -7}));
    ASSERT_EQ(boundaries[1].polygons.size(), 2u);
    EXPECT_EQ(boundaries[1].polygons[1].size(), 2u);  // with a hole
  }
}

TEST(Boundaries, ThePartsOfAKelurahanAddUp) {
  const std::string part = feature(R"({"n": "Magersari"})", kSquare);
  const auto boundaries = boundaries_from(
      collection(part + "," + part + "," + feature(R"({"n": "33.71.01.1003"})", kSquare)), "b.geojson", kCity, kPlaces);
  EXPECT_EQ(boundaries[1].polygons.size(), 2u);
}

/// Two kelurahan of half a square kilometre, as in a scenario.
const std::vector<Provenance::Kelurahan> kSmall = {{"99.01", "Magelang", -7.47, 110.22, 0.5},
                                                   {"99.02", "Cacaban", -7.48, 110.21, 0.5}};

/// A square of so many km about a place.
std::string square(double lat, double lon, double km = 0.7) {
  const double half = km / 2 / 111.32;
  const auto at = [&](double x, double y) { return fmt::format("[{}, {}]", lon + x * half, lat + y * half); };
  return R"({"type": "Polygon", "coordinates": [[)" + at(-1, -1) + ", " + at(1, -1) + ", " + at(1, 1) + ", " +
         at(-1, 1) + ", " + at(-1, -1) + "]]}";
}
const std::string kMagelang = square(-7.47, 110.22), kCacaban = square(-7.48, 110.21);

/// How many polygons each of kSmall gets; or what is wrong.
std::string found(const std::string& features, const std::string& city = kCity) {
  try {
    std::string text;
    for (const Boundary& one : boundaries_from(collection(features), "b.geojson", city, kSmall)) {
      text += fmt::format("{} {};", one.code, one.polygons.size());
    }
    return text;
  } catch (const InputError& error) {
    return error.what();
  }
}

TEST(Boundaries, ARegencyOfTheSameNameIsNoKelurahan) {
  // The regency of Magelang lies around the city, and its villages within a few hundred metres.
  for (const auto& columns : {std::pair("DESA", "KAB"), std::pair("WADMKD", "WADMKK"), std::pair("NAME_4", "NAME_2"),
                              std::pair("NAMOBJ", "namaKabupaten"), std::pair("a", "b")}) {
    const char *const village = columns.first, *const regency = columns.second;
    const auto with = [&](const char* name, const char* of, const std::string& geometry) {
      return feature(fmt::format(R"({{"{}": "{}", "{}": "{}"}})", village, name, regency, of), geometry);
    };
    const std::string ours =
        with("MAGELANG", "KOTA MAGELANG", kMagelang) + "," + with("CACABAN", "KOTA MAGELANG", kCacaban);
    const std::string village_of_regency = with("BANYUROJO", "MAGELANG", square(-7.471, 110.221));
    EXPECT_EQ(found(ours + "," + village_of_regency), "99.01 1;99.02 1;") << village;
    EXPECT_EQ(found(village_of_regency + "," + ours), "99.01 1;99.02 1;") << village;
  }
}

TEST(Boundaries, AVillageOfTheSameNameElsewhereIsLeftOut) {
  const std::string ours = feature(R"({"n": "Magelang"})", kMagelang) + "," + feature(R"({"n": "Cacaban"})", kCacaban);
  const std::string far = feature(R"({"n": "CACABAN"})", square(-7.4, 110.0));
  EXPECT_EQ(found(ours + "," + far), "99.01 1;99.02 1;");
  // Parts of one kelurahan are near it.
  EXPECT_EQ(found(ours + "," + feature(R"({"n": "cacaban"})", square(-7.483, 110.213, 0.2))), "99.01 1;99.02 2;");
  // A neighbour in the next regency, a few hundred metres away.
  const auto with = [&](const char* name, const char* regency, const std::string& geometry) {
    return feature(fmt::format(R"({{"n": "{}", "KAB_KOTA": "{}"}})", name, regency), geometry);
  };
  EXPECT_EQ(found(with("Magelang", "Kota Magelang", kMagelang) + "," + with("Cacaban", "Kota Magelang", kCacaban) +
                  "," + with("Cacaban", "Magelang", square(-7.482, 110.212))),
            "99.01 1;99.02 1;");
  // A city that no property names, as a scenario may call it anything, is found by place alone.
  EXPECT_EQ(found(with("Magelang", "X", kMagelang) + "," + with("Cacaban", "Y", kCacaban), "Kota saya"),
            "99.01 1;99.02 1;");
}

TEST(Boundaries, AKelurahanWithoutAPointIsFoundByItsName) {
  const std::vector<Provenance::Kelurahan> places = {{"1", "Sawah Lor", 0, 0, 0}, {"2", "Pasar Kidul", 0, 0, 0.5}};
  const auto with = [&](double half) {
    const std::string text = collection(feature(R"({"name": "Sawah Lor"})", square(-7.4, 110.2)) + "," +
                                        feature(R"({"name": "Pasar Kidul"})", square(-7.41, 110.2, half)));
    return boundaries_from(text, "b.geojson", "Kota saya", places).size();
  };
  EXPECT_EQ(with(0.3), 2u);
  EXPECT_THROW(with(30), InputError) << "its size still tells";
}

TEST(Boundaries, SayWhyWhatHasTheNameIsNotIt) {
  const std::string magelang = feature(R"({"n": "Magelang"})", kMagelang);
  EXPECT_EQ(found(magelang + "," + feature(R"({"n": "Cacaban"})", square(-7.18, 110.21))),
            "b.geojson: has no feature for kelurahan 99.02 Cacaban (feature 1 has that name, but lies 33.0 km from the "
            "point of this kelurahan) give its feature a property that holds the code of the kelurahan");
  EXPECT_NE(found(magelang + "," + feature(R"({"n": "Cacaban"})", square(-7.48, 110.21, 30)))
                .find("feature 1 has that name, but is of 89"),
            std::string::npos);
  EXPECT_NE(found(feature(R"({"n": "Magelang", "KAB": "KOTA MAGELANG"})", kMagelang) + "," +
                  feature(R"({"n": "Cacaban", "KAB": "MAGELANG"})", kCacaban))
                .find("feature 1 has that name, but is in another regency"),
            std::string::npos);
}

TEST(Boundaries, ACodeIsExact) {
  const auto coded = [&](const char* code, const char* name, const std::string& geometry) {
    return feature(fmt::format(R"({{"kode": "{}", "nama": "{}"}})", code, name), geometry);
  };
  const std::string ours = coded("99.01", "Magelang", kMagelang) + "," + coded("99.02", "Cacaban", kCacaban);
  // Another place's code is another place, whatever its name; a code far away is believed.
  EXPECT_EQ(found(ours + "," + coded("98.02", "Cacaban", kCacaban)), "99.01 1;99.02 1;");
  EXPECT_EQ(found(coded("99.01", "X", square(1, 99)) + "," + coded("99.02", "Y", kCacaban)), "99.01 1;99.02 1;");
  EXPECT_EQ(found(ours + "," + coded("99.01", "Cacaban", kCacaban)),
            "b.geojson: feature 2, Magelang (its code is of this kelurahan, its name of another one: Cacaban)");
  // A running number that happens to be a code is none.
  std::vector<Provenance::Kelurahan> many;
  std::string features;
  for (int k = 0; k < 12; ++k) {
    many.push_back({fmt::format("{}", 9901 + k), fmt::format("Desa {}", k), -7.0 - 0.1 * k, 110, 0.5});
    features += (k > 0 ? "," : "") + feature(fmt::format(R"({{"OBJECTID": {}, "nama": "Desa {}"}})", 9912 + k, k),
                                             square(-7.0 - 0.1 * k, 110));
  }
  EXPECT_EQ(boundaries_from(collection(features), "b.geojson", kCity, many).size(), 12u);
}

TEST(Boundaries, OfTwoKelurahanOfOneNameTheNearerOneHasIt) {
  const std::vector<Provenance::Kelurahan> twins = {{"99.01", "Sukamaju", -7.4, 110.2, 0.5},
                                                    {"99.02", "Sukamaju", -7.5, 110.2, 0.5}};
  const std::string features =
      feature(R"({"n": "Sukamaju"})", square(-7.5, 110.2)) + "," + feature(R"({"n": "Sukamaju"})", square(-7.4, 110.2));
  const auto boundaries = boundaries_from(collection(features), "b.geojson", kCity, twins);
  EXPECT_NEAR(boundaries[0].polygons[0][0][0][1], -7.4, 0.01);
  EXPECT_NEAR(boundaries[1].polygons[0][0][0][1], -7.5, 0.01);
  const std::vector<Provenance::Kelurahan> close = {{"99.01", "Sukamaju", -7.4, 110.2, 0.5},
                                                    {"99.02", "Sukamaju", -7.4, 110.203, 0.5}};
  try {
    boundaries_from(collection(feature(R"({"n": "Sukamaju"})", square(-7.4, 110.201))), "b.geojson", kCity, close);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("its name fits 99.01 and 99.02"), std::string::npos) << error.what();
  }
}

TEST(SlowBoundaries, TakeTimeInProportion) {
  const auto ticks = [](int places) {
    std::vector<Provenance::Kelurahan> many;
    std::string features;
    for (int k = 0; k < places; ++k) {
      const double lat = -8 + 0.01 * (k % 200), lon = 106 + 0.01 * (k / 200);
      many.push_back({fmt::format("33.{:06}", k), fmt::format("Desa {}", k), lat, lon, 0.5});
      features += (k > 0 ? "," : "") + feature(fmt::format(R"({{"DESA": "DESA {}"}})", k), square(lat, lon));
    }
    const std::string text = collection(features);
    const std::clock_t begin = std::clock();
    EXPECT_EQ(boundaries_from(text, "b.geojson", kCity, many).size(), many.size());
    return static_cast<double>(std::clock() - begin);
  };
  // Twenty times as many: four hundred times as long where every feature is held against every kelurahan.
  const double few = std::min(ticks(2000), ticks(2000));
  EXPECT_LT(ticks(40'000), 100 * few);
}

TEST(Boundaries, EveryKelurahanMustHaveOne) {
  EXPECT_EQ(
      refusal_of(collection(feature(R"({"n": "Magersari"})", kSquare))),
      "b.geojson: has no feature for kelurahan 33.71.01.1003 Rejowinangun Selatan (a property of it must be the code "
      "or the name)");
}

TEST(Boundaries, RefusesWhatIsNoPolygonInDegrees) {
  const auto with = [&](const std::string& geometry) {
    return refusal_of(collection(feature(R"({"n": "Magersari"})", geometry)));
  };
  EXPECT_NE(with("null").find("feature 0, Magersari (it has no geometry)"), std::string::npos);
  EXPECT_NE(with(R"({"type": "Point", "coordinates": [1, 2]})").find("must be a Polygon"), std::string::npos);
  EXPECT_NE(with(R"({"type": "Polygon"})").find("no type or coordinates"), std::string::npos);
  EXPECT_NE(with(R"({"type": "Polygon", "coordinates": 3})").find("list of rings"), std::string::npos);
  EXPECT_NE(with(R"({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]})").find("four positions"),
            std::string::npos);
  EXPECT_NE(with(R"({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], ["a", 2]]]})").find("in degrees"),
            std::string::npos);
  // Metres of a national grid are no degrees.
  EXPECT_NE(
      with(R"({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [414000, 9172000]]]})").find("in degrees"),
      std::string::npos);
}

TEST(Boundaries, LimitsHowDeepTextIsNested) {
  const auto nested = [](std::size_t levels) {
    return "{\"x\":\n " + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
  };
  EXPECT_EQ(refusal_of(nested(64)), "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
  EXPECT_EQ(refusal_of(nested(65)), "b.geojson:2:65: is nested too deeply (at most 64 levels of brackets)");
  EXPECT_EQ(refusal_of(nested(1'000'000)), refusal_of(nested(65)));
  // Brackets inside a text are none.
  EXPECT_EQ(refusal_of(R"({"x": "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})"),
            "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
}

TEST(Boundaries, SaysWhereTextIsNoJson) {
  EXPECT_EQ(refusal_of("{\n  \"type\": ,"), "b.geojson:2:11: is not JSON");
  EXPECT_EQ(refusal_of("{\n  \"type\": 1e999}"), "b.geojson:2:15: a number is too large");
  EXPECT_EQ(refusal_of("8881e308888"), "b.geojson:1:11: a number is too large");
  EXPECT_EQ(refusal_of("[1, 2]"), "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
  EXPECT_EQ(refusal_of(R"({"type": "Feature"})"),
            "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
  EXPECT_NE(refusal_of(""), "");
  EXPECT_NE(refusal_of(collection("3, null, {}")), "");
}

}  // namespace
}  // namespace kabar::analysis
