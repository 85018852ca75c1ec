import { headlineEffect, sortStrategies } from "../../../../analysis/viewer/src/shape/order";
import { sample } from "../sample";

const names = (order: Parameters<typeof sortStrategies>[1], report = sample()) =>
  sortStrategies(report.strategies, order).map((one) => one.name);

test("shares from the most, cash from the least", () => {
  const { strategies } = sample();
  for (const headline of ["poor_aware", "eligible_understand"] as const) {
    const means = sortStrategies(strategies, headline).map((one) => headlineEffect(one, headline).mean ?? NaN);
    expect(means).toEqual([...means].sort((a, b) => b - a));
  }
  const cash = sortStrategies(strategies, "cash").map((one) => one.cost.cash_rupiah.mean ?? NaN);
  expect(cash).toEqual([...cash].sort((a, b) => a - b));
});

test("the order of the file is kept", () => {
  expect(names("listed")).toEqual(sample().strategies.map((one) => one.name));
});

test("what is undefined comes last", () => {
  const report = sample();
  const first = report.strategies[0];
  if (!first) throw new Error("no strategy");
  first.poor.ever_aware = { mean: null, low: null, high: null, reason: { code: "no_households", id: "-", en: "-" } };
  expect(names("poor_aware", report).at(-1)).toBe(first.name);
});
