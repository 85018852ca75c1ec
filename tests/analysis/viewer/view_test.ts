import { baselineOf, firstLook, isYardstick } from "../../../analysis/viewer/src/view";
import { sample } from "./sample";

test("begins with the strategy that most of the poor became aware by, of those that may be chosen", () => {
  expect(firstLook(sample()).name).toBe("hybrid");
});

test("a yardstick is no choice", () => {
  const yardsticks = sample()
    .strategies.filter(isYardstick)
    .map((one) => one.name);
  expect(yardsticks).toEqual(["silence", "everyone-sees"]);
});

test("with the baseline alone there is that to look at", () => {
  const report = sample();
  report.strategies = [baselineOf(report)];
  expect(firstLook(report).name).toBe("status-quo");
});
