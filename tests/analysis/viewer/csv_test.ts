import { toCsv } from "../../../analysis/viewer/src/csv";

const head = ["strategy", "mean"];
const rows = [
  ["hybrid", 0.5746402439024391],
  ["silence", null],
  ["loss", -1.5e-7],
];

test("in English: all digits, points for decimals, nothing for what is undefined", () => {
  expect(toCsv("en", head, rows)).toBe("strategy,mean\r\nhybrid,0.5746402439024391\r\nsilence,\r\nloss,-1.5e-7\r\n");
});

test("in Indonesian as Excel takes it apart there: a mark of UTF-8, semicolons, decimal commas", () => {
  expect(toCsv("id", head, rows)).toBe(
    "\ufeffstrategy;mean\r\nhybrid;0,5746402439024391\r\nsilence;\r\nloss;-1,5e-7\r\n",
  );
});

test("what parts fields, quotes and line ends are quoted", () => {
  const quoted = '"Gabungan: tim; ""rapat"",\nRT"';
  expect(toCsv("en", ["a"], [['Gabungan: tim; "rapat",\nRT']])).toBe(`a\r\n${quoted}\r\n`);
  expect(toCsv("id", ["a"], [['Gabungan: tim; "rapat",\nRT']])).toBe(`\ufeffa\r\n${quoted}\r\n`);
});

test.each(["=1+1", "+62 811", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])("%j is no formula", (text) => {
  for (const lang of ["id", "en"] as const) {
    const cell = toCsv(lang, ["a"], [[text]]).replace("\ufeff", "").split("\r\n").slice(1, -1).join("\r\n");
    expect(cell.replace(/^"|"$/g, "")).toBe(`'${text}`);
  }
});

test("a negative number stays a number", () => {
  expect(toCsv("en", ["a"], [[-2]])).toBe("a\r\n-2\r\n");
  expect(toCsv("id", ["a"], [[-2.5]])).toBe("\ufeffa\r\n-2,5\r\n");
});
