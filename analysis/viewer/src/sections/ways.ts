// How the news arrived: where it began and who passed it on last, and what is lost without a way.
import { drawFlow, type Stream } from "../charts/flow";
import { h, withCode } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Strategy, WayEffect } from "../report";
import { wayShares } from "../shape/streams";
import { type Cell, drawTable, effectCell, effectFields, type Table, textCell, undefinedCell } from "../table";
import { named, text, title, titleOf, type View } from "../view";
import { section } from "./section";

const colours: Record<string, string> = {
  feed: "#0072b2",
  broadcast: "#56b4e9",
  meeting: "#e69f00",
  visit: "#d55e00",
  group: "#009e73",
  neighbour: "#cc79a7",
  kin: "#b39b00",
  reply: "#7f7f7f",
};
const least = 0.004;

export function waysSection(view: View): HTMLElement {
  const { knock_outs: losses } = view.report;
  return section(
    view,
    "ways",
    view.live(() => flow(view)),
    h("h3", {}, text(view, "ways_table")),
    view.live(() => drawTable(view, rootsTable(view))),
    h("p", { class: "note" }, text(view, "ways_table_note")),
    h("h3", {}, text(view, "knock_outs")),
    losses.length
      ? [
          view.live(() => drawTable(view, knockOutTable(view))),
          h("p", { class: "note" }, text(view, "knock_outs_note")),
        ]
      : h("p", { class: "missing" }, withCode(text(view, "knock_outs_none"))),
  );
}

const perHundred = (view: View, share: number): string => {
  const shown = share * 100;
  return shown > 0 && shown < 0.05 ? `<${format.decimal(view.lang, 0.1, 1)}` : format.decimal(view.lang, shown, 1);
};

function flow(view: View): HTMLElement {
  const { selected, lang } = view;
  const by = selected.poor_ever_aware_by;
  const streams = (effects: Record<string, WayEffect>): Stream[] =>
    wayShares(view.report.ways, effects, least).map(({ way, share }) => ({
      key: way?.id ?? "others",
      label: way ? (lang === "id" ? way.name_id : way.name_en) : text(view, "other_ways"),
      value: share,
      shown: perHundred(view, share),
      colour: way ? (colours[way.mechanism] ?? "#999999") : "#999999",
    }));
  const left = streams(by.root);
  const right = streams(by.last_hop);
  if (!left.length || !right.length) return h("p", { class: "missing" }, text(view, "ways_nobody"));
  const aware = selected.poor.ever_aware.mean;
  const say = (list: Stream[]) => list.map((one) => `${one.label} ${one.shown}`).join(", ");
  return drawFigure(view, {
    id: "ways-flow",
    title: text(view, "ways_chart", { title: title(view, selected) }),
    note: text(view, "ways_note"),
    alt: `${text(view, "roots")}: ${say(left)}. ${text(view, "last_hops")}: ${say(right)}.`,
    table: waysTable(view, selected),
    draw: (size) =>
      drawFlow(
        {
          left,
          right,
          leftHead: text(view, "roots"),
          rightHead: text(view, "last_hops"),
          middle: text(view, "aware_of_100", { n: aware === null ? format.dash : perHundred(view, aware) }),
        },
        size,
      ),
  });
}

const hundredths = (view: View) => (_: string, share: number) => perHundred(view, share);

function waysTable(view: View, strategy: Strategy): Table {
  const by = strategy.poor_ever_aware_by;
  const none: WayEffect = {
    of_poor: { mean: null, low: null, high: null },
    of_aware: { mean: null, low: null, high: null },
  };
  const ends = [
    { key: "root", word: "roots", effects: by.root },
    { key: "last_hop", word: "last_hops", effects: by.last_hop },
  ] as const;
  return {
    id: "ways-flow-table",
    title: text(view, "ways_chart", { title: title(view, strategy) }),
    columns: [
      { label: text(view, "way"), fields: ["way"] },
      ...ends.flatMap(({ key, word }) => [
        {
          label: `${text(view, word)}, ${text(view, "of_100_poor")}`,
          fields: effectFields(`${key}_of_poor`),
          number: true,
        },
        {
          label: `${text(view, word)}, ${text(view, "of_aware")}`,
          fields: effectFields(`${key}_of_aware`),
          number: true,
        },
      ]),
    ],
    rows: view.report.ways.map((way) => ({
      key: way.id,
      cells: [
        textCell(view.lang === "id" ? way.name_id : way.name_en, way.id),
        ...ends.flatMap(({ effects }) => {
          const effect = effects[way.id] ?? none;
          return [
            effectCell(view, effect.of_poor, hundredths(view)),
            effectCell(view, effect.of_aware, format.percentNumber),
          ];
        }),
      ],
    })),
  };
}

function rootsTable(view: View): Table {
  const ways = view.report.ways.filter((way) =>
    view.report.strategies.some((one) => (one.poor_ever_aware_by.root[way.id]?.of_poor.mean ?? 0) > 0),
  );
  const cell = (effect: WayEffect | undefined): Cell => {
    const values = [effect?.of_poor.mean ?? null, effect?.of_aware.mean ?? null];
    if (!effect || effect.of_poor.mean === null) return { ...undefinedCell(view, effect?.of_poor.reason), values };
    const part = effect.of_aware.mean;
    if (effect.of_poor.mean === 0) return { shown: "0", values };
    const inBrackets =
      part === null ? "" : ` (${part > 0 && part < 0.005 ? "<1" : format.count(view.lang, part * 100)})`;
    return { shown: `${perHundred(view, effect.of_poor.mean)}${inBrackets}`, values };
  };
  return {
    id: "ways-table",
    title: text(view, "ways_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      ...ways.map((way) => ({
        label: view.lang === "id" ? way.name_id : way.name_en,
        fields: [`${way.id}_of_poor`, `${way.id}_of_aware`],
        number: true,
      })),
    ],
    rows: view.report.strategies.map((one) => ({
      key: one.name,
      selected: one === view.selected,
      cells: [textCell(title(view, one), one.name), ...ways.map((way) => cell(one.poor_ever_aware_by.root[way.id]))],
    })),
  };
}

function knockOutTable(view: View): Table {
  const means = [...new Set(view.report.knock_outs.map((one) => one.without))];
  const strategies = [...new Set(view.report.knock_outs.map((one) => one.strategy))];
  return {
    id: "knock-outs",
    title: text(view, "knock_outs"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      ...means.map((one) => ({
        label: `${text(view, "without")} ${named(view, "means", one)}`,
        fields: effectFields(`without_${one}`),
        number: true,
      })),
    ],
    rows: strategies.map((name) => ({
      key: name,
      selected: name === view.selected.name,
      cells: [
        textCell(titleOf(view, name), name),
        ...means.map((mean) => {
          const loss = view.report.knock_outs.find((one) => one.strategy === name && one.without === mean);
          return loss
            ? effectCell(view, loss.difference.poor.ever_aware, format.points)
            : { ...undefinedCell(view, undefined), values: [null, null, null] };
        }),
      ],
    })),
  };
}
