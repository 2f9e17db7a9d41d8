import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { joinParameters, originWords, type ParameterOrigin, type ToldParameters } from "./known-parameters.ts";
import { parseParameters } from "./parse-parameters.ts";
import { toRates } from "./rates.ts";
import { toParameters, type RunParameters, type StoredParameters } from "./run-parameters.ts";
import { writeParameters } from "./write-parameters.ts";

const file: ParameterOrigin = { kind: "file" };
const beside: ParameterOrigin = { kind: "beside", url: "https://qc.example/runparameters.json" };
const table: ParameterOrigin = { kind: "table", name: "mine.csv" };
const told = (origin: ParameterOrigin, stored: StoredParameters, rates?: RunParameters["rates"]): ToldParameters => ({
  origin,
  parameters: toParameters({ stored, rates, doubts: [] }),
});
const rates = toRates(Array.from({ length: 40 }, (_, i) => [10 * i, 5000 + i]))!;

describe("joinParameters", () => {
  it("takes each value from the first source that has it", () => {
    const known = joinParameters([
      told(file, { IR: 4000 }),
      told(beside, { IRavg: 5000, IRstart: 5100, Duration: 300 }),
      told(table, { IRavg: 6000, BField: 30_000 }, rates),
    ])!;
    expect(known).toMatchObject({ rate: { average: 4000, start: 5100 }, duration: 300, current: 30_000, rates });
    expect(Object.fromEntries(known.origins)).toEqual({
      average: file,
      start: beside,
      middle: table,
      end: table,
      rates: table,
      duration: beside,
      current: table,
    });
    expect(known.rate.median).toBe(5019.5);
    // The table has no mean of the middle and of the end: they are those of its rates.
    expect(known.computed).toEqual(["middle", "end"]);
  });

  it("knows nothing where no source does, and a magnet that is off where one says so", () => {
    expect(joinParameters([])).toBeUndefined();
    expect(joinParameters([told(file, {}), told(table, { IRavg: -1, Duration: Number.NaN })])).toBeUndefined();
    const off = joinParameters([told(file, {}), told(table, { BField: 0 })])!;
    expect([off.current, off.origins.get("current")]).toEqual([0, table]);
    expect(off.origins.size).toBe(1);
  });

  it("says of each doubt where it is about", () => {
    const known = joinParameters([told(file, { BField: -0.5 }), told(beside, { BField: 12 }), told(table, { IR: 7 })])!;
    expect(known.current).toBeUndefined();
    expect(known.doubts).toEqual([
      "In the file: BField is -0.5, which is no current of the magnet in A",
      "In runparameters.json: BField is 12, which is no current of the magnet in A",
      "In mine.csv: 7 Hz is a very low interaction rate: it may be in kHz",
    ]);
    expect([file, beside, table].map(originWords)).toEqual(["the file", "runparameters.json", "mine.csv"]);
  });
});

describe("writeParameters", () => {
  it("writes a line a run, unrounded, with units", () => {
    const stored = { IRavg: 483515.04451827257, IRmid: 485073.38, Duration: 3219, BField: -30_000 };
    const one = toParameters({ stored, rates: undefined, doubts: [] });
    expect(writeParameters([[559101, one]])).toBe(
      "run,IRavg (Hz),IRstart (Hz),IRmid (Hz),IRend (Hz),Duration (s),BField (A)\r\n" +
        "559101,483515.04451827257,,485073.38,,3219,-30000\r\n",
    );
  });

  it("is read back as what it was", () => {
    const rate = fc.option(fc.double({ min: 1000, max: 4e7, noNaN: true }), { nil: undefined });
    const stored = fc.record<StoredParameters>({
      IRavg: rate,
      IRstart: rate,
      IRmid: rate,
      IRend: rate,
      Duration: fc.option(fc.double({ min: 1, max: 86_400, noNaN: true }), { nil: undefined }),
      BField: fc.option(fc.oneof(fc.constant(0), fc.double({ min: -31_000, max: -100, noNaN: true })), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 })), fc.array(stored), (runs, all) => {
        const rows = runs
          .slice(0, all.length)
          .map((run, i) => [run, toParameters({ stored: all[i]!, rates: undefined, doubts: [] })] as const);
        if (rows.length === 0) return;
        const again = unwrap(parseParameters(writeParameters(rows), "t.csv"));
        expect([...again].map(([run, given]) => [run, toParameters(given)])).toEqual(rows);
      }),
    );
  });
});
