// What each strategy reaches under each ceiling of cash, where results under several were given.
import { drawLines, roomy } from "../charts/lines";
import { poorColour, soft } from "../charts/palette";
import { h } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Ceiling, CeilingStrategy, Strategy } from "../report";
import { sortStrategies } from "../shape/order";
import { type Cell, drawTable, effectCell, effectFields, type Table, textCell } from "../table";
import { isYardstick, text, title, type View } from "../view";

export function ceilings(view: View, all: Ceiling[]): HTMLElement {
  return h(
    "div",
    { id: "ceilings-part" },
    chart(view, all),
    drawTable(view, table(view, all)),
    h("p", { class: "note" }, text(view, "ceilings_table_note"), " ", cities(view, all)),
  );
}

const under = (ceiling: Ceiling, strategy: Strategy): CeilingStrategy | undefined =>
  ceiling.strategies.find((one) => one.name === strategy.name);

function chart(view: View, all: Ceiling[]): HTMLElement {
  const { lang } = view;
  const rows = sortStrategies(view.report.strategies, "poor_aware").flatMap((strategy) => {
    const selected = strategy === view.selected;
    if (isYardstick(strategy) && !selected) return [];
    const points = all.flatMap((ceiling) => {
      const share = under(ceiling, strategy)?.shares.poor_aware;
      return share && share.mean !== null ? [{ x: ceiling.ceiling_rupiah, ...share, mean: share.mean }] : [];
    });
    return points.length > 1 ? [{ strategy, selected, points }] : [];
  });
  // The one looked at is drawn last, over the others.
  const ordered = [...rows].sort((a, b) => Number(a.selected) - Number(b.selected));
  return drawFigure(view, {
    id: "ceilings",
    title: text(view, "ceilings_chart"),
    note: text(view, "ceilings_note"),
    alt: rows
      .map(
        ({ strategy, points }) =>
          `${title(view, strategy)}: ${points.map((one) => `${format.rupiah(lang, one.x)} ${format.percent(lang, one.mean)}`).join(", ")}`,
      )
      .join("; "),
    table: { shown: "ceilings-table" },
    draw: (size) =>
      drawLines(
        {
          lines: ordered.map(({ strategy, selected, points }) => {
            const low = points.map((one) => one.low);
            const high = points.map((one) => one.high);
            const whole = (ends: (number | null)[]): ends is number[] => ends.every((one) => one !== null);
            return {
              key: strategy.name,
              label: title(view, strategy),
              // Without room for names at the lines, the key has the one looked at and the table the others.
              ...(roomy(size) || selected ? { end: title(view, strategy) } : {}),
              colour: selected ? poorColour : soft,
              wide: selected ? 3.6 : 1.3,
              mark: "circle",
              hollow: !selected,
              x: points.map((one) => one.x),
              y: points.map((one) => one.mean),
              low: selected && whole(low) ? low : null,
              high: selected && whole(high) ? high : null,
            };
          }),
          xAxis: text(view, "ceiling_millions"),
          yAxis: text(view, "share_of_households"),
          xFormat: (value) => format.count(lang, value / 1e6),
          xTicks: all.map((ceiling) => ceiling.ceiling_rupiah),
          yFormat: (value) => format.wholePercent(lang, value),
          legend: roomy(size) ? "none" : "some",
          height: Math.min(560, Math.max(380, size.width * 0.5)),
        },
        size,
      ),
  });
}

function table(view: View, all: Ceiling[]): Table {
  const { lang } = view;
  return {
    id: "ceilings-table",
    title: text(view, "ceilings_chart"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      ...all.map(({ ceiling_rupiah: ceiling }) => ({
        label: `${text(view, "ceiling_of", { rupiah: format.rupiah(lang, ceiling) })}, %`,
        fields: [
          ...effectFields(`poor_aware_at_${ceiling}`),
          ...effectFields(`poor_aware_less_baseline_at_${ceiling}`),
          ...effectFields(`eligible_understand_at_${ceiling}`),
          `cash_rupiah_at_${ceiling}`,
          `staff_hours_at_${ceiling}`,
        ],
        number: true,
      })),
    ],
    rows: sortStrategies(view.report.strategies, "poor_aware").map((strategy) => ({
      key: strategy.name,
      selected: strategy === view.selected,
      muted: isYardstick(strategy),
      cells: [textCell(title(view, strategy), strategy.name), ...all.map((ceiling) => cell(view, ceiling, strategy))],
    })),
  };
}

function cell(view: View, ceiling: Ceiling, strategy: Strategy): Cell {
  const { lang } = view;
  const one = under(ceiling, strategy);
  if (!one) return { shown: format.dash, values: Array<null>(11).fill(null) };
  const share = effectCell(view, one.shares.poor_aware, format.percentNumber);
  const ends = ({ mean, low, high }: CeilingStrategy["cash_rupiah"]) => [mean, low, high];
  const { mean: cash } = one.cash_rupiah;
  const { mean: hours } = one.staff_hours;
  return {
    shown: [
      share.shown,
      h(
        "small",
        {},
        `${cash === null ? format.dash : format.rupiah(lang, cash)} · ${hours === null ? format.dash : text(view, "hours", { n: format.count(lang, hours) })}`,
      ),
      lead(view, ceiling, strategy.name),
    ],
    values: [...share.values, ...ends(one.difference.poor_aware), ...ends(one.shares.eligible_understand), cash, hours],
  };
}

function lead(view: View, ceiling: Ceiling, name: string): HTMLElement | null {
  const { strategy, luck_decides, rivals } = ceiling.leaders.poor_aware;
  if (strategy === name) return h("small", { class: "lead-mark" }, text(view, luck_decides ? "leads" : "may_lead"));
  return rivals.includes(name) ? h("small", { class: "lead-mark" }, text(view, "may_lead")) : null;
}

function cities(view: View, all: Ceiling[]): string {
  const sizes = all.map((ceiling) => {
    const [first] = ceiling.strategies;
    return first ? `${first.populations} × ${first.replicates}` : format.dash;
  });
  const each =
    new Set(sizes).size === 1
      ? sizes.slice(0, 1)
      : all.map((ceiling, i) => `${format.rupiah(view.lang, ceiling.ceiling_rupiah)}: ${sizes[i]}`);
  return text(view, "ceilings_cities", { sizes: each.join("; ") });
}
