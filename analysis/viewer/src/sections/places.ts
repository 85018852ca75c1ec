// Where: kelurahan as circles by their number of poor households. In the order of the table, never ranked.
import { drawCartogram, type Place } from "../charts/cartogram";
import { onShade, shade } from "../charts/palette";
import { h } from "../dom";
import { refill } from "../old";
import { drawFigure } from "../figure";
import * as format from "../format";
import { type Headline, headlines, type Kelurahan, type Part } from "../report";
import { darkest } from "../shape/places";
import { effectCell, effectFields, numberCell, drawTable, type Table, textCell } from "../table";
import { headlineName, text, title, type View } from "../view";
import { choice, section } from "./section";

let measure: Headline = "poor_aware";

export function placesSection(view: View): HTMLElement {
  const { kelurahan } = view.report;
  if (!kelurahan) return section(view, "places", h("p", { class: "missing" }, text(view, "places_none")));
  const body = view.live(() => map(view, kelurahan));
  return section(
    view,
    "places",
    choice(
      "place-measure",
      text(view, "measure"),
      headlines.map((key) => ({ key, label: headlineName(view, key) })),
      measure,
      (key) => {
        measure = key;
        refill(body, map(view, kelurahan));
      },
    ),
    body,
  );
}

function map(view: View, kelurahan: Kelurahan[]): HTMLElement {
  const { lang, report, selected } = view;
  const parts = selected.by_kelurahan?.[measure];
  if (!parts) return h("p", { class: "missing" }, text(view, "places_missing"));
  const most = darkest(report.strategies, measure);
  const places: Place[] = kelurahan.map((one, i) => {
    const share = parts[i]?.share.mean ?? null;
    const shown = share === null ? format.dash : format.percent(lang, share);
    return {
      code: one.code,
      label: one.name,
      lat: one.lat,
      lon: one.lon,
      amount: one.poor,
      depth: share === null ? null : share / most,
      text: share === null ? format.dash : format.wholePercent(lang, share),
      title: `${one.name}: ${shown}. ${text(view, "poor_households")}: ${format.count(lang, one.poor)}. ${text(view, "estimate")}.`,
    };
  });
  const verb = text(view, `verb_${measure}`);
  const chart = drawFigure(view, {
    id: "map",
    title: text(view, "places_chart", { measure: headlineName(view, measure), title: title(view, selected) }),
    note: text(view, report.boundaries ? "places_note_borders" : "places_note", { verb }),
    badge: text(view, "estimate"),
    alt: places.map((place) => place.title).join(" "),
    table: { shown: "places-table" },
    draw: (size) =>
      drawCartogram(
        {
          id: "map",
          places,
          borders: report.boundaries,
          legend: [0, 0.25, 0.5, 0.75, 1].map((depth) => ({
            label: format.wholePercent(lang, depth * most),
            sign: {
              kind: "box",
              fill: shade(depth),
              hatch: `url(#hatch-${onShade(depth) === "#fff" ? "" : "dark-"}map)`,
            },
          })),
        },
        size,
      ),
  });
  return h(
    "div",
    { class: "map" },
    chart,
    h(
      "div",
      {},
      drawTable(view, placesTable(view, kelurahan, parts, selected.by_kelurahan?.non_poor_aware ?? [])),
      h("p", { class: "note" }, text(view, "shrunken_note")),
    ),
  );
}

/** `others`: the share of those who are not poor, which stands beside that of the poor. */
function placesTable(view: View, kelurahan: Kelurahan[], parts: Part[], others: Part[]): Table {
  const { lang } = view;
  const beside = measure === "poor_aware";
  return {
    id: "places-table",
    title: `${headlineName(view, measure)}, ${title(view, view.selected)} (${text(view, "estimate")})`,
    columns: [
      { label: text(view, "kelurahan"), fields: ["code", "kelurahan"] },
      {
        label: text(view, measure === "poor_aware" ? "poor_households" : "counted_households"),
        fields: ["households"],
        number: true,
      },
      { label: `${headlineName(view, measure)}, %`, fields: effectFields(measure), number: true },
      ...(beside
        ? [{ label: `${headlineName(view, "non_poor_aware")}, %`, fields: effectFields("non_poor_aware"), number: true }]
        : []),
      { label: `${text(view, "shrunken")}, %`, fields: effectFields(`${measure}_shrunken`), number: true },
    ],
    rows: kelurahan.map((one, i) => {
      const part = parts[i];
      const none = { mean: null, low: null, high: null };
      return {
        key: one.code,
        cells: [
          { ...textCell(one.name), values: [one.code, one.name] },
          part ? numberCell(format.count(lang, part.households), part.households) : numberCell(format.dash, null),
          effectCell(view, part?.share ?? none, format.percentNumber, "below"),
          ...(beside ? [effectCell(view, others[i]?.share ?? none, format.percentNumber, "below")] : []),
          effectCell(view, part?.shrunken ?? none, format.percentNumber, "below"),
        ],
      };
    }),
  };
}
