import { readReport } from "../../../analysis/viewer/src/read";
import { sample, sampleText } from "./sample";

const wrongWord = (text: string) => {
  const read = readReport(text);
  return "wrong" in read ? read.wrong.word : null;
};

test("what compare prints is a report", () => {
  const read = readReport(sampleText);
  expect("report" in read && read.report.city).toBe("Kota Magelang");
  expect("report" in read && read.source).toBe(sampleText);
});

test("the template holds none", () => {
  expect(readReport("null")).toEqual({ empty: true });
});

test("says what is wrong with another file", () => {
  expect(wrongWord("{")).toBe("not_json");
  expect(wrongWord("[]")).toBe("not_report");
  expect(wrongWord("7")).toBe("not_report");
  expect(wrongWord('{"strategies": []}')).toBe("not_report");
  for (const version of [1, 3, "2"]) {
    expect(wrongWord(JSON.stringify({ ...sample(), format_version: version }))).toBe("other_version");
  }
  expect(wrongWord(JSON.stringify({ ...sample(), strategies: [] }))).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), flags: null }))).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), baseline: "none" }))).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), words: { measures: {} } }))).toBe("not_report");
  expect(wrongWord("[".repeat(100_000))).toBe("not_json");
});

test("every text goes through the door", () => {
  const report = sample();
  report.city = "Kota \u202eMagelang\u0000";
  const read = readReport(JSON.stringify(report));
  expect("report" in read && read.report.city).toBe("Kota ?Magelang?");
});

test("every undefined number of the sample has a reason in both languages", () => {
  const reasons: { code?: string; id?: string; en?: string }[] = [];
  const walk = (value: unknown): void => {
    if (!value || typeof value !== "object") return;
    for (const [key, one] of Object.entries(value)) {
      if (/reason$/.test(key)) reasons.push(one as object);
      walk(one);
    }
  };
  walk(sample());
  expect(new Set(reasons.map((one) => one.code)).size).toBeGreaterThan(5);
  for (const one of reasons) {
    expect(one.code).toMatch(/^[a-z_0-9]+$/);
    expect(one.id).toBeTruthy();
    expect(one.en).toBeTruthy();
    expect(one.id).not.toBe(one.en);
  }
});
