// When the poor and the others became aware, the strategy looked at against the baseline.
import { drawLines, type Line } from "../charts/lines";
import { nonPoorColour, poorColour } from "../charts/palette";
import { h, withCode } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Series, Strategy } from "../report";
import { drawTable, effectCell, effectFields, type Table, textCell, type Cell } from "../table";
import { named, text, title, type View } from "../view";
import { section } from "./section";

type DayMeasure = "ever_aware" | "understands";
type DayGroup = "poor" | "non_poor";
const groups: DayGroup[] = ["poor", "non_poor"];

export function timeSection(view: View): HTMLElement {
  return section(
    view,
    "time",
    view.live(() =>
      view.selected.daily
        ? h("div", { class: "pair" }, chart(view, "ever_aware"), chart(view, "understands"))
        : h("p", { class: "missing" }, withCode(text(view, "time_none"))),
    ),
    h("h3", {}, text(view, "days_to_table")),
    view.live(() => drawTable(view, daysTable(view))),
    h("p", { class: "note" }, text(view, "days_to_note", { days: view.report.days })),
  );
}

function shown(view: View): Strategy[] {
  return view.selected === view.baseline ? [view.baseline] : [view.selected, view.baseline];
}

function chart(view: View, measure: DayMeasure): HTMLElement {
  const { lang, report } = view;
  const days = Array.from({ length: report.days }, (_, i) => i + 1);
  const all = shown(view).flatMap((strategy) =>
    groups.flatMap((group) => {
      const series = strategy.daily?.[group][measure];
      return series ? [{ strategy, group, series }] : [];
    }),
  );
  const lines: Line[] = all.map(({ strategy, group, series }) => {
    const isBaseline = strategy === view.baseline;
    return {
      key: `${strategy.name}/${group}`,
      label: `${named(view, "groups", group)}, ${title(view, strategy)}`,
      end:
        isBaseline && view.selected !== view.baseline
          ? `${named(view, "groups", group)} (${text(view, "baseline")})`
          : named(view, "groups", group),
      colour: group === "poor" ? poorColour : nonPoorColour,
      ...(isBaseline && view.selected !== view.baseline ? { dash: "7 4", hollow: true } : { wide: 3 }),
      mark: group === "poor" ? "circle" : "square",
      x: days.slice(0, series.mean.length),
      y: series.mean,
      low: series.low,
      high: series.high,
    };
  });
  const last = (series: Series) => series.mean[series.mean.length - 1];
  const name = measure === "ever_aware" ? "time_aware" : "time_understand";
  return drawFigure(view, {
    id: `time-${measure}`,
    title: text(view, name),
    note: text(view, "time_note", { baseline: title(view, view.baseline) }),
    alt: all
      .map(
        ({ strategy, group, series }) =>
          `${title(view, strategy)}, ${named(view, "groups", group)}: ${format.percent(lang, last(series) ?? NaN)}`,
      )
      .join("; "),
    table: daysData(view, measure, all),
    draw: (size) =>
      drawLines(
        {
          lines,
          xAxis: text(view, "day_axis", { start: format.date(lang, report.start) }),
          yAxis: text(view, "share_of_households"),
          xFormat: (value) => format.count(lang, value),
          yFormat: (value) => format.wholePercent(lang, value),
          height: Math.min(460, Math.max(320, size.width * 0.55)),
          markEvery: 15,
        },
        size,
      ),
  });
}

function daysData(
  view: View,
  measure: DayMeasure,
  all: { strategy: Strategy; group: DayGroup; series: Series }[],
): Table {
  const length = Math.max(0, ...all.map(({ series }) => series.mean.length));
  const name = text(view, measure === "ever_aware" ? "time_aware" : "time_understand");
  return {
    id: `time-${measure}-table`,
    title: name,
    columns: [
      { label: text(view, "day"), fields: ["day"], number: true },
      ...all.map(({ strategy, group }) => ({
        label: `${named(view, "groups", group)}, ${title(view, strategy)}, %`,
        fields: effectFields(`${strategy.name}_${group}`),
        number: true,
      })),
    ],
    rows: Array.from({ length }, (_, i) => ({
      key: String(i + 1),
      cells: [
        { shown: String(i + 1), values: [i + 1] },
        ...all.map(({ series }) =>
          effectCell(
            view,
            { mean: series.mean[i] ?? null, low: series.low?.[i] ?? null, high: series.high?.[i] ?? null },
            format.percentNumber,
          ),
        ),
      ],
    })),
  };
}

function daysTable(view: View): Table {
  const { report, lang } = view;
  const shares = view.baseline.days_to.map((one) => one.share);
  const cells = (strategy: Strategy): Cell[] => [
    textCell(title(view, strategy), strategy.name),
    ...shares.map((share) =>
      effectCell(
        view,
        strategy.days_to.find((one) => one.share === share)?.days ?? { mean: null, low: null, high: null },
        (_, value) => format.decimal(lang, value, 1),
      ),
    ),
    effectCell(view, strategy.restricted_mean_days, (_, value) => format.decimal(lang, value, 1)),
  ];
  return {
    id: "days-to",
    title: text(view, "days_to_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      ...shares.map((share) => ({
        label: `${text(view, "days_to", { share: format.wholePercent(lang, share) })}, ${text(view, "day")}`,
        fields: effectFields(`days_to_${Math.round(share * 100)}`),
        number: true,
      })),
      {
        label: `${text(view, "restricted_mean")}, ${text(view, "day")}`,
        fields: effectFields("restricted_mean_days"),
        number: true,
      },
    ],
    rows: report.strategies.map((one) => ({ key: one.name, selected: one === view.selected, cells: cells(one) })),
  };
}
