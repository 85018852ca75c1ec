// Tables: shown with the numbers of the reader's language, downloaded as CSV with all digits.
import { toCsv, type Value } from "./csv";
import { type Child, h } from "./dom";
import { download } from "./download";
import { dash, type Form } from "./format";
import * as format from "./format";
import { onSize } from "./old";
import type { Effect, Reason } from "./report";
import { text, type View, why } from "./view";
import type { Lang } from "./words";

export interface Cell {
  shown: Child;
  values: Value[]; // one for each of the column's `fields`
  sort?: number;
}

export interface Column {
  label: string;
  fields: string[]; // heads in the CSV
  number?: boolean;
}

export interface Row {
  key: string;
  cells: Cell[];
  head?: Child; // instead of the first cell's text, e.g. a button
  selected?: boolean;
  muted?: boolean;
}

export interface Table {
  id: string;
  title: string;
  columns: Column[];
  rows: Row[];
}

export const textCell = (shown: string, value: Value = shown): Cell => ({ shown, values: [value] });
export const numberCell = (shown: string, value: number | null): Cell => ({ shown, values: [value] });

/** A value with its interval beside or below it; undefined is a dash with the reason under it. */
export function effectCell(view: View, value: Effect, form: Form, where: "beside" | "below" = "beside"): Cell {
  const values = [value.mean, value.low, value.high];
  const between = format.interval(view.lang, value, form);
  const shown: Child =
    where === "below" && between
      ? [format.mean(view.lang, value, form), " ", h("small", { class: "interval" }, between)]
      : format.effect(view.lang, value, form);
  const words = why(view, value.reason);
  if (!words || (value.mean !== null && value.low !== null)) return { shown, values };
  return { shown: [shown, h("small", { class: "why" }, words)], values };
}

export function undefinedCell(view: View, reason: Reason | undefined, word = dash): Cell {
  const words = why(view, reason);
  return { shown: words ? [word, h("small", { class: "why" }, words)] : word, values: [null] };
}

export const effectFields = (name: string): string[] => [name, `${name}_low`, `${name}_high`];

export function csvOf(lang: Lang, table: Table): string {
  return toCsv(
    lang,
    table.columns.flatMap((column) => column.fields),
    table.rows.map((row) => row.cells.flatMap((cell) => cell.values)),
  );
}

export function drawTable(view: View, table: Table): HTMLElement {
  const head = table.columns.map((column) =>
    h("th", { scope: "col", class: column.number ? "number" : null }, column.label),
  );
  const body = table.rows.map((row) =>
    h(
      "tr",
      { "data-key": row.key, class: row.selected ? "selected" : row.muted ? "muted" : null },
      row.cells.map((cell, i) =>
        i === 0
          ? h("th", { scope: "row" }, row.head ?? cell.shown)
          : h("td", { class: table.columns[i]?.number ? "number" : null }, cell.shown),
      ),
    ),
  );
  const box = h(
    "div",
    {
      class: table.rows.length > 30 ? "scroll tall" : "scroll",
      tabindex: "0",
      role: "region",
      "aria-label": `${table.title}. ${text(view, "scroll_table")}`,
    },
    h(
      "table",
      {},
      h("caption", { class: "hidden" }, table.title),
      h("thead", {}, h("tr", {}, head)),
      h("tbody", {}, body),
    ),
  );
  fitInto(box);
  return h("div", { class: "table", id: table.id }, box, csvButton(view, table));
}

/** As tight as it takes to show all columns, in whatever font; where even that does not help, it scrolls at its ease. */
function fitInto(box: HTMLElement): void {
  const leave = onSize(box, () => {
    if (!box.isConnected) leave();
    if (box.clientWidth === 0) return;
    const fits = (): boolean => box.scrollWidth <= box.clientWidth;
    box.classList.remove("tight", "tighter");
    if (fits()) return;
    box.classList.add("tight");
    if (fits()) return;
    box.classList.add("tighter");
    if (!fits()) box.classList.remove("tight", "tighter");
  });
}

export function csvButton(view: View, table: Table): HTMLElement {
  return h(
    "div",
    { class: "tools" },
    h(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-label": text(view, "download_csv", { title: table.title }),
        onclick: () => download(`kabar-${table.id}.csv`, new Blob([csvOf(view.lang, table)], { type: "text/csv;charset=utf-8" })),
      },
      "CSV",
    ),
  );
}
