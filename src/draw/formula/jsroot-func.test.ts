import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import * as ours from "./jsroot-func.ts";
import root from "./testdata/functions.root-6.40.json" with { type: "json" }; // written by testdata/formulas.py

const modules = dirname(createRequire(import.meta.url).resolve("jsroot/core"));
type RootFunction = Parameters<typeof ours.proivdeEvalPar>[0];
const functions = root.functions as unknown as readonly {
  readonly object: RootFunction & { readonly fTitle: string };
  readonly values: readonly (readonly number[])[];
}[];

describe("in place of JSROOT's base/func.mjs", () => {
  it("has all its exports, of the version they were taken from", () => {
    const theirs = readFileSync(join(modules, "base/func.mjs"), "utf8");
    const exported = /^export \{ (.*) \};$/m.exec(theirs)?.[1]!.split(", ");
    expect(exported?.toSorted()).toEqual(Object.keys(ours).toSorted());
    const { version } = JSON.parse(readFileSync(join(modules, "../package.json"), "utf8")) as { version: string };
    expect(version).toBe("7.11.2");
  });

  it.each(functions)("evaluates $object.fTitle as ROOT does", ({ object, values }) => {
    expect(ours.proivdeEvalPar(object)).toBe(true);
    for (const value of values) {
      const [point, want] = [value.slice(0, -1), value.at(-1)!];
      expect(Math.abs(object.evalPar!(...point) - want)).toBeLessThanOrEqual(1e-12 * Math.abs(want));
    }
  });

  it("evaluates functions of before ROOT 6 by their title", () => {
    const old: RootFunction = { fTitle: "gaus", fParams: { fParameters: [2, 1, 1] }, fSave: [] };
    expect(ours.getTF1Value(old, 1)).toBe(2);
  });

  it("puts in formulas of the file", () => {
    const named: RootFunction = { fTitle: "2*line", formulas: [{ fName: "line", fTitle: "(x+1)" }], fSave: [] };
    expect(ours.getTF1Value(named, 3)).toBe(8);
  });

  it("takes saved points where the formula is not known, else nothing", () => {
    const saved = [0, 1, 4, 9, 0, 3]; // x² at 0…3, then the range
    const unknown: RootFunction = { fTitle: "(globalThis.PWN=1,x*x)", fSave: saved };
    expect(ours.proivdeEvalPar(unknown)).toBe(false);
    expect([-1, 0, 1.5, 3, 4].map((x) => ours.getTF1Value(unknown, x))).toEqual([0, 0, 2.5, 9, 9]);
    expect(ours.getTF1Value({ fTitle: "alert(1)", fSave: [] }, 1)).toBe(0);
    expect("PWN" in globalThis).toBe(false);
  });

  it("passes over saved points that are no numbers", () => {
    const { _getTF1Save: savedValue } = ours;
    expect(savedValue({ fSave: [NaN, 1, 2, 3, 0, 3] }, 0.5)).toBe(0.5);
    expect(savedValue({ fSave: [0, 1, 2, NaN, 0, 3] }, 2.5)).toBe(2.5);
  });
});
