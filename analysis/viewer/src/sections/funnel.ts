// From reached to enrolled: where a strategy loses those whom it reached.
import { drawIntervals } from "../charts/intervals";
import { eligibleColour, soft } from "../charts/palette";
import { drawFigure } from "../figure";
import * as format from "../format";
import { groups, type Measure, type Strategy } from "../report";
import { effectCell, effectFields, textCell } from "../table";
import { named, text, title, type View } from "../view";

const steps: Measure[] = ["reach", "ever_aware", "understands", "applied", "enrolled"];

export function funnel(view: View): HTMLElement {
  const { lang, selected, baseline } = view;
  const same = selected === baseline;
  const strategies: Strategy[] = same ? [selected] : [selected, baseline];
  const names = { title: title(view, selected), baseline: title(view, baseline) };
  return drawFigure(view, {
    id: "funnel",
    title: text(view, "funnel"),
    note: text(view, "funnel_note", names),
    alt: steps
      .map((step) => `${named(view, "measures", step)}: ${format.effect(lang, selected.eligible[step], format.percent)}`)
      .join("; "),
    table: {
      id: "funnel-table",
      title: text(view, "funnel"),
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        { label: text(view, "group"), fields: ["group"] },
        ...steps.map((step) => ({ label: `${named(view, "measures", step)}, %`, fields: effectFields(step), number: true })),
      ],
      rows: strategies.flatMap((one) =>
        groups.map((group) => ({
          key: `${one.name}/${group}`,
          cells: [
            textCell(title(view, one), one.name),
            textCell(named(view, "groups", group), group),
            ...steps.map((step) => effectCell(view, one[group][step], format.percentNumber)),
          ],
        })),
      ),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: steps.map((step) => ({
            name: step,
            label: named(view, "measures", step),
            points: strategies.flatMap((one) => {
              const { mean, low, high } = one.eligible[step];
              if (mean === null) return [];
              return [
                {
                  series: one === selected ? "selected" : "baseline",
                  mean,
                  low,
                  high,
                  label: format.percent(lang, mean),
                },
              ];
            }),
          })),
          series: [
            { key: "selected", label: names.title, colour: eligibleColour, shape: "square" },
            ...(same
              ? []
              : [{ key: "baseline", label: names.baseline, colour: soft, shape: "square" as const, hollow: true }]),
          ],
          format: (value) => format.wholePercent(lang, value),
          axis: text(view, "share_of_eligible"),
        },
        size,
      ),
  });
}
