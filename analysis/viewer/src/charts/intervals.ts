// Rows of points with bars for their intervals; also plain bars. Labels stand to the left, on a narrow screen above.
import * as Plot from "@observablehq/plot";
import { s } from "../dom";
import type { Size } from "../figure";
import { type Entry, marker, withLegend } from "./legend";
import { faint, highlight, ink, soft } from "./palette";
import { axisBottom, axisLabel, fit, thinTicks, widest, wrapInto } from "./text";

export interface Series {
  key: string;
  label: string;
  colour: string;
  shape: "circle" | "square" | "diamond";
  hollow?: boolean;
}

export interface Point {
  series: string;
  mean: number;
  low: number | null;
  high: number | null;
  label: string;
}

export interface IntervalRow {
  name: string;
  label: string;
  aside?: string;
  selected?: boolean;
  muted?: boolean;
  points: Point[];
}

export interface Intervals {
  rows: IntervalRow[];
  series: Series[];
  format: (value: number) => string;
  axis: string;
  domain?: [number, number];
  bars?: boolean; // from zero, instead of points
  asideHead?: string;
  onRow?: (name: string) => void;
}

export function drawIntervals(data: Intervals, size: Size): SVGSVGElement {
  const { rows, series } = data;
  const { width, font } = size;
  const narrow = width < 620;
  const labelWidth = narrow ? 0 : Math.min(20 * font, width * 0.3);
  const marginLeft = narrow ? 16 : labelWidth + 8;
  const small = font * 0.92;
  const asides = [data.asideHead ?? "", ...rows.map((row) => row.aside ?? "")];
  const asideWidth = !narrow && data.asideHead ? widest(asides, small) + 12 : 0;
  const longest = widest(
    rows.flatMap((row) => row.points.map((point) => point.label)),
    small,
  );
  const marginRight = asideWidth + longest + 12;
  const head = narrow ? font * 1.5 : 0;
  const slot = font * 1.55;
  const lineHeight = font * 1.15;
  // Bold ones are the widest: the rows stay where they are when another strategy is looked at.
  const labels = rows.map((row) =>
    narrow ? [fit(row.label, font, width - 8, 700)] : wrapInto(row.label, font, labelWidth, 3, 700),
  );
  const tallest = narrow ? 0 : Math.max(1, ...labels.map((lines) => lines.length)) * lineHeight;
  const rowHeight = Math.max(tallest, head + Math.max(1, series.length) * slot) + (narrow ? 10 : 8);
  const marginTop = data.asideHead && !narrow ? font * 1.8 : 6;
  const marginBottom = font * axisBottom;
  const values = rows.flatMap((row) =>
    row.points.flatMap((one) => [one.mean, one.low ?? one.mean, one.high ?? one.mean]),
  );
  const domain = data.domain ?? [Math.min(0, ...values), Math.max(...values, 0) || 1];
  const axis = {
    label: data.axis,
    labelAnchor: "center",
    labelOffset: font * axisLabel,
    labelArrow: "none",
    tickFormat: data.format,
    tickSize: 0,
    color: soft,
  } as const;
  const chart = Plot.plot({
    width,
    height: marginTop + marginBottom + rows.length * rowHeight,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    style: { fontSize: `${font}px`, fontFamily: "inherit", overflow: "visible" },
    x: { domain, nice: !data.domain },
    marks: [
      Plot.gridX({ stroke: faint, strokeOpacity: 1 }),
      Plot.axisX({ ...axis, ticks: narrow ? 4 : 7 }),
      // On a narrow screen the labels stand over the bars: there each row draws its own piece.
      ...(narrow ? [] : [Plot.ruleX([0], { stroke: soft })]),
    ],
  }) as SVGSVGElement;
  thinTicks(chart, font);
  const x = (chart as unknown as Plot.Plot).scale("x");
  if (!x) throw new Error("a chart without a scale");
  const layer = s("g", { "font-size": font, "text-anchor": "start" });
  rows.forEach((row, i) => layer.append(drawRow(row, i)));
  if (asideWidth && data.asideHead) {
    layer.append(
      s("text", { x: width, y: font, "text-anchor": "end", fill: soft, "font-size": small }, data.asideHead),
    );
  }
  chart.append(layer);
  const entries: Entry[] =
    series.length > 1 || series[0]?.hollow
      ? series.map((one) => ({
          label: one.label,
          sign: { kind: one.shape, colour: one.colour, hollow: one.hollow ?? false },
        }))
      : [];
  return withLegend(chart, entries, size);

  function drawRow(row: IntervalRow, i: number): SVGGElement {
    const top = marginTop + i * rowHeight;
    const group = s("g", { class: "row", "data-row": row.name });
    if (row.selected) group.append(s("rect", { x: 0, y: top + 1, width, height: rowHeight - 2, fill: highlight }));
    else if (i > 0) group.append(s("line", { x1: 0, x2: width, y1: top, y2: top, stroke: faint, "stroke-width": 0.6 }));
    if (narrow) {
      const zero = Number(x?.apply(0));
      group.append(s("line", { x1: zero, x2: zero, y1: top + head + 4, y2: top + rowHeight, stroke: soft }));
    }
    const weight = row.selected ? "700" : "400";
    const lines = labels[i] ?? [];
    const middle = top + rowHeight / 2;
    lines.forEach((line, l) => {
      const at = narrow ? top + font * 1.25 : middle + (l - (lines.length - 1) / 2) * lineHeight;
      group.append(
        s(
          "text",
          {
            x: 4,
            y: at,
            dy: narrow ? null : "0.35em",
            "font-weight": weight,
            fill: row.muted ? soft : ink,
            "font-style": row.muted ? "italic" : null,
            stroke: row.selected ? highlight : "#fff",
            "stroke-width": narrow ? 3 : 0,
            "paint-order": "stroke",
          },
          line,
        ),
      );
    });
    if (row.aside && asideWidth) {
      group.append(
        s(
          "text",
          { x: width, y: middle, dy: "0.35em", "text-anchor": "end", fill: ink, "font-size": small },
          row.aside,
        ),
      );
    }
    for (const point of row.points) {
      const place = series.findIndex((one) => one.key === point.series);
      const one = series[place];
      if (!one) continue;
      group.append(
        drawPoint(point, one, top + head + (rowHeight - head - series.length * slot) / 2 + (place + 0.5) * slot),
      );
    }
    if (data.onRow) {
      const { onRow } = data;
      group.append(
        s("title", {}, row.label),
        s("rect", { x: 0, y: top, width, height: rowHeight, fill: "transparent", onclick: () => onRow(row.name) }),
      );
      group.style.cursor = "pointer";
    }
    return group;
  }

  function drawPoint(point: Point, one: Series, at: number): SVGGElement {
    const px = (value: number) => Number(x?.apply(value));
    const group = s("g", { class: "mark", "data-series": point.series });
    let end = px(point.mean);
    if (data.bars) {
      const zero = px(0);
      const from = Math.min(zero, end);
      const across = Math.max(1, Math.abs(end - zero));
      group.append(s("rect", { x: from, y: at - slot * 0.32, width: across, height: slot * 0.64, fill: one.colour }));
      end = Math.max(end, zero);
    } else {
      if (point.low !== null && point.high !== null) {
        const [low, high] = [px(point.low), px(point.high)];
        const tip = { stroke: one.colour, "stroke-width": 2 };
        group.append(
          s("line", { x1: low, x2: high, y1: at, y2: at, stroke: one.colour, "stroke-width": 2.4 }),
          s("line", { x1: low, x2: low, y1: at - 4, y2: at + 4, ...tip }),
          s("line", { x1: high, x2: high, y1: at - 4, y2: at + 4, ...tip }),
        );
        end = Math.max(end, high);
      }
      group.append(marker(one.shape, px(point.mean), at, 4.6, one.colour, one.hollow));
      end += 5;
    }
    group.append(s("text", { x: end + 5, y: at, dy: "0.35em", fill: ink, "font-size": small }, point.label));
    return group;
  }
}
