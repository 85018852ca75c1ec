import { filterAssumptions } from "../../../../analysis/viewer/src/shape/assumptions";
import { sortFlags } from "../../../../analysis/viewer/src/shape/flags";
import { darkest } from "../../../../analysis/viewer/src/shape/places";
import type { Flag } from "../../../../analysis/viewer/src/report";
import { sample } from "../sample";

describe("assumptions", () => {
  const all = sample().assumptions;

  test("by grade", () => {
    const guesses = filterAssumptions(all, { grade: "E", words: "" });
    expect(guesses.length).toBeGreaterThan(0);
    expect(guesses.length).toBeLessThan(all.length);
    expect(guesses.every((one) => one.grade === "E")).toBe(true);
  });

  test("by words in either language", () => {
    expect(filterAssumptions(all, { grade: "", words: " Q_N " }).map((one) => one.symbol)).toEqual(["q_N"]);
    expect(filterAssumptions(all, { grade: "", words: "peluang" }).length).toBeGreaterThan(3);
    expect(filterAssumptions(all, { grade: "", words: "no such words" })).toEqual([]);
  });
});

test("warnings about what reaches most come first", () => {
  const flag = (...strategies: string[]): Flag => ({ kind: "not_decided", strategies, text: { id: "", en: "" } });
  const sorted = sortFlags(
    [flag("status-quo", "hybrid"), flag("joint-team", "kader-visits"), flag()],
    sample().strategies,
  );
  expect(sorted.map((one) => one.strategies.length && one.strategies[0])).toEqual([0, "joint-team", "status-quo"]);
});

test("one scale for the maps of all strategies", () => {
  const report = sample();
  const most = darkest(report.strategies, "poor_aware");
  for (const strategy of report.strategies) {
    for (const part of strategy.by_kelurahan?.poor_aware ?? []) expect(part.share.mean ?? 0).toBeLessThanOrEqual(most);
  }
  expect(darkest([], "poor_aware")).toBe(1);
});
