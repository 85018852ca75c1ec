import { reason } from "../../../analysis/viewer/src/reasons";
import { sample } from "./sample";

/** Every reason of an undefined number, wherever in the report. */
function reasonsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (value && typeof value === "object") {
    for (const [key, one] of Object.entries(value)) {
      if (/reason$/.test(key) && typeof one === "string") found.add(one);
      reasonsIn(one, found);
    }
  }
  return found;
}

const all = [...reasonsIn(sample())];

test("the sample has undefined numbers", () => {
  expect(all.length).toBeGreaterThan(5);
});

test.each(all)("is said in Indonesian: %s", (one) => {
  expect(reason("id", one)).not.toBe(one);
  expect(reason("en", one)).toBe(one);
});

test("numbers in a reason stay", () => {
  expect(reason("id", "not reached within 90 days")).toBe("tidak tercapai dalam 90 hari");
});

test("what is not known is shown as the program said it", () => {
  expect(reason("id", "the moon is full")).toBe("the moon is full");
  expect(reason("id", undefined)).toBe("");
});
