import { pushApart } from "../../../../analysis/viewer/src/charts/cartogram";
import { stack } from "../../../../analysis/viewer/src/charts/flow";
import { placeLabels } from "../../../../analysis/viewer/src/charts/scatter";
import { fit, spreadOut, textWidth, wrap, wrapInto, wrapWithValue } from "../../../../analysis/viewer/src/charts/text";

describe("text", () => {
  test("breaks between words", () => {
    const lines = wrap("Tim medsos bersama lintas OPD", 10, 65);
    expect(lines).toEqual(["Tim medsos", "bersama", "lintas OPD"]);
    for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(65);
    expect(wrap("Rejowinangun", 10, 20)).toEqual(["Rejowinangun"]);
    expect(wrap("", 10, 100)).toEqual([]);
  });

  test("fills so many lines and no more, each no wider than there is room", () => {
    const words = "Tim medsos bersama lintas OPD dan penghubung informasi di setiap kelurahan";
    for (const most of [1, 2, 3]) {
      const lines = wrapInto(words, 10, 80, most);
      expect(lines).toHaveLength(most);
      for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(80);
      expect(lines[most - 1]).toMatch(/…$/);
    }
    expect(wrapInto("Tim medsos", 10, 80, 2)).toEqual(["Tim medsos"]);
  });

  test("never cuts the value behind a label", () => {
    for (const width of [200, 110, 80, 60, 40]) {
      const lines = wrapWithValue("Pertemuan kelompok PKH di kelurahan", "12,5", 10, width, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(lines[lines.length - 1]).toMatch(/12,5$/);
      for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(width);
    }
    expect(wrapWithValue("Rapat RT", "3,0", 10, 200, 2)).toEqual(["Rapat RT 3,0"]);
  });

  test("is cut where it does not fit", () => {
    expect(fit("Rejowinangun Selatan", 10, 400)).toBe("Rejowinangun Selatan");
    const cut = fit("Rejowinangun Selatan", 10, 80);
    expect(cut).toMatch(/^Rejow.*…$/);
    expect(textWidth(cut, 10)).toBeLessThanOrEqual(80);
  });

  test("wider letters are wider, twice the size twice the width", () => {
    expect(textWidth("mm", 10)).toBeGreaterThan(textWidth("ii", 10));
    expect(textWidth("kabar", 20)).toBeCloseTo(2 * textWidth("kabar", 10));
  });
});

describe("spreading labels out", () => {
  test("those apart stay", () => {
    expect(spreadOut([10, 50, 90], 10, 0, 100)).toEqual([10, 50, 90]);
  });

  test("those that touch are moved as little as can be", () => {
    expect(spreadOut([50, 50], 10, 0, 100)).toEqual([45, 55]);
    expect(spreadOut([0, 1, 2], 10, 0, 100)).toEqual([0, 10, 20]);
  });

  test("order and gap hold for any input", () => {
    const wanted = [70, 12, 11, 71, 72, 13, 99];
    const placed = spreadOut(wanted, 9, 0, 100);
    const sorted = wanted.map((value, i) => ({ value, at: placed[i] ?? NaN })).sort((a, b) => a.value - b.value);
    for (let i = 1; i < sorted.length; ++i) {
      expect((sorted[i]?.at ?? NaN) - (sorted[i - 1]?.at ?? NaN)).toBeGreaterThanOrEqual(9 - 1e-9);
    }
    for (const at of placed) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(100);
    }
  });
});

describe("the flow", () => {
  const stream = (key: string, value: number) => ({ key, label: key, value, shown: "", colour: "" });

  test("both sides fill the middle", () => {
    const placed = stack([stream("a", 3), stream("b", 1)], 107, 7);
    expect(placed.map((one) => [one.y, one.height])).toEqual([
      [0, 75],
      [82, 25],
    ]);
    expect(placed.reduce((sum, one) => sum + one.across, 0)).toBeCloseTo(107);
    expect(placed[1]?.middle).toBeCloseTo(107 * 0.75);
  });

  test("nothing is nothing", () => {
    expect(stack([], 100, 7)).toEqual([]);
  });
});

describe("the map", () => {
  test("circles that overlap are moved apart and stay inside", () => {
    const bodies = [
      { x: 50, y: 50, halfWidth: 10, halfHeight: 10 },
      { x: 55, y: 52, halfWidth: 10, halfHeight: 10 },
      { x: 2, y: 50, halfWidth: 10, halfHeight: 10 },
    ];
    const placed = pushApart(bodies, 100, 100);
    placed.forEach((a, i) =>
      placed.slice(i + 1).forEach((b) => {
        expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThanOrEqual(20 - 0.02);
      }),
    );
    for (const one of placed) expect(one.x).toBeGreaterThanOrEqual(10);
    expect(bodies[0]?.x).toBe(50);
  });
});

describe("labels of points", () => {
  const inside = { x: 0, y: 0, width: 300, height: 200 };

  test("beside the point, where nothing else is", () => {
    const [first, second] = placeLabels(
      [
        { x: 100, y: 100, width: 60, height: 10 },
        { x: 140, y: 100, width: 60, height: 10 },
      ],
      inside,
    );
    expect(second).not.toBeNull();
    expect(first).not.toBeNull();
    // The label of the first may not lie on the second point.
    expect(first && first.x < 147 && first.x + 60 > 133 && first.y < 107 && first.y + 10 > 93).toBe(false);
  });

  test("is anchored at the side that is nearest to its point", () => {
    const [atRight, atLeft] = placeLabels(
      [
        { x: 290, y: 30, width: 60, height: 10 },
        { x: 20, y: 150, width: 60, height: 10 },
      ],
      inside,
    );
    expect(atRight).toMatchObject({ anchor: "end", from: 276, x: 216 });
    expect(atLeft).toMatchObject({ anchor: "start", from: 34, x: 34 });
  });

  test("none where there is no room", () => {
    expect(placeLabels([{ x: 100, y: 100, width: 400, height: 10 }], inside)).toEqual([null]);
  });
});
