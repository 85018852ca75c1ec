// Every number the model uses, with grade and source; those of grade E are guesses.
import { h } from "../dom";
import { refill } from "../old";
import * as format from "../format";
import type { Assumption } from "../report";
import { filterAssumptions } from "../shape/assumptions";
import { drawTable, type Table, textCell } from "../table";
import { named, pick, text, type View } from "../view";
import { choice, section } from "./section";

let grade = "";
let wanted = "";

export function assumptionsSection(view: View): HTMLElement {
  const all = view.report.assumptions;
  const grades = [...new Set(all.map((one) => one.grade))].filter((one) => one !== "").sort();
  const box = h("div");
  const shown = h("p", { class: "note", role: "status", id: "assumptions-shown" });
  const draw = () => {
    const rows = filterAssumptions(all, { grade, words: wanted });
    shown.textContent = text(view, "shown_of", { n: rows.length, all: all.length });
    refill(box, drawTable(view, table(view, rows)));
  };
  draw();
  return section(
    view,
    "assumptions",
    h(
      "p",
      { class: "lead" },
      text(view, "assumptions_intro", { e: all.filter((one) => one.grade === "E").length, n: all.length }),
    ),
    h(
      "div",
      { class: "filters" },
      choice(
        "grade",
        text(view, "grade"),
        [{ key: "", label: text(view, "all_grades") }, ...grades.map((key) => ({ key, label: key }))],
        grade,
        (key) => {
          grade = key;
          draw();
        },
      ),
      h(
        "label",
        { class: "search" },
        text(view, "search"),
        h("input", {
          type: "search",
          id: "search-assumptions",
          value: wanted,
          oninput: (event) => {
            wanted = (event.target as HTMLInputElement).value;
            draw();
          },
        }),
      ),
    ),
    shown,
    box,
  );
}

function table(view: View, rows: Assumption[]): Table {
  const { lang } = view;
  return {
    id: "assumptions-table",
    title: text(view, "assumptions"),
    columns: [
      { label: text(view, "meaning"), fields: ["symbol", "meaning"] },
      { label: text(view, "value"), fields: ["value"], number: true },
      { label: text(view, "range"), fields: ["low", "high"], number: true },
      { label: text(view, "unit"), fields: ["unit"] },
      { label: text(view, "grade"), fields: ["grade"] },
      { label: text(view, "source"), fields: ["source"] },
    ],
    rows: rows.map((one, i) => {
      const meaning = lang === "id" ? one.label_id : one.label_en;
      const ends = [one.low, one.high].map((end) => (end === null ? format.dash : format.significant(lang, end)));
      return {
        key: `${one.symbol}-${i}`,
        cells: [
          { shown: [meaning, h("small", {}, h("code", {}, one.symbol))], values: [one.symbol, meaning] },
          textCell(pick(view, one.shown), one.value),
          {
            shown: one.low === null && one.high === null ? format.dash : ends.join(format.dash),
            values: [one.low, one.high],
          },
          textCell(one.unit ? named(view, "units", one.unit) : format.dash, one.unit),
          {
            shown: h("span", { class: "grade", "data-grade": one.grade }, one.grade || format.dash),
            values: [one.grade],
          },
          textCell((lang === "id" ? (one.source_id ?? one.source) : one.source) || format.dash, one.source),
        ],
      };
    }),
  };
}
