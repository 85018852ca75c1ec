// Tables of what may be said: costs, the best, the worlds, the words.

#include <cmath>

#include "analysis/report/csv.h"
#include "analysis/report/csv_writer.h"

namespace kabar::analysis {

namespace {

const std::string& name_at(const Report& report, std::size_t place) {
  return report.comparison.strategies[place].name.name;
}

NamedCsv cost(const Report& report) {
  CsvWriter csv("cost", "strategy,figure,rupiah_per_household_worth,unit,mean,low,high,reason");
  const std::optional<double> any;
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const StrategySummary& one = report.comparison.strategies[s];
    csv.row(one.name.name, "cash", any, "rupiah", one.cash_rupiah);
    csv.row(one.name.name, "staff", any, "hours", one.staff_hours);
    if (!report.strategies[s].choice.cost) continue;
    const CostEffect& effect = *report.strategies[s].choice.cost;
    csv.row(one.name.name, "more_cash", any, "rupiah", effect.more_rupiah);
    csv.row(one.name.name, "more_staff", any, "hours", effect.more_staff_hours);
    csv.row(one.name.name, "more_eligible_understanding", any, "households", effect.more_households);
    csv.row(one.name.name, "cash_per_household", any, "rupiah", effect.rupiah_per_household);
    for (const NetBenefit& benefit : effect.net_benefit) {
      csv.row(one.name.name, "net_benefit", benefit.rupiah_per_household, "rupiah", benefit.rupiah);
    }
  }
  return csv.take();
}

NamedCsv best(const Report& report) {
  CsvWriter csv("best",
                "strategy,headline,difference_to_best_other,low,high,reason,may_be_best,is_best,p_against_baseline,"
                "p_holm,p_reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const Choice& choice = report.strategies[s].choice;
    for (std::size_t h = 0; h < kHeadlines; ++h) {
      const Contrast contrast = choice.contrast[h].value_or(Contrast{{std::nullopt, Why::is_baseline}, {}});
      csv.row(name_at(report, s), kHeadlineNames[h], choice.best[h].difference, choice.best[h].may_be_best,
              choice.best[h].is_best, contrast.p.value, contrast.p_holm,
              contrast.p.value ? Reason() : contrast.p.reason);
    }
  }
  return csv.take();
}

NamedCsv front(const Report& report) {
  CsvWriter csv("front", "strategy,on_front,share_on_front,dominated_by,share_dominated,reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const Front& one = report.strategies[s].choice.front;
    for (const Dominator& by : one.dominated_by) {
      csv.row(name_at(report, s), *one.on_front, one.share_on_front, by.strategy, by.share, "");
    }
    if (!one.on_front) {
      csv.row(name_at(report, s), "", "", "", "", one.reason);
    } else if (one.dominated_by.empty()) {
      csv.row(name_at(report, s), *one.on_front, one.share_on_front, "", "", "");
    }
  }
  return csv.take();
}

NamedCsv ceilings(const Report& report) {
  CsvWriter csv(
      "ceilings",
      "ceiling_rupiah,strategy,may_be_chosen,leads_by_poor_aware,leads_by_eligible_understand,figure,unit,mean,"
      "low,high,reason");
  for (const Ceiling& ceiling : report.ceilings) {
    const auto leads = [&](const std::string& name, Headline headline) {
      const std::vector<std::string>& ranked = ceiling.leaders[at(headline)].ranked;
      return !ranked.empty() && ranked.front() == name;
    };
    for (const CeilingStrategy& one : ceiling.strategies) {
      const auto row = [&](const std::string& figure, const char* unit, const Effect& effect) {
        csv.row(ceiling.rupiah, one.name, one.may_be_chosen, leads(one.name, Headline::poor_aware),
                leads(one.name, Headline::eligible_understand), figure, unit, effect);
      };
      for (std::size_t h = 0; h < kHeadlines; ++h) row(kHeadlineNames[h], "share", one.shares[h]);
      for (std::size_t h = 0; h < kHeadlines; ++h) {
        row(std::string(kHeadlineNames[h]) + "_less_baseline", "difference_of_shares", one.difference[h]);
      }
      row("cash", "rupiah", one.cash_rupiah);
      row("staff", "hours", one.staff_hours);
    }
  }
  return csv.take();
}

NamedCsv knock_outs(const Report& report) {
  CsvWriter csv("knock_outs", "knock_out,strategy,without,group,measure,difference_of_shares,low,high,reason");
  for (const Loss& loss : report.comparison.losses) {
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        csv.row(loss.name, loss.strategy, loss.without, kSummaryGroupNames[group], kMeasureNames[measure],
                loss.difference[group][measure]);
      }
    }
  }
  return csv.take();
}

NamedCsv worlds(const Worlds& from) {
  CsvWriter csv("worlds", "strategy,headline,worlds,best_in_share_of_worlds,median_share,percentile_5,percentile_95");
  for (const WorldStanding& one : from.strategies) {
    csv.row(one.name, kHeadlineNames[at(one.headline)], from.worlds, one.best_in, one.median, one.low, one.high);
  }
  return csv.take();
}

NamedCsv orders(const Worlds& from) {
  CsvWriter csv("orders",
                "headline,a,b,worlds,a_better,b_better,decided,median_difference_of_shares,percentile_5,percentile_95,"
                "deciding,label_id,label_en,unit,grade,shipped,break_even,a_better_below_share,a_better_above_share");
  for (const Order& order : from.orders) {
    const Decider by = order.deciding.value_or(Decider{});
    csv.row(kHeadlineNames[at(order.headline)], order.a, order.b, order.worlds, order.a_better, order.b_better,
            order.decided, order.median, order.low, order.high, by.path, by.label.id, by.label.en, by.unit, by.grade,
            by.shipped, by.break_even, by.a_better_below, by.a_better_above);
  }
  return csv.take();
}

NamedCsv patterns(const std::vector<Pattern>& from) {
  CsvWriter csv("patterns", "pattern,name_id,name_en,value,should_be_from,should_be_to,held");
  for (const Pattern& one : from) {
    csv.row(one.id, one.name.id, one.name.en, one.value, one.low,
            std::isinf(one.high) ? std::nullopt : std::optional(one.high), one.held);
  }
  return csv.take();
}

NamedCsv assumptions(const Report& report) {
  CsvWriter csv("assumptions", "symbol,value,unit,low,high,grade,source,label_id,label_en");
  for (const Provenance::Parameter& one : report.assumptions) {
    const bool ranged = one.low < one.high;
    csv.row(one.symbol, one.text, one.unit, ranged ? std::optional(one.low) : std::nullopt,
            ranged ? std::optional(one.high) : std::nullopt, one.grade, one.source, one.label_id, one.label_en);
  }
  return csv.take();
}

NamedCsv answer(const Report& report) {
  CsvWriter csv("answer", "sentence,text_id,text_en");
  for (std::size_t i = 0; i < report.answer.size(); ++i) csv.row(i + 1, report.answer[i].id, report.answer[i].en);
  return csv.take();
}

NamedCsv flags(const Report& report) {
  CsvWriter csv("flags", "flag,kind,strategies,text_id,text_en");
  for (std::size_t i = 0; i < report.flags.size(); ++i) {
    const Flag& flag = report.flags[i];
    std::string strategies;
    for (const std::string& name : flag.strategies) strategies += (strategies.empty() ? "" : " ") + name;
    csv.row(i + 1, kFlagNames[static_cast<std::size_t>(flag.kind)], strategies, flag.text.id, flag.text.en);
  }
  return csv.take();
}

NamedCsv files(const Report& report) {
  CsvWriter csv("files",
                "path,seed,digest,config_digest,world_digest,program_version,git_commit,created,command_line,scenario");
  for (const FileFacts& file : report.files) {
    csv.row(file.path, file.seed, to_text(file.totals.digest), to_text(file.totals.config_digest),
            to_text(file.totals.world_digest), file.program_version, file.git_commit, file.created, file.command_line,
            file.scenario);
  }
  return csv.take();
}

}  // namespace

void add_choices(const Report& report, std::vector<NamedCsv>& tables) {
  for (NamedCsv (*make)(const Report&) : {cost, best, front, assumptions, answer, flags, files}) {
    tables.push_back(make(report));
  }
  if (!report.ceilings.empty()) tables.push_back(ceilings(report));
  if (!report.comparison.losses.empty()) tables.push_back(knock_outs(report));
  if (report.worlds) {
    tables.push_back(worlds(*report.worlds));
    tables.push_back(orders(*report.worlds));
  }
  if (report.patterns) tables.push_back(patterns(*report.patterns));
}

}  // namespace kabar::analysis
