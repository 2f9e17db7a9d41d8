import { expect, it } from "vitest";
import { changedSince, snapshot } from "./prototypes.ts";

it("sees what was added to, or changed in, what all code shares", () => {
  const before = snapshot();
  expect(changedSince(before)).toEqual([]);
  const prototype = Object.prototype as { canary?: number };
  prototype.canary = 1;
  expect(changedSince(before)).toEqual(["canary"]);
  delete prototype.canary;
  const { max } = Math;
  Math.max = () => 0;
  expect(changedSince(before)).toEqual(["max"]);
  Math.max = max;
  expect(changedSince(before)).toEqual([]);
});
