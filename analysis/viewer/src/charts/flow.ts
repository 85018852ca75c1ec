// From where news began, through those who became aware, to who told them. The two sides add up to the same whole; which
// origin led to which last step is not known here, so every ribbon passes the middle.
import { s } from "../dom";
import type { Size } from "../figure";
import { ink, soft } from "./palette";
import { fit, spreadOut, wrapWithValue } from "./text";

export interface Stream {
  key: string;
  label: string;
  value: number;
  shown: string;
  colour: string;
}

export interface Flow {
  left: Stream[];
  right: Stream[];
  leftHead: string;
  rightHead: string;
  middle: string;
}

interface Placed extends Stream {
  y: number;
  height: number;
  middle: number; // where it meets the middle
  across: number; // how wide it is there
}

/** Stacked with gaps, and without gaps in the middle. */
export function stack(streams: Stream[], height: number, gap: number): Placed[] {
  const total = streams.reduce((sum, one) => sum + one.value, 0);
  const room = height - gap * Math.max(0, streams.length - 1);
  let y = 0;
  let middle = 0;
  return streams.map((one) => {
    const part = total > 0 ? one.value / total : 0;
    const placed = { ...one, y, height: part * room, middle, across: part * height };
    y += part * room + gap;
    middle += part * height;
    return placed;
  });
}

export function drawFlow(data: Flow, size: Size): SVGSVGElement {
  const { width, font } = size;
  const narrow = width < 620;
  const bar = narrow ? 9 : 14;
  const labels = narrow ? 0 : Math.min(250, width * 0.27);
  const head = font * 3.4;
  const most = Math.max(data.left.length, data.right.length);
  const height = Math.max(narrow ? 340 : 260, most * font * (narrow ? 3.6 : 2.6));
  const svg = s("svg", { width, height: head + height + 8, "font-size": font });
  const x0 = labels;
  const x1 = width - labels - bar;
  const xm = width / 2 - bar / 2;
  const gap = 7;
  const sides = [
    {
      streams: stack(data.left, height, gap),
      x: x0,
      to: xm,
      inner: x0 + bar,
      anchor: narrow ? "start" : "end",
      at: narrow ? x0 + bar + 5 : x0 - 8,
      left: true,
    },
    {
      streams: stack(data.right, height, gap),
      x: x1,
      to: xm + bar,
      inner: x1,
      anchor: narrow ? "end" : "start",
      at: narrow ? x1 - 5 : x1 + bar + 8,
      left: false,
    },
  ] as const;
  const ribbons = s("g");
  const words = s("g");
  const room = narrow ? xm - x0 - bar - 8 : labels - 12;
  for (const side of sides) {
    const lineHeight = font * 1.15;
    const wanted = side.streams.map((one) => head + one.y + one.height / 2);
    const texts = side.streams.map((one) => wrapWithValue(one.label, one.shown, font, room, 2));
    const places = spreadOut(
      wanted,
      lineHeight * Math.max(1, ...texts.map((lines) => lines.length)) + 2,
      head + font,
      head + height - font,
    );
    side.streams.forEach((one, i) => {
      const [y, m] = [head + one.y, head + one.middle];
      const half = (side.inner + side.to) / 2;
      const path =
        `M${side.inner} ${y}C${half} ${y} ${half} ${m} ${side.to} ${m}` +
        `L${side.to} ${m + one.across}C${half} ${m + one.across} ${half} ${y + one.height} ${side.inner} ${y + one.height}Z`;
      ribbons.append(
        s(
          "path",
          {
            class: "mark",
            "data-way": one.key,
            d: path,
            fill: one.colour,
            "fill-opacity": 0.42,
            stroke: "#fff",
            "stroke-width": 1,
          },
          s("title", {}, `${one.label}: ${one.shown}`),
        ),
        s("rect", {
          x: side.x,
          y,
          width: bar,
          height: Math.max(0.8, one.height),
          fill: one.colour,
          stroke: ink,
          "stroke-width": 0.5,
        }),
      );
      const lines = texts[i] ?? [];
      const at = places[i] ?? y;
      if (!narrow && Math.abs(at - (wanted[i] ?? 0)) > 6) {
        const from = side.left ? x0 - 1 : x1 + bar + 1;
        words.append(
          s("path", {
            d: `M${from} ${wanted[i]}L${side.at + (side.left ? 2 : -2)} ${at}`,
            stroke: soft,
            "stroke-width": 0.8,
            fill: "none",
          }),
        );
      }
      lines.forEach((line, l) =>
        words.append(
          s(
            "text",
            {
              x: side.at,
              y: at + (l - (lines.length - 1) / 2) * lineHeight,
              dy: "0.35em",
              "text-anchor": side.anchor,
              fill: ink,
              stroke: "#fff",
              "stroke-width": narrow ? 3 : 0,
              "paint-order": "stroke",
              "stroke-linejoin": "round",
            },
            line,
          ),
        ),
      );
    });
  }
  svg.append(
    ribbons,
    s("rect", { x: xm, y: head, width: bar, height, fill: ink }),
    words,
    s(
      "text",
      { x: narrow ? 0 : x0 + bar, y: font * 2.9, fill: soft, "text-anchor": narrow ? "start" : "end" },
      fit(data.leftHead, font, narrow ? width / 2 - 6 : x0 + bar),
    ),
    s(
      "text",
      { x: narrow ? width : x1, y: font * 2.9, fill: soft, "text-anchor": narrow ? "end" : "start" },
      fit(data.rightHead, font, narrow ? width / 2 - 6 : width - x1),
    ),
    s(
      "text",
      {
        x: width / 2,
        y: font * 1.3,
        fill: ink,
        "font-weight": "700",
        "text-anchor": "middle",
        "font-size": font * 1.1,
      },
      data.middle,
    ),
  );
  return svg;
}
