// The page without a result: says so in both languages and lets the reader open one.
import { h, withCode } from "./dom";
import { textOf } from "./old";
import { type Lang, languages, say, type Values, type Word } from "./words";

export interface Wrong {
  word: Word;
  values: Values;
}

const both = (tag: "h1" | "p", word: Word, values: Values = {}): HTMLElement[] =>
  languages.map((lang: Lang) => h(tag, { lang }, withCode(say(lang, word, values))));

/** Says in both languages what is wrong. */
export function alertOf(wrong: Wrong): HTMLElement {
  return h("div", { role: "alert", class: "flag" }, both("p", wrong.word, wrong.values));
}

export function emptyPage(wrong: Wrong | null, onText: (text: string) => void): HTMLElement {
  const open = (file: File | null | undefined) => {
    if (file) void textOf(file).then(onText);
  };
  return h(
    "main",
    {
      class: "empty",
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => {
        event.preventDefault();
        open((event as DragEvent).dataTransfer?.files[0]);
      },
    },
    wrong ? alertOf(wrong) : null,
    both("h1", "no_report_title"),
    both("p", "no_report"),
    h(
      "label",
      { class: "open" },
      languages.map((lang) => h("span", { lang }, `${say(lang, "choose_file")} ${say(lang, "or_drop")}`)),
      h("input", {
        type: "file",
        id: "file",
        accept: ".json,application/json",
        onchange: (event) => open((event.target as HTMLInputElement).files?.[0]),
      }),
    ),
  );
}
