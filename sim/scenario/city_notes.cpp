#include "scenario/city_notes.h"

#include <cmath>
#include <numeric>

#include "scenario/checker.h"
#include "scenario/phrases.h"
#include "scenario/targets.h"

namespace kabar {

namespace {

// What a made household may have: welfare.cpp deals 1 to 10 persons.
constexpr double kLeastPersons = 1, kMostPersons = 10;
constexpr double kFewInAnRt = 2;

struct SizeNotes : Checker {
  const std::vector<double>& households;

  void note(const std::string& path, const Sentence& what, const Sentence& why, const Sentence& hint) const {
    reading.notes.add(problem_at(reading.origins.at(path), what, why, hint));
  }

  static bool fits(double persons, double of) { return persons >= kLeastPersons * of && persons <= kMostPersons * of; }

  /// Persons of the whole city first: if those do not fit, one slip is behind all of them.
  void persons() const {
    double all = 0;
    for (const Kelurahan& one : scenario.kelurahan) all += static_cast<double>(one.persons);
    if (all == 0) return;  // nobody counted them
    const double city = std::accumulate(households.begin(), households.end(), 0.0);
    if (!fits(all, city)) {
      note("kelurahan", {phrase::persons_of_city, static_cast<std::int64_t>(all), households_text(city)},
           {phrase::a_household_has, Decimal{all / city, 1}}, phrase::clamped_to_1_10);
      return;
    }
    for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
      const Kelurahan& one = scenario.kelurahan[k];
      if (fits(static_cast<double>(one.persons), households[k])) continue;
      const double each = households[k] > 0 ? static_cast<double>(one.persons) / households[k] : 0;
      note(kelurahan_path(k, "persons"), {phrase::value_is, "kelurahan." + one.code + ".persons", one.persons},
           {phrase::for_households_each, households_text(households[k]), Decimal{each, 1}}, phrase::is_that_right);
    }
  }

  void rts() const {
    const std::int64_t most = scenario.city.rt_households_max;
    for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
      const Kelurahan& one = scenario.kelurahan[k];
      const double each = households[k] / static_cast<double>(one.rt);
      const Sentence what(phrase::value_is, "kelurahan." + one.code + ".rt", one.rt);
      if (each > static_cast<double>(most)) {
        const auto made = static_cast<std::int64_t>(std::ceil(households[k] / static_cast<double>(most)));
        note(kelurahan_path(k, "rt"), what, {phrase::rt_of_more_than, households_text(households[k]), most},
             {phrase::so_many_rts_are_made, made});
      } else if (each < kFewInAnRt && households[k] >= 1) {
        note(kelurahan_path(k, "rt"), what,
             {phrase::for_households_each, households_text(households[k]), Decimal{each, 1}}, phrase::is_that_right);
      }
    }
  }
};

}  // namespace

void note_sizes(const Scenario& scenario, const std::vector<double>& households, Reading& reading) {
  if (households.size() != scenario.kelurahan.size()) return;
  const SizeNotes notes{{scenario, reading}, households};
  notes.persons();
  notes.rts();
}

}  // namespace kabar
