import { readdirSync, readFileSync } from "node:fs";
import { limits } from "../../../analysis/viewer/src/limits";
import { flagKinds, groups, headlines, measures } from "../../../analysis/viewer/src/report";
import { costWords } from "../../../analysis/viewer/src/words/cost";
import { pageWords } from "../../../analysis/viewer/src/words/page";
import { reachWords } from "../../../analysis/viewer/src/words/reach";
import { trustWords } from "../../../analysis/viewer/src/words/trust";
import { languages, say, type Word, words } from "../../../analysis/viewer/src/words";

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
    expect(say("id", "aware_of_100", { n: "57,5" })).toBe("57,5 dari 100 tahu");
    expect(() => say("en", "aware_of_100")).toThrow("{n}");
  });

  test("every kind of warning has a name", () => {
    for (const kind of flagKinds) expect(words).toHaveProperty(`flag_${kind}`);
    for (const headline of headlines) expect(words).toHaveProperty(headline);
  });

  test("holds no word that the page does not use", () => {
    const made = [...flagKinds.map((kind) => `flag_${kind}`), ...headlines.map((one) => `verb_${one}`)];
    const withouts = Object.keys(words).filter((word) => word.startsWith("without_"));
    const used = (word: string) => code.includes(`"${word}"`) || made.includes(word) || withouts.includes(word);
    expect((Object.keys(words) as Word[]).filter((word) => !used(word))).toEqual([]);
  });

  test("has a word for every measure and group", () => {
    for (const one of [...measures, ...groups]) expect(words).toHaveProperty(one);
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
