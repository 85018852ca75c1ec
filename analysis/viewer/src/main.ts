// Puts the page together: reads the report, keeps what is looked at, draws the sections in the order of the questions.
import "./style/page.css";
import "./style/frame.css";
import "./style/parts.css";
import "./style/tables.css";
import "./style/narrow.css";
import "./style/paper.css";
import { type Place, readAddress, writeAddress } from "./address";
import { h } from "./dom";
import { alertOf, emptyPage } from "./empty";
import * as format from "./format";
import { refill } from "./old";
import { readReport } from "./read";
import type { Report } from "./report";
import { answerSection } from "./sections/answer";
import { assumptionsSection } from "./sections/assumptions";
import { costSection } from "./sections/cost";
import { leftOutSection } from "./sections/left_out";
import { limitsSection } from "./sections/limits";
import { placesSection } from "./sections/places";
import { rankingSection } from "./sections/ranking";
import { reproduceSection } from "./sections/reproduce";
import { timeSection } from "./sections/time";
import { waysSection } from "./sections/ways";
import { worldsSection } from "./sections/worlds";
import { baselineOf, firstLook, text, title, type View } from "./view";
import { type Lang, languages, type Word } from "./words";

const sections: { id: Word; draw: (view: View) => HTMLElement }[] = [
  { id: "answer", draw: answerSection },
  { id: "ranking", draw: rankingSection },
  { id: "time", draw: timeSection },
  { id: "places", draw: placesSection },
  { id: "left_out", draw: leftOutSection },
  { id: "ways", draw: waysSection },
  { id: "cost", draw: costSection },
  { id: "worlds", draw: worldsSection },
  { id: "assumptions", draw: assumptionsSection },
  { id: "reproduce", draw: reproduceSection },
  { id: "limits", draw: limitsSection },
];

const page = document.getElementById("page") as HTMLElement;

/** What the program wrote into the page itself: the answer in words, which stands until the page is drawn. */
const said = [...page.childNodes];

function open(json: string): void {
  const read = readReport(json);
  if (!("report" in read)) {
    refill(page, emptyPage("wrong" in read ? read.wrong : null, open));
    return;
  }
  try {
    show(read.report, read.source);
  } catch (error) {
    console.error(error);
    const why = error instanceof Error ? error.message : String(error);
    refill(page, h("div", { class: "said" }, alertOf({ word: "page_failed", values: { why } })), ...said);
  }
}

function show(report: Report, source: string): void {
  const at: Place = readAddress(location.hash);
  const baseline = baselineOf(report);
  let redraws: { box: HTMLElement; draw: () => void }[] = [];
  const view: View = {
    report,
    source,
    lang: at.lang ?? "id",
    baseline,
    selected: report.strategies.find((one) => one.name === at.strategy) ?? firstLook(report),
    select(name) {
      const chosen = report.strategies.find((one) => one.name === name);
      if (!chosen || chosen === view.selected) return;
      view.selected = chosen;
      keepPlace(() => {
        redraws = redraws.filter(({ box }) => box.isConnected);
        for (const { draw } of redraws) draw();
        markSelected();
      });
      remember(null);
    },
    live(draw) {
      const box = h("div", { class: "live" });
      const redraw = () => refill(box, draw());
      redraw();
      redraws.push({ box, draw: redraw });
      return box;
    },
  };

  const remember = (section: string | null) => {
    history.replaceState(null, "", writeAddress({ lang: view.lang, strategy: view.selected.name, section }));
  };

  const markSelected = () => {
    const select = document.getElementById("strategy") as HTMLSelectElement | null;
    if (select) select.value = view.selected.name;
  };

  const speak = (lang: Lang) => {
    view.lang = lang;
    keepPlace(draw);
    remember(null);
  };

  const goTo = (id: string) => {
    const heading = document.getElementById(`${id}-title`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
    remember(id);
  };

  const draw = () => {
    redraws = [];
    document.documentElement.lang = view.lang;
    document.title = `${text(view, "report_of")}: ${report.city}`;
    refill(
      page,
      h("a", { class: "skip", href: "#", onclick: follow(() => goTo("answer")) }, text(view, "skip")),
      bar(view, speak),
      h(
        "div",
        { class: "columns" },
        contents(view, goTo),
        h(
          "main",
          { id: "content" },
          head(view),
          sections.map(({ draw: drawSection }) => drawSection(view)),
          foot(view),
        ),
      ),
    );
  };

  draw();
  if (at.section) goTo(at.section);
}

const follow = (go: () => void) => (event: Event) => {
  event.preventDefault();
  go();
};

/** Draws anew and leaves the reader where he was: same focus, same open details, same height. */
function keepPlace(draw: () => void): void {
  const focused = document.activeElement?.id;
  const openDetails = [...document.querySelectorAll("details[open]")].map((one) => one.id);
  const height = window.scrollY;
  draw();
  for (const id of openDetails) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  window.scrollTo(window.scrollX, height);
}

function bar(view: View, speak: (lang: Lang) => void): HTMLElement {
  return h(
    "header",
    { class: "bar" },
    h("strong", { class: "brand" }, "kabar"),
    h(
      "label",
      { class: "looked-at", for: "strategy" },
      h("span", {}, text(view, "looked_at")),
      h(
        "select",
        { id: "strategy", onchange: (event) => view.select((event.target as HTMLSelectElement).value) },
        view.report.strategies.map((one) =>
          h("option", { value: one.name, selected: one === view.selected }, title(view, one)),
        ),
      ),
      h("span", { class: "against" }, text(view, "against", { baseline: title(view, view.baseline) })),
    ),
    h(
      "div",
      { class: "languages", role: "group", "aria-label": text(view, "language") },
      languages.map((lang) =>
        h(
          "button",
          {
            type: "button",
            id: `lang-${lang}`,
            lang,
            "aria-pressed": lang === view.lang ? "true" : "false",
            "aria-label": lang === "id" ? "Bahasa Indonesia" : "English",
            onclick: () => speak(lang),
          },
          lang.toUpperCase(),
        ),
      ),
    ),
  );
}

function contents(view: View, goTo: (id: string) => void): HTMLElement {
  return h(
    "nav",
    { "aria-label": text(view, "contents") },
    h("h2", {}, text(view, "contents")),
    h(
      "ol",
      {},
      sections.map(({ id }) =>
        h("li", {}, h("a", { href: `#section=${id}`, onclick: follow(() => goTo(id)) }, text(view, id))),
      ),
    ),
  );
}

function head(view: View): HTMLElement {
  const { report, lang } = view;
  return h(
    "div",
    { class: "head" },
    h("p", { class: "kicker" }, `${text(view, "report_of")} · ${report.city}`),
    h("h1", {}, text(view, "page_title")),
    h(
      "p",
      { class: "note" },
      text(view, "facts", {
        days: report.days,
        start: format.date(lang, report.start),
        households: format.count(lang, report.households),
        strategies: report.strategies.length,
        budget:
          report.budget_rupiah > 0
            ? text(view, "ceiling", { rupiah: format.rupiah(lang, report.budget_rupiah) })
            : text(view, "no_ceiling"),
      }),
    ),
  );
}

function foot(view: View): HTMLElement {
  const version = view.report.files[0]?.program_version ?? "";
  return h("footer", {}, h("p", {}, text(view, "footer", { version })));
}

open(document.getElementById("kabar-report")?.textContent ?? "null");
