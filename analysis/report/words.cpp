#include "analysis/report/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "analysis/report/phrases.h"
#include "core/numbers.h"

namespace kabar::analysis {

namespace {

constexpr std::array<const Phrase*, kSummaryGroups> kGroupWords = {&phrase::name_poor, &phrase::name_non_poor,
                                                                   &phrase::name_eligible, &phrase::name_all};
constexpr ByHeadline<const Phrase*> kHeadlineWords = {&phrase::name_poor_aware, &phrase::name_eligible_understand};
constexpr std::array<const Phrase*, kAccessCells> kAccessWords = {&phrase::name_none, &phrase::name_shared_phone,
                                                                  &phrase::name_own_phone, &phrase::name_home};
constexpr Word kMeansWords[] = {{"accounts", phrase::name_accounts}, {"heads", phrase::name_heads},
                                {"meetings", phrase::name_meetings}, {"sessions", phrase::name_sessions},
                                {"visits", phrase::name_visits},     {"broadcasts", phrase::name_broadcasts},
                                {"groups", phrase::name_groups},     {"ties", phrase::name_ties}};
constexpr Word kUnitWords[] = {{"probability", phrase::unit_probability},
                               {"factor", phrase::unit_factor},
                               {"share", phrase::unit_share},
                               {"exponent", phrase::unit_exponent},
                               {"log", phrase::unit_log},
                               {"log odds", phrase::unit_log_odds},
                               {"relative", phrase::unit_relative},
                               {"x", phrase::unit_times_shipped},
                               {"1/hour", phrase::unit_1_hour},
                               {"1/day", phrase::unit_1_day},
                               {"1/week", phrase::unit_1_week},
                               {"hour", phrase::unit_hour},
                               {"hour/day", phrase::unit_hour_day},
                               {"day", phrase::unit_day},
                               {"day/week", phrase::unit_day_week},
                               {"round", phrase::unit_round},
                               {"group", phrase::unit_group},
                               {"household", phrase::unit_household},
                               {"household/day", phrase::unit_household_day},
                               {"person", phrase::unit_person},
                               {"adult", phrase::unit_adult},
                               {"tie", phrase::unit_tie},
                               {"impression", phrase::unit_impression},
                               {"answer", phrase::unit_answer},
                               {"degree", phrase::unit_degree},
                               {"population", phrase::unit_population},
                               {"replicate", phrase::unit_replicate},
                               {"rupiah", phrase::unit_rupiah},
                               {"date", phrase::unit_date}};

constexpr std::string_view kBetween = " | ";

std::string one_value(const std::string& value, Language in) {
  if (value == "true" || value == "false") return (value == "true" ? phrase::value_true : phrase::value_false).in(in);
  // The digits that were typed, and no others; what is longer than people write (1e-05) stays.
  if (value.empty() || value.find_first_not_of("-0123456789.") != std::string::npos) return value;
  char* end = nullptr;
  const double number = std::strtod(value.c_str(), &end);
  if (end != value.c_str() + value.size()) return value;
  const std::size_t point = value.find('.');
  return number_text(number, point == std::string::npos ? 0 : static_cast<int>(value.size() - point - 1), in);
}

}  // namespace

const Phrase& name_of(Measure measure) {
  return facts_of(measure).words;
}

const Phrase& name_of(Group group) {
  return *kGroupWords[at(group)];
}

const Phrase& name_of(Headline headline) {
  return *kHeadlineWords[at(headline)];
}

const Phrase& access_phrase(std::size_t access) {
  return *kAccessWords[access];
}

std::span<const Word> means_words() {
  return kMeansWords;
}

std::span<const Word> unit_words() {
  return kUnitWords;
}

std::string name_in(std::span<const Word> words, std::string_view code, Language in) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.code == code; });
  return found == words.end() ? std::string(code) : found->name.in(in);
}

std::string typed_text(std::string_view value, Language in) {
  std::string text;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(kBetween, begin), value.size());
    if (begin > 0) text += kBetween;
    text += one_value(std::string(value.substr(begin, end - begin)), in);
    begin = end + kBetween.size();
  }
  return text;
}

}  // namespace kabar::analysis
