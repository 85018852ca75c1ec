// Turns the text in the page, or a file that the reader opens, into a report; or says what is wrong with it.
import type { Report } from "./report";
import type { Values, Word } from "./words";

export type Read = { report: Report } | { wrong: { word: Word; values: Values } } | { empty: true };

const version = 1;

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
    json = JSON.parse(text);
  } catch (error) {
    return { wrong: { word: "not_json", values: { why: error instanceof Error ? error.message : String(error) } } };
  }
  if (json === null) return { empty: true };
  const wrong = (why: string): Read => ({ wrong: { word: "not_report", values: { why } } });
  if (typeof json !== "object" || Array.isArray(json)) return wrong("{}");
  const found = json as Record<string, unknown>;
  if (found["format"] !== "kabar-comparison") return wrong("format");
  if (found["format_version"] !== version) {
    return { wrong: { word: "newer_report", values: { version: String(found["format_version"]) } } };
  }
  for (const list of lists) if (!Array.isArray(found[list])) return wrong(list);
  const report = json as Report;
  if (report.strategies.length === 0) return wrong("strategies: []");
  if (!report.strategies.some((one) => one.name === report.baseline)) return wrong("baseline");
  return { report };
}
