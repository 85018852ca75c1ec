import { readdirSync, readFileSync } from "node:fs";
import { limits } from "../../../analysis/viewer/src/limits";
import { flagKinds, groups, headlines, measures } from "../../../analysis/viewer/src/report";
import { readable } from "../../../analysis/viewer/src/readable";
import { costWords } from "../../../analysis/viewer/src/words/cost";
import { pageWords } from "../../../analysis/viewer/src/words/page";
import { reachWords } from "../../../analysis/viewer/src/words/reach";
import { trustWords } from "../../../analysis/viewer/src/words/trust";
import { languages, say, type Word, words } from "../../../analysis/viewer/src/words";
import { sample } from "./sample";

const source = new URL("../../../analysis/viewer/src/", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const code = files
  .filter((name) => name !== "words.ts" && !name.startsWith("words/"))
  .map((name) => readFileSync(new URL(name, source), "utf8"))
  .join("\n");

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();

describe("the dictionary", () => {
  test.each(Object.entries(words))("%s has both languages with the same values", (_, both) => {
    for (const lang of languages) {
      expect(both[lang].trim()).toBe(both[lang]);
      expect(both[lang]).not.toBe("");
    }
    expect(holes(both.id)).toEqual(holes(both.en));
  });

  test("has no word twice", () => {
    const parts = [pageWords, reachWords, costWords, trustWords].map((part) => Object.keys(part).length);
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(Object.keys(words).length);
  });

  test("fills in values and refuses a hole", () => {
    expect(say("id", "aware_of_100", { n: "57,5" })).toBe("57,5 dari 100 pernah tahu");
    expect(() => say("en", "aware_of_100")).toThrow("{n}");
  });

  test("every kind of warning has a name", () => {
    for (const kind of flagKinds) expect(words).toHaveProperty(`flag_${kind}`);
    for (const headline of headlines) expect(words).toHaveProperty(`verb_${headline}`);
  });

  test("holds no word that the page does not use", () => {
    const made = [...flagKinds.map((kind) => `flag_${kind}`), ...headlines.map((one) => `verb_${one}`)];
    const used = (word: string) => code.includes(`"${word}"`) || made.includes(word) || word === "needs_script";
    expect((Object.keys(words) as Word[]).filter((word) => !used(word))).toEqual([]);
  });

  test("has none that the program has: names of measures, groups, means and units come with the report", () => {
    const { words: names } = sample();
    const both = Object.values(names).flatMap((kind) => Object.values(kind));
    expect(both.length).toBeGreaterThan(30);
    const own = Object.values(words).map((one) => `${one.id}|${one.en}`);
    expect(both.filter((one) => own.includes(`${one.id}|${one.en}`))).toEqual([]);
    expect(Object.keys(words).filter((word) => [...measures, ...groups, ...headlines].includes(word as never))).toEqual(
      [],
    );
  });

  test("says nothing in the words that were left", () => {
    const left = {
      id: /populasi|plafon|kebetulan|kota buatan|terungguli|poin persen\b|\bmutu\b|dunia (yang )?wajar|\bseed\b/i,
      en: /\bmade (city|cities|household)|\bceiling|percent points/i,
    };
    for (const [word, both] of [...Object.entries(words), ...limits.map((one) => ["limits", one] as const)]) {
      for (const lang of languages) expect(both[lang], word).not.toMatch(left[lang]);
    }
  });

  test("holds nothing that the door for texts would change", () => {
    for (const both of Object.values(words)) for (const lang of languages) expect(readable(both[lang])).toBe(both[lang]);
  });

  test("speaks of people as the glossary does", () => {
    const all = Object.values(words)
      .map((both) => both.id)
      .join("\n");
    expect(words.left_out.id).toContain("belum terjangkau");
    expect(all).not.toMatch(/\bcalo\b|ketidaktahuan|buta informasi/i);
  });
});

describe("limits of use", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8").replace(/\s+/g, " ");

  test.each(limits.map((one) => [one.en, one] as const))("as in the README: %s", (_, one) => {
    expect(readme).toContain(one.id);
    expect(readme).toContain(one.en.replace(/\.$/, ""));
  });
});
