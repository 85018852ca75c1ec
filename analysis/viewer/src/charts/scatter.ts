// Cash against what it buys, each strategy a point; named where there is room, numbered where there is none.
import * as Plot from "@observablehq/plot";
import { s } from "../dom";
import type { Size } from "../figure";
import { type Entry, marker, withLegend } from "./legend";
import { eligibleColour, faint, highlight, ink, soft } from "./palette";
import { axisBottom, axisLabel, fit, textWidth, thinTicks, widest } from "./text";

export interface Spot {
  name: string;
  number: number;
  label: string;
  x: number;
  y: number;
  low: number | null;
  high: number | null;
  filled: boolean;
  selected: boolean;
  title: string;
}

export interface Scatter {
  spots: Spot[];
  xAxis: string;
  yAxis: string;
  xFormat: (value: number) => string;
  yFormat: (value: number) => string;
  legend: Entry[];
  onSpot: (name: string) => void;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export interface LabelPlace {
  x: number; // left and top of the label
  y: number;
  from: number; // where the text is anchored: the side that is nearest to the spot
  anchor: "start" | "middle" | "end";
}

/** For each spot a place for its label where nothing else is; null where there is none. In order of importance. */
export function placeLabels(
  spots: { x: number; y: number; width: number; height: number }[],
  inside: Box,
): (LabelPlace | null)[] {
  const taken: Box[] = spots.map((spot) => ({ x: spot.x - 7, y: spot.y - 7, width: 14, height: 14 }));
  return spots.map(({ x, y, width, height }, i) => {
    const gap = 14;
    const right = (from: number) => ({ x: from, from, anchor: "start" as const });
    const left = (from: number) => ({ x: from - width, from, anchor: "end" as const });
    const beside = [right(x + gap), left(x - gap)];
    const across = [{ x: x - width / 2, from: x, anchor: "middle" as const }, right(x - 6), left(x + 6)];
    const candidates: LabelPlace[] = [
      ...beside.map((side) => ({ ...side, y: y - height / 2 })),
      ...across.flatMap((side) => [y - gap - height, y + gap].map((top) => ({ ...side, y: top }))),
      ...beside.flatMap((side) => [y - height - 3, y + 3].map((top) => ({ ...side, y: top }))),
    ];
    for (const place of candidates) {
      const box = { x: place.x, y: place.y, width, height };
      const within =
        box.x >= inside.x &&
        box.y >= inside.y &&
        box.x + width <= inside.x + inside.width &&
        box.y + height <= inside.y + inside.height;
      if (within && !taken.some((other, o) => o !== i && overlap(box, other))) {
        taken.push(box);
        return place;
      }
    }
    return null;
  });
}

export function drawScatter(data: Scatter, size: Size): SVGSVGElement {
  const { width, font } = size;
  const roomy = width >= 560;
  const height = roomy ? Math.min(560, width * 0.55) : 380;
  const yLabels = widest(
    data.spots.map((spot) => data.yFormat(spot.y)),
    font,
  );
  const margin = { left: yLabels + 16, right: 16, top: font * 2, bottom: font * axisBottom };
  const chart = Plot.plot({
    width,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    style: { fontSize: `${font}px`, fontFamily: "inherit", overflow: "visible" },
    x: { zero: true, nice: true, insetLeft: 12 },
    y: { zero: true, nice: true },
    marks: [
      Plot.gridX({ stroke: faint, strokeOpacity: 1 }),
      Plot.gridY({ stroke: faint, strokeOpacity: 1 }),
      Plot.axisX({
        label: data.xAxis,
        labelAnchor: "center",
        labelOffset: font * axisLabel,
        labelArrow: "none",
        tickFormat: data.xFormat,
        tickSize: 0,
        ticks: roomy ? 8 : 4,
        color: soft,
      }),
      Plot.axisY({
        label: data.yAxis,
        labelArrow: "none",
        tickFormat: data.yFormat,
        tickSize: 0,
        ticks: 6,
        color: soft,
      }),
      Plot.dot(data.spots, { x: "x", y: "y", r: 0 }),
    ],
  }) as SVGSVGElement;
  thinTicks(chart, font);
  const x = (chart as unknown as Plot.Plot).scale("x");
  const y = (chart as unknown as Plot.Plot).scale("y");
  const at = (spot: Spot) => ({ x: Number(x?.apply(spot.x)), y: Number(y?.apply(spot.y)) });
  const important = [...data.spots].sort(
    (a, b) => Number(b.selected) - Number(a.selected) || Number(b.filled) - Number(a.filled) || b.y - a.y,
  );
  const small = font * 0.92;
  const words = (spot: Spot) => (roomy ? spot.label : String(spot.number));
  const places = placeLabels(
    important.map((spot) => ({
      ...at(spot),
      width: textWidth(words(spot), small, spot.selected ? 700 : 400) + 2,
      height: small * 1.1,
    })),
    { x: margin.left, y: 0, width: width - margin.left, height: height - margin.bottom },
  );
  const layer = s("g", { "font-size": small, "text-anchor": "start" });
  important.forEach((spot, i) => {
    const { x: px, y: py } = at(spot);
    const group = s(
      "g",
      { class: "mark", "data-name": spot.name, onclick: () => data.onSpot(spot.name) },
      s("title", {}, spot.title),
    );
    group.style.cursor = "pointer";
    if (spot.selected)
      group.append(s("circle", { cx: px, cy: py, r: 11, fill: highlight, stroke: ink, "stroke-width": 1.4 }));
    if (spot.low !== null && spot.high !== null) {
      group.append(
        s("line", {
          x1: px,
          x2: px,
          y1: Number(y?.apply(spot.low)),
          y2: Number(y?.apply(spot.high)),
          stroke: eligibleColour,
          "stroke-width": 2,
        }),
      );
    }
    group.append(marker("circle", px, py, 5, eligibleColour, !spot.filled));
    const place = places[i];
    if (place) {
      group.append(
        s(
          "text",
          {
            x: place.from,
            y: place.y + small * 0.9,
            "text-anchor": place.anchor,
            fill: spot.filled || spot.selected ? ink : soft,
            "font-weight": spot.selected ? "700" : "400",
          },
          words(spot),
        ),
      );
    }
    layer.append(group);
  });
  chart.append(layer);
  const whole = withLegend(chart, data.legend, size);
  return roomy ? whole : withNames(whole, data.spots, font);
}

/** Below the chart, whose numbers these are. */
function withNames(svg: SVGSVGElement, spots: Spot[], font: number): SVGSVGElement {
  const top = Number(svg.getAttribute("height")) + font * 0.6;
  const line = font * 1.4;
  const width = Number(svg.getAttribute("width"));
  spots.forEach((spot, i) => {
    const y = top + (i + 0.7) * line;
    const weight = spot.selected ? "700" : "400";
    svg.append(
      s("text", { x: 24, y, "text-anchor": "end", fill: soft, "font-weight": weight }, spot.number),
      s(
        "text",
        { x: 32, y, fill: ink, "font-weight": weight },
        fit(spot.label, font, width - 34, spot.selected ? 700 : 400),
      ),
    );
  });
  svg.setAttribute("height", String(Math.ceil(top + spots.length * line)));
  return svg;
}
