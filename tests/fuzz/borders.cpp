// GeoJSON with the borders of kelurahan, for the map of a report.

#include <nlohmann/json.hpp>

#include "analysis/report/boundaries.h"
#include "tests/fuzz/harness.h"

namespace kabar::fuzz {

namespace {

using analysis::Boundary;
using Json = nlohmann::json;

constexpr std::size_t kMemoryPerByte = 500;

/// Two of one name, one with the name of its regency, and one without a size.
const std::vector<Provenance::Kelurahan>& places() {
  static const std::vector<Provenance::Kelurahan> kPlaces = {{"99.01", "Magelang", -7.47, 110.22, 0.5},
                                                             {"99.02", "Cacaban", -7.48, 110.21, 0.5},
                                                             {"99.03", "Cacaban", -7.6, 110.3, 0}};
  return kPlaces;
}

void require_sound(const std::vector<Boundary>& borders) {
  require(borders.size() == places().size(), "borders of every kelurahan");
  for (std::size_t k = 0; k < borders.size(); ++k) {
    require(borders[k].code == places()[k].code, "in their order");
    require(!borders[k].polygons.empty(), "a kelurahan without a polygon");
    for (const analysis::Polygon& polygon : borders[k].polygons) {
      require(!polygon.empty(), "a polygon without a ring");
      for (const analysis::Ring& ring : polygon) {
        require(ring.size() >= 4, "a ring of too few positions");
        for (const auto& [longitude, latitude] : ring) {
          require(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90, "degrees");
        }
      }
    }
  }
}

std::string written(const std::vector<Boundary>& borders) {
  Json features = Json::array();
  for (const Boundary& one : borders) {
    features.push_back({{"type", "Feature"},
                        {"properties", {{"code", one.code}}},
                        {"geometry", {{"type", "MultiPolygon"}, {"coordinates", one.polygons}}}});
  }
  return Json{{"type", "FeatureCollection"}, {"features", features}}.dump();
}

}  // namespace

}  // namespace kabar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kabar;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fuzz::HeapPeak peak;
  try {
    const auto borders = analysis::boundaries_from(text, "b.geojson", "Kota Magelang", fuzz::places());
    fuzz::require_sound(borders);
    const auto again = analysis::boundaries_from(fuzz::written(borders), "c.geojson", "Kota Magelang", fuzz::places());
    for (std::size_t k = 0; k < borders.size(); ++k) {
      fuzz::require(again.at(k).polygons == borders[k].polygons, "borders read back to others");
    }
  } catch (const InputError& error) {
    fuzz::require_sayable(error);
  }
  peak.require_modest(size, fuzz::kMemoryPerByte);
  return 0;
}
