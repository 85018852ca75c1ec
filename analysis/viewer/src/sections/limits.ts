// What the numbers may not be used for.
import { h } from "../dom";
import { limits } from "../limits";
import { pick, type View } from "../view";
import { section } from "./section";

export function limitsSection(view: View): HTMLElement {
  return section(
    view,
    "limits",
    h(
      "ul",
      { class: "limits" },
      limits.map((one) => h("li", {}, pick(view, one))),
    ),
  );
}
