// Colours of Okabe and Ito, which colour-blind people tell apart; every use has a shape, dash or hatching beside it, so that
// a print in black and white says the same.
import { s } from "../dom";

export const ink = "#1a1a1a";
export const soft = "#5a5a5a";
export const faint = "#d9d9d9";
export const highlight = "#eaf3fa";
export const poorColour = "#d55e00";
export const nonPoorColour = "#0072b2";
export const eligibleColour = "#0072b2";
export const worldsColour = "#7a3e6d";
export const gainColour = "#009e73";

/** Light to dark, also in grey: 0 to 1. */
export function shade(value: number): string {
  const at = Math.max(0, Math.min(1, value));
  const stops = [
    [247, 251, 255],
    [198, 219, 239],
    [107, 174, 214],
    [33, 113, 181],
    [8, 48, 107],
  ] as const;
  const place = at * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(place));
  const from = stops[i] ?? stops[0];
  const to = stops[i + 1] ?? stops[0];
  const mixed = from.map((one, c) => Math.round(one + ((to[c] ?? one) - one) * (place - i)));
  return `rgb(${mixed.join(",")})`;
}

export const onShade = (value: number): string => (value > 0.68 ? "#fff" : ink);

/** Thin slanted lines: what they cover is an estimate, or not decided. */
export function hatching(id: string, colour: string, opacity: number, gap = 5): SVGPatternElement {
  return s(
    "pattern",
    { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("line", { x1: 0, y1: 0, x2: 0, y2: gap, stroke: colour, "stroke-width": 1.2, "stroke-opacity": opacity }),
  );
}
