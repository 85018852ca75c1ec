#include "analysis/report/boundaries.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/report/phrases.h"
#include "core/errors.h"

namespace kabar::analysis {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kFewestPositions = 4;  // a ring ends where it begins

/// Letters small, dots and blanks left out: codes are written with dots and without, names in capitals.
std::string plain(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c != '.' && c != ' ') result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

/// The properties of a feature as plain texts.
std::vector<std::string> properties_of(const Json& feature) {
  std::vector<std::string> texts;
  const auto properties = feature.find("properties");
  if (properties == feature.end() || !properties->is_object()) return texts;
  for (const Json& value : *properties) {
    if (value.is_string()) texts.push_back(plain(value.get<std::string>()));
    if (value.is_number_integer()) texts.push_back(value.dump());
  }
  return texts;
}

std::optional<std::array<double, 2>> position_of(const Json& json) {
  if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) return std::nullopt;
  const double longitude = json[0].get<double>(), latitude = json[1].get<double>();
  if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) return std::nullopt;
  return std::array<double, 2>{longitude, latitude};
}

/// Why it is none, or nothing to say.
Sentence read_polygon(const Json& rings, std::vector<Polygon>& polygons) {
  if (!rings.is_array() || rings.empty()) return phrase::polygon_is_rings;
  Polygon polygon;
  for (const Json& positions : rings) {
    Ring ring;
    if (!positions.is_array() || positions.size() < kFewestPositions) return phrase::ring_of_four;
    for (const Json& position : positions) {
      const auto place = position_of(position);
      if (!place) return phrase::position_is;
      ring.push_back(*place);
    }
    polygon.push_back(std::move(ring));
  }
  polygons.push_back(std::move(polygon));
  return {};
}

Sentence read_geometry(const Json& feature, std::vector<Polygon>& polygons) {
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || !geometry->is_object()) return phrase::no_geometry;
  const auto type = geometry->find("type"), coordinates = geometry->find("coordinates");
  if (type == geometry->end() || coordinates == geometry->end()) return phrase::no_type_or_coordinates;
  if (*type == "Polygon") return read_polygon(*coordinates, polygons);
  if (*type != "MultiPolygon" || !coordinates->is_array()) return phrase::must_be_polygon;
  for (const Json& polygon : *coordinates) {
    Sentence why = read_polygon(polygon, polygons);
    if (!why.empty()) return why;
  }
  return {};
}

/// Line and column of a byte, from 1.
Problem problem_at_byte(const std::string& file, std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, line, static_cast<std::uint32_t>(before.size() - line_begin + 1), phrase::is_not_json, {}, {}};
}

Json features_of(std::string_view text, const std::string& file) {
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    throw InputError(problem_at_byte(file, text, error.byte > 0 ? error.byte - 1 : 0));
  }
  if (json.is_object() && json.value("type", Json()) == "FeatureCollection" && json.contains("features") &&
      json["features"].is_array()) {
    return json["features"];
  }
  throw InputError({file, 0, 0, phrase::is_no_geojson, phrase::must_be_collection, {}});
}

}  // namespace

std::vector<Boundary> boundaries_from(std::string_view text, const std::string& file,
                                      std::span<const Provenance::Kelurahan> kelurahan) {
  const Json features = features_of(text, file);
  std::vector<Boundary> boundaries;
  for (const Provenance::Kelurahan& one : kelurahan) boundaries.push_back({one.code, {}});
  Problems problems;
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (!features[f].is_object()) continue;
    const std::vector<std::string> properties = properties_of(features[f]);
    const auto is_of = [&](const std::string& word) {
      return std::find(properties.begin(), properties.end(), plain(word)) != properties.end();
    };
    auto place = std::find_if(kelurahan.begin(), kelurahan.end(), [&](const auto& one) { return is_of(one.code); });
    if (place == kelurahan.end()) {
      place = std::find_if(kelurahan.begin(), kelurahan.end(), [&](const auto& one) { return is_of(one.name); });
    }
    if (place == kelurahan.end()) continue;
    const Sentence why =
        read_geometry(features[f], boundaries[static_cast<std::size_t>(place - kelurahan.begin())].polygons);
    if (!why.empty()) problems.add({file, 0, 0, {phrase::feature_of, f, place->name}, why, {}});
  }
  if (problems.empty()) {
    for (std::size_t k = 0; k < boundaries.size(); ++k) {
      if (!boundaries[k].polygons.empty()) continue;
      problems.add(
          {file, 0, 0, {phrase::no_feature_for, kelurahan[k].code, kelurahan[k].name}, phrase::property_must_name, {}});
    }
  }
  problems.throw_if_any();
  return boundaries;
}

}  // namespace kabar::analysis
