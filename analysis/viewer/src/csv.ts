// A table as CSV for other programs, all digits. As a spreadsheet of each language takes it apart on opening: in Indonesian
// with semicolons between the fields, commas in decimals and a mark that says UTF-8.
import type { Lang } from "./words";

export type Value = string | number | null;

const byteOrderMark = "\ufeff";

export function toCsv(lang: Lang, head: string[], rows: Value[][]): string {
  const [before, between] = lang === "id" ? [byteOrderMark, ";"] : ["", ","];
  const line = (row: Value[]) => row.map((value) => field(lang, value)).join(between);
  return before + [head, ...rows].map(line).join("\r\n") + "\r\n";
}

function field(lang: Lang, value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return lang === "id" ? String(value).replace(".", ",") : String(value);
  // A spreadsheet runs what begins with these as a formula.
  const safe = /^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
