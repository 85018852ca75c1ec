import * as format from "../../../analysis/viewer/src/format";

const nb = "\u00a0";

describe("numbers in Indonesian and English", () => {
  test("groups of thousands", () => {
    expect(format.count("id", 41000)).toBe("41.000");
    expect(format.count("en", 41000)).toBe("41,000");
  });

  test("percent", () => {
    expect(format.percent("id", 0.1734)).toBe(`17,3${nb}%`);
    expect(format.percent("en", 0.1734)).toBe(`17.3${nb}%`);
    expect(format.wholePercent("id", 0.5)).toBe(`50${nb}%`);
  });

  test("a small share is not shown as none", () => {
    expect(format.percentNumber("id", 0.0004)).toBe("<0,1");
    expect(format.percentNumber("id", 0.0005)).toBe("0,1");
    expect(format.percentNumber("id", 0)).toBe("0,0");
  });

  test("differences have a sign, a difference that rounds to none has not", () => {
    expect(format.points("id", 0.401)).toBe("+40,1");
    expect(format.points("id", -0.0281)).toBe("\u22122,8");
    expect(format.points("en", -0.0001)).toBe("0.0");
    expect(format.points("en", 0.0001)).toBe("0.0");
    expect(format.signedCount("id", 7062.45)).toBe("+7.062");
    expect(format.index("id", -0.1117)).toBe("\u22120,112");
  });

  test("rupiah in words", () => {
    expect(format.rupiah("id", 75e6)).toBe(`Rp${nb}75${nb}juta`);
    expect(format.rupiah("en", 13.2e6)).toBe(`Rp${nb}13.2${nb}million`);
    expect(format.rupiah("id", 1.25e9)).toBe(`Rp${nb}1,3${nb}miliar`);
    expect(format.rupiah("id", 870100)).toBe(`Rp${nb}870.100`);
    expect(format.rupiah("id", 999_999)).toBe(`Rp${nb}1${nb}juta`);
    expect(format.rupiah("id", -5000)).toBe(`\u2212Rp${nb}5.000`);
    expect(format.rupiah("id", -0.2)).toBe(`Rp${nb}0`);
    expect(format.signedRupiah("en", 2e6)).toBe(`+Rp${nb}2${nb}million`);
  });

  test("dates as people write them", () => {
    expect(format.date("id", "2025-01-06")).toBe("6 Januari 2025");
    expect(format.date("en", "2025-01-06T00:00:00")).toBe("6 January 2025");
    expect(format.date("en", "soon")).toBe("soon");
  });

  test("three digits of an assumption", () => {
    expect(format.significant("id", 0.00729)).toBe("0,00729");
    expect(format.significant("id", 28058)).toBe("28.100");
    expect(format.significant("en", -0.5)).toBe("\u22120.5");
  });

  test("a number stays with its unit", () => {
    expect(format.unparted("57,5 % dari Rp 75 juta; % kota")).toBe(`57,5${nb}% dari Rp${nb}75${nb}juta; % kota`);
  });

});

describe("values with an interval", () => {
  test("mean and interval", () => {
    expect(format.effect("id", { mean: 0.579, low: 0.568, high: 0.59 }, format.percentNumber)).toBe(
      "57,9 (56,8\u201359,0)",
    );
  });

  test("between signs a dash would read as a minus", () => {
    expect(format.effect("en", { mean: -0.028, low: -0.029, high: -0.028 }, format.points)).toBe(
      "\u22122.8 (\u22122.9; \u22122.8)",
    );
  });

  test("what is undefined is a dash, what has no interval a mean, what does not vary too", () => {
    expect(format.effect("id", { mean: null, low: null, high: null }, format.count)).toBe("\u2013");
    expect(format.effect("id", { mean: 69, low: null, high: null }, format.count)).toBe("69");
    expect(format.effect("id", { mean: 75e6, low: 75e6, high: 75e6 }, format.rupiah)).toBe(`Rp${nb}75${nb}juta`);
  });

  test("mean and interval apart", () => {
    const value = { mean: 0.579, low: 0.568, high: 0.59 };
    expect(format.mean("id", value, format.percentNumber)).toBe("57,9");
    expect(format.interval("id", value, format.percentNumber)).toBe("(56,8\u201359,0)");
    expect(format.interval("id", { mean: 1, low: 1, high: 1 }, format.count)).toBe("");
    expect(format.interval("id", { mean: null, low: null, high: null }, format.count)).toBe("");
    expect(format.signedDecimal("id", 0.256, 2)).toBe("+0,26");
  });

  test("lowest and highest", () => {
    expect(format.spread("id", { mean: 2, lowest: 1, highest: 3 }, format.count)).toBe("2 (1\u20133)");
    expect(format.spread("id", { mean: 2, lowest: 2, highest: 2 }, format.count)).toBe("2");
  });

  test("p no smaller than it can be read", () => {
    expect(format.probability("id", 1e-30)).toBe("<0,001");
    expect(format.probability("en", 0.0213)).toBe("0.021");
  });
});
