import { worthsToDraw } from "../../../../analysis/viewer/src/shape/worths";
import { sample } from "../sample";

const worths = [0, 10e3, 25e3, 50e3, 100e3, 250e3];

function priced(price: number | null) {
  const strategy = sample().strategies.find((one) => one.name === "hybrid");
  if (!strategy?.cost_effect) throw new Error("no hybrid");
  strategy.cost_effect.rupiah_per_household = { mean: price, low: price, high: price };
  return strategy;
}

test("to twice the dearest price", () => {
  expect(worthsToDraw([priced(11e3)], worths)).toBe(3);
  expect(worthsToDraw([priced(11e3), priced(40e3)], worths)).toBe(5);
});

test("all of them where the price is beyond or undefined", () => {
  expect(worthsToDraw([priced(2e6)], worths)).toBe(worths.length);
  expect(worthsToDraw([priced(null)], worths)).toBe(worths.length);
});
