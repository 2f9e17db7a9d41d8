import { expect, it } from "vitest";
import { fixedAxis, hist1D } from "../../hist/build.ts";
import type { WindowHist } from "../../hist/object.ts";
import { drawsNothing } from "./draws-nothing.ts";

const x = fixedAxis(3, 0, 3, "a");
const of = (...values: number[]) => hist1D({ name: "h", x, values });

it("draws nothing only where no window holds anything, not where the first one is empty", () => {
  const windows = (...contents: number[][]): WindowHist[] =>
    contents.map((each, i) => ({ start: i, end: undefined, hist: of(...each) }));
  const [empty, some] = [
    [0, 0, 0],
    [0, 2, 0],
  ];
  expect(drawsNothing({ hist: of(...empty), windows: windows(empty, some) })).toBe(false);
  expect(drawsNothing({ hist: of(...empty), windows: windows(empty, empty) })).toBe(true);
  expect(drawsNothing({ hist: of(...some), windows: undefined })).toBe(false);
  expect(drawsNothing({ hist: of(...empty), windows: undefined })).toBe(true);
});
