import { readReport } from "../../../analysis/viewer/src/read";
import { sample, sampleText } from "./sample";

const wrongWord = (text: string) => {
  const read = readReport(text);
  return "wrong" in read ? read.wrong.word : null;
};

test("what compare prints is a report", () => {
  const read = readReport(sampleText);
  expect("report" in read && read.report.city).toBe("Kota Magelang");
});

test("the template holds none", () => {
  expect(readReport("null")).toEqual({ empty: true });
});

test("says what is wrong with another file", () => {
  expect(wrongWord("{")).toBe("not_json");
  expect(wrongWord("[]")).toBe("not_report");
  expect(wrongWord("7")).toBe("not_report");
  expect(wrongWord('{"strategies": []}')).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), format_version: 2 }))).toBe("newer_report");
  expect(wrongWord(JSON.stringify({ ...sample(), strategies: [] }))).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), flags: null }))).toBe("not_report");
  expect(wrongWord(JSON.stringify({ ...sample(), baseline: "none" }))).toBe("not_report");
});
