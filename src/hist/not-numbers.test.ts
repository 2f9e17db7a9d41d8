import { expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D } from "./build.ts";
import { countNotNumbers } from "./not-numbers.ts";
import { profileX } from "./profile.ts";

const x = fixedAxis(4, 0, 4);

it("counts bins without a finite content, flow left out", () => {
  expect(countNotNumbers(hist1D({ x, values: [1, 0, -2, 3], flow: [NaN, Infinity] }))).toBe(0);
  expect(countNotNumbers(hist1D({ x, values: [NaN, Infinity, -Infinity, 3] }))).toBe(3);
  const rows = [
    [1, NaN, 0, 0],
    [0, 0, Infinity, 0],
  ];
  const map = hist2D({ x, y: fixedAxis(2, 0, 2), rows });
  expect(countNotNumbers(map)).toBe(2);
  const flow = hist2D({
    x: fixedAxis(1, 0, 1),
    y: fixedAxis(1, 0, 1),
    cells: new Float64Array(9).fill(NaN).fill(1, 4, 5),
  });
  expect(countNotNumbers(flow)).toBe(0);
});

it("of a profile counts means, not bins without weight", () => {
  const profile = profileX(hist2D({ x, y: fixedAxis(1, 0, 1), rows: [[1, 0, 2, 3]] }));
  expect(countNotNumbers(profile)).toBe(0);
  const sumsY = profile.sumsY.map((sum, bin) => (bin === 3 ? NaN : bin === 4 ? Infinity : sum));
  expect(countNotNumbers({ ...profile, sumsY })).toBe(2);
});
