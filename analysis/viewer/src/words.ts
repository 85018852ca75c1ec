// Every text of the page that is not in the report, in both languages. The words are those of the glossary: 'sasaran
// program' for eligible, 'belum terjangkau' for those whom nothing reached.
import { costWords } from "./words/cost";
import { pageWords } from "./words/page";
import { reachWords } from "./words/reach";
import { trustWords } from "./words/trust";

export const languages = ["id", "en"] as const;
export type Lang = (typeof languages)[number];

export const words = { ...pageWords, ...reachWords, ...costWords, ...trustWords };

export type Word = keyof typeof words;
export type Values = Record<string, string | number>;

/** The text of a key, with `{name}` replaced. Throws on a name without a value: a hole in a sentence is a defect. */
export function say(lang: Lang, word: Word, values: Values = {}): string {
  return words[word][lang].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${word}: no value for {${name}}`);
    return String(value);
  });
}
