import { readFileSync } from "node:fs";
import { readable, readableAll, steering } from "../../../analysis/viewer/src/readable";

test("steers what the program's own door to the terminal calls steering", () => {
  const source = readFileSync(new URL("../../../sim/core/utf8.cpp", import.meta.url), "utf8");
  const list = /kSteering\{\{([\s\S]*?)\}\};/.exec(source)?.[1] ?? "";
  const ranges = [...list.matchAll(/\{(0x[0-9A-F]+), (0x[0-9A-F]+)\}/g)].map((one) => [Number(one[1]), Number(one[2])]);
  expect(ranges.length).toBeGreaterThan(5);
  expect(steering).toEqual(ranges);
});

test("shows a ? for what steers, a blank for line ends and tabs, all else as it is", () => {
  expect(readable("Kec\u202eamat\u0007an\u0085")).toBe("Kec?amat?an?");
  expect(readable("satu\ndua\ttiga\r")).toBe("satu dua tiga?");
  expect(readable("half \ud800 of one")).toBe("half ? of one");
  expect(readable("Jakarta – “ä€𝄞” ✓ नमस्ते")).toBe("Jakarta – “ä€𝄞” ✓ नमस्ते");
  expect(readable("")).toBe("");
});

test("cleans every text of a report and the names that refer to it", () => {
  const value = { a: ["x\u202e", { "k\u200b": "\u2066" }], n: 1.5, yes: true, none: null };
  expect(readableAll(value)).toEqual({ a: ["x?", { "k?": "?" }], n: 1.5, yes: true, none: null });
  const foreign = readableAll(JSON.parse('{"__proto__": {"polluted": "x"}}')) as Record<string, unknown>;
  expect(Object.keys(foreign)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
