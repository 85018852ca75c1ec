// Which strategy reaches most: luck's intervals in one chart, plausible worlds in another, never mixed.
import { drawIntervals, type IntervalRow } from "../charts/intervals";
import { eligibleColour, poorColour, worldsColour } from "../charts/palette";
import { h, withCode } from "../dom";
import { refill } from "../old";
import { drawFigure } from "../figure";
import * as format from "../format";
import { type Headline, headlines, type Strategy, type Worlds } from "../report";
import { headlineEffect, type Order, orders, sortStrategies } from "../shape/order";
import { drawTable, effectCell, effectFields, type Table, textCell, undefinedCell } from "../table";
import { headlineName, isYardstick, text, title, titleOf, type View } from "../view";
import { funnel } from "./funnel";
import { frequencyTable, testsTable } from "./tests_table";
import { choice, section } from "./section";

let order: Order = "poor_aware";

export function rankingSection(view: View): HTMLElement {
  const body = h("div");
  const draw = () => {
    const rows = sortStrategies(view.report.strategies, order);
    refill(body, 
      view.live(() => luckChart(view, rows)),
      view.live(() => drawTable(view, rankingTable(view, rows))),
      h("p", { class: "note" }, text(view, "ranking_table_note", { baseline: title(view, view.baseline) })),
      view.report.worlds
        ? view.live(() => worldsChart(view, rows, view.report.worlds as Worlds))
        : h("p", { class: "missing", id: "no-worlds" }, withCode(text(view, "ranking_worlds_none"))),
      view.live(() => funnel(view)),
      h(
        "details",
        { id: "frequency", class: "more" },
        h("summary", {}, text(view, "frequency_table")),
        h("p", { class: "note" }, text(view, "frequency_note")),
        drawTable(view, frequencyTable(view, rows)),
      ),
      h(
        "details",
        { id: "tests", class: "more" },
        h("summary", {}, text(view, "tests_table")),
        h("p", { class: "note" }, text(view, "tests_note", { baseline: title(view, view.baseline) })),
        headlines.map((headline) => [
          h("h4", {}, headlineName(view, headline)),
          drawTable(view, testsTable(view, rows, headline)),
        ]),
      ),
    );
  };
  draw();
  return section(
    view,
    "ranking",
    choice(
      "order",
      text(view, "sort_by"),
      orders.map((key) => ({ key, label: orderLabel(view, key) })),
      order,
      (key) => {
        order = key;
        draw();
      },
    ),
    body,
  );
}

function orderLabel(view: View, key: Order): string {
  if (key === "cash") return text(view, "cash");
  if (key === "listed") return text(view, "sort_listed");
  return headlineName(view, key);
}

function aside(view: View, strategy: Strategy): string {
  const { cash_rupiah: cash, staff_hours: hours } = strategy.cost;
  const parts = [
    cash.mean === null ? format.dash : format.rupiah(view.lang, cash.mean),
    hours.mean === null ? format.dash : text(view, "hours", { n: format.count(view.lang, hours.mean) }),
  ];
  return parts.join(" · ");
}

function luckChart(view: View, rows: Strategy[]): HTMLElement {
  const { lang } = view;
  const shown: IntervalRow[] = rows.map((strategy) => ({
    name: strategy.name,
    label: title(view, strategy),
    aside: aside(view, strategy),
    selected: strategy === view.selected,
    muted: isYardstick(strategy),
    points: headlines.flatMap((headline) => {
      const { mean, low, high } = headlineEffect(strategy, headline);
      return mean === null ? [] : [{ series: headline, mean, low, high, label: format.percent(lang, mean) }];
    }),
  }));
  return drawFigure(view, {
    id: "ranking-luck",
    title: text(view, "ranking_luck"),
    note: text(view, "ranking_luck_note"),
    alt: rows
      .map((one) => `${title(view, one)}: ${format.effect(lang, one.poor.ever_aware, format.percent)}`)
      .join("; "),
    table: { shown: "ranking-table" },
    draw: (size) =>
      drawIntervals(
        {
          rows: shown,
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
          axis: text(view, "share_of_households"),
          asideHead: `${text(view, "cash")} · ${text(view, "staff_hours").toLowerCase()}`,
          onRow: view.select,
        },
        size,
      ),
  });
}

/** What kind of strategy it is, where it is not one among the others. */
function tagOf(view: View, one: Strategy): string | null {
  if (isYardstick(one)) return text(view, "reference");
  if (one.budget?.exempt) return text(view, "exempt");
  const baseline = text(view, "baseline");
  return one === view.baseline && title(view, one).toLowerCase() !== baseline ? baseline : null;
}

function rankingTable(view: View, rows: Strategy[]): Table {
  const from = text(view, "difference_from", { baseline: title(view, view.baseline) });
  return {
    id: "ranking-table",
    title: text(view, "ranking_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      { label: `${headlineName(view, "poor_aware")}, %`, fields: effectFields("poor_ever_aware"), number: true },
      { label: `${from}, ${text(view, "points")}`, fields: effectFields("poor_ever_aware_difference"), number: true },
      { label: `${headlineName(view, "eligible_understand")}, %`, fields: effectFields("eligible_understands"), number: true },
      {
        label: `${from}, ${text(view, "points")}`,
        fields: effectFields("eligible_understands_difference"),
        number: true,
      },
      { label: text(view, "cash"), fields: effectFields("cash_rupiah"), number: true },
      { label: text(view, "staff_hours"), fields: effectFields("staff_hours"), number: true },
      { label: text(view, "gap_index"), fields: effectFields("erreygers"), number: true },
    ],
    rows: rows.map((one) => {
      const name = title(view, one);
      const tag = tagOf(view, one);
      return {
        key: one.name,
        selected: one === view.selected,
        muted: isYardstick(one),
        head: h(
          "button",
          {
            type: "button",
            class: "pick",
            id: `pick-${one.name}`,
            "aria-pressed": one === view.selected ? "true" : "false",
            "aria-label": text(view, "look_at", { title: name }),
            onclick: () => view.select(one.name),
          },
          name,
          tag ? h("small", {}, tag) : null,
        ),
        cells: [
          textCell(name, one.name),
          effectCell(view, one.poor.ever_aware, format.percentNumber, "below"),
          one === view.baseline
            ? undefinedCell(view, undefined)
            : effectCell(view, one.difference.poor.ever_aware, format.points, "below"),
          effectCell(view, one.eligible.understands, format.percentNumber, "below"),
          one === view.baseline
            ? undefinedCell(view, undefined)
            : effectCell(view, one.difference.eligible.understands, format.points, "below"),
          effectCell(view, one.cost.cash_rupiah, format.rupiah, "below"),
          effectCell(view, one.cost.staff_hours, format.count, "below"),
          effectCell(view, one.erreygers, format.index, "below"),
        ].map((cell, i) => (cell.values.length === 1 && i > 0 ? { ...cell, values: [null, null, null] } : cell)),
      };
    }),
  };
}

function worldsChart(view: View, rows: Strategy[], worlds: Worlds): HTMLElement {
  const { lang } = view;
  const of = (name: string, headline: Headline) =>
    worlds.strategies.find((one) => one.name === name && one.headline === headline);
  const present = rows.filter((row) => worlds.strategies.some((one) => one.name === row.name));
  return drawFigure(view, {
    id: "ranking-worlds",
    title: text(view, "ranking_worlds", { worlds: worlds.worlds }),
    note: text(view, "ranking_worlds_note"),
    alt: present
      .map((row) => {
        const one = of(row.name, "poor_aware");
        return one
          ? `${title(view, row)}: ${format.percent(lang, one.median)} (${format.range(format.percentNumber(lang, one.low), format.percentNumber(lang, one.high))})`
          : title(view, row);
      })
      .join("; "),
    table: {
      id: "ranking-worlds-table",
      title: text(view, "ranking_worlds", { worlds: worlds.worlds }),
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        ...headlines.flatMap((headline) => [
          {
            label: `${headlineName(view, headline)}: ${text(view, "median")} (${text(view, "worlds_range")}), %`,
            fields: [`${headline}_median`, `${headline}_5`, `${headline}_95`],
            number: true,
          },
          { label: text(view, "best_in_share"), fields: [`${headline}_best_in`], number: true },
        ]),
      ],
      rows: present.map((row) => ({
        key: row.name,
        selected: row === view.selected,
        cells: [
          textCell(titleOf(view, row.name), row.name),
          ...headlines.flatMap((headline) => {
            const one = of(row.name, headline);
            if (!one) return [{ shown: format.dash, values: [null, null, null] }, undefinedCell(view, undefined)];
            const effect = { mean: one.median, low: one.low, high: one.high };
            return [
              effectCell(view, effect, format.percentNumber),
              one.best_in === null
                ? undefinedCell(view, undefined)
                : { shown: format.percentNumber(lang, one.best_in), values: [one.best_in] },
            ];
          }),
        ],
      })),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: present.map((row) => ({
            name: row.name,
            label: title(view, row),
            aside: bestIn(view, of(row.name, "poor_aware")?.best_in),
            selected: row === view.selected,
            muted: isYardstick(row),
            points: headlines.flatMap((headline) => {
              const one = of(row.name, headline);
              return one
                ? [
                    {
                      series: headline,
                      mean: one.median,
                      low: one.low,
                      high: one.high,
                      label: format.percent(lang, one.median),
                    },
                  ]
                : [];
            }),
          })),
          series: [
            { key: "poor_aware", label: headlineName(view, "poor_aware"), colour: worldsColour, shape: "diamond" },
            {
              key: "eligible_understand",
              label: headlineName(view, "eligible_understand"),
              colour: worldsColour,
              shape: "diamond",
              hollow: true,
            },
          ],
          format: (value) => format.wholePercent(lang, value),
          axis: text(view, "share_of_households"),
          asideHead: text(view, "best_in_share"),
          onRow: view.select,
        },
        size,
      ),
  });
}

function bestIn(view: View, share: number | null | undefined): string {
  return share === undefined || share === null ? format.dash : format.percent(view.lang, share);
}
