import { readAddress, writeAddress } from "../../../analysis/viewer/src/address";

test("what is written is read again", () => {
  const place = { lang: "en", strategy: "joint-team", section: "cost" } as const;
  expect(readAddress(writeAddress(place))).toEqual(place);
});

test("a strange address says nothing", () => {
  expect(readAddress("#lang=xx")).toEqual({ lang: null, strategy: null, section: null });
  expect(readAddress("")).toEqual({ lang: null, strategy: null, section: null });
});
