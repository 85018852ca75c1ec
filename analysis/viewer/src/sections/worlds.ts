// What would change the answer: which orders hold over plausible worlds, which assumption decides the rest, and which
// patterns of the real world the model shows.
import { drawCells } from "../charts/cells";
import { faint, shade } from "../charts/palette";
import { h, withCode } from "../dom";
import { refill } from "../old";
import { drawFigure } from "../figure";
import * as format from "../format";
import { type Headline, headlines, type Order, type Pattern, type Worlds } from "../report";
import { byMedian, filterOrders, isTied, pairOf } from "../shape/worlds";
import { drawTable, type Table, textCell, undefinedCell } from "../table";
import { headlineName, named, pick, text, titleOf, type View } from "../view";
import { choice, section } from "./section";

let headline: Headline = "poor_aware";
let everyOrder = true;
let onlyUndecided = true;

export function worldsSection(view: View): HTMLElement {
  const { worlds, patterns } = view.report;
  return section(
    view,
    "worlds",
    worlds ? orders(view, worlds) : h("p", { class: "missing" }, withCode(text(view, "ranking_worlds_none"))),
    h("h3", {}, text(view, "patterns_table")),
    patterns?.length
      ? drawTable(view, patternsTable(view, patterns))
      : h("p", { class: "missing" }, text(view, "patterns_none")),
  );
}

function orders(view: View, worlds: Worlds): Node[] {
  const matrixBox = view.live(() => matrix(view, worlds));
  const tableBox = view.live(() => orderList(view, worlds));
  const redraw = () => {
    refill(matrixBox, matrix(view, worlds));
    refill(tableBox, orderList(view, worlds));
  };
  const enough =
    worlds.worlds >= 200 ? null : h("p", { class: "missing" }, text(view, "worlds_short", { worlds: worlds.worlds }));
  return [
    h(
      "p",
      { class: "lead" },
      text(view, "worlds_intro", { worlds: worlds.worlds, uncertainties: worlds.uncertainties }),
    ),
    ...(enough ? [enough] : []),
    h(
      "p",
      { class: "note" },
      text(view, "worlds_source", {
        source: worlds.source,
        scenario: worlds.scenario,
        commit: pick(view, worlds.commit),
        populations: worlds.populations,
      }),
    ),
    choice(
      "world-measure",
      text(view, "measure"),
      headlines.map((key) => ({ key, label: headlineName(view, key) })),
      headline,
      (key) => {
        headline = key;
        redraw();
      },
    ),
    matrixBox,
    h("h3", {}, text(view, "orders_table")),
    choice(
      "which-orders",
      text(view, "show_orders"),
      [
        { key: "selected", label: text(view, "orders_selected") },
        { key: "all", label: text(view, "orders_all") },
      ],
      everyOrder ? "all" : "selected",
      (key) => {
        everyOrder = key === "all";
        redraw();
      },
    ),
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "checkbox",
        id: "only-undecided",
        checked: onlyUndecided,
        onchange: (event) => {
          onlyUndecided = (event.target as HTMLInputElement).checked;
          redraw();
        },
      }),
      text(view, "only_undecided"),
    ),
    tableBox,
    h("p", { class: "note" }, text(view, "orders_note")),
  ];
}

function verdict(view: View, pair: { decided: boolean; tied: boolean }): string {
  return text(view, pair.tied ? "tied" : pair.decided ? "decided_yes" : "decided_no");
}

function matrix(view: View, worlds: Worlds): HTMLElement {
  const { lang } = view;
  const names = byMedian(worlds, headline);
  const pairs = names.flatMap((first, row) =>
    names.flatMap((second, column) => {
      const pair = first === second ? null : pairOf(worlds, headline, first, second);
      return pair ? [{ row, column, first, second, ...pair }] : [];
    }),
  );
  const sentence = (pair: (typeof pairs)[number]) =>
    `${titleOf(view, pair.first)} > ${titleOf(view, pair.second)}: ${format.wholePercent(lang, pair.share)}, ${verdict(view, pair)}`;
  const table: Table = {
    id: "matrix-table",
    title: `${text(view, "matrix_chart")}: ${headlineName(view, headline)}`,
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      ...names.map((name, i) => ({ label: `${i + 1}. ${titleOf(view, name)}`, fields: [name], number: true })),
    ],
    rows: names.map((name, row) => ({
      key: name,
      selected: name === view.selected.name,
      cells: [
        textCell(`${row + 1}. ${titleOf(view, name)}`, name),
        ...names.map((_, column) => {
          const pair = pairs.find((one) => one.row === row && one.column === column);
          return pair
            ? { shown: format.count(lang, pair.share * 100), values: [pair.share] }
            : undefinedCell(view, undefined);
        }),
      ],
    })),
  };
  return drawFigure(view, {
    id: "matrix",
    title: text(view, "matrix_chart"),
    note: text(view, "matrix_note"),
    alt: pairs
      .filter((pair) => pair.column > pair.row)
      .map(sentence)
      .join("; "),
    table,
    draw: (size) =>
      drawCells(
        {
          id: "matrix",
          rows: names.map((name, i) => ({
            label: `${i + 1}. ${titleOf(view, name)}`,
            selected: name === view.selected.name,
          })),
          columns: names.map((_, i) => String(i + 1)),
          cells: pairs.map((pair) => ({
            row: pair.row,
            column: pair.column,
            depth: pair.tied ? null : pair.share * 0.85,
            text: pair.tied ? "=" : format.count(lang, pair.share * 100),
            hatched: !pair.decided && !pair.tied,
            title: sentence(pair),
          })),
          legend: [
            { label: format.wholePercent(lang, 1), sign: { kind: "box", fill: shade(0.85) } },
            { label: format.wholePercent(lang, 0.5), sign: { kind: "box", fill: shade(0.42) } },
            { label: format.wholePercent(lang, 0), sign: { kind: "box", fill: shade(0) } },
            { label: text(view, "decided_no"), sign: { kind: "box", fill: faint, hatch: "url(#hatch-matrix)" } },
          ],
          square: true,
        },
        size,
      ),
  });
}

function orderList(view: View, worlds: Worlds): HTMLElement {
  const shown = filterOrders(worlds.orders, {
    headline,
    strategy: everyOrder ? null : view.selected.name,
    onlyUndecided,
  });
  if (!shown.length) return h("p", { class: "missing" }, text(view, "orders_empty"));
  return drawTable(view, ordersTable(view, shown));
}

function ordersTable(view: View, shown: Order[]): Table {
  const { lang } = view;
  return {
    id: "orders",
    title: `${text(view, "orders_table")}: ${headlineName(view, headline)}`,
    columns: [
      { label: text(view, "better"), fields: ["a", "b"] },
      { label: text(view, "in_worlds"), fields: ["a_better", "b_better", "worlds", "decided"] },
      {
        label: `${text(view, "difference")}, ${text(view, "points")}`,
        fields: ["difference_median", "difference_5", "difference_95"],
        number: true,
      },
      { label: text(view, "deciding"), fields: ["deciding", "grade"] },
      { label: text(view, "shipped"), fields: ["shipped"], number: true },
      { label: text(view, "break_even"), fields: ["break_even", "a_better_below", "a_better_above"], number: true },
    ],
    rows: shown.map((order) => {
      const { deciding } = order;
      const { median, low, high } = order.difference;
      const points = (value: number) => format.points(lang, value);
      const unit = deciding?.unit ? ` ${named(view, "units", deciding.unit)}` : "";
      const turn =
        deciding && deciding.a_better_below !== null && deciding.a_better_above !== null
          ? text(view, "turn", {
              below: format.wholePercent(lang, deciding.a_better_below),
              above: format.wholePercent(lang, deciding.a_better_above),
            })
          : null;
      return {
        key: `${order.a} ${order.b}`,
        cells: [
          {
            shown: [titleOf(view, order.a), h("small", {}, text(view, "than", { title: titleOf(view, order.b) }))],
            values: [order.a, order.b],
          },
          {
            shown: [
              text(view, "of_worlds", { n: order.a_better, worlds: order.worlds }),
              h("small", {}, verdict(view, { decided: order.decided, tied: isTied(order) })),
            ],
            values: [order.a_better, order.b_better, order.worlds, String(order.decided)],
          },
          { shown: `${points(median)} (${format.range(points(low), points(high))})`, values: [median, low, high] },
          deciding
            ? {
                shown: [
                  pick(view, deciding.label),
                  h(
                    "small",
                    { class: "why" },
                    text(view, "grade_of", { grade: deciding.grade }),
                    " · ",
                    h("code", {}, deciding.path),
                  ),
                ],
                values: [deciding.path, deciding.grade],
              }
            : { shown: format.dash, values: [null, null] },
          deciding && deciding.shipped !== null
            ? { shown: `${format.significant(lang, deciding.shipped)}${unit}`, values: [deciding.shipped] }
            : { shown: format.dash, values: [null] },
          deciding && deciding.break_even !== null
            ? {
                shown: [
                  `${format.significant(lang, deciding.break_even)}${unit}`,
                  turn ? h("small", { class: "why" }, turn) : null,
                ],
                values: [deciding.break_even, deciding.a_better_below, deciding.a_better_above],
              }
            : { shown: format.dash, values: [null, null, null] },
        ],
      };
    }),
  };
}

function patternsTable(view: View, patterns: Pattern[]): Table {
  const shown = (held: boolean | null) => text(view, held === null ? "held_null" : held ? "held_yes" : "held_no");
  return {
    id: "patterns",
    title: text(view, "patterns_table"),
    columns: [
      { label: text(view, "pattern"), fields: ["id", "pattern"] },
      { label: text(view, "target"), fields: ["should_be_from", "should_be_to"] },
      { label: text(view, "value"), fields: ["value"] },
      { label: text(view, "held"), fields: ["held"] },
    ],
    rows: patterns.map((one, i) => ({
      key: `${one.id}-${i}`,
      cells: [
        { shown: [pick(view, one.name), h("small", {}, one.id)], values: [one.id, pick(view, one.name)] },
        { shown: pick(view, one.target), values: [one.low, one.high] },
        { shown: pick(view, one.shown), values: [one.value] },
        {
          shown: h("span", { class: one.held === false ? "bad" : one.held ? "good" : "why" }, shown(one.held)),
          values: [one.held === null ? null : String(one.held)],
        },
      ],
    })),
  };
}
