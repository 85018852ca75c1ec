#pragma once
// Borders of kelurahan from a user's GeoJSON (RFC 7946), for a map. Knows no file and no figure.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/report.h"

namespace kabar::analysis {

/// The polygons of each kelurahan, in the order given. A feature belongs to the kelurahan whose code one of its
/// properties is, with or without its dots; else to the one whose name it has, if it lies near that one's point, is not
/// of quite another size, and no property says that it is in another regency than `city` (see boundary_match.h).
/// Several features of one kelurahan add up, other features are left out. `file`: for messages. Throws InputError with
/// every problem: no GeoJSON, nested too deeply, no feature for a kelurahan, a code and a name of two kelurahan, a
/// geometry that is no polygon in degrees.
std::vector<Boundary> boundaries_from(std::string_view text, const std::string& file, const std::string& city,
                                      std::span<const Provenance::Kelurahan> kelurahan);

}  // namespace kabar::analysis
