// Cost and what it buys: cash against gain, two ledgers, net benefit, share of the attainable.
import { drawIntervals } from "../charts/intervals";
import { eligibleColour, gainColour, soft } from "../charts/palette";
import { drawScatter } from "../charts/scatter";
import { h } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Strategy } from "../report";
import { sortStrategies } from "../shape/order";
import { drawTable, effectCell, effectFields, textCell, undefinedCell } from "../table";
import { headlineName, isYardstick, text, title, type View } from "../view";
import { ceilings } from "./ceilings";
import { budgetTable, costTable } from "./cost_tables";
import { section } from "./section";
import { attainable, netBenefit } from "./worth";

export function costSection(view: View): HTMLElement {
  const baseline = title(view, view.baseline);
  const { ceilings: withCeilings } = view.report;
  const hasCeiling = view.report.strategies.some((one) => one.budget);
  return section(
    view,
    "cost",
    view.live(() => cashAndGain(view)),
    withCeilings ? view.live(() => ceilings(view, withCeilings)) : null,
    h("h3", {}, text(view, "cost_table")),
    view.live(() => drawTable(view, costTable(view))),
    h("p", { class: "note" }, text(view, "cost_table_note", { baseline })),
    view.live(() => h("div", { class: "pair" }, ledger(view, "cash_rupiah"), ledger(view, "staff_hours"))),
    view.live(() => netBenefit(view)),
    view.live(() => attainable(view)),
    h(
      "details",
      { id: "budget", class: "more" },
      h("summary", {}, text(view, "budget_table")),
      hasCeiling
        ? [drawTable(view, budgetTable(view)), h("p", { class: "note" }, text(view, "budget_note"))]
        : h("p", { class: "missing" }, text(view, "budget_none")),
    ),
  );
}

function numbered(view: View): { strategy: Strategy; number: number }[] {
  return sortStrategies(view.report.strategies, "poor_aware").map((strategy, i) => ({ strategy, number: i + 1 }));
}

function cashAndGain(view: View): HTMLElement {
  const { lang } = view;
  const rows = numbered(view);
  const drawn = rows.filter(({ strategy }) => strategy.budget?.exempt !== true || strategy === view.selected);
  const beyond = rows
    .filter((row) => !drawn.includes(row))
    .map(({ strategy }) =>
      text(view, "cost_beyond", {
        title: title(view, strategy),
        cash:
          strategy.cost.cash_rupiah.mean === null ? format.dash : format.rupiah(lang, strategy.cost.cash_rupiah.mean),
        share:
          strategy.eligible.understands.mean === null
            ? format.dash
            : format.percent(lang, strategy.eligible.understands.mean),
      }),
    );
  const spots = drawn.flatMap(({ strategy, number }) => {
    const cash = strategy.cost.cash_rupiah.mean;
    const { mean, low, high } = strategy.eligible.understands;
    if (cash === null || mean === null) return [];
    const name = title(view, strategy);
    const filled = strategy.front.on_front === true;
    return [
      {
        name: strategy.name,
        number,
        label: name,
        x: cash,
        y: mean,
        low,
        high,
        filled,
        selected: strategy === view.selected,
        title: `${number}. ${name}: ${format.rupiah(lang, cash)}, ${format.percent(lang, mean)}, ${text(view, filled ? "on_front" : "dominated")}`,
      },
    ];
  });
  return drawFigure(view, {
    id: "cost-scatter",
    title: text(view, "cost_chart"),
    note: [text(view, "cost_note"), ...beyond].join(" "),
    alt: spots.map((spot) => spot.title).join("; "),
    table: {
      id: "cost-scatter-table",
      title: text(view, "cost_chart"),
      columns: [
        { label: "#", fields: ["number"], number: true },
        { label: text(view, "strategy"), fields: ["strategy"] },
        { label: text(view, "cash"), fields: effectFields("cash_rupiah"), number: true },
        {
          label: `${headlineName(view, "eligible_understand")}, %`,
          fields: effectFields("eligible_understands"),
          number: true,
        },
        { label: text(view, "front"), fields: ["dominated_by"] },
        { label: text(view, "front_share"), fields: ["share_on_front"], number: true },
      ],
      rows: rows.map(({ strategy, number }) => ({
        key: strategy.name,
        selected: strategy === view.selected,
        cells: [
          { shown: String(number), values: [number] },
          textCell(title(view, strategy), strategy.name),
          effectCell(view, strategy.cost.cash_rupiah, format.rupiah),
          effectCell(view, strategy.eligible.understands, format.percentNumber),
          strategy.front.on_front === null
            ? undefinedCell(view, strategy.front.reason)
            : {
                shown:
                  strategy.front.dominated_by.map((one) => title(view, find(view, one.strategy))).join("; ") ||
                  text(view, "on_front"),
                values: [strategy.front.dominated_by.map((one) => one.strategy).join(" ")],
              },
          strategy.front.share_on_front === null
            ? undefinedCell(view, strategy.front.reason)
            : {
                shown: format.count(lang, strategy.front.share_on_front * 100),
                values: [strategy.front.share_on_front],
              },
        ],
      })),
    },
    draw: (size) =>
      drawScatter(
        {
          spots,
          xAxis: text(view, "cash_millions"),
          yAxis: text(view, "share_of_eligible"),
          xFormat: (value) => format.count(lang, value / 1e6),
          yFormat: (value) => format.wholePercent(lang, value),
          legend: [
            { label: text(view, "on_front"), sign: { kind: "circle", colour: eligibleColour, line: false } },
            {
              label: text(view, "dominated"),
              sign: { kind: "circle", colour: eligibleColour, hollow: true, line: false },
            },
          ],
          onSpot: view.select,
        },
        size,
      ),
  });
}

function find(view: View, name: string): { title_id: string; title_en: string } {
  return view.report.strategies.find((one) => one.name === name) ?? { title_id: name, title_en: name };
}

function ledger(view: View, item: "cash_rupiah" | "staff_hours"): HTMLElement {
  const { lang } = view;
  const cash = item === "cash_rupiah";
  const form: format.Form = cash ? format.rupiah : (of, value) => text(view, "hours", { n: format.count(of, value) });
  const rows = sortStrategies(view.report.strategies, "poor_aware");
  const name = text(view, cash ? "ledger_cash" : "ledger_hours");
  return drawFigure(view, {
    id: cash ? "ledger-cash" : "ledger-hours",
    title: name,
    note: cash ? text(view, "ledger_cash_note", { days: view.report.days }) : text(view, "ledger_note"),
    alt: rows.map((one) => `${title(view, one)}: ${format.effect(lang, one.cost[item], form)}`).join("; "),
    table: {
      id: `${item}-table`,
      title: name,
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        { label: name, fields: effectFields(item), number: true },
      ],
      rows: rows.map((one) => ({
        key: one.name,
        selected: one === view.selected,
        cells: [textCell(title(view, one), one.name), effectCell(view, one.cost[item], form)],
      })),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: rows.map((one) => {
            const { mean } = one.cost[item];
            return {
              name: one.name,
              label: title(view, one),
              selected: one === view.selected,
              muted: isYardstick(one),
              points: mean === null ? [] : [{ series: "bar", mean, low: null, high: null, label: form(lang, mean) }],
            };
          }),
          series: [{ key: "bar", label: name, colour: cash ? gainColour : soft, shape: "square" }],
          bars: true,
          format: (value) => format.count(lang, cash ? value / 1e6 : value),
          axis: text(view, cash ? "cash_millions" : "staff_hours"),
        },
        size,
      ),
  });
}
