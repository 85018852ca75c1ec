// How wide words are, near enough to break lines and keep labels apart, without a browser.

/** Room below a chart for its ticks and the name of its axis, and how far down that name stands; times the size of letters. */
export const axisBottom = 4.2;
export const axisLabel = 2.9;

const narrow = new Set("fijlrtI.,:;'|!()[]/ ·-".split(""));
const wide = new Set("mwMW%@".split(""));

export function textWidth(words: string, size: number): number {
  let sum = 0;
  for (const letter of words)
    sum += narrow.has(letter) ? 0.34 : wide.has(letter) ? 0.88 : /[A-Z0-9]/.test(letter) ? 0.65 : 0.56;
  return sum * size;
}

/** Lines of at most so many average letters; a longer word has a line of its own. */
export function wrap(words: string, letters: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && longer.length > letters) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line ? [...lines, line] : lines;
}

/** Cut to a width, with dots where something is missing. */
export function fit(words: string, size: number, width: number): string {
  if (textWidth(words, size) <= width) return words;
  let cut = words;
  while (cut.length > 3 && textWidth(`${cut}…`, size) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
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
    for (let before = blocks.at(-1); before; before = blocks.at(-1)) {
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
