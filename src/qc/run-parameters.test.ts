import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openGolden } from "../root/testing/golden-file.ts";
import { golden, goldenDir } from "../../tools/testing/golden.ts";
import { unwrap } from "../base/result.ts";
import { parseParameters } from "./parse-parameters.ts";
import { summariseRates, toRates } from "./rates.ts";
import {
  parametersOfFile,
  runLabel,
  storedBetheBloch,
  teslaOf,
  toParameters,
  type RunParameters,
  type StoredParameters,
} from "./run-parameters.ts";

const parsed = (text: string) => parseParameters(text, "list.csv");
const believed = (text: string) => [...unwrap(parsed(text))].map(([run, given]) => [run, toParameters(given)] as const);
const one = (text: string): RunParameters => believed(text)[0]![1];
const of = (stored: StoredParameters, rates?: RunParameters["rates"]): RunParameters =>
  toParameters({ stored, rates, doubts: [] });
const wrong = (text: string): string => {
  const got = parsed(text);
  return !got.ok && got.error.kind === "not-parameters" ? got.error.detail : "nothing";
};

describe("summariseRates", () => {
  it("leaves out ten points at either end, and fewer in short runs", () => {
    const of = (n: number) => summariseRates(toRates(Array.from({ length: n }, (_, i) => [10 * i, i]))!);
    expect(of(100)).toMatchObject({ average: 49.5, start: 12, middle: 50, end: 87, median: 49.5 });
    expect(of(25)).toMatchObject({ average: 12, start: 12, middle: 12, end: 12 });
    expect(of(9)).toMatchObject({ average: 4, start: 4, middle: 4, end: 4 });
    expect(of(5)).toMatchObject({ average: 2, start: 2, middle: 2, end: 2 });
    expect(of(3)).toMatchObject({ average: 1, start: 1, middle: 1, end: 1, median: 1 });
    expect(of(1)).toMatchObject({ average: 0, start: 0, middle: 0, end: 0, spread: 0 });
  });

  it("has means within the rates, however many there are", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }), (hertz) => {
        const told = summariseRates(toRates(hertz.map((each, i) => [i, each]))!);
        for (const each of [told.average, told.start, told.middle, told.end, told.median]) {
          expect(each).toBeGreaterThanOrEqual(Math.min(...hertz) * (1 - 1e-12));
          expect(each).toBeLessThanOrEqual(Math.max(...hertz) * (1 + 1e-12));
        }
      }),
    );
  });

  it("knows gaps and numbers that are no rates", () => {
    const rates = toRates([
      [20, 3],
      [0, 1],
      [10, Number.NaN],
      [30, -5],
      [Number.NaN, 4],
    ]);
    expect(rates).toEqual({ seconds: Float64Array.of(0, 20), hertz: Float64Array.of(1, 3) });
    expect(toRates([[0, -1]])).toBeUndefined();
  });
});

describe("toParameters", () => {
  it("does not take −1 or NaN for a rate, and milliseconds for seconds", () => {
    const failed = of({ IRavg: -1, IRstart: Number.NaN, Duration: 3_219_000 });
    expect(failed).toMatchObject({ rate: { average: undefined, start: undefined }, duration: 3219 });
    expect(failed.doubts).toEqual(["The duration of 3219000 is taken as milliseconds"]);
    // In seconds such a run would be no run.
    expect(of({ IR: -1, Duration: 3219 }).duration).toBe(3219);
    expect(of({ Duration: 5_738_000 }).duration).toBe(5738);
    expect(of({ Duration: 1e12 })).toMatchObject({
      duration: undefined,
      doubts: ["Duration is 1000000000000 s, which is no duration of a run"],
    });
    expect(of({ Duration: 95 })).toMatchObject({ duration: 95, doubts: [] });
  });

  it("doubts what has another unit", () => {
    expect(of({ BField: -0.5 })).toMatchObject({
      current: undefined,
      doubts: ["BField is -0.5, which is no current of the magnet in A"],
    });
    expect(of({ BField: 0 })).toMatchObject({ current: 0, doubts: [] });
    expect(of({ IRavg: 504.8 }).doubts).toEqual(["504.8 Hz is a very low interaction rate: it may be in kHz"]);
    expect(of({ IRavg: 1e9 }).rate.average).toBeUndefined();
  });

  it("takes the means of few points from the points", () => {
    const rates = toRates(Array.from({ length: 9 }, (_, i) => [10 * i, 2000]));
    const short = of({ IRavg: 1e6, IRstart: 9e5, IRmid: 5e6, IRend: 3e4 }, rates);
    expect(short.rate).toMatchObject({ average: 2000, start: 2000, middle: 2000, end: 2000 });
    expect(of({ IR: 5000 }).rate).toMatchObject({ average: 5000, start: undefined });
  });
});

describe("runLabel", () => {
  const label = (stored: StoredParameters): string => runLabel(559101, of(stored));
  it("has polarity and rates, and ? for what is not known", () => {
    const rates = { IRstart: 504_778, IRmid: 485_073, IRend: 462_143 };
    expect(label({ ...rates, BField: -30_000 })).toBe("559101 (−) 504.8 485.1 462.1 (kHz)");
    expect(label({ ...rates, BField: 12_000 })).toBe("559101 (+) 504.8 485.1 462.1 (kHz)");
    expect(label({ ...rates, BField: 0 })).toBe("559101 (0) 504.8 485.1 462.1 (kHz)");
    expect(label({ ...rates, IRmid: Number.NaN })).toBe("559101 (?) 504.8 ? 462.1 (kHz)");
    expect(label({ IR: 5000, BField: 30_000 })).toBe("559101 (+) ? ? ? (kHz)");
    expect(runLabel(559101, undefined)).toBe("559101 (?) ? kHz");
    expect(label({ Duration: 100 })).toBe("559101 (?) ? kHz");
  });

  it("goes with the field in tesla", () => {
    expect([teslaOf(-30_000), teslaOf(12_000), teslaOf(0)]).toEqual([-0.5, 0.2, 0]);
  });
});

describe("parseParameters", () => {
  const wanted = {
    rate: { average: 483_515, start: undefined },
    duration: 3219,
    current: -30_000,
    doubts: [],
  };

  it("reads JSON in every form that says which run", () => {
    const row = '"IRavg": 483515, "Duration": 3219, "BField": -30000, "remark": {"by": "me"}';
    for (const text of [
      `{"runs": {"559101": {${row}}}}`,
      `{"559101": {${row}}}`,
      `[{"run": 559101, ${row}}]`,
      `{"runs": [{"Run": "559101", ${row}, "IRstart": NaN}]}`,
    ])
      expect(believed(text)).toMatchObject([[559101, wanted]]);
  });

  it("reads tables, with units in their head", () => {
    for (const text of [
      "run,IRavg,Duration,BField\n559101,483515,3219,-30000\n",
      '\uFEFF# mine\r\nRun;"IRavg (kHz)";Duration [min];bfield (T);who\r\n559101;483.515;53.65;-0.5;me\r\n\r\n',
      "run\tirAVG\tDuration (ms)\tBField (kA)\n559101\t483515\t3219000\t-30",
    ])
      expect(believed(text)).toMatchObject([[559101, { ...wanted, duration: expect.closeTo(3219, 9) as number }]]);
  });

  it("reads rates ten seconds apart, or with their times", () => {
    expect(one('{"559101": {"rates": [1000, null, 3000]}}').rates).toEqual({
      seconds: Float64Array.of(0, 20),
      hertz: Float64Array.of(1000, 3000),
    });
    expect(one('{"559101": {"rates (kHz)": [[5, 1], [3, 2]]}}').rates).toEqual({
      seconds: Float64Array.of(3, 5),
      hertz: Float64Array.of(2000, 1000),
    });
  });

  it("leaves out what is no number, and says so", () => {
    expect(one("run,IRavg,BField\n559101,many,\n")).toMatchObject({
      rate: { average: undefined },
      current: undefined,
      doubts: ['IRavg in line 2 is "many", which is no number'],
    });
    expect(one('{"559101": {"IRavg": -1, "rates": 7}}').doubts).toEqual(["rates are no list of numbers"]);
  });

  it("says what is wrong with a text", () => {
    expect(wrong("")).toBe('it is neither JSON nor a table with a column "run"');
    expect(wrong("a,b\n1,2")).toBe('it is neither JSON nor a table with a column "run"');
    expect(wrong('{"runs": ')).toBe("it is no JSON: in line 1, column 10 a value is expected");
    // What Python writes for numbers that are none moves nothing.
    expect(wrong('{"559101": {"IRavg": NaN, "BField": -Infinity,\n "IRstart": 1 "IREnd": 2}}')).toBe(
      "it is no JSON: in line 2, column 15 a comma or } is expected",
    );
    expect(wrong("[]")).toBe("no run is in it");
    expect(wrong("run,IRavg\n559101,1,2")).toBe("line 2 has 3 of 2 columns");
    expect(wrong("run,IRavg\n# none\n5591,1")).toBe(
      'in line 3, column 1 "5591" stands for a run, which has six digits',
    );
    expect(wrong('{"5591": {}}')).toBe('"5591" stands for a run, which has six digits');
    expect(wrong('[{"run": 559101}, {"IRavg": 1}]')).toBe("in entry 2 nothing stands for a run, which has six digits");
    expect(wrong("[7]")).toBe("what stands in entry 1 is no object");
    expect(wrong('{"559101": 7}')).toBe("what stands for run 559101 is no object");
    expect(wrong("run,IRavg\n559101,1\n559101,2")).toBe("run 559101 is there twice, again in line 3");
    expect(wrong("run,Duration (weeks)\n559101,1")).toBe('"weeks" is no unit of Duration: use s, ms, min, h');
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `run,IRavg\n${text}`),
        ),
        (text) => {
          parsed(text);
        },
      ),
    );
  });
});

describe.skipIf(!goldenDir)("golden run parameters", () => {
  const folder = "2024/LHC24zz/apass2";
  const known = goldenDir && readFileSync(golden(`${folder}/runparameters.json`), "utf8");
  const beside = goldenDir
    ? new Map(
        [...unwrap(parseParameters(known!, "runparameters.json"))].map(([run, given]) => [run, toParameters(given)]),
      )
    : new Map<number, RunParameters>();

  it("are read for every run that has them", () => {
    const stored = JSON.parse(known!) as { runs: Record<string, Record<string, number>> };
    expect([...beside.keys()].map(String)).toEqual(Object.keys(stored.runs));
    expect([beside.has(559103), beside.has(559118)]).toEqual([false, false]);
    for (const [run, { rate, rates, duration, current, doubts }] of beside) {
      const wanted = stored.runs[run]!;
      expect([duration, current, doubts]).toEqual([wanted["Duration"], wanted["BField"], []]);
      const own = summariseRates(rates!);
      for (const told of [rate, own]) {
        expect(told.average! / wanted["IRavg"]!).toBeCloseTo(1, 12);
        expect(told.start! / wanted["IRstart"]!).toBeCloseTo(1, 12);
        expect(told.middle! / wanted["IRmid"]!).toBeCloseTo(1, 12);
        expect(told.end! / wanted["IRend"]!).toBeCloseTo(1, 12);
      }
      expect(Math.sign(current!)).toBe(run < 559110 ? -1 : 1);
      expect(Math.abs(rate.median! / rate.average! - 1)).toBeLessThan(0.02);
    }
    expect(beside.get(559115)!.rates!.hertz).toHaveLength(9);
    expect(runLabel(559101, beside.get(559101))).toBe("559101 (−) 504.8 485.1 462.1 (kHz)");
    expect(runLabel(559115, beside.get(559115))).toBe("559115 (+) 492.3 492.3 492.3 (kHz)");
  });

  it.each([559101, 559104, 559105])("of the extracted file of %i are those beside it", async (run) => {
    const path = `${folder}/${run}_QC.root`;
    expect(existsSync(golden(path))).toBe(true);
    const file = await openGolden(path);
    const object = async (key: string) => unwrap(await file.read(key)).objects[0];
    const ofFile = parametersOfFile(await object("RunParameters"), await object("RatesCanva"));
    expect(ofFile).toEqual(beside.get(run));
    expect(storedBetheBloch(await object("BetheBlochParameters"))).toEqual([
      0.20445, 4.1918, 0.0101263, 2.27821, 0.98074,
    ]);
    expect(storedBetheBloch(await object("RunParameters"))).toBeUndefined();
    expect(parametersOfFile(undefined, undefined)).toBeUndefined();
    expect(parametersOfFile(undefined, await object("RatesCanva"))?.rate.start).toBe(ofFile!.rate.start);
    file.close();
  });
});
