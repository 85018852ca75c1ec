// Lines over days or over a price, with bands for intervals; named at their ends where there is room.
import * as Plot from "@observablehq/plot";
import { s } from "../dom";
import type { Size } from "../figure";
import { type Entry, type Sign, withLegend } from "./legend";
import { faint, ink, soft } from "./palette";
import { axisBottom, axisLabel, fit, spreadOut, textWidth, thinTicks, type Weight, widest } from "./text";

const last = (values: number[]): number | undefined => values[values.length - 1];

export interface Line {
  key: string;
  label: string; // in the key
  end?: string; // at the end of the line
  colour: string;
  dash?: string;
  wide?: number;
  mark?: "circle" | "square";
  hollow?: boolean;
  x: number[];
  y: number[];
  low: number[] | null;
  high: number[] | null;
}

export interface Lines {
  lines: Line[];
  xAxis: string;
  yAxis: string;
  xFormat: (value: number) => string;
  xTicks?: number[];
  yFormat: (value: number) => string;
  height: number;
  zero?: boolean;
  markEvery?: number;
  legend?: "all" | "some" | "none"; // some: those that have a name at their end
}

const toName = 13; // from the end of a line to its name
const weightOf = (line: Line): Weight => ((line.wide ?? 2.4) > 3 ? 700 : 400);

/** Whether lines are named at their ends. */
export const roomy = (size: Size): boolean => size.width >= 560;

export function drawLines(data: Lines, size: Size): SVGSVGElement {
  const { lines } = data;
  const { width, font } = size;
  const wide = roomy(size);
  const named = lines.filter((line) => line.end);
  const longest = Math.max(0, ...named.map((line) => textWidth(line.end ?? "", font, weightOf(line))));
  const right = wide ? Math.min(named.length ? longest + toName + 2 : 0, width * 0.42) : 26;
  const rows = lines.flatMap((line) =>
    line.x.map((x, i) => ({
      key: line.key,
      x,
      y: line.y[i] ?? NaN,
      low: line.low?.[i] ?? NaN,
      high: line.high?.[i] ?? NaN,
    })),
  );
  const of = (key: string) => rows.filter((row) => row.key === key);
  const every = data.markEvery ?? 1;
  const chart = Plot.plot({
    width,
    height: data.height,
    marginLeft: Math.max(
      44,
      widest(
        rows.map((row) => data.yFormat(row.y)),
        font,
      ) + 14,
    ),
    marginRight: right,
    marginTop: font * 2,
    marginBottom: font * axisBottom,
    style: { fontSize: `${font}px`, fontFamily: "inherit", overflow: "visible" },
    y: { zero: true, nice: true },
    marks: [
      Plot.gridY({ stroke: faint, strokeOpacity: 1 }),
      Plot.axisX({
        label: data.xAxis,
        labelAnchor: "center",
        labelOffset: font * axisLabel,
        labelArrow: "none",
        tickFormat: data.xFormat,
        tickSize: 0,
        ticks: data.xTicks ?? (wide ? 8 : 4),
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
      Plot.ruleY([0], { stroke: soft, strokeWidth: data.zero ? 1.6 : 1 }),
      ...lines
        .filter((line) => line.low && line.high)
        .map((line) =>
          Plot.areaY(of(line.key), { x: "x", y1: "low", y2: "high", fill: line.colour, fillOpacity: 0.18 }),
        ),
      ...lines.map((line) =>
        Plot.lineY(of(line.key), {
          x: "x",
          y: "y",
          stroke: line.colour,
          strokeWidth: line.wide ?? 2.4,
          strokeDasharray: line.dash ?? "none",
        }),
      ),
      ...lines
        .filter((line) => line.mark)
        .map((line) =>
          Plot.dot(
            of(line.key).filter((_, i) => i % every === every - 1),
            {
              x: "x",
              y: "y",
              r: 4,
              symbol: line.mark ?? "circle",
              stroke: line.colour,
              fill: line.hollow ? "#fff" : line.colour,
              strokeWidth: 1.6,
            },
          ),
        ),
      // The nearest value in words.
      Plot.tip(
        rows,
        Plot.pointer({
          x: "x",
          y: "y",
          fontSize: font,
          title: (row: (typeof rows)[number]) =>
            `${lines.find((line) => line.key === row.key)?.label ?? ""}\n${data.xAxis}: ${data.xFormat(row.x)}\n${data.yFormat(row.y)}`,
        }),
      ),
    ],
  }) as SVGSVGElement;
  thinTicks(chart, font);
  if (wide) chart.append(endLabels());
  const which = data.legend ?? "all";
  const keyed = which === "all" ? lines : which === "some" ? lines.filter((line) => line.end) : [];
  const entries: Entry[] = keyed.map((line) => {
    const sign: Sign = line.mark
      ? {
          kind: line.mark,
          colour: line.colour,
          ...(line.hollow ? { hollow: true } : {}),
          ...(line.dash ? { dash: line.dash } : {}),
        }
      : {
          kind: "line",
          colour: line.colour,
          ...(line.dash ? { dash: line.dash } : {}),
          ...(line.wide ? { wide: line.wide } : {}),
        };
    return { label: line.label, sign };
  });
  return withLegend(chart, entries, size);

  function endLabels(): SVGGElement {
    const x = (chart as unknown as Plot.Plot).scale("x");
    const y = (chart as unknown as Plot.Plot).scale("y");
    const wanted = named.map((line) => Number(y?.apply(last(line.y) ?? 0)));
    const places = spreadOut(wanted, font * 1.2, font * 2, data.height - font * axisBottom);
    const group = s("g", { "font-size": font, "text-anchor": "start" });
    named.forEach((line, i) => {
      const from = Number(x?.apply(last(line.x) ?? 0));
      const at = places[i] ?? 0;
      group.append(
        s("path", { d: `M${from + 5} ${wanted[i] ?? 0}L${from + 11} ${at}`, stroke: faint, fill: "none" }),
        s(
          "text",
          {
            x: from + toName,
            y: at,
            dy: "0.35em",
            fill: line.colour === faint ? ink : line.colour,
            "font-weight": weightOf(line),
          },
          fit(line.end ?? "", font, right - toName, weightOf(line)),
        ),
      );
    });
    return group;
  }
}
