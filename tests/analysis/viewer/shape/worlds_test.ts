import type { Order, Worlds } from "../../../../analysis/viewer/src/report";
import { byMedian, filterOrders, pairOf } from "../../../../analysis/viewer/src/shape/worlds";
import { sample } from "../sample";

const order = (a: string, b: string, aBetter: number, bBetter: number, decided: boolean): Order => ({
  headline: "poor_aware",
  a,
  b,
  worlds: 200,
  a_better: aBetter,
  b_better: bBetter,
  decided,
  difference: { median: 0, low: 0, high: 0 },
  deciding: null,
});

const orders = [order("x", "y", 190, 10, true), order("x", "z", 120, 80, false), order("y", "z", 0, 0, false)];
const worlds = { ...(sample().worlds as Worlds), orders };

test("a pair from either side", () => {
  expect(pairOf(worlds, "poor_aware", "x", "y")).toEqual({ share: 0.95, decided: true, tied: false });
  expect(pairOf(worlds, "poor_aware", "y", "x")).toEqual({ share: 0.05, decided: true, tied: false });
  expect(pairOf(worlds, "poor_aware", "z", "y")).toEqual({ share: 0, decided: false, tied: true });
  expect(pairOf(worlds, "eligible_understand", "x", "y")).toBeNull();
});

test("the nearest to even first; what is the same in all worlds is not undecided", () => {
  const all = filterOrders(orders, { headline: "poor_aware", strategy: null, onlyUndecided: false });
  expect(all.map((one) => one.a + one.b)).toEqual(["yz", "xz", "xy"]);
  const undecided = filterOrders(orders, { headline: "poor_aware", strategy: null, onlyUndecided: true });
  expect(undecided.map((one) => one.a + one.b)).toEqual(["xz"]);
  expect(filterOrders(orders, { headline: "poor_aware", strategy: "y", onlyUndecided: false })).toHaveLength(2);
});

test("every pair of the sample is found from both sides", () => {
  const real = sample().worlds as Worlds;
  const names = byMedian(real, "poor_aware");
  for (const a of names) {
    for (const b of names) {
      if (a === b) continue;
      const [one, other] = [pairOf(real, "poor_aware", a, b), pairOf(real, "poor_aware", b, a)];
      expect(one).not.toBeNull();
      expect((one?.share ?? 2) + (other?.share ?? 2)).toBeLessThanOrEqual(1 + 1e-12);
    }
  }
});
