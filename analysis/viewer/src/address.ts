// The part of the page's address after '#': language and strategy, so that a link opens what was looked at.
import { type Lang, languages } from "./words";

export interface Place {
  lang: Lang | null;
  strategy: string | null;
  section: string | null;
}

export function readAddress(hash: string): Place {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const lang = languages.find((one) => one === values.get("lang")) ?? null;
  return { lang, strategy: values.get("strategy"), section: values.get("section") };
}

export function writeAddress(place: Place): string {
  const values = new URLSearchParams();
  if (place.lang) values.set("lang", place.lang);
  if (place.strategy) values.set("strategy", place.strategy);
  if (place.section) values.set("section", place.section);
  return `#${values.toString()}`;
}
