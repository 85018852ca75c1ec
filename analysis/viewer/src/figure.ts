// A chart with its title, what it says in words, downloads and its data as a table. Drawn to the width it has, anew when
// that changes, and at the width of a page when it is printed.
import { asMeasured } from "./charts/text";
import { h } from "./dom";
import { download, frame, pngBlob, svgBlob } from "./download";
import { onChange, onSize, refill } from "./old";
import { drawTable, type Table } from "./table";
import { text, type View } from "./view";

export interface Size {
  width: number; // px
  font: number; // px
}

export interface Figure {
  id: string;
  title: string;
  note: string;
  alt: string; // what a reader sees who cannot see it
  badge?: string;
  table: Table | { shown: string }; // or the id of the table on the page that has its data
  draw: (size: Size) => SVGSVGElement;
}

const printWidth = 660;
const printed = window.matchMedia("print");

export function drawFigure(view: View, figure: Figure): HTMLElement {
  const box = h("div", { class: "chart" });
  const place = (width: number) => {
    const font = Math.min(16, Math.max(12, parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8));
    let svg: SVGSVGElement;
    try {
      svg = figure.draw({ width: Math.floor(width), font });
    } catch (error) {
      // What it would have shown, in words.
      console.error(error);
      refill(box, h("p", { class: "missing" }, figure.alt));
      return;
    }
    svg.setAttribute("role", "img");
    for (const [name, value] of Object.entries(asMeasured)) svg.setAttribute(name, value);
    svg.setAttribute("aria-label", `${figure.title}. ${figure.alt}`);
    svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    svg.dataset["chart"] = figure.id;
    if ("shown" in figure.table) svg.setAttribute("aria-details", figure.table.shown);
    refill(box, svg);
  };
  let drawn = 0;
  const leave = onSize(box, () => {
    const width = box.clientWidth;
    if (printed.matches || width === 0 || Math.abs(width - drawn) < 1) return;
    drawn = width;
    place(width);
  });
  const forget = onChange(printed, () => {
    if (!box.isConnected) {
      forget();
      leave();
    } else if (printed.matches) {
      place(printWidth);
    } else if (box.clientWidth > 0) {
      drawn = box.clientWidth;
      place(drawn);
    }
  });

  const framed = () => {
    const svg = box.querySelector("svg");
    if (!svg) throw new Error(`${figure.id} is not drawn`);
    const file = view.report.files[0];
    const origin = text(view, "chart_footer", {
      version: file?.program_version ?? "",
      digest: view.report.digest ?? text(view, "digest_differs"),
    });
    return frame(svg, figure.title, figure.note, origin);
  };
  const button = (kind: "SVG" | "PNG", run: () => Promise<void> | void) =>
    h(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-label": text(view, kind === "SVG" ? "download_svg" : "download_png", { title: figure.title }),
        onclick: () => void run(),
      },
      kind,
    );
  const name = `kabar-${figure.id}`;
  return h(
    "figure",
    { id: figure.id },
    h(
      "figcaption",
      {},
      h("h3", {}, figure.title, figure.badge ? h("span", { class: "badge" }, figure.badge) : null),
      h("p", {}, figure.note),
    ),
    box,
    h(
      "div",
      { class: "under" },
      "shown" in figure.table
        ? null
        : h(
            "details",
            { id: `${figure.id}-data` },
            h("summary", {}, text(view, "data_table")),
            drawTable(view, figure.table),
          ),
      h(
        "div",
        { class: "tools" },
        button("SVG", () => download(`${name}.svg`, svgBlob(framed()))),
        button("PNG", async () => download(`${name}.png`, await pngBlob(framed()))),
      ),
    ),
  );
}
