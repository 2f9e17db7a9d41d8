import { expect, it } from "vitest";
import { mipPeak } from "../stats/testing/data.ts";
import { measure, measureHist } from "./measure.ts";
import type { HistMeasurement, Measurement } from "./measurement.ts";
import { underRule } from "./under-rule.ts";

const recipe = { kind: "gaussian-fit", lo: 40, hi: 60 } as const;
type Fit = Extract<HistMeasurement, { kind: "gaussian-fit" }>;

it("shows what ROOT quotes of a fit in parity alone, of windows too", () => {
  const peak = mipPeak();
  const fitted = measureHist(peak, recipe) as Fit;
  expect(underRule(fitted, "robust")).toBe(fitted);
  expect(underRule(fitted, "parity")).toEqual({ ...fitted, fit: fitted.quoted });
  const hists = { kind: "windows", name: "", windows: [{ start: 1, end: 2, hist: peak }], failed: [] } as const;
  const windows = measure(hists, { kind: "windows", each: recipe }, () => undefined)!;
  expect(underRule(windows, "robust")).toBe(windows);
  expect(underRule(windows, "parity")).toEqual({
    kind: "windows",
    windows: [{ start: 1, end: 2, measured: { ...fitted, fit: fitted.quoted } }],
  });
});

it("leaves others as they are", () => {
  const moments = measureHist(mipPeak(), { kind: "moments" })!;
  const windows: Measurement = { kind: "windows", windows: [{ start: 1, end: 2, measured: undefined }] };
  expect(underRule(moments, "parity")).toBe(moments);
  expect(underRule(windows, "parity")).toEqual(windows);
});
