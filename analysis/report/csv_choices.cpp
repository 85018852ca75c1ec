// Tables of what may be said: costs, the best, the worlds, the words.

#include <algorithm>
#include <cmath>

#include "analysis/report/csv.h"
#include "analysis/report/csv_writer.h"

namespace kabar::analysis {

namespace {

/// The strategy of that name.
BothTexts strategy_called(const Report& report, const std::string& name) {
  const auto& strategies = report.comparison.strategies;
  const auto found =
      std::find_if(strategies.begin(), strategies.end(), [&](const auto& one) { return one.name.name == name; });
  return {found == strategies.end() ? name : title_of(found->name, Language::indonesian), name};
}

DataTable cost(const Report& report) {
  CsvWriter csv("cost", "strategy,figure,rupiah_per_household_worth:r,unit,mean:u,low:u,high:u,reason");
  const std::optional<double> any;
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const StrategySummary& one = report.comparison.strategies[s];
    csv.row(strategy_at(report, s), Code{"cash"}, any, Code{"rupiah"}, one.cash_rupiah);
    csv.row(strategy_at(report, s), Code{"staff"}, any, Code{"hours"}, one.staff_hours);
    if (!report.strategies[s].choice.cost) continue;
    const CostEffect& effect = *report.strategies[s].choice.cost;
    csv.row(strategy_at(report, s), Code{"more_cash"}, any, Code{"rupiah"}, effect.more_rupiah);
    csv.row(strategy_at(report, s), Code{"more_staff"}, any, Code{"hours"}, effect.more_staff_hours);
    csv.row(strategy_at(report, s), Code{"more_eligible_understanding"}, any, Code{"households"},
            effect.more_households);
    csv.row(strategy_at(report, s), Code{"cash_per_household"}, any, Code{"rupiah"}, effect.rupiah_per_household);
    for (const NetBenefit& benefit : effect.net_benefit) {
      csv.row(strategy_at(report, s), Code{"net_benefit"}, benefit.rupiah_per_household, Code{"rupiah"},
              benefit.rupiah);
    }
  }
  return csv.take();
}

DataTable best(const Report& report) {
  CsvWriter csv(
      "best",
      "strategy,headline,difference_to_best_other:%,low:%,high:%,reason,may_be_best,is_best,p_against_baseline,"
      "p_holm,p_reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const Choice& choice = report.strategies[s].choice;
    for (std::size_t h = 0; h < kHeadlines; ++h) {
      const Contrast contrast = choice.contrast[h].value_or(Contrast{{std::nullopt, Why::is_baseline}, {}});
      csv.row(strategy_at(report, s), Code{kHeadlineNames[h]}, choice.best[h].difference, choice.best[h].may_be_best,
              choice.best[h].is_best, contrast.p.value, contrast.p_holm,
              contrast.p.value ? Reason() : contrast.p.reason);
    }
  }
  return csv.take();
}

DataTable front(const Report& report) {
  CsvWriter csv("front", "strategy,on_front,share_on_front:%,dominated_by,share_dominated:%,reason");
  for (std::size_t s = 0; s < report.strategies.size(); ++s) {
    const Front& one = report.strategies[s].choice.front;
    const std::optional<double> none;
    for (const Dominator& by : one.dominated_by) {
      csv.row(strategy_at(report, s), *one.on_front, one.share_on_front, strategy_called(report, by.strategy), by.share,
              "");
    }
    if (!one.on_front) {
      csv.row(strategy_at(report, s), none, none, "", none, one.reason);
    } else if (one.dominated_by.empty()) {
      csv.row(strategy_at(report, s), *one.on_front, one.share_on_front, "", none, "");
    }
  }
  return csv.take();
}

DataTable ceilings(const Report& report) {
  CsvWriter csv(
      "ceilings",
      "ceiling_rupiah:r,strategy,may_be_chosen,leads_by_poor_aware,leads_by_eligible_understand,figure,unit,mean:u,"
      "low:u,high:u,reason");
  for (const Ceiling& ceiling : report.ceilings) {
    const auto leads = [&](const std::string& name, Headline headline) {
      const std::vector<std::string>& ranked = ceiling.leaders[at(headline)].ranked;
      return !ranked.empty() && ranked.front() == name;
    };
    for (const CeilingStrategy& one : ceiling.strategies) {
      const auto row = [&](const std::string& figure, const char* unit, const Effect& effect) {
        csv.row(ceiling.rupiah, strategy_called(report, one.name), one.may_be_chosen,
                leads(one.name, Headline::poor_aware), leads(one.name, Headline::eligible_understand), Code{figure},
                Code{unit}, effect);
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

DataTable knock_outs(const Report& report) {
  CsvWriter csv("knock_outs", "knock_out,strategy,without,group,measure,difference_of_shares:%,low:%,high:%,reason");
  for (const Loss& loss : report.comparison.losses) {
    for (std::size_t group = 0; group < kSummaryGroups; ++group) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        csv.row(loss.name, strategy_called(report, loss.strategy), Code{loss.without}, Code{kSummaryGroupNames[group]},
                Code{kMeasureNames[measure]}, loss.difference[group][measure]);
      }
    }
  }
  return csv.take();
}

DataTable worlds(const Report& report) {
  const Worlds& from = *report.worlds;
  CsvWriter csv("worlds",
                "strategy,headline,worlds,best_in_share_of_worlds:%,median_share:%,percentile_5:%,percentile_95:%");
  for (const WorldStanding& one : from.strategies) {
    csv.row(strategy_called(report, one.name), Code{kHeadlineNames[at(one.headline)]}, from.worlds, one.best_in,
            one.median, one.low, one.high);
  }
  return csv.take();
}

DataTable orders(const Report& report) {
  CsvWriter csv(
      "orders",
      "headline,a,b,worlds,a_better,b_better,decided,median_difference_of_shares:%,percentile_5:%,percentile_95:%,"
      "deciding,label_id,label_en,unit,grade,shipped,break_even,a_better_below_share:%,a_better_above_share:%");
  for (const Order& order : report.worlds->orders) {
    const Decider by = order.deciding.value_or(Decider{});
    csv.row(Code{kHeadlineNames[at(order.headline)]}, strategy_called(report, order.a),
            strategy_called(report, order.b), order.worlds, order.a_better, order.b_better, order.decided, order.median,
            order.low, order.high, by.path, by.label.id, by.label.en, Code{by.unit}, by.grade, by.shipped,
            by.break_even, by.a_better_below, by.a_better_above);
  }
  return csv.take();
}

DataTable patterns(const std::vector<Pattern>& from) {
  CsvWriter csv("patterns", "pattern,name_id,name_en,value,should_be_from,should_be_to,held");
  for (const Pattern& one : from) {
    csv.row(one.id, one.name.id, one.name.en, one.value, one.low,
            std::isinf(one.high) ? std::nullopt : std::optional(one.high), one.held);
  }
  return csv.take();
}

/// A number as it was written, or a truth value, or words.
DataCell value_of(const Provenance::Parameter& one) {
  if (one.text == "true" || one.text == "false") return one.text == "true";
  if (one.value) return Spelled{one.text, *one.value};
  return one.text;
}

DataTable assumptions(const Report& report) {
  CsvWriter csv("assumptions", "symbol,value,unit,low,high,grade,source,label_id,label_en");
  for (const Provenance::Parameter& one : report.assumptions) {
    const bool ranged = one.low < one.high;
    csv.row(one.symbol, value_of(one), Code{one.unit}, ranged ? std::optional(one.low) : std::nullopt,
            ranged ? std::optional(one.high) : std::nullopt, one.grade,
            BothTexts{one.source_in(Language::indonesian), one.source}, one.label_id, one.label_en);
  }
  return csv.take();
}

DataTable answer(const Report& report) {
  CsvWriter csv("answer", "sentence,text_id,text_en");
  for (std::size_t i = 0; i < report.answer.size(); ++i)
    csv.row(i + 1, Prose{report.answer[i].id}, Prose{report.answer[i].en});
  return csv.take();
}

DataTable flags(const Report& report) {
  CsvWriter csv("flags", "flag,kind,strategies,text_id,text_en");
  for (std::size_t i = 0; i < report.flags.size(); ++i) {
    const Flag& flag = report.flags[i];
    BothTexts strategies;
    for (const std::string& name : flag.strategies) {
      strategies.id += (strategies.id.empty() ? "" : "; ") + strategy_called(report, name).id;
      strategies.en += (strategies.en.empty() ? "" : " ") + name;
    }
    csv.row(i + 1, Code{kFlagNames[static_cast<std::size_t>(flag.kind)]}, strategies, Prose{flag.text.id},
            Prose{flag.text.en});
  }
  return csv.take();
}

DataTable files(const Report& report) {
  CsvWriter csv("files",
                "path,seed,digest,config_digest,world_digest,program_version,git_commit,created,command_line,scenario");
  for (const FileFacts& file : report.files) {
    csv.row(file.path, file.seed, to_text(file.totals.digest), to_text(file.totals.config_digest),
            to_text(file.totals.world_digest), file.program_version,
            BothTexts{commit_in(Language::indonesian, file.git_commit), commit_in(Language::english, file.git_commit)},
            file.created, file.command_line, file.scenario);
  }
  return csv.take();
}

}  // namespace

void add_choices(const Report& report, std::vector<DataTable>& tables) {
  for (DataTable (*make)(const Report&) : {cost, best, front, assumptions, answer, flags, files}) {
    tables.push_back(make(report));
  }
  if (!report.ceilings.empty()) tables.push_back(ceilings(report));
  if (!report.comparison.losses.empty()) tables.push_back(knock_outs(report));
  if (report.worlds) {
    tables.push_back(worlds(report));
    tables.push_back(orders(report));
  }
  if (report.patterns) tables.push_back(patterns(*report.patterns));
}

}  // namespace kabar::analysis
