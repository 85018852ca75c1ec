// The page's door for texts from outside: what steers how text is shown, and is none to be read, becomes a ?. Names in a
// file could otherwise turn the writing of a whole line round, or hide. As sim/core/utf8.h has it for the terminal.

/** First and last of each range: control characters, marks of direction, invisible fillers, separators, annotations, tags. */
export const steering: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

const isSteering = (point: number): boolean => steering.some(([first, last]) => point >= first && point <= last);
const isHalf = (point: number): boolean => point >= 0xd800 && point <= 0xdfff; // of a pair: no character

/** Plain ASCII, as nearly all names of fields and most texts are. */
const plain = /^[ -~]*$/;

/** Line ends and tabs become blanks. */
export function readable(text: string): string {
  if (plain.test(text)) return text;
  let shown = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    shown += character === "\n" || character === "\t" ? " " : isSteering(point) || isHalf(point) ? "?" : character;
  }
  return shown;
}

/** Every text in a value, names of fields too, so that what refers to a name still does. */
export function readableAll(value: unknown): unknown {
  if (typeof value === "string") return readable(value);
  if (Array.isArray(value)) return value.map(readableAll);
  if (value === null || typeof value !== "object") return value;
  const clean: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) {
    // Defined, not assigned: a field of the name __proto__ is a field.
    Object.defineProperty(clean, readable(key), {
      value: readableAll(one),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return clean;
}
