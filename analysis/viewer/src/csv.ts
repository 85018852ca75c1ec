// A table as CSV for other programs: all digits, points for decimals, in UTF-8.

export type Value = string | number | null;

export function toCsv(head: string[], rows: Value[][]): string {
  return [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(value: Value): string {
  if (value === null) return "";
  const text = String(value);
  // A spreadsheet runs what begins with these as a formula; a number may begin with a minus.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
