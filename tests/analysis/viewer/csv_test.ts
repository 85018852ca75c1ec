import { toCsv } from "../../../analysis/viewer/src/csv";

test("all digits, points for decimals, nothing for what is undefined", () => {
  expect(
    toCsv(
      ["strategy", "mean"],
      [
        ["hybrid", 0.5746402439024391],
        ["silence", null],
      ],
    ),
  ).toBe("strategy,mean\r\nhybrid,0.5746402439024391\r\nsilence,\r\n");
});

test("commas, quotes and line ends are quoted", () => {
  expect(toCsv(["a"], [['Gabungan: tim, "rapat"\nRT']])).toBe('a\r\n"Gabungan: tim, ""rapat""\nRT"\r\n');
});

test("text that a spreadsheet would run is kept from it, a negative number is not touched", () => {
  expect(toCsv(["a", "b"], [["=1+1", -2]])).toBe("a,b\r\n'=1+1,-2\r\n");
});
