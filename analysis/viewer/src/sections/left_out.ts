// Who is not yet reached: eligible poor households by kelurahan and access, in the order of the tables.
import { drawCells } from "../charts/cells";
import { drawIntervals } from "../charts/intervals";
import { poorColour, shade, soft } from "../charts/palette";
import { h } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import type { Kelurahan, Strategy } from "../report";
import { drawTable, effectCell, effectFields, numberCell, type Table, textCell } from "../table";
import { isYardstick, pick, text, title, type View } from "../view";
import { byDecile, equityTable } from "./deciles";
import { section } from "./section";

export function leftOutSection(view: View): HTMLElement {
  return section(
    view,
    "left_out",
    view.live(() => sentence(view)),
    view.live(() => {
      const { where } = view.selected.left_out;
      const { kelurahan } = view.report;
      return h(
        "div",
        { class: "pair" },
        where && kelurahan ? heat(view, kelurahan, where) : h("p", { class: "missing" }, text(view, "left_out_none")),
        byAccess(view),
      );
    }),
    view.live(() => byDecile(view)),
    h("h3", {}, text(view, "equity_table")),
    view.live(() => drawTable(view, equityTable(view))),
    h("p", { class: "note" }, text(view, "equity_note")),
    h("h3", {}, text(view, "targeting_table")),
    view.live(() => drawTable(view, leftOutTable(view))),
    h("p", { class: "note" }, text(view, "targeting_note")),
  );
}

function sentence(view: View): HTMLElement {
  const { lang, selected } = view;
  const { households, never_aware: never, not_understanding: not } = selected.left_out;
  const number = (value: number | null) => (value === null ? format.dash : format.count(lang, value));
  return h(
    "p",
    { class: "lead", id: "left-out-text" },
    text(view, "left_out_text", {
      title: title(view, selected),
      never: number(never.mean),
      households: number(households.mean),
      not: number(not.mean),
    }),
  );
}

function heat(
  view: View,
  kelurahan: Kelurahan[],
  where: { households: number[][]; never_aware: number[][] },
): HTMLElement {
  const { lang, report, selected } = view;
  // One scale for all strategies, so that looking at another one shows what changes.
  const most = Math.max(1, ...report.strategies.flatMap((one) => one.left_out.where?.never_aware.flat() ?? []));
  const cells = kelurahan.flatMap((_, row) =>
    report.access.map((__, column) => {
      const never = where.never_aware[row]?.[column] ?? null;
      const of = where.households[row]?.[column] ?? null;
      return { row, column, never, of };
    }),
  );
  const words = (value: number | null) =>
    value === null ? format.dash : format.decimal(lang, value, value < 10 ? 1 : 0);
  const rounded = most > 10 ? Math.ceil(most / 10) * 10 : Math.ceil(most);
  const table: Table = {
    id: "left-out-cells",
    title: `${text(view, "left_out_chart")}, ${title(view, selected)} (${text(view, "estimate")})`,
    columns: [
      { label: text(view, "kelurahan"), fields: ["code", "kelurahan"] },
      ...report.access.map((one) => ({
        label: `${pick(view, one.name)}: ${text(view, "never_aware").toLowerCase()} / ${text(view, "eligible_poor").toLowerCase()}`,
        fields: [`${one.id}_never_aware`, `${one.id}_households`],
        number: true,
      })),
    ],
    rows: kelurahan.map((one, row) => ({
      key: one.code,
      cells: [
        { shown: one.name, values: [one.code, one.name] },
        ...cells
          .filter((cell) => cell.row === row)
          .map((cell) => ({ shown: `${words(cell.never)} / ${words(cell.of)}`, values: [cell.never, cell.of] })),
      ],
    })),
  };
  return drawFigure(view, {
    id: "left-out",
    title: text(view, "left_out_chart"),
    note: text(view, "left_out_note"),
    badge: text(view, "estimate"),
    alt: table.rows.map((row) => row.cells.map((cell) => String(cell.shown)).join(" ")).join("; "),
    table,
    draw: (size) =>
      drawCells(
        {
          id: "left-out",
          rows: kelurahan.map((one) => ({ label: one.name })),
          columns: report.access.map((one) => pick(view, one.name)),
          cells: cells.map(({ row, column, never, of }) => ({
            row,
            column,
            depth: never === null ? null : never / rounded,
            text: words(never),
            hatched: false,
            title: `${kelurahan[row]?.name ?? ""}, ${report.access[column] ? pick(view, report.access[column].name) : ""}: ${words(never)} / ${words(of)}`,
          })),
          legend: [0, 0.5, 1].map((depth) => ({
            label: format.count(lang, depth * rounded),
            sign: { kind: "box", fill: shade(depth) },
          })),
        },
        size,
      ),
  });
}

function byAccess(view: View): HTMLElement {
  const { lang, report, selected, baseline } = view;
  const same = selected === baseline;
  const names = { title: title(view, selected), baseline: title(view, baseline) };
  const of = (strategy: Strategy, i: number) => strategy.by_access.poor_aware[i];
  const strategies = same ? [selected] : [selected, baseline];
  return drawFigure(view, {
    id: "access",
    title: text(view, "access_chart"),
    note: text(view, "access_note", names),
    alt: report.access
      .map(
        (one, i) =>
          `${pick(view, one.name)}: ${format.effect(lang, of(selected, i)?.share ?? { mean: null, low: null, high: null }, format.percent)}`,
      )
      .join("; "),
    table: {
      id: "access-table",
      title: text(view, "access_chart"),
      columns: [
        { label: text(view, "access"), fields: ["access"] },
        { label: text(view, "poor_households"), fields: ["poor_households"], number: true },
        ...strategies.map((one) => ({ label: `${title(view, one)}, %`, fields: effectFields(one.name), number: true })),
      ],
      rows: report.access.map((one, i) => ({
        key: one.id,
        cells: [
          textCell(pick(view, one.name), one.id),
          numberCell(format.count(lang, of(selected, i)?.households ?? NaN), of(selected, i)?.households ?? null),
          ...strategies.map((strategy) =>
            effectCell(view, of(strategy, i)?.share ?? { mean: null, low: null, high: null }, format.percentNumber),
          ),
        ],
      })),
    },
    draw: (size) =>
      drawIntervals(
        {
          rows: report.access.map((one, i) => ({
            name: one.id,
            label: pick(view, one.name),
            points: strategies.flatMap((strategy) => {
              const share = of(strategy, i)?.share;
              if (!share || share.mean === null) return [];
              return [
                {
                  series: strategy === selected ? "selected" : "baseline",
                  mean: share.mean,
                  low: share.low,
                  high: share.high,
                  label: format.percent(lang, share.mean),
                },
              ];
            }),
          })),
          series: [
            { key: "selected", label: names.title, colour: poorColour, shape: "circle" as const },
            ...(same
              ? []
              : [{ key: "baseline", label: names.baseline, colour: soft, shape: "circle" as const, hollow: true }]),
          ],
          format: (value) => format.wholePercent(lang, value),
          axis: text(view, "share_of_households"),
        },
        size,
      ),
  });
}

function leftOutTable(view: View): Table {
  const { report } = view;
  return {
    id: "left-out-table",
    title: text(view, "targeting_table"),
    columns: [
      { label: text(view, "strategy"), fields: ["strategy"] },
      { label: text(view, "eligible_poor"), fields: effectFields("eligible_poor"), number: true },
      { label: text(view, "never_aware"), fields: effectFields("never_aware"), number: true },
      { label: text(view, "not_understanding"), fields: effectFields("not_understanding"), number: true },
      { label: `${text(view, "exclusion")}, %`, fields: effectFields("exclusion"), number: true },
      { label: `${text(view, "inclusion")}, %`, fields: effectFields("inclusion"), number: true },
    ],
    rows: report.strategies.map((one) => ({
      key: one.name,
      selected: one === view.selected,
      muted: isYardstick(one),
      cells: [
        textCell(title(view, one), one.name),
        effectCell(view, one.left_out.households, format.count),
        effectCell(view, one.left_out.never_aware, format.count),
        effectCell(view, one.left_out.not_understanding, format.count),
        effectCell(view, one.targeting.exclusion, format.percentNumber),
        effectCell(view, one.targeting.inclusion, format.percentNumber),
      ],
    })),
  };
}
