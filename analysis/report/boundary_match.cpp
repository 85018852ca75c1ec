#include "analysis/report/boundary_match.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace kabar::analysis {

namespace {

constexpr double kFarInSides = 4;        // of a square as large as the kelurahan: its shape may be long
constexpr double kFarAtLeastKm = 1;      // points of small kelurahan are not that exact
constexpr double kLargeInAreas = 10;     // areas of tables and of borders differ, but not so much
constexpr double kKmPerDegree = 111.32;  // of latitude

/// What kind of places a key is about, as far as its name tells.
enum class Level { village, unknown, above, regency };

bool holds(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// Keys of the Badan Informasi Geospasial (WADMKD, WADMKC, WADMKK, WADMPR), of GADM (NAME_1 to NAME_4), and of files
/// that name them in Indonesian or English.
Level level_of(std::string_view key) {
  if (holds(key, {"desa", "kel", "village", "wadmkd", "name4"})) return Level::village;
  if (holds(key, {"kab", "kota", "wadmkk", "regency", "city", "name2"})) return Level::regency;
  if (holds(key, {"kec", "wadmkc", "district", "distrik", "name3", "prov", "propinsi", "wadmpr", "name1", "negara",
                  "country", "name0"})) {
    return Level::above;
  }
  return Level::unknown;
}

bool is_code(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Kota Magelang" and "Kab. Magelang" as "magelang"; `text` is plain.
std::string_view without_rank(std::string_view text) {
  for (const std::string_view rank : {"kotaadministrasi", "kota", "kabupaten", "kab"}) {
    if (text.size() > rank.size() && text.substr(0, rank.size()) == rank) return text.substr(rank.size());
  }
  return text;
}

/// What stands under one key in the whole file.
struct NameColumn {
  Level level = Level::unknown;
  std::unordered_set<std::size_t> kelurahan;  // that it names
  std::size_t features = 0;                   // that name one
};

using Columns = std::unordered_map<std::string, NameColumn>;

/// The first property of the feature in the order of `ranks`; none where it has none of these.
const Property* first_of(const std::vector<Property>& properties,
                         const std::unordered_map<std::string, std::size_t>& ranks) {
  const Property* best = nullptr;
  std::size_t least = ranks.size();
  for (const Property& property : properties) {
    const auto rank = ranks.find(property.key);
    if (rank == ranks.end() || rank->second >= least) continue;
    least = rank->second;
    best = &property;
  }
  return best;
}

/// Keys of villages first, then by how many kelurahan they name; what names few kelurahan in many features is about
/// something larger.
std::unordered_map<std::string, std::size_t> ranks_of(const Columns& columns) {
  std::vector<std::pair<std::tuple<bool, std::ptrdiff_t, std::size_t>, std::string>> order;
  for (const auto& [key, column] : columns) {
    order.push_back(
        {{column.level != Level::village, -static_cast<std::ptrdiff_t>(column.kelurahan.size()), column.features},
         key});
  }
  std::sort(order.begin(), order.end());
  std::unordered_map<std::string, std::size_t> ranks;
  for (const auto& [_, key] : order) ranks.emplace(key, ranks.size());
  return ranks;
}

std::size_t most_named(const Columns& columns) {
  std::size_t most = 0;
  for (const auto& [_, column] : columns) most = std::max(most, column.kelurahan.size());
  return most;
}

class Matcher {
 public:
  explicit Matcher(std::span<const Provenance::Kelurahan> kelurahan) {
    for (std::size_t k = 0; k < kelurahan.size(); ++k) {
      code_.emplace(plain(kelurahan[k].code), k);
      names_[plain(kelurahan[k].name)].push_back(k);
    }
  }

  std::vector<Claim> claims(std::span<const std::vector<Property>> features, const std::string& city) {
    look_at_columns(features);
    std::vector<Claim> claims;
    claims.reserve(features.size());
    for (const std::vector<Property>& properties : features) claims.push_back(claim_of(properties));
    mark_regencies(features, plain(city), claims);
    return claims;
  }

 private:
  void look_at_columns(std::span<const std::vector<Property>> features) {
    Columns codes, names;
    for (const std::vector<Property>& properties : features) {
      for (const Property& property : properties) {
        if (const auto code = code_.find(property.value); code != code_.end()) {
          NameColumn& column = codes[property.key];
          column.kelurahan.insert(code->second);
          ++column.features;
        }
        const Level level = level_of(property.key);
        if (level == Level::above || level == Level::regency) continue;
        if (const auto named = names_.find(property.value); named != names_.end()) {
          NameColumn& column = names[property.key];
          column.level = level;
          column.kelurahan.insert(named->second.begin(), named->second.end());
          ++column.features;
        }
      }
    }
    // A running number may be the code of a kelurahan by accident, of one or two.
    const std::size_t by_name = most_named(names);
    std::erase_if(codes, [&](const auto& one) { return 2 * one.second.kelurahan.size() < by_name; });
    code_ranks_ = ranks_of(codes);
    name_ranks_ = ranks_of(names);
  }

  Claim claim_of(const std::vector<Property>& properties) const {
    Claim claim;
    const Property* coded = first_of(properties, code_ranks_);
    const Property* named = first_of(properties, name_ranks_);
    const auto of_name = named == nullptr ? names_.end() : names_.find(named->value);
    if (coded != nullptr) {
      if (const auto code = code_.find(coded->value); code != code_.end()) {
        claim.by_code = code->second;
        if (of_name != names_.end() &&
            std::find(of_name->second.begin(), of_name->second.end(), code->second) == of_name->second.end()) {
          claim.contradicts = of_name->second.front();
        }
        return claim;
      }
      if (is_code(coded->value)) return claim;  // of a place that is not asked for
    }
    if (of_name != names_.end()) claim.by_name = of_name->second;
    return claim;
  }

  /// A regency tells only where some feature is in one that is called as the city: a scenario may call it anything.
  void mark_regencies(std::span<const std::vector<Property>> features, const std::string& city,
                      std::vector<Claim>& claims) const {
    const auto regency_of = [](const std::vector<Property>& properties) -> std::string_view {
      const auto found = std::find_if(properties.begin(), properties.end(), [](const Property& one) {
        return level_of(one.key) == Level::regency && !is_code(one.value);
      });
      return found == properties.end() ? std::string_view() : std::string_view(found->value);
    };
    bool exact = false, loose = false;
    for (std::size_t f = 0; f < features.size(); ++f) {
      if (claims[f].by_name.empty()) continue;
      const std::string_view regency = regency_of(features[f]);
      exact = exact || regency == city;
      loose = loose || (!regency.empty() && without_rank(regency) == without_rank(city));
    }
    if (!exact && !loose) return;
    for (std::size_t f = 0; f < features.size(); ++f) {
      const std::string_view regency = regency_of(features[f]);
      if (claims[f].by_name.empty() || regency.empty()) continue;
      claims[f].other_regency = exact ? regency != city : without_rank(regency) != without_rank(city);
    }
  }

  std::unordered_map<std::string, std::size_t> code_, code_ranks_, name_ranks_;
  std::unordered_map<std::string, std::vector<std::size_t>> names_;
};

}  // namespace

std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != '.' && c != ' ' && c != '_') result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::vector<Claim> claims_of(std::span<const std::vector<Property>> features, const std::string& city,
                             std::span<const Provenance::Kelurahan> kelurahan) {
  return Matcher(kelurahan).claims(features, city);
}

Placed placed(const std::vector<Polygon>& polygons, const Provenance::Kelurahan& kelurahan) {
  // A city of one's own may have no points: then the name must do, and the size.
  const bool any = !polygons.empty() && !polygons.front().empty() && !polygons.front().front().empty();
  const double lat = kelurahan.has_point() || !any ? kelurahan.lat : polygons.front().front().front()[1];
  const double across = kKmPerDegree * std::cos(lat * std::numbers::pi / 180);
  double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY, area = 0;
  for (const Polygon& polygon : polygons) {
    for (std::size_t r = 0; r < polygon.size(); ++r) {
      double twice = 0;
      for (std::size_t i = 0; i < polygon[r].size(); ++i) {
        // From the kelurahan's point, in km: nothing is lost where degrees are large and differences small.
        const auto km = [&](const std::array<double, 2>& at) {
          return std::pair((at[0] - kelurahan.lon) * across, (at[1] - kelurahan.lat) * kKmPerDegree);
        };
        const auto [x, y] = km(polygon[r][i]);
        const auto [next_x, next_y] = km(polygon[r][(i + 1) % polygon[r].size()]);
        twice += x * next_y - next_x * y;
        west = std::min(west, x);
        east = std::max(east, x);
        south = std::min(south, y);
        north = std::max(north, y);
      }
      area += (r == 0 ? 0.5 : -0.5) * std::abs(twice);
    }
  }
  const double x = std::max({0.0, west, -east}), y = std::max({0.0, south, -north});
  Placed result{Fit::yes, kelurahan.has_point() ? std::hypot(x, y) : 0.0, area};
  if (result.km > std::max(kFarAtLeastKm, kFarInSides * std::sqrt(kelurahan.km2))) {
    result.fit = Fit::far;
  } else if (kelurahan.km2 > 0 && area > kLargeInAreas * kelurahan.km2) {
    result.fit = Fit::large;
  }
  return result;
}

}  // namespace kabar::analysis
