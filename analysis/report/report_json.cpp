#include "analysis/report/report_json.h"

#include <cmath>
#include <set>

#include "analysis/report/phrases.h"
#include "analysis/report/say.h"
#include "analysis/report/words.h"

namespace kabar::analysis {

namespace {

template <class Value, class Make>
Json by_headline(const ByHeadline<Value>& values, Make make) {
  Json json = Json::object();
  for (std::size_t h = 0; h < kHeadlines; ++h) json[kHeadlineNames[h]] = make(values[h]);
  return json;
}

Json to_json(const Series& series) {
  return {{"mean", series.mean},
          {"low", series.low ? Json(*series.low) : Json(nullptr)},
          {"high", series.high ? Json(*series.high) : Json(nullptr)}};
}

Json to_json(const GroupDays& days) {
  return {{"ever_aware", to_json(days.ever_aware)}, {"understands", to_json(days.understands)}};
}

Json to_json(const std::vector<Part>& parts) {
  Json json = Json::array();
  for (const Part& part : parts) {
    json.push_back({{"households", part.households},
                    {"share", analysis::to_json(part.share)},
                    {"shrunken", analysis::to_json(part.shrunken)}});
  }
  return json;
}

Json to_json(const Parts& parts) {
  return {{"poor_aware", to_json(parts.poor_aware)},
          {"non_poor_aware", to_json(parts.non_poor_aware)},
          {"eligible_understand", to_json(parts.eligible_understand)}};
}

Json to_json(const CostEffect& cost) {
  Json json = {{"more_households", analysis::to_json(cost.more_households)},
               {"more_rupiah", analysis::to_json(cost.more_rupiah)},
               {"more_staff_hours", analysis::to_json(cost.more_staff_hours)},
               {"rupiah_per_household", analysis::to_json(cost.rupiah_per_household)},
               {"net_benefit", Json::array()}};
  for (const NetBenefit& benefit : cost.net_benefit) {
    json["net_benefit"].push_back(
        {{"rupiah_per_household", benefit.rupiah_per_household}, {"rupiah", analysis::to_json(benefit.rupiah)}});
  }
  return json;
}

Json to_json(const BestOf& best) {
  return {
      {"difference", analysis::to_json(best.difference)}, {"may_be_best", best.may_be_best}, {"is_best", best.is_best}};
}

Json to_json(const std::optional<Contrast>& contrast) {
  if (!contrast) return nullptr;
  Json json = {{"p", number(contrast->p.value)}, {"p_holm", number(contrast->p_holm)}};
  if (!contrast->p.value) json["reason"] = analysis::to_json(contrast->p.reason);
  return json;
}

Json to_json(const Front& front) {
  Json json = {{"on_front", front.on_front ? Json(*front.on_front) : Json()},
               {"share_on_front", number(front.share_on_front)},
               {"dominated_by", Json::array()}};
  if (!front.on_front) json["reason"] = analysis::to_json(front.reason);
  for (const Dominator& dominator : front.dominated_by) {
    json["dominated_by"].push_back({{"strategy", dominator.strategy}, {"share", dominator.share}});
  }
  return json;
}

Json to_json(const Provenance::Parameter& assumption) {
  const bool ranged = assumption.low < assumption.high;
  return {{"symbol", assumption.symbol},
          {"value", assumption.text},
          {"shown", to_json(in_both([&](Language in) { return typed_text(assumption.text, in); }))},
          {"unit", assumption.unit},
          {"low", ranged ? Json(assumption.low) : Json(nullptr)},
          {"high", ranged ? Json(assumption.high) : Json(nullptr)},
          {"grade", assumption.grade},
          {"source", assumption.source},
          {"source_id", assumption.source_in(Language::indonesian)},
          {"label_id", assumption.label_id},
          {"label_en", assumption.label_en}};
}

Json kelurahan_json(const Report& report) {
  if (!report.kelurahan) return nullptr;
  Json json = Json::array();
  for (const auto& [place, size] : *report.kelurahan) {
    json.push_back({{"code", place.code},
                    {"name", place.name},
                    {"lat", place.lat},
                    {"lon", place.lon},
                    {"km2", place.km2},
                    {"households", size.households},
                    {"poor", size.poor}});
  }
  return json;
}

/// What the codes in this object are called: of units those that occur.
Json words_json(const Report& report) {
  Json words = Json::object();
  for (std::size_t m = 0; m < kMeasures; ++m) {
    words["measures"][kMeasureNames[m]] = analysis::to_json(name_of(static_cast<Measure>(m)));
  }
  for (std::size_t g = 0; g < kSummaryGroups; ++g) {
    words["groups"][kSummaryGroupNames[g]] = analysis::to_json(name_of(static_cast<Group>(g)));
  }
  for (std::size_t h = 0; h < kHeadlines; ++h) {
    words["headlines"][kHeadlineNames[h]] = analysis::to_json(name_of(static_cast<Headline>(h)));
  }
  words["headlines"]["non_poor_aware"] = analysis::to_json(phrase::name_non_poor_aware);
  for (const Word& word : means_words()) words["means"][word.code] = analysis::to_json(word.name);
  std::set<std::string> units;
  for (const Provenance::Parameter& one : report.assumptions) units.insert(one.unit);
  if (report.worlds) {
    for (const Order& order : report.worlds->orders) units.insert(order.deciding ? order.deciding->unit : "");
  }
  units.erase("");
  words["units"] = Json::object();
  for (const std::string& unit : units) {
    words["units"][unit] = to_json(in_both([&](Language in) { return name_in(unit_words(), unit, in); }));
  }
  return words;
}

Json left_out_json(const LeftOut& left, bool with_places) {
  Json where = nullptr;
  if (with_places && !left.households_in.empty()) {
    where = {{"households", left.households_in}, {"never_aware", left.never_aware_in}};
  }
  return {{"households", analysis::to_json(left.households)},
          {"never_aware", analysis::to_json(left.never_aware)},
          {"not_understanding", analysis::to_json(left.not_understanding)},
          {"where", where}};
}

}  // namespace

Json head_json(const Report& report) {
  const Comparison& comparison = report.comparison;
  Json json = {{"format", "kabar-comparison"},
               {"format_version", 2},  // 1 had reasons in English and no words
               {"city", report.city},
               {"start", report.start},
               {"days", report.days},
               {"budget_rupiah", report.budget_rupiah},
               {"households", report.households},
               {"baseline", comparison.strategies[comparison.baseline].name.name},
               {"paired", comparison.all_paired},
               {"vary", kVaryNames[static_cast<int>(comparison.vary)]},
               {"topic_names", Json::array()},
               {"kelurahan", kelurahan_json(report)},
               {"access", Json::array()},
               {"ways", Json::array()}};
  if (!report.kelurahan) json["kelurahan_reason"] = analysis::to_json(Reason(Why::places_differ));
  for (const Provenance::Topic& topic : report.topics) {
    json["topic_names"].push_back({{"id", topic.id}, {"name_id", topic.name_id}, {"name_en", topic.name_en}});
  }
  for (std::size_t access = 0; access < kAccessCells; ++access) {
    json["access"].push_back({{"id", kAccessNames[access]}, {"name", to_json(access_name(access))}});
  }
  for (const Way& way : comparison.ways) json["ways"].push_back(analysis::to_json(way));
  json["words"] = words_json(report);
  return json;
}

void add_details(const Report& report, std::size_t place, Json& json) {
  const StrategyReport& details = report.strategies[place];
  json["may_be_chosen"] = details.choice.may_be_chosen;
  json["daily"] = nullptr;
  if (details.daily) {
    json["daily"] = {{"poor", to_json(details.daily->poor)}, {"non_poor", to_json(details.daily->non_poor)}};
  } else {
    json["daily_reason"] = analysis::to_json(Reason(Why::no_days_or_household));
  }
  json["days_to"] = Json::array();
  for (const DaysTo& to : details.times.to) {
    json["days_to"].push_back({{"share", to.share}, {"days", analysis::to_json(to.days)}});
  }
  json["restricted_mean_days"] = analysis::to_json(details.times.restricted_mean);
  json["by_kelurahan"] = report.kelurahan ? to_json(details.by_kelurahan) : Json(nullptr);
  if (!report.kelurahan) json["by_kelurahan_reason"] = analysis::to_json(Reason(Why::places_differ));
  json["by_access"] = to_json(details.by_access);
  json["by_decile"] = Json::array();
  for (const Decile& decile : details.by_decile) {
    json["by_decile"].push_back({{"households", decile.households}, {"share", analysis::to_json(decile.share)}});
  }
  json["frequency"] = analysis::to_json(details.frequency);
  json["left_out"] = left_out_json(details.left_out, report.kelurahan.has_value());
  json["targeting"] = {{"exclusion", analysis::to_json(details.targeting.exclusion)},
                       {"inclusion", analysis::to_json(details.targeting.inclusion)}};
  const Choice& choice = details.choice;
  json["attainable"] = by_headline(choice.attainable, [](const Effect& effect) { return analysis::to_json(effect); });
  json["cost_effect"] = choice.cost ? to_json(*choice.cost) : Json(nullptr);
  json["best"] = by_headline(choice.best, [](const BestOf& best) { return to_json(best); });
  json["contrast"] = by_headline(choice.contrast, [](const auto& contrast) { return to_json(contrast); });
  json["front"] = to_json(choice.front);
}

void add_conclusions(const Report& report, Json& json) {
  json["answer"] = Json::array();
  for (const Text& text : report.answer) json["answer"].push_back(to_json(text));
  json["flags"] = Json::array();
  for (const Flag& flag : report.flags) {
    json["flags"].push_back({{"kind", kFlagNames[static_cast<std::size_t>(flag.kind)]},
                             {"strategies", flag.strategies},
                             {"text", to_json(flag.text)}});
  }
  json["worlds"] = report.worlds ? to_json(*report.worlds) : Json(nullptr);
  json["patterns"] = nullptr;
  if (report.patterns) {
    Json& patterns = json["patterns"] = Json::array();
    for (const Pattern& pattern : *report.patterns) {
      patterns.push_back({{"id", pattern.id},
                          {"name", to_json(pattern.name)},
                          {"value", pattern.value},
                          {"low", pattern.low},
                          {"high", std::isinf(pattern.high) ? Json(nullptr) : Json(pattern.high)},
                          {"shown", to_json(in_both([&](Language in) { return value_text(pattern.value, in); }))},
                          {"target", to_json(in_both([&](Language in) { return target_text(pattern, in); }))},
                          {"held", pattern.held ? Json(*pattern.held) : Json(nullptr)}});
    }
  }
  json["assumptions"] = Json::array();
  for (const Provenance::Parameter& one : report.assumptions) json["assumptions"].push_back(to_json(one));
  json["boundaries"] = nullptr;
  if (!report.boundaries.empty()) {
    Json& boundaries = json["boundaries"] = Json::object();
    for (const Boundary& boundary : report.boundaries) boundaries[boundary.code] = boundary.polygons;
  }
}

Json to_json(const FileFacts& file) {
  Json json = {{"path", file.path}, {"seed", file.seed}, {"topics", file.totals.topics}};
  add_digests(file.totals, json);
  json["program_version"] = file.program_version;
  json["git_commit"] = file.git_commit;
  json["commit"] = commit_text(file.git_commit);
  json["created"] = file.created;
  json["command_line"] = file.command_line;
  json["scenario"] = file.scenario;
  if (file.first_population > 0) json["first_population"] = file.first_population;
  if (file.stopped()) {
    json["populations"] = file.populations;
    json["planned_populations"] = file.planned_populations;
  }
  return json;
}

}  // namespace kabar::analysis
