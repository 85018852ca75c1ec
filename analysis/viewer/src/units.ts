// Units of the parameters, which the program writes in English, in the reader's language.
import type { Lang } from "./words";

const inIndonesian: Record<string, string> = {
  probability: "peluang",
  factor: "faktor",
  share: "bagian",
  exponent: "pangkat",
  log: "log",
  x: "×",
  "1/hour": "per jam",
  "1/day": "per hari",
  "1/week": "per minggu",
  hour: "jam",
  day: "hari",
  week: "minggu",
  round: "putaran",
  group: "grup",
  household: "rumah tangga",
  adult: "orang dewasa",
  tie: "ikatan",
  impression: "tayangan",
  answer: "jawaban",
  rupiah: "rupiah",
};

export function unitName(lang: Lang, unit: string): string {
  if (unit === "x") return "×";
  return lang === "id" ? (inIndonesian[unit] ?? unit) : unit;
}
