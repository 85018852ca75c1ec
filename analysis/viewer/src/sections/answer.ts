// The answer in plain words, a picture of it, and what to know before believing it.
import { drawHundred } from "../charts/hundred";
import { poorColour, soft } from "../charts/palette";
import { type Child, h } from "../dom";
import { drawFigure } from "../figure";
import * as format from "../format";
import { type Flag, type FlagKind, flagKinds, type Strategy } from "../report";
import { sortFlags } from "../shape/flags";
import { effectCell, effectFields, textCell } from "../table";
import { headlineName, pick, text, title, type View } from "../view";
import { section } from "./section";

export function answerSection(view: View): HTMLElement {
  const [headline, ...rest] = view.report.answer;
  return section(
    view,
    "answer",
    headline ? h("p", { class: "headline" }, pick(view, headline)) : null,
    h("p", { class: "note", id: "size" }, size(view)),
    view.live(() =>
      h(
        "div",
        { class: "pair houses" },
        hundred(view, view.baseline, soft),
        view.selected === view.baseline ? null : hundred(view, view.selected, poorColour),
      ),
    ),
    rest.length
      ? h(
          "ul",
          { class: "answer" },
          rest.map((one) => h("li", {}, pick(view, one))),
        )
      : null,
    flags(view),
  );
}

function hundred(view: View, strategy: Strategy, colour: string): Child {
  const share = strategy.poor.ever_aware;
  if (share.mean === null) return null;
  const aware = Math.round(share.mean * 100);
  const name = title(view, strategy);
  const role = strategy === view.baseline ? "baseline" : "selected";
  return drawFigure(view, {
    id: `hundred-${role}`,
    title: `${name}: ${text(view, "of_hundred", { n: aware })}`,
    note: text(view, "hundred_note"),
    alt: text(view, "hundred_alt", { title: name, aware, not: 100 - aware }),
    table: {
      id: `hundred-${role}-table`,
      title: `${headlineName(view, "poor_aware")}: ${name}`,
      columns: [
        { label: text(view, "strategy"), fields: ["strategy"] },
        { label: headlineName(view, "poor_aware"), fields: effectFields("poor_ever_aware"), number: true },
      ],
      rows: [{ key: strategy.name, cells: [textCell(name, strategy.name), effectCell(view, share, format.percent)] }],
    },
    draw: (size) => drawHundred(aware, colour, size),
  });
}

/** On how many made cities the figures rest. */
function size(view: View): string {
  const range = (numbers: number[]) => {
    const ends = [Math.min(...numbers), Math.max(...numbers)].map((one) => format.count(view.lang, one));
    return ends[0] === ends[1] ? (ends[0] ?? "") : ends.join(format.dash);
  };
  const { strategies } = view.report;
  return text(view, "size", {
    populations: range(strategies.map((one) => one.populations)),
    replicates: range(strategies.map((one) => one.replicates)),
  });
}

const shownAtOnce = 2;

/** One card for each kind; where there are many of a kind, the first of them and the rest to open. */
function flags(view: View): HTMLElement {
  const all = sortFlags(view.report.flags, view.report.strategies);
  const kinds = flagKinds.filter((kind) => all.some((flag) => flag.kind === kind));
  return h(
    "div",
    { class: "flags" },
    h("h3", {}, text(view, "before_believing")),
    kinds.length
      ? h(
          "ul",
          {},
          kinds.map((kind) =>
            card(
              view,
              kind,
              all.filter((flag) => flag.kind === kind),
            ),
          ),
        )
      : h("p", {}, text(view, "no_flags")),
  );
}

function card(view: View, kind: FlagKind, flagsOfKind: Flag[]): HTMLElement {
  const says = flagsOfKind.map((flag) => h("p", { class: "claim" }, pick(view, flag.text)));
  const rest = says.slice(shownAtOnce);
  const name = text(view, `flag_${kind}`);
  return h(
    "li",
    { class: "flag", "data-kind": kind },
    h("strong", {}, flagsOfKind.length > 1 ? `${name} (${flagsOfKind.length})` : name),
    says.slice(0, shownAtOnce),
    rest.length
      ? h("details", { id: `flags-${kind}` }, h("summary", {}, text(view, "more_flags", { n: rest.length })), rest)
      : null,
  );
}
