// What it is worth: net benefit over what one more household is worth, and the share of what can be attained.
import { drawIntervals } from "../charts/intervals";
import { drawLines } from "../charts/lines";
import { eligibleColour, poorColour, soft } from "../charts/palette";
import { drawFigure } from "../figure";
import * as format from "../format";
import { type Effect, headlines } from "../report";
import { sortStrategies } from "../shape/order";
import { worthsToDraw } from "../shape/worths";
import { effectCell, effectFields, textCell } from "../table";
import { headlineName, isYardstick, text, title, type View } from "../view";

export function netBenefit(view: View): HTMLElement {
  const { lang } = view;
  const rows = view.report.strategies.flatMap((strategy) =>
    strategy.cost_effect &&
    !isYardstick(strategy) &&
    strategy.cost_effect.net_benefit.every((one) => one.rupiah.mean !== null)
      ? [{ strategy, points: strategy.cost_effect.net_benefit }]
      : [],
  );
  const values = rows[0]?.points.map((one) => one.rupiah_per_household) ?? [];
  const most = worthsToDraw(
    view.report.strategies.filter((one) => one.front.on_front || one === view.selected),
    values,
  );
  const last = (row: (typeof rows)[number]) => row.points[most - 1]?.rupiah.mean ?? 0;
  const ends = [...rows].sort((a, b) => last(b) - last(a));
  const named = new Set([...ends.slice(0, 4).map((row) => row.strategy), view.selected]);
  const bounds = (points: { rupiah: Effect }[], end: "low" | "high"): number[] | null => {
    const all = points.map((one) => one.rupiah[end]);
    return all.every((one): one is number => one !== null) ? all : null;
  };
  const ordered = [...rows].sort((a, b) => Number(a.strategy === view.selected) - Number(b.strategy === view.selected));
  return drawFigure(view, {
    id: "net-benefit",
    title: text(view, "net_benefit_chart"),
    note: text(view, "net_benefit_note", { baseline: title(view, view.baseline) }),
    alt: rows
      .map(
        ({ strategy, points }) =>
          `${title(view, strategy)}: ${points.map((one) => `${format.rupiah(lang, one.rupiah_per_household)} → ${format.signedRupiah(lang, one.rupiah.mean ?? NaN)}`).join(", ")}`,
      )
      .join("; "),
    table: {
      id: "net-benefit-table",
      title: text(view, "net_benefit_chart"),
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        ...values.map((value) => ({
          label: format.rupiah(lang, value),
          fields: effectFields(`net_benefit_at_${value}`),
          number: true,
        })),
      ],
      rows: rows.map(({ strategy, points }) => ({
        key: strategy.name,
        selected: strategy === view.selected,
        cells: [
          textCell(title(view, strategy), strategy.name),
          ...points.map((one) => effectCell(view, one.rupiah, format.signedRupiah)),
        ],
      })),
    },
    draw: (size) =>
      drawLines(
        {
          lines: ordered.map(({ strategy, points: all }) => {
            const selected = strategy === view.selected;
            const points = all.slice(0, most);
            return {
              key: strategy.name,
              label: title(view, strategy),
              ...(named.has(strategy) ? { end: title(view, strategy) } : {}),
              colour: selected ? poorColour : soft,
              wide: selected ? 3.6 : named.has(strategy) ? 1.6 : 0.9,
              x: points.map((one) => one.rupiah_per_household),
              y: points.map((one) => one.rupiah.mean ?? 0),
              low: selected ? bounds(points, "low") : null,
              high: selected ? bounds(points, "high") : null,
            };
          }),
          xAxis: text(view, "worth"),
          yAxis: text(view, "net_benefit"),
          xFormat: (value) => format.count(lang, value),
          yFormat: (value) => format.signedCount(lang, value / 1e6),
          height: Math.min(480, Math.max(340, size.width * 0.45)),
          zero: true,
          legend: size.width < 560 ? "some" : "none",
        },
        size,
      ),
  });
}

export function attainable(view: View): HTMLElement {
  const { lang } = view;
  const rows = sortStrategies(view.report.strategies, "poor_aware").filter((one) => !isYardstick(one));
  return drawFigure(view, {
    id: "attainable",
    title: text(view, "attainable_chart"),
    note: text(view, "attainable_note"),
    alt: rows
      .map((one) => `${title(view, one)}: ${format.effect(lang, one.attainable.poor_aware, format.percent)}`)
      .join("; "),
    table: {
      id: "attainable-table",
      title: text(view, "attainable_chart"),
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        ...headlines.map((one) => ({
          label: `${headlineName(view, one)}, ${text(view, "attainable")}`,
          fields: effectFields(one),
          number: true,
        })),
      ],
      rows: rows.map((one) => ({
        key: one.name,
        selected: one === view.selected,
        cells: [
          textCell(title(view, one), one.name),
          ...headlines.map((headline) => effectCell(view, one.attainable[headline], format.percentNumber)),
        ],
      })),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: rows.map((one) => ({
            name: one.name,
            label: title(view, one),
            selected: one === view.selected,
            points: headlines.flatMap((headline) => {
              const { mean, low, high } = one.attainable[headline];
              return mean === null ? [] : [{ series: headline, mean, low, high, label: format.percent(lang, mean) }];
            }),
          })),
          series: [
            { key: "poor_aware", label: headlineName(view, "poor_aware"), colour: poorColour, shape: "circle" },
            {
              key: "eligible_understand",
              label: headlineName(view, "eligible_understand"),
              colour: eligibleColour,
              shape: "square",
              hollow: true,
            },
          ],
          format: (value) => format.wholePercent(lang, value),
          axis: text(view, "attainable"),
          onRow: view.select,
        },
        size,
      ),
  });
}
