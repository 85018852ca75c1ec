// How evenly the news arrives: who became aware by welfare decile, and measures of the gap.
import { drawIntervals } from "../charts/intervals";
import { gainColour, soft } from "../charts/palette";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Strategy } from "../report";
import { effectCell, effectFields, numberCell, type Table, textCell } from "../table";
import { isYardstick, text, title, type View } from "../view";

export function byDecile(view: View): HTMLElement {
  const { lang, selected, baseline } = view;
  const strategies: Strategy[] = selected === baseline ? [selected] : [selected, baseline];
  const names = { title: title(view, selected), baseline: title(view, baseline) };
  const label = (i: number) => {
    const word = i === 0 ? "decile_poorest" : i === selected.by_decile.length - 1 ? "decile_richest" : "decile";
    return text(view, word, { n: i + 1 });
  };
  return drawFigure(view, {
    id: "deciles",
    title: text(view, "deciles_chart"),
    note: text(view, "deciles_note", names),
    alt: selected.by_decile
      .map((one, i) => `${label(i)}: ${format.effect(lang, one.share, format.percent)}`)
      .join("; "),
    table: {
      id: "deciles-table",
      title: text(view, "deciles_chart"),
      columns: [
        { label: text(view, "decile_head"), fields: ["decile"] },
        { label: text(view, "households"), fields: ["households"], number: true },
        ...strategies.map((one) => ({ label: `${title(view, one)}, %`, fields: effectFields(one.name), number: true })),
      ],
      rows: selected.by_decile.map((decile, i) => ({
        key: String(i + 1),
        cells: [
          { shown: label(i), values: [i + 1] },
          numberCell(format.count(lang, decile.households), decile.households),
          ...strategies.map((one) =>
            effectCell(view, one.by_decile[i]?.share ?? { mean: null, low: null, high: null }, format.percentNumber),
          ),
        ],
      })),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: selected.by_decile.map((_, i) => ({
            name: String(i + 1),
            label: label(i),
            points: strategies.flatMap((one) => {
              const share = one.by_decile[i]?.share;
              if (!share || share.mean === null) return [];
              const series = one === selected ? "selected" : "baseline";
              return [{ series, ...share, mean: share.mean, label: format.percent(lang, share.mean) }];
            }),
          })),
          series: [
            { key: "selected", label: names.title, colour: gainColour, shape: "diamond" },
            ...(strategies.length === 1
              ? []
              : [{ key: "baseline", label: names.baseline, colour: soft, shape: "diamond" as const, hollow: true }]),
          ],
          format: (value) => format.wholePercent(lang, value),
          axis: text(view, "share_of_households"),
        },
        size,
      ),
  });
}

export function equityTable(view: View): Table {
  const ratio: format.Form = (lang, value) => format.decimal(lang, value, 2);
  const logOdds: format.Form = (lang, value) => format.signedDecimal(lang, value, 2);
  return {
    id: "equity-table",
    title: text(view, "equity_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      { label: text(view, "of_poor"), fields: effectFields("poor_ever_aware"), number: true },
      { label: text(view, "of_non_poor"), fields: effectFields("non_poor_ever_aware"), number: true },
      { label: text(view, "gap_difference"), fields: effectFields("gap_difference"), number: true },
      { label: text(view, "gap_ratio"), fields: effectFields("gap_ratio"), number: true },
      { label: text(view, "gap_log_odds"), fields: effectFields("gap_log_odds_ratio"), number: true },
      { label: text(view, "gap_index"), fields: effectFields("erreygers"), number: true },
    ],
    rows: view.report.strategies.map((one) => ({
      key: one.name,
      selected: one === view.selected,
      muted: isYardstick(one),
      cells: [
        textCell(title(view, one), one.name),
        effectCell(view, one.poor.ever_aware, format.percentNumber, "below"),
        effectCell(view, one.non_poor.ever_aware, format.percentNumber, "below"),
        effectCell(view, one.gap.difference, format.points, "below"),
        effectCell(view, one.gap.ratio, ratio, "below"),
        effectCell(view, one.gap.log_odds_ratio, logOdds, "below"),
        effectCell(view, one.erreygers, format.index, "below"),
      ],
    })),
  };
}
