// Hands a file to the reader. Charts leave the page with their title and where they come from, in one SVG of its own.
import { s } from "./dom";
import { asMeasured, fontFamily, wrap } from "./charts/text";

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export interface Framed {
  svg: SVGSVGElement;
  width: number;
  height: number;
}

const margin = 16;

/** The chart with its title above, note and origin below, on white. */
export function frame(chart: SVGSVGElement, title: string, note: string, origin: string): Framed {
  const inner = chart.cloneNode(true) as SVGSVGElement;
  const width = Number(chart.getAttribute("width")) + 2 * margin;
  const svg = s("svg", { xmlns: "http://www.w3.org/2000/svg", "font-family": fontFamily(), ...asMeasured });
  let y = margin;
  const write = (words: string, size: number, weight: string, fill: string) => {
    for (const line of wrap(words, size, width - 2 * margin, weight === "400" ? 400 : 700)) {
      y += size * 1.3;
      svg.append(s("text", { x: margin, y: y - size * 0.3, "font-size": size, "font-weight": weight, fill }, line));
    }
  };
  write(title, 17, "600", "#111");
  y += 8;
  inner.setAttribute("x", String(margin));
  inner.setAttribute("y", String(y));
  svg.append(inner);
  y += Number(chart.getAttribute("height")) + 8;
  write(note, 12, "400", "#333");
  y += 4;
  write(origin, 11, "400", "#555");
  const height = Math.ceil(y + margin);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.prepend(s("rect", { width, height, fill: "#fff" }));
  return { svg, width, height };
}

export function svgBlob(framed: Framed): Blob {
  const source = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(framed.svg);
  return new Blob([source], { type: "image/svg+xml;charset=utf-8" });
}

/** Drawn at twice the size, for print. */
export async function pngBlob(framed: Framed): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(framed));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = framed.width * 2;
    canvas.height = framed.height * 2;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no PNG"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
