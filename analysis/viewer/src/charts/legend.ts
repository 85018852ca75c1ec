// The key of a chart, inside it so that a downloaded chart keeps it, and a frame that puts it above.
import { s } from "../dom";
import type { Size } from "../figure";
import { ink, soft } from "./palette";
import { widest, wrapInto } from "./text";

export type Sign =
  | { kind: "circle" | "square" | "diamond"; colour: string; hollow?: boolean; line?: boolean; dash?: string }
  | { kind: "line"; colour: string; dash?: string; wide?: number }
  | { kind: "box"; fill: string; hatch?: string };

export interface Entry {
  label: string;
  sign: Sign;
}

const signWidth = 26;

export function marker(
  kind: "circle" | "square" | "diamond",
  x: number,
  y: number,
  r: number,
  colour: string,
  hollow = false,
): SVGElement {
  const style = { fill: hollow ? "#fff" : colour, stroke: colour, "stroke-width": 1.8 };
  if (kind === "circle") return s("circle", { cx: x, cy: y, r, ...style });
  const a = kind === "square" ? r * 0.9 : r * 1.25;
  if (kind === "square") return s("rect", { x: x - a, y: y - a, width: 2 * a, height: 2 * a, ...style });
  return s("path", { d: `M${x} ${y - a}L${x + a} ${y}L${x} ${y + a}L${x - a} ${y}Z`, ...style });
}

function drawSign(sign: Sign): SVGElement[] {
  if (sign.kind === "box") {
    const at = { x: 3, y: -6, width: 20, height: 12 };
    return [
      s("rect", { ...at, fill: sign.fill, stroke: soft, "stroke-width": 0.8 }),
      ...(sign.hatch ? [s("rect", { ...at, fill: sign.hatch })] : []),
    ];
  }
  const rule = (wide: number) =>
    s("line", { x1: 1, x2: signWidth - 1, stroke: sign.colour, "stroke-width": wide, "stroke-dasharray": sign.dash });
  if (sign.kind === "line") return [rule(sign.wide ?? 2.5)];
  const mark = marker(sign.kind, signWidth / 2, 0, 5, sign.colour, sign.hollow);
  return sign.line === false ? [mark] : [rule(2), mark];
}

/** Entries in as many rows as the width asks. */
export function legend(entries: Entry[], size: Size): { group: SVGGElement; height: number } {
  const group = s("g", { "font-size": size.font, fill: ink });
  const step = size.font * 1.7;
  const line = size.font * 1.2;
  const from = signWidth + 6;
  let x = 0;
  let y = step / 2;
  let lowest = y;
  for (const { label, sign } of entries) {
    const lines = wrapInto(label, size.font, size.width - from, 3);
    const width = from + widest(lines, size.font);
    if (x > 0 && x + width > size.width) {
      x = 0;
      y = lowest + step;
    }
    lowest = Math.max(lowest, y + (lines.length - 1) * line);
    group.append(
      s(
        "g",
        { transform: `translate(${x},${y})` },
        drawSign(sign),
        lines.map((words, l) => s("text", { x: from, y: l * line, dy: "0.35em" }, words)),
      ),
    );
    x += width + 18;
  }
  return { group, height: entries.length ? lowest + step / 2 + 4 : 0 };
}

/** One SVG of the key and the chart below it. */
export function withLegend(chart: SVGSVGElement, entries: Entry[], size: Size, defs: SVGElement[] = []): SVGSVGElement {
  const { group, height } = legend(entries, size);
  chart.setAttribute("y", String(height));
  chart.removeAttribute("viewBox"); // inside another SVG it would be scaled to that one's height
  const whole = height + Number(chart.getAttribute("height"));
  return s(
    "svg",
    { width: size.width, height: whole, "font-size": size.font },
    defs.length ? s("defs", {}, defs) : null,
    group,
    chart,
  );
}
