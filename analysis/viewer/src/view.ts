// What every section sees: the report, the language, the strategy looked at. Sections read it and change nothing in it.
import * as format from "./format";
import type { Effect, PartMeasure, Reason, Report, Strategy, Text } from "./report";
import { type Lang, say, type Values, type Word } from "./words";

export interface View {
  report: Report;
  source: string; // its JSON as it came
  lang: Lang;
  selected: Strategy;
  baseline: Strategy;
  select(name: string): void;
  /** Draws what hangs on the strategy looked at; it is drawn anew when another one is chosen. */
  live(draw: () => Node): HTMLElement;
}

export const text = (view: View, word: Word, values?: Values): string => format.unparted(say(view.lang, word, values));
export const pick = (view: View, both: Text): string => format.unparted(both[view.lang]);

/** What the program calls a measure, a group, a kind of means, a unit; the code itself where it has no name for it. */
export function named(view: View, kind: keyof Report["words"], code: string): string {
  const both = view.report.words[kind][code];
  return both ? pick(view, both) : code;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A figure that heads a table. */
export const headlineName = (view: View, headline: PartMeasure): string => capital(named(view, "headlines", headline));

/** Why a number is undefined. */
export const why = (view: View, reason: Reason | undefined): string => (reason ? pick(view, reason) : "");

export function title(view: View, strategy: { title_id: string; title_en: string }): string {
  return view.lang === "id" ? strategy.title_id : strategy.title_en;
}

export function titleOf(view: View, name: string): string {
  const strategy = view.report.strategies.find((one) => one.name === name);
  return strategy ? title(view, strategy) : name;
}

export const withInterval = (view: View, value: Effect, form: format.Form): string =>
  format.effect(view.lang, value, form);

/** It shows what is possible, and is no choice. */
export function isYardstick(strategy: Strategy): boolean {
  return !strategy.may_be_chosen;
}

/** Where the page begins: of the strategies that keep to the ceiling, the one that most of the poor became aware by. */
export function firstLook(report: Report): Strategy {
  const choices = report.strategies.filter((one) => one.name !== report.baseline && one.may_be_chosen);
  const best = [...choices].sort((a, b) => (b.poor.ever_aware.mean ?? -1) - (a.poor.ever_aware.mean ?? -1))[0];
  return best ?? baselineOf(report);
}

export function baselineOf(report: Report): Strategy {
  const baseline = report.strategies.find((one) => one.name === report.baseline) ?? report.strategies[0];
  if (!baseline) throw new Error("the report has no strategy");
  return baseline;
}
