#include "analysis/report/boundaries.h"

#include <gtest/gtest.h>

#include "core/errors.h"

namespace kabar::analysis {
namespace {

const std::vector<Provenance::Kelurahan> kPlaces = {{"33.71.01.1003", "Rejowinangun Selatan", 0, 0, 0},
                                                    {"33.71.01.1007", "Magersari", 0, 0, 0}};

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

std::string refusal(const std::string& text) {
  try {
    boundaries_from(text, "b.geojson", kPlaces);
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
                        "b.geojson", kPlaces);
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
      collection(part + "," + part + "," + feature(R"({"n": "33.71.01.1003"})", kSquare)), "b.geojson", kPlaces);
  EXPECT_EQ(boundaries[1].polygons.size(), 2u);
}

TEST(Boundaries, EveryKelurahanMustHaveOne) {
  EXPECT_EQ(
      refusal(collection(feature(R"({"n": "Magersari"})", kSquare))),
      "b.geojson: has no feature for kelurahan 33.71.01.1003 Rejowinangun Selatan (a property of it must be the code "
      "or the name)");
}

TEST(Boundaries, RefusesWhatIsNoPolygonInDegrees) {
  const auto with = [&](const std::string& geometry) {
    return refusal(collection(feature(R"({"n": "Magersari"})", geometry)));
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

TEST(Boundaries, SaysWhereTextIsNoJson) {
  EXPECT_EQ(refusal("{\n  \"type\": ,"), "b.geojson:2:11: is not JSON");
  EXPECT_EQ(refusal("[1, 2]"), "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
  EXPECT_EQ(refusal(R"({"type": "Feature"})"), "b.geojson: is no GeoJSON of features (it must be a FeatureCollection)");
  EXPECT_NE(refusal(""), "");
  EXPECT_NE(refusal(collection("3, null, {}")), "");
}

}  // namespace
}  // namespace kabar::analysis
