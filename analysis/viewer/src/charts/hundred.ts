// A hundred houses, so many of them filled: a share that one can count.
import { s } from "../dom";
import type { Size } from "../figure";
import { ink, soft } from "./palette";

const house = "M0 9L9 1L18 9V18H0Z";

export function drawHundred(filled: number, colour: string, size: Size): SVGSVGElement {
  const columns = 20;
  const step = Math.min(26, size.width / columns);
  const scale = (step * 0.78) / 18;
  const rows = 100 / columns;
  const svg = s("svg", { width: size.width, height: Math.ceil(rows * step) });
  for (let i = 0; i < 100; ++i) {
    const full = i < filled;
    svg.append(
      s("path", {
        d: house,
        class: full ? "mark full" : "mark",
        transform: `translate(${(i % columns) * step + 1},${Math.floor(i / columns) * step + 1}) scale(${scale})`,
        fill: full ? colour : "#fff",
        stroke: full ? ink : soft,
        "stroke-width": 1.1 / scale,
        "stroke-linejoin": "round",
      }),
    );
  }
  return svg;
}
