import { expect, it } from "vitest";
import { fixedAxis, hist1D } from "../../hist/build.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { SliceFits } from "../../qc/measurement.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { drawsNothing, holdsNothing } from "./draws-nothing.ts";
import { noCurve, partlyFitted } from "./no-slices.ts";

const x = fixedAxis(3, 0, 3, "a");
const of = (...values: number[]) => hist1D({ name: "h", x, values });
const windows = (...contents: number[][]): WindowHist[] =>
  contents.map((each, i) => ({ start: i, end: undefined, hist: of(...each) }));

it("holds nothing only where no window holds anything, not where the first one is empty", () => {
  const [empty, some] = [
    [0, 0, 0],
    [0, 2, 0],
  ];
  expect(holdsNothing({ hist: of(...empty), windows: windows(empty, some) })).toBe(false);
  expect(holdsNothing({ hist: of(...empty), windows: windows(empty, empty) })).toBe(true);
  expect(holdsNothing({ hist: of(...some), windows: undefined })).toBe(false);
  expect(holdsNothing({ hist: of(...empty), windows: undefined })).toBe(true);
});

it("draws no curves of slices where none could be fitted, and says why", () => {
  const curve = { kind: "slice-mean", lo: -5, hi: 5, crop: true, width: 1.5 } as const;
  const figure = { ...bareFigure("Tracks/h@all"), draw: "overlay", curve } as const;
  const fitsOf = (...states: SliceFits["states"][number][]) => {
    const each = { value: new Float64Array(3), error: new Float64Array(3) };
    const numbers = { constant: each, mean: each, sigma: each, chi2: each.value, ndf: each.value, points: each.value };
    const fits: SliceFits = { states, ...numbers, entries: Float64Array.of(4, 9, 2) };
    const fitted = states.filter((state) => state === "fitted").length;
    const measured = { kind: "slice-fits", fits, fitted } as const;
    return new Map([["windows", { kind: "windows", windows: [{ start: 0, end: 1, measured }] } as const]]);
  };
  const drawn = (measurements: ReturnType<typeof fitsOf>) =>
    drawsNothing({ figure, hist: of(4, 9, 2), windows: windows([4, 9, 2]), measurements });
  const few = fitsOf("few", "few", "few");
  expect(drawn(few)).toBe(true);
  expect(noCurve(figure, few)).toBe("No slice of any window could be fitted: at most 9 entries in a column.");
  expect(noCurve(figure, fitsOf("few", "failed", "few"))).toMatch(/certain/);
  expect(drawn(fitsOf("few", "fitted", "few"))).toBe(false);
  expect(partlyFitted(figure, fitsOf("uncertain", "fitted", "empty"))).toBe("1 of 2 slices have a certain fit");
  expect(partlyFitted(figure, fitsOf("empty", "fitted", "fitted"))).toBeUndefined();
  expect(drawn(new Map())).toBe(false);
});
