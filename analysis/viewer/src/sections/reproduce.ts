// How to get the same numbers again: command, seed, version, digests; and all numbers to take away.
import { type Child, h } from "../dom";
import { download } from "../download";
import * as format from "../format";
import type { ResultFile } from "../report";
import { pick, text, type View } from "../view";
import { section } from "./section";

export function reproduceSection(view: View): HTMLElement {
  const { report, lang } = view;
  const first = report.strategies[0];
  const known = new Set(report.files.map((file) => file.path));
  const others = (report.ceilings ?? []).flatMap((one) => one.files).filter((file) => !known.has(file.path));
  return section(
    view,
    "reproduce",
    h("p", { class: "lead" }, text(view, "reproduce_intro")),
    h(
      "dl",
      { class: "facts" },
      fact(
        text(view, "digest"),
        report.digest ? h("code", { id: "digest" }, report.digest) : text(view, "digest_differs"),
      ),
      fact(text(view, "populations"), first ? `${first.populations} × ${first.replicates}` : format.dash),
      fact(
        text(view, "programmes"),
        report.topic_names.map((one) => (lang === "id" ? one.name_id : one.name_en)).join("; "),
      ),
    ),
    report.files.map((file) => fileFacts(view, file)),
    others.length
      ? h(
          "details",
          { id: "other-ceilings", class: "more" },
          h("summary", {}, text(view, "other_ceilings")),
          others.map((file) => fileFacts(view, file)),
        )
      : null,
    h(
      "p",
      { class: "note" },
      text(view, "totals", {
        exposures: format.count(lang, report.exposures),
        activations: format.count(lang, report.activations),
        coins: format.count(lang, report.coins),
        seconds: format.decimal(lang, report.seconds, 1),
      }),
    ),
    h(
      "button",
      {
        type: "button",
        class: "tool",
        id: "download-json",
        onclick: () => download("kabar-report.json", new Blob([view.source], { type: "application/json" })),
      },
      text(view, "whole_json"),
    ),
  );
}

const fact = (name: string, value: Child): Child => [h("dt", {}, name), h("dd", {}, value)];

function fileFacts(view: View, file: ResultFile): HTMLElement {
  return h(
    "div",
    { class: "file" },
    h("h3", {}, `${text(view, "file")}: `, h("code", {}, file.path)),
    h("pre", { tabindex: "0", "aria-label": text(view, "command") }, h("code", {}, file.command_line)),
    h(
      "dl",
      { class: "facts" },
      fact(text(view, "scenario"), h("code", {}, file.scenario)),
      fact(text(view, "seed"), h("code", {}, file.seed)),
      fact(text(view, "version"), [file.program_version, " ", h("code", {}, pick(view, file.commit))]),
      fact(text(view, "created"), file.created),
      fact(text(view, "digest"), h("code", {}, file.digest)),
      fact(text(view, "config_digest"), h("code", {}, file.config_digest)),
      fact(text(view, "world_digest"), h("code", {}, file.world_digest)),
    ),
  );
}
