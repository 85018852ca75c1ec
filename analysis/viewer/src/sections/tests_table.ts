// Beside the ranking: how sure the order is as far as luck goes (the best by Hsu, p by Holm, repetitions needed), and how
// many are reached how often.
import * as format from "../format";
import type { Headline, Strategy } from "../report";
import { effectCell, effectFields, type Table, textCell, undefinedCell } from "../table";
import { headlineName, text, title, type View } from "../view";

export function testsTable(view: View, rows: Strategy[], headline: Headline): Table {
  const { lang } = view;
  return {
    id: `tests-${headline}`,
    title: `${text(view, "tests_table")}: ${headlineName(view, headline)}`,
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      {
        label: `${text(view, "best_other")}, ${text(view, "points")}`,
        fields: effectFields("less_best_other"),
        number: true,
      },
      { label: text(view, "may_be_best"), fields: ["may_be_best"] },
      { label: text(view, "p_value"), fields: ["p_holm"], number: true },
      { label: text(view, "needed"), fields: ["needed"], number: true },
    ],
    rows: rows.map((one) => {
      const best = one.best[headline];
      const contrast = one.contrast[headline];
      const needed = one.needed;
      return {
        key: one.name,
        selected: one === view.selected,
        cells: [
          textCell(title(view, one), one.name),
          effectCell(view, best.difference, format.points),
          {
            shown: text(view, best.is_best ? "is_best" : best.may_be_best ? "yes" : "no"),
            values: [String(best.may_be_best)],
          },
          contrast === null || contrast.p_holm === null
            ? undefinedCell(view, contrast?.reason ?? (one === view.baseline ? one.needed.reason : undefined))
            : { shown: format.probability(lang, contrast.p_holm), values: [contrast.p_holm] },
          needed.count === null
            ? undefinedCell(view, needed.reason)
            : {
                shown: text(view, needed.unit === "populations" ? "unit_populations" : "unit_replicates", {
                  n: format.count(lang, needed.count),
                }),
                values: [needed.count],
              },
        ],
      };
    }),
  };
}

export function frequencyTable(view: View, rows: Strategy[]): Table {
  return {
    id: "frequency-table",
    title: text(view, "frequency_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      { label: `${text(view, "reached_all")}, %`, fields: effectFields("all_reach"), number: true },
      { label: `${text(view, "reached_poor")}, %`, fields: effectFields("poor_reach"), number: true },
      { label: text(view, "frequency"), fields: effectFields("frequency"), number: true },
    ],
    rows: rows.map((one) => ({
      key: one.name,
      selected: one === view.selected,
      cells: [
        textCell(title(view, one), one.name),
        effectCell(view, one.all.reach, format.percentNumber),
        effectCell(view, one.poor.reach, format.percentNumber),
        effectCell(view, one.frequency, (lang, value) => format.decimal(lang, value, 2)),
      ],
    })),
  };
}
