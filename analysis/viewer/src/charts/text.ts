// How wide words are in the font that the browser really has, so that lines break, labels keep apart and nothing is cut,
// whatever is installed. Where there is no browser to ask, an estimate.

/** Room below a chart for its ticks and the name of its axis, and how far down that name stands; times the size of letters. */
export const axisBottom = 4.2;
export const axisLabel = 2.9;

export type Weight = 400 | 700;

const narrow = new Set("fijlrtI.,:;'|!()[]/ ·-".split(""));
const wide = new Set("mwMW%@".split(""));

/** Within a sixth of what most fonts need. */
export function estimatedWidth(words: string, size: number): number {
  let sum = 0;
  for (const letter of words)
    sum += narrow.has(letter) ? 0.34 : wide.has(letter) ? 0.88 : /[A-Z0-9]/.test(letter) ? 0.65 : 0.56;
  return sum * size;
}

/** Half a letter in a hundred: text in an SVG is laid out a little otherwise than on a canvas. */
const slack = 1.01;

/**
 * What every chart carries: letters stand where the font's outlines say, at every size and zoom. Fonts that are hinted would
 * have each letter moved to a whole pixel, and words of 13 px would be some hundredths wider than measured.
 */
export const asMeasured = { "text-rendering": "geometricPrecision" } as const;

interface Ruler {
  family: string;
  width(words: string, size: number, weight: Weight): number;
}
let ruler: Ruler | null | undefined;

function makeRuler(): Ruler | null {
  if (typeof document === "undefined") return null;
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return null;
  const family = getComputedStyle(document.documentElement).fontFamily;
  const known = new Map<string, number>();
  return {
    family,
    width(words, size, weight) {
      const key = `${weight} ${words}`;
      let width = known.get(key);
      if (width === undefined) {
        // Measured large, so that no rounding to whole pixels is in it.
        context.font = `${weight} 100px ${family}`;
        width = (context.measureText(words).width / 100) * slack;
        known.set(key, width);
      }
      return width * size;
    },
  };
}

/** The fonts of the page, for what leaves it. */
export function fontFamily(): string {
  if (ruler === undefined) ruler = makeRuler();
  return ruler?.family ?? "sans-serif";
}

export function textWidth(words: string, size: number, weight: Weight = 400): number {
  if (ruler === undefined) ruler = makeRuler();
  return ruler ? ruler.width(words, size, weight) : estimatedWidth(words, size);
}

/** The widest of some texts; 0 of none. */
export function widest(texts: string[], size: number, weight: Weight = 400): number {
  return Math.max(0, ...texts.map((words) => textWidth(words, size, weight)));
}

/** Lines of at most this width; a word that is wider has a line of its own. */
export function wrap(words: string, size: number, width: number, weight: Weight = 400): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line ? [...lines, line] : lines;
}

/** Cut to a width, with dots where something is missing. */
export function fit(words: string, size: number, width: number, weight: Weight = 400): string {
  if (textWidth(words, size, weight) <= width) return words;
  let cut = words;
  while (cut.length > 1 && textWidth(`${cut}…`, size, weight) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/** At most so many lines of at most this width: what does not fit is cut at the end of the last one. */
export function wrapInto(words: string, size: number, width: number, most: number, weight: Weight = 400): string[] {
  const lines = wrap(words, size, width, weight);
  if (lines.length > most) lines.splice(most - 1, lines.length, lines.slice(most - 1).join(" "));
  return lines.map((line) => fit(line, size, width, weight));
}

/** The same with a value that ends them and is never cut. */
export function wrapWithValue(label: string, value: string, size: number, width: number, most: number): string[] {
  const whole = wrap(`${label} ${value}`, size, width);
  if (whole.length <= most && whole.every((line) => textWidth(line, size) <= width)) return whole;
  const lines = wrapInto(label, size, width, most);
  const last = lines.pop() ?? "";
  const room = width - textWidth(` ${value}`, size);
  // A line of its own for the value, where there is one left.
  if (lines.length + 2 <= most && textWidth(last, size) > room) return [...lines, last, value];
  return [...lines, `${fit(last, size, room)} ${value}`];
}

/** Takes every second or third label of an axis away where they would stand on each other. */
export function thinTicks(chart: SVGSVGElement, font: number): void {
  const labels = [...chart.querySelectorAll('[aria-label="x-axis tick label"] text')].map((text) => {
    const at = Number(/translate\(([-\d.]+)/.exec(text.getAttribute("transform") ?? "")?.[1] ?? NaN);
    return { text, at, half: textWidth(text.textContent ?? "", font) / 2 };
  });
  const apart = (every: number): boolean => {
    const kept = labels.filter((_, i) => i % every === 0);
    return kept.every((one, i) => {
      const next = kept[i + 1];
      return !next || next.at - next.half - (one.at + one.half) > font * 0.4;
    });
  };
  let every = 1;
  while (every < labels.length && !apart(every)) ++every;
  labels.forEach(({ text }, i) => i % every !== 0 && text.remove());
}

/** Positions as near as possible to those wanted, at least `gap` apart, between `low` and `high`, in the same order. */
export function spreadOut(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = new Array<number>(wanted.length).fill(0);
  // Those that would touch become one block around their mean.
  const blocks: { members: number[]; centre: number }[] = [];
  const clamp = (centre: number, n: number) =>
    Math.max(low + ((n - 1) * gap) / 2, Math.min(high - ((n - 1) * gap) / 2, centre));
  for (const i of order) {
    let block = { members: [i], centre: clamp(wanted[i] ?? 0, 1) };
    for (let before = blocks[blocks.length - 1]; before; before = blocks[blocks.length - 1]) {
      const reach = ((before.members.length + block.members.length) * gap) / 2;
      if (block.centre - before.centre >= reach - 1e-9) break;
      blocks.pop();
      const members = [...before.members, ...block.members];
      const mean = members.reduce((sum, one) => sum + (wanted[one] ?? 0), 0) / members.length;
      block = { members, centre: clamp(mean, members.length) };
    }
    blocks.push(block);
  }
  for (const { members, centre } of blocks) {
    members.forEach((one, i) => (placed[one] = centre + (i - (members.length - 1) / 2) * gap));
  }
  return placed;
}
