// A table of shaded cells: kelurahan by access, or strategy by strategy.
import { s } from "../dom";
import type { Size } from "../figure";
import { type Entry, withLegend } from "./legend";
import { faint, hatching, highlight, ink, onShade, shade, soft } from "./palette";
import { fit, textWidth, widest, wrapInto } from "./text";

export interface CellMark {
  row: number;
  column: number;
  depth: number | null; // 0 light to 1 dark; null: empty
  text: string;
  short?: string; // where there is no room
  hatched?: boolean;
  title: string;
}

export interface Cells {
  id: string;
  rows: { label: string; selected?: boolean }[];
  columns: string[];
  cells: CellMark[];
  legend: Entry[];
  square?: boolean;
}

export function drawCells(data: Cells, size: Size): SVGSVGElement {
  const { width } = size;
  const narrow = width < 560;
  const font = narrow ? Math.min(size.font, 12) : size.font;
  const labels = data.rows.map((row) => row.label);
  const longest = widest(labels, font, 700) + 10;
  const left = Math.min(longest, width * (data.square ? (narrow ? 0.4 : 0.34) : 0.42));
  const cellWidth = Math.min((width - left) / data.columns.length, data.square ? 56 : 150);
  const heads = data.columns.map((label) => wrapInto(label, font, cellWidth - 4, 4));
  const top = Math.max(...heads.map((lines) => lines.length)) * font * 1.2 + 8;
  const cellHeight = data.square ? Math.max(font * 1.9, Math.min(34, cellWidth)) : font * 2.1;
  const height = top + data.rows.length * cellHeight + 4;
  const hatch = `hatch-${data.id}`;
  const chart = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-size": font, overflow: "visible" });
  // Numbers over narrow columns: every second one.
  const every = data.square && textWidth("00", font) + 3 > cellWidth ? 2 : 1;
  heads
    .filter((_, c) => c % every === 0)
    .forEach((lines, i) =>
      lines.forEach((line, l) =>
        chart.append(
          s(
            "text",
            {
              x: Math.min(left + (i * every + 0.5) * cellWidth, width - textWidth(line, font) / 2 - 2),
              y: top - 8 - (lines.length - 1 - l) * font * 1.2,
              "text-anchor": "middle",
              fill: soft,
            },
            line,
          ),
        ),
      ),
    );
  data.rows.forEach((row, r) => {
    const y = top + r * cellHeight;
    if (row.selected)
      chart.append(
        s("rect", { x: 0, y, width: left + cellWidth * data.columns.length, height: cellHeight, fill: highlight }),
      );
    const label = fit(row.label, font, left - 10, row.selected ? 700 : 400);
    chart.append(
      s(
        "text",
        { x: 2, y: y + cellHeight / 2, dy: "0.35em", fill: ink, "font-weight": row.selected ? "700" : "400" },
        label,
        label === row.label ? null : s("title", {}, row.label),
      ),
    );
  });
  for (const cell of data.cells) {
    const x = left + cell.column * cellWidth;
    const y = top + cell.row * cellHeight;
    const box = { x: x + 0.5, y: y + 0.5, width: cellWidth - 1, height: cellHeight - 1 };
    const group = s("g", { class: "mark", "data-cell": `${cell.row},${cell.column}` }, s("title", {}, cell.title));
    group.append(
      s("rect", { ...box, fill: cell.depth === null ? "#fff" : shade(cell.depth), stroke: faint, "stroke-width": 0.6 }),
    );
    if (cell.hatched) group.append(s("rect", { ...box, fill: `url(#${hatch})` }));
    const shown = textWidth(cell.text, font * 0.92) <= cellWidth - 2 ? cell.text : (cell.short ?? "");
    if (shown) {
      const dark = cell.depth !== null && onShade(cell.depth) !== ink;
      const halo = cell.hatched && !dark ? { stroke: "#fff", "stroke-width": 3, "paint-order": "stroke" } : {};
      group.append(
        s(
          "text",
          {
            x: x + cellWidth / 2,
            y: y + cellHeight / 2,
            dy: "0.35em",
            "text-anchor": "middle",
            "font-size": font * 0.92,
            fill: cell.depth === null ? soft : onShade(cell.depth),
            ...halo,
          },
          shown,
        ),
      );
    }
    chart.append(group);
  }
  return withLegend(chart, data.legend, { ...size, font }, [hatching(hatch, "#555", 0.55)]);
}
