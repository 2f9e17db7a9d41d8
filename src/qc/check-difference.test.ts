import { expect, it } from "vitest";
import { differenceWords } from "./check-difference.ts";
import { asReleased, type ChangedLimit, type CheckSettings } from "./check-settings.ts";
import type { OwnCheck } from "./own-check.ts";

const own = (title: string, good: string): OwnCheck => ({
  object: "Tracks/hEta",
  panel: undefined,
  title,
  good,
  medium: undefined,
});
const low = (value: number): ChangedLimit => ({ check: "mip-mean", limit: "low", value });
const settings = (limits: readonly ChangedLimit[], ...checks: readonly OwnCheck[]): CheckSettings => ({
  limits,
  own: checks,
});

it("names what judges otherwise, theirs first", () => {
  const mip = "Mean of the Gaussian fit in 40 to 60, low";
  expect(differenceWords(asReleased, asReleased)).toBe("");
  expect(differenceWords(settings([low(46)]), asReleased)).toBe(`${mip} 46, yours 48`);
  expect(differenceWords(settings([low(46)]), settings([low(47)]))).toBe(`${mip} 46, yours 47`);
  expect(differenceWords(asReleased, settings([low(47)]))).toBe(`${mip} 48, yours 47`);
  expect(differenceWords(settings([], own("Gain", "mean > 1")), settings([], own("", "mean > 2")))).toBe(
    "with the check “Gain”; without your check “mean > 2”",
  );
  // A title judges nothing.
  expect(differenceWords(settings([], own("a", "mean > 1")), settings([], own("b", "mean > 1")))).toBe("");
});

it("names no more than a person reads", () => {
  const many = Array.from({ length: 6 }, (_, i) => own("", `mean > ${i}`));
  expect(differenceWords(settings([], ...many), asReleased)).toMatch(/; and 2 more$/);
});
