#include "analysis/report/csv.h"

#include <fmt/format.h>

#include "analysis/report/csv_writer.h"

namespace kabar::analysis {

namespace {

BothTexts kelurahan_at(const Report& report, std::size_t k) {
  const Provenance::Kelurahan& place = (*report.kelurahan)[k].place;
  return {place.name.empty() ? place.code : place.name, place.code};
}

DataTable strategies(const Report& report) {
  CsvWriter csv("strategies",
                "strategy,title_id,title_en,is_baseline,paired,may_be_chosen,populations,replicates_per_population,"
                "complete_replicates,ceiling_rupiah:r,may_exceed_ceiling,spent_rupiah_mean:r,"
                "spent_rupiah_lowest:r,spent_rupiah_highest:r,scale_with,scaled_value_mean,scaled_value_lowest,scaled_"
                "value_highest");
  const Comparison& comparison = report.comparison;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const StrategySummary& one = comparison.strategies[s];
    const BudgetUse* use = one.budget ? &*one.budget : nullptr;
    const auto of = [&](double Spread::*end) { return use ? std::optional(use->spent_rupiah.*end) : std::nullopt; };
    const auto scaled = [&](double Spread::*end) {
      return use && use->value ? std::optional((*use->value).*end) : std::nullopt;
    };
    csv.row(one.name.name, one.name.title_id, one.name.title_en, s == comparison.baseline,
            comparison.differences[s].paired, report.strategies[s].choice.may_be_chosen, one.populations,
            one.replicates, one.complete_replicates, use ? std::optional(use->ceiling_rupiah) : std::nullopt,
            one.name.budget_exempt, of(&Spread::mean), of(&Spread::lowest), of(&Spread::highest), one.name.scale_with,
            scaled(&Spread::mean), scaled(&Spread::lowest), scaled(&Spread::highest));
  }
  return csv.take();
}

DataTable shares(const Report& report) {
  CsvWriter csv("shares", "strategy,group,measure,share:%,low:%,high:%,reason");
  for (std::size_t s = 0; s < report.comparison.strategies.size(); ++s) {
    const StrategySummary& one = report.comparison.strategies[s];
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        csv.row(strategy_at(report, s), Code{kSummaryGroupNames[group]}, Code{kMeasureNames[measure]},
                one.shares[group][measure]);
      }
    }
  }
  return csv.take();
}

DataTable differences(const Report& report) {
  CsvWriter csv("differences", "strategy,baseline,paired,group,measure,difference_of_shares:%,low:%,high:%,reason");
  const Comparison& comparison = report.comparison;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.baseline) continue;
    const StrategyDifference& one = comparison.differences[s];
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        csv.row(strategy_at(report, s), strategy_at(report, comparison.baseline), one.paired,
                Code{kSummaryGroupNames[group]}, Code{kMeasureNames[measure]}, one.shares[group][measure]);
      }
    }
  }
  return csv.take();
}

/// All figures of a strategy that are one number with an interval.
DataTable figures(const Report& report) {
  CsvWriter csv("figures", "strategy,figure,unit,mean:u,low:u,high:u,reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const StrategySummary& one = report.comparison.strategies[s];
    const StrategyReport& more = report.strategies[s];
    const auto row = [&](const std::string& figure, const char* unit, const Effect& effect) {
      csv.row(strategy_at(report, s), Code{figure}, Code{unit}, effect);
    };
    row("erreygers_of_ever_aware", "1", one.erreygers);
    row("poor_less_non_poor_ever_aware", "share", one.gap.difference);
    row("poor_to_non_poor_ever_aware", "ratio", one.gap.ratio);
    row("poor_to_non_poor_ever_aware", "log_odds_ratio", one.gap.log_odds_ratio);
    for (std::size_t event = 0; event < kEvents; ++event) {
      row(std::string("events_") + kEventNames[event], "number_per_replicate", one.events[event]);
    }
    for (const DaysTo& to : more.times.to) {
      const double percent = 100 * to.share;
      csv.row(strategy_at(report, s),
              BothTexts{fmt::format("hari sampai {:g} % miskin pernah tahu", percent),
                        fmt::format("days_until_{:g}_percent_of_poor_ever_aware", percent)},
              Code{"days"}, to.days);
    }
    row("restricted_mean_days_until_poor_aware", "days", more.times.restricted_mean);
    row("exposures_per_household_reached", "exposures_per_topic", more.frequency);
    row("eligible_never_aware_of_eligible", "share", more.targeting.exclusion);
    row("not_eligible_of_ever_aware", "share", more.targeting.inclusion);
    row("eligible_poor", "households", more.left_out.households);
    row("eligible_poor_never_aware", "households", more.left_out.never_aware);
    row("eligible_poor_not_understanding", "households", more.left_out.not_understanding);
    for (std::size_t h = 0; h < kHeadlines; ++h) {
      row(std::string("share_of_attainable_") + kHeadlineNames[h], "share", more.choice.attainable[h]);
    }
  }
  return csv.take();
}

DataTable ways(const Report& report) {
  CsvWriter csv(
      "ways",
      "strategy,by,way,mechanism,share_of_poor:%,low:%,high:%,reason,share_of_poor_aware:%,aware_low:%,aware_high:%,"
      "aware_reason");
  const Comparison& comparison = report.comparison;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    for (std::size_t w = 0; w < comparison.ways.size(); ++w) {
      const Way& way = comparison.ways[w];
      const auto row = [&](const char* by, const WayEffect& effect) {
        csv.row(strategy_at(report, s), Code{by}, BothTexts{way.name_id.empty() ? way.id : way.name_id, way.id},
                Code{way.mechanism}, effect.of_poor, effect.of_aware);
      };
      row("last_hop", comparison.attributions[s].last_hop[w]);
      row("root", comparison.attributions[s].root[w]);
    }
  }
  return csv.take();
}

DataTable daily(const Report& report) {
  CsvWriter csv("daily", "strategy,group,measure,day,share:%,low:%,high:%");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    if (!report.strategies[s].daily) continue;
    const auto rows = [&](const char* group, const char* measure, const Series& series) {
      for (std::size_t day = 0; day < series.mean.size(); ++day) {
        const auto end = [&](const auto& ends) { return ends ? std::optional((*ends)[day]) : std::nullopt; };
        csv.row(strategy_at(report, s), Code{group}, Code{measure}, day + 1, series.mean[day], end(series.low),
                end(series.high));
      }
    };
    const Daily& days = *report.strategies[s].daily;
    rows("poor", "ever_aware", days.poor.ever_aware);
    rows("poor", "understands", days.poor.understands);
    rows("non_poor", "ever_aware", days.non_poor.ever_aware);
    rows("non_poor", "understands", days.non_poor.understands);
  }
  return csv.take();
}

DataTable kelurahan(const Report& report) {
  CsvWriter csv("kelurahan",
                "code,name,latitude_degrees,longitude_degrees,area_km2,households_mean:d,poor_households_mean:d");
  for (const auto& [place, size] : *report.kelurahan) {
    // 0, 0 lies in the Gulf of Guinea: a table without places.
    const bool placed = place.lat != 0 || place.lon != 0;
    const auto said = [](bool is_said, double value) { return is_said ? std::optional(value) : std::nullopt; };
    csv.row(place.code, place.name, said(placed, place.lat), said(placed, place.lon), said(place.km2 > 0, place.km2),
            size.households, size.poor);
  }
  return csv.take();
}

constexpr const char* kPartColumns =
    ",measure,households_mean:d,share:%,low:%,high:%,reason,shrunken_share:%,shrunken_low:%,shrunken_high:%,shrunken_"
    "reason";

template <class Label>
void add_parts(const Report& report, std::size_t s, const Parts& parts, Label label, CsvWriter& csv) {
  const auto rows = [&](const char* measure, const std::vector<Part>& some) {
    for (std::size_t i = 0; i < some.size(); ++i) {
      csv.row(strategy_at(report, s), label(i), Code{measure}, some[i].households, some[i].share, some[i].shrunken);
    }
  };
  rows(kHeadlineNames[0], parts.poor_aware);
  rows("non_poor_aware", parts.non_poor_aware);
  rows(kHeadlineNames[1], parts.eligible_understand);
}

DataTable by_place(const Report& report) {
  CsvWriter csv("by_kelurahan", std::string("strategy,kelurahan_code") + kPartColumns);
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    add_parts(
        report, s, report.strategies[s].by_kelurahan, [&](std::size_t k) { return kelurahan_at(report, k); }, csv);
  }
  return csv.take();
}

DataTable by_class(const Report& report) {
  CsvWriter csv("by_access", std::string("strategy,access") + kPartColumns);
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    add_parts(
        report, s, report.strategies[s].by_access, [](std::size_t access) { return Code{kAccessNames[access]}; }, csv);
  }
  return csv.take();
}

DataTable by_welfare(const Report& report) {
  CsvWriter csv("by_decile", "strategy,decile,households_mean:d,share_ever_aware:%,low:%,high:%,reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const std::vector<Decile>& deciles = report.strategies[s].by_decile;
    for (std::size_t d = 0; d < deciles.size(); ++d) {
      csv.row(strategy_at(report, s), d + 1, deciles[d].households, deciles[d].share);
    }
  }
  return csv.take();
}

DataTable left_out(const Report& report) {
  CsvWriter csv("left_out",
                "strategy,kelurahan_code,access,eligible_poor_households_mean:d,never_aware_households_mean:d");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const LeftOut& left = report.strategies[s].left_out;
    for (std::size_t k = 0; k < left.households_in.size(); ++k) {
      for (std::size_t access = 0; access < kAccessCells; ++access) {
        csv.row(strategy_at(report, s), kelurahan_at(report, k), Code{kAccessNames[access]},
                left.households_in[k][access], left.never_aware_in[k][access]);
      }
    }
  }
  return csv.take();
}

}  // namespace

BothTexts strategy_at(const Report& report, std::size_t place) {
  const StrategyName& name = report.comparison.strategies[place].name;
  return {title_of(name, Language::indonesian), name.name};
}

std::vector<DataTable> data_tables(const Report& report) {
  std::vector<DataTable> tables = {strategies(report), shares(report), differences(report), figures(report),
                                   ways(report),       daily(report),  by_class(report),    by_welfare(report)};
  if (report.kelurahan) {
    tables.push_back(kelurahan(report));
    tables.push_back(by_place(report));
    tables.push_back(left_out(report));
  }
  add_choices(report, tables);
  return tables;
}

}  // namespace kabar::analysis
