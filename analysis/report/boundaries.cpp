#include "analysis/report/boundaries.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/report/boundary_match.h"
#include "analysis/report/json_text.h"
#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

using GeoJson = nlohmann::json;

constexpr std::size_t kFewestPositions = 4;  // a ring ends where it begins

/// The properties of a feature as plain texts.
std::vector<Property> properties_of(const GeoJson& feature) {
  std::vector<Property> texts;
  if (!feature.is_object()) return texts;
  const auto properties = feature.find("properties");
  if (properties == feature.end() || !properties->is_object()) return texts;
  for (const auto& [key, value] : properties->items()) {
    if (value.is_string()) texts.push_back({plain(key), plain(value.get_ref<const std::string&>())});
    if (value.is_number_integer()) texts.push_back({plain(key), value.dump()});
  }
  return texts;
}

std::optional<std::array<double, 2>> position_of(const GeoJson& json) {
  if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) return std::nullopt;
  const double longitude = json[0].get<double>(), latitude = json[1].get<double>();
  if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) return std::nullopt;
  return std::array<double, 2>{longitude, latitude};
}

/// Why it is none, or nothing to say.
Sentence read_polygon(const GeoJson& rings, std::vector<Polygon>& polygons) {
  if (!rings.is_array() || rings.empty()) return phrase::polygon_is_rings;
  Polygon polygon;
  for (const GeoJson& positions : rings) {
    Ring ring;
    if (!positions.is_array() || positions.size() < kFewestPositions) return phrase::ring_of_four;
    for (const GeoJson& position : positions) {
      const auto place = position_of(position);
      if (!place) return phrase::position_is;
      ring.push_back(*place);
    }
    polygon.push_back(std::move(ring));
  }
  polygons.push_back(std::move(polygon));
  return {};
}

Sentence read_geometry(const GeoJson& feature, std::vector<Polygon>& polygons) {
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || !geometry->is_object()) return phrase::no_geometry;
  const auto type = geometry->find("type"), coordinates = geometry->find("coordinates");
  if (type == geometry->end() || coordinates == geometry->end()) return phrase::no_type_or_coordinates;
  if (*type == "Polygon") return read_polygon(*coordinates, polygons);
  if (*type != "MultiPolygon" || !coordinates->is_array()) return phrase::must_be_polygon;
  for (const GeoJson& polygon : *coordinates) {
    Sentence why = read_polygon(polygon, polygons);
    if (!why.empty()) return why;
  }
  return {};
}

GeoJson features_of(std::string_view text, const std::string& file) {
  GeoJson json = read_json(text, file);
  if (json.is_object() && json.value("type", GeoJson()) == "FeatureCollection" && json.contains("features") &&
      json["features"].is_array()) {
    return std::move(json["features"]);
  }
  throw InputError({file, 0, 0, phrase::is_no_geojson, phrase::must_be_collection, {}});
}

/// Borders as they are found, and why what bears the name of a kelurahan is not it.
class Finder {
 public:
  Finder(const GeoJson& features, const std::string& file, const std::string& city,
         std::span<const Provenance::Kelurahan> kelurahan)
      : features_(features), file_(file), kelurahan_(kelurahan), refused_(kelurahan.size()) {
    for (const Provenance::Kelurahan& one : kelurahan) boundaries_.push_back({one.code, {}});
    std::vector<std::vector<Property>> properties;
    properties.reserve(features.size());
    for (const GeoJson& feature : features) properties.push_back(properties_of(feature));
    claims_ = claims_of(properties, city, kelurahan);
  }

  std::vector<Boundary> find() {
    for (std::size_t f = 0; f < claims_.size(); ++f) {
      if (claims_[f].contradicts) {
        problems_.add({file_,
                       0,
                       0,
                       {phrase::feature_of, f, kelurahan_[*claims_[f].by_code].name},
                       {phrase::code_and_name_differ, kelurahan_[*claims_[f].contradicts].name},
                       {}});
      } else if (claims_[f].by_code) {
        std::vector<Polygon> polygons;
        if (read(f, *claims_[f].by_code, polygons)) take(*claims_[f].by_code, std::move(polygons));
      } else if (!claims_[f].by_name.empty()) {
        by_name(f, claims_[f].by_name);
      }
    }
    if (problems_.empty()) missing();
    problems_.throw_if_any();
    return std::move(boundaries_);
  }

 private:
  bool read(std::size_t f, std::size_t k, std::vector<Polygon>& polygons) {
    const Sentence why = read_geometry(features_[f], polygons);
    if (!why.empty()) problems_.add({file_, 0, 0, {phrase::feature_of, f, kelurahan_[k].name}, why, {}});
    return why.empty();
  }

  void take(std::size_t k, std::vector<Polygon> polygons) {
    std::vector<Polygon>& all = boundaries_[k].polygons;
    for (Polygon& polygon : polygons) all.push_back(std::move(polygon));
  }

  /// A name is not enough: of the kelurahan called so, the one near whose point it lies.
  void by_name(std::size_t f, const std::vector<std::size_t>& called_so) {
    if (claims_[f].other_regency) {
      for (const std::size_t k : called_so) refused_[k] = {phrase::in_other_regency, f};
      return;
    }
    std::vector<Polygon> polygons;
    if (!read(f, called_so.front(), polygons)) return;
    std::vector<std::size_t> fitting;
    for (const std::size_t k : called_so) {
      const Placed at = placed(polygons, kelurahan_[k]);
      if (at.fit == Fit::yes) fitting.push_back(k);
      if (at.fit == Fit::far) refused_[k] = {phrase::lies_far, f, Decimal{at.km, 1}};
      if (at.fit == Fit::large) {
        refused_[k] = {phrase::is_too_large, f, Decimal{at.km2, 1}, Decimal{kelurahan_[k].km2, 1}};
      }
    }
    if (fitting.size() == 1) take(fitting.front(), std::move(polygons));
    if (fitting.size() < 2) return;
    problems_.add({file_,
                   0,
                   0,
                   {phrase::feature_of, f, kelurahan_[fitting[0]].name},
                   {phrase::name_of_two, kelurahan_[fitting[0]].code, kelurahan_[fitting[1]].code},
                   phrase::property_with_code});
  }

  void missing() {
    for (std::size_t k = 0; k < boundaries_.size(); ++k) {
      if (!boundaries_[k].polygons.empty()) continue;
      problems_.add({file_,
                     0,
                     0,
                     {phrase::no_feature_for, kelurahan_[k].code, kelurahan_[k].name},
                     refused_[k].empty() ? Sentence(phrase::property_must_name) : refused_[k],
                     refused_[k].empty() ? Sentence() : Sentence(phrase::property_with_code)});
    }
  }

  const GeoJson& features_;
  const std::string& file_;
  std::span<const Provenance::Kelurahan> kelurahan_;
  std::vector<Claim> claims_;
  std::vector<Sentence> refused_;  // by kelurahan: why a feature of its name is not it
  std::vector<Boundary> boundaries_;
  Problems problems_;
};

}  // namespace

std::vector<Boundary> boundaries_from(std::string_view text, const std::string& file, const std::string& city,
                                      std::span<const Provenance::Kelurahan> kelurahan) {
  const GeoJson features = features_of(text, file);
  return Finder(features, file, city, kelurahan).find();
}

}  // namespace kabar::analysis
