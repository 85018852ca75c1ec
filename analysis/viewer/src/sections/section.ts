// A section of the page with its heading, which the contents lead to.
import { type Child, h } from "../dom";
import type { Word } from "../words";
import { text, type View } from "../view";

export function section(view: View, id: Word, ...children: Child[]): HTMLElement {
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title`, tabindex: "-1" }, text(view, id)),
    children,
  );
}

/** One of several, as radio buttons side by side. */
export function choice<Key extends string>(
  name: string,
  label: string,
  options: { key: Key; label: string }[],
  chosen: Key,
  onChoice: (key: Key) => void,
): HTMLElement {
  return h(
    "fieldset",
    { class: "choice" },
    h("legend", {}, label),
    options.map((option) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name,
          value: option.key,
          checked: option.key === chosen,
          onchange: () => onChoice(option.key),
        }),
        h("span", {}, option.label),
      ),
    ),
  );
}
