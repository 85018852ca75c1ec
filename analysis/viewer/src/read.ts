// Turns the text in the page, or a file that the reader opens, into a report; or says what is wrong with it.
import { readableAll } from "./readable";
import type { Report } from "./report";
import type { Values, Word } from "./words";

/** `source`: the text as it came, for who takes the numbers away; what is shown is cleaned of all that steers. */
export type Read = { report: Report; source: string } | { wrong: { word: Word; values: Values } } | { empty: true };

const version = 2;

/** What every section relies on. The program writes it whole; this tells a foreign file apart. */
const lists = [
  "strategies",
  "ways",
  "access",
  "answer",
  "flags",
  "assumptions",
  "knock_outs",
  "files",
  "topic_names",
] as const;

export function readReport(text: string): Read {
  let json: unknown;
  try {
    json = readableAll(JSON.parse(text));
  } catch (error) {
    return { wrong: { word: "not_json", values: { why: error instanceof Error ? error.message : String(error) } } };
  }
  if (json === null) return { empty: true };
  const wrong = (why: string): Read => ({ wrong: { word: "not_report", values: { why } } });
  if (typeof json !== "object" || Array.isArray(json)) return wrong("{}");
  const found = json as Record<string, unknown>;
  if (found["format"] !== "kabar-comparison") return wrong("format");
  if (found["format_version"] !== version) {
    return { wrong: { word: "other_version", values: { version: String(found["format_version"]), own: version } } };
  }
  for (const list of lists) if (!Array.isArray(found[list])) return wrong(list);
  for (const kind of ["measures", "groups", "headlines", "means", "units"]) {
    const words = found["words"] as Record<string, unknown> | undefined;
    if (!words || typeof words[kind] !== "object" || words[kind] === null) return wrong(`words.${kind}`);
  }
  const report = json as Report;
  if (report.strategies.length === 0) return wrong("strategies: []");
  if (!report.strategies.some((one) => one.name === report.baseline)) return wrong("baseline");
  return { report, source: text };
}
