#pragma once
// Which features of a file of borders are of which kelurahan: by code, else by name and place. Knows no JSON.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/report.h"

namespace kabar::analysis {

/// A property of a feature: texts in small letters without dots, blanks and underlines, as codes are written with dots
/// and without, and names in capitals.
struct Property {
  std::string key, value;
};
std::string plain(std::string_view text);

/// What a feature says of itself: the kelurahan of its code, or those of its name.
struct Claim {
  std::optional<std::size_t> by_code;
  std::vector<std::size_t> by_name;        // several kelurahan may have one name
  bool other_regency = false;              // by name, but in a regency that is not this city
  std::optional<std::size_t> contradicts;  // the kelurahan of its name, where its code is of another one
};

/// Of every feature, from the properties of all: under which key a file has codes and names shows in how many kelurahan
/// it names, and a key of regencies, districts or provinces names none. A feature that has another place's code, or
/// another name under that key, is no kelurahan's. `city`: what the scenario calls it, "Kota Magelang". Takes time in
/// proportion to properties and kelurahan.
std::vector<Claim> claims_of(std::span<const std::vector<Property>> features, const std::string& city,
                             std::span<const Provenance::Kelurahan> kelurahan);

/// Whether polygons can be this kelurahan: near its point, and not of another size.
enum class Fit { yes, far, large };
struct Placed {
  Fit fit = Fit::yes;
  double km = 0;   // from the kelurahan's point to the nearest side of the box around the polygons
  double km2 = 0;  // of the polygons
};
Placed placed(const std::vector<Polygon>& polygons, const Provenance::Kelurahan& kelurahan);

}  // namespace kabar::analysis
