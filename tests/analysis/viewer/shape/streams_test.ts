import type { Way, WayEffect } from "../../../../analysis/viewer/src/report";
import { wayShares } from "../../../../analysis/viewer/src/shape/streams";
import { sample } from "../sample";

const way = (id: string): Way => ({ id, name_id: id, name_en: id, mechanism: "feed", channels: [] });
const effect = (mean: number | null): WayEffect => ({
  of_poor: { mean, low: null, high: null },
  of_aware: { mean: null, low: null, high: null },
});
const ways = ["a", "b", "c", "d"].map(way);

test("largest first, small ones together, nothing for none", () => {
  const shares = wayShares(ways, { a: effect(0.1), b: effect(0.3), c: effect(0.001), d: effect(0.002) }, 0.005);
  expect(shares.map((one) => [one.way?.id ?? null, one.share])).toEqual([
    ["b", 0.3],
    ["a", 0.1],
    [null, 0.003],
  ]);
  expect(wayShares(ways, { a: effect(0), b: effect(null) }, 0.005)).toEqual([]);
});

test("a single small one keeps its name", () => {
  expect(wayShares(ways, { a: effect(0.1), c: effect(0.001) }, 0.005).map((one) => one.way?.id)).toEqual(["a", "c"]);
});

test("roots and last hops add up to those aware", () => {
  const report = sample();
  for (const strategy of report.strategies) {
    for (const end of ["root", "last_hop"] as const) {
      const sum = wayShares(report.ways, strategy.poor_ever_aware_by[end], 0.004).reduce(
        (all, one) => all + one.share,
        0,
      );
      expect(sum).toBeCloseTo(strategy.poor.ever_aware.mean ?? NaN, 4);
    }
  }
});
