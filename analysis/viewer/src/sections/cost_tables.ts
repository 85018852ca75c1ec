// What more money buys, and how each strategy uses the ceiling, as tables.
import * as format from "../format";
import { effectCell, effectFields, type Table, textCell, undefinedCell } from "../table";
import { text, title, type View } from "../view";

export function costTable(view: View): Table {
  return {
    id: "cost-table",
    title: text(view, "cost_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      { label: text(view, "more_households"), fields: effectFields("more_households"), number: true },
      { label: text(view, "more_cash"), fields: effectFields("more_rupiah"), number: true },
      { label: text(view, "more_hours"), fields: effectFields("more_staff_hours"), number: true },
      { label: text(view, "per_household"), fields: effectFields("rupiah_per_household"), number: true },
    ],
    rows: view.report.strategies.flatMap((one) => {
      const effect = one.cost_effect;
      if (!effect) return [];
      const ratio = effect.rupiah_per_household;
      return [
        {
          key: one.name,
          selected: one === view.selected,
          cells: [
            textCell(title(view, one), one.name),
            effectCell(view, effect.more_households, format.signedCount),
            effectCell(view, effect.more_rupiah, format.signedRupiah),
            effectCell(view, effect.more_staff_hours, format.signedCount),
            ratio.mean === null
              ? { ...undefinedCell(view, ratio.reason, text(view, "not_defined")), values: [null, null, null] }
              : effectCell(view, ratio, format.rupiah),
          ],
        },
      ];
    }),
  };
}

export function budgetTable(view: View): Table {
  const { lang } = view;
  return {
    id: "budget-table",
    title: text(view, "budget_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy", "exempt"] },
      { label: text(view, "spent"), fields: ["spent_rupiah", "spent_lowest", "spent_highest"], number: true },
      { label: text(view, "left"), fields: ["left_rupiah", "left_lowest", "left_highest"], number: true },
      { label: text(view, "scaled"), fields: ["scale_with"] },
      { label: text(view, "scaled_value"), fields: ["value", "value_lowest", "value_highest"], number: true },
    ],
    rows: view.report.strategies.flatMap((one) => {
      const use = one.budget;
      if (!use) return [];
      return [
        {
          key: one.name,
          selected: one === view.selected,
          cells: [
            {
              shown: use.exempt ? `${title(view, one)} (${text(view, "exempt")})` : title(view, one),
              values: [one.name, String(use.exempt)],
            },
            {
              shown: format.spread(lang, use.spent_rupiah, format.rupiah),
              values: [use.spent_rupiah.mean, use.spent_rupiah.lowest, use.spent_rupiah.highest],
            },
            {
              shown: format.spread(lang, use.left_rupiah, format.rupiah),
              values: [use.left_rupiah.mean, use.left_rupiah.lowest, use.left_rupiah.highest],
            },
            textCell(use.scale_with ?? format.dash, use.scale_with),
            use.value
              ? {
                  shown: format.spread(lang, use.value, format.significant),
                  values: [use.value.mean, use.value.lowest, use.value.highest],
                }
              : { shown: format.dash, values: [null, null, null] },
          ],
        },
      ];
    }),
  };
}
