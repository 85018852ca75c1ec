#include "scenario/city_notes.h"

#include <cmath>
#include <numeric>

#include "scenario/checker.h"
#include "scenario/number_text.h"
#include "scenario/phrases.h"
#include "scenario/targets.h"

namespace kabar {

namespace {

// What a made household may have: welfare.cpp deals 1 to 10 persons.
constexpr double kLeastPersons = 1, kMostPersons = 10;
constexpr double kFewInAnRt = 2;

struct SizeNotes : Checker {
  const CityHouseholds& city;
  const std::vector<double>& households = city.by_kelurahan;

  void note(const std::string& path, const Sentence& what, const Sentence& why, const Sentence& hint) const {
    reading.notes.add(problem_at(reading.origins.at(path), what, why, hint));
  }

  static bool fits(double persons, double of) { return persons >= kLeastPersons * of && persons <= kMostPersons * of; }

  /// Persons of the whole city first: if those do not fit, one slip is behind all of them.
  void persons() const {
    double all = 0;
    for (const Kelurahan& one : scenario.kelurahan) all += static_cast<double>(one.persons);
    if (all == 0) return;  // nobody counted them
    const double whole = std::accumulate(households.begin(), households.end(), 0.0);
    if (!fits(all, whole)) {
      note("kelurahan", {phrase::persons_of_city, static_cast<std::int64_t>(all), households_text(whole)},
           {phrase::a_household_has, Decimal{all / whole, 1}}, phrase::clamped_to_1_10);
      return;
    }
    poor(all, whole);
    for (std::size_t k = 0; k < scenario.kelurahan.size(); ++k) {
      const Kelurahan& one = scenario.kelurahan[k];
      if (fits(static_cast<double>(one.persons), households[k])) continue;
      const double each = households[k] > 0 ? static_cast<double>(one.persons) / households[k] : 0;
      note(kelurahan_path(k, "persons"), {phrase::value_is, "kelurahan." + one.code + ".persons", one.persons},
           {phrase::for_households_each, households_text(households[k]), Decimal{each, 1}}, phrase::is_that_right);
    }
  }

  /// The share of persons and that of households who are poor are said apart, and neither is wrong alone.
  void poor(double persons, double whole) const {
    if (city.poor_path.empty()) return;  // one follows from the other
    const double of_poor = scenario.param.poor_persons * persons, others = whole - city.poor;
    const bool poor_fit = city.poor == 0 || fits(of_poor, city.poor);
    if (poor_fit && (others <= 0 || fits(persons - of_poor, others))) return;
    const Origins& origins = reading.origins;
    note(origins.has("param.poor_persons") ? "param.poor_persons" : city.poor_path,
         {phrase::value_is, "param.poor_persons", number_text(scenario.param.poor_persons)},
         poor_fit ? Sentence(phrase::others_have_each, Decimal{(persons - of_poor) / others, 1})
                  : Sentence(phrase::poor_have_each, static_cast<std::int64_t>(of_poor), households_text(city.poor),
                             Decimal{of_poor / city.poor, 1}),
         phrase::clamped_to_1_10);
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

void note_sizes(const Scenario& scenario, const CityHouseholds& households, Reading& reading) {
  if (households.by_kelurahan.size() != scenario.kelurahan.size()) return;
  const SizeNotes notes{{scenario, reading}, households};
  notes.persons();
  notes.rts();
}

}  // namespace kabar
