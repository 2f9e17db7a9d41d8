import { describe, expect, it } from "vitest";
import { goldenDir } from "../../../tools/testing/golden.ts";
import type { Hist } from "../../hist/hist.ts";
import { expected, readTask, runFile } from "../../stats/testing/golden-run.ts";
import { measureExpression } from "./measure-expression.ts";

type Objects = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
type Fits = Readonly<Record<string, { readonly parameters: readonly number[]; readonly errors: readonly number[] }>>;

const production = "LHC24zz_apass2";
const of = (hist: Hist | undefined, text: string) => measureExpression(text, hist!)!;

describe.skipIf(goldenDir === undefined)("expressions of golden runs", () => {
  it("have ROOT's numbers", async () => {
    const { tasks } = expected(`objects/${production}_559101.json`) as { readonly tasks: Objects };
    for (const task of ["Tracks", "PID"]) {
      const hists = await readTask(runFile(production, "559101"), task);
      for (const [name, want] of Object.entries(tasks[task]!)) {
        const hist = hists.get(name);
        if (hist === undefined || hist.kind === "profile") continue;
        expect(of(hist, "entries").value).toBe(want["entries"]);
        const near = (text: string, value: number | undefined): void => {
          const got = of(hist, text).value as number;
          expect(Math.abs(got - value!), `${text} of ${name}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(got)));
        };
        near("integral / 1e6", want["integral"]! / 1e6);
        near("mean(xaxis)", want["meanX"]);
        near("stdDev(xaxis)", want["stdDevX"]);
        near("meanError(xaxis)", want["stdDevX"]! / Math.sqrt(want["effectiveEntries"]!));
        if (hist.kind === "1d") continue;
        near("mean", want["meanY"]);
        near("stdDev", want["stdDevY"]);
      }
    }
  });

  // Examples of the demo of today's tool, on objects that they can be of.
  it.each([
    ["559101", "PID", "hdEdxTotMIP_TPC", "entries>0", true],
    ["559101", "PID", "hdEdxTotMIP_TPC", "(mean-stdDev)<50<(mean+stdDev)", true],
    ["559101", "PID", "hdEdxTotMIP_TPC", "math.sqrt(abs(mean))>4", true],
    ["559101", "PID", "hdEdxTotMIP_TPC", "round(mean) > 47", true],
    ["559101", "PID", "hdEdxTotMIP_TPC", "45 < fit(mean; 30, 60) < 55", true],
    ["559101", "Tracks", "hEta", "0.4 < mean+stdDev < 0.6", true],
    ["559101", "PID", "hdEdxTotMIP_TPC", "0.4 < mean+stdDev < 0.6", false],
    ["559101", "PID", "hdEdxTotMIP_TPC", "48 < fit(mean; 40, 60) < 52", true],
    ["559107", "PID", "hdEdxTotMIP_TPC", "48 < fit(mean; 40, 60) < 52", false],
    ["559110", "Tracks", "hDCAr_A_Pos", "abs(mean) < 0.2", false],
    ["559101", "Tracks", "hDCAr_A_Pos", "abs(mean) < 0.2", true],
  ])("run %s, %s/%s: %s is %s", async (run, task, name, text, want) => {
    const hists = await readTask(runFile(production, run), task);
    expect(of(hists.get(name), text)).toMatchObject({ value: want, why: "" });
  });

  it("have the fits of ROOT within a fiftieth of their errors", async () => {
    const { mip } = expected("fits.json") as { readonly mip: Readonly<Record<string, Readonly<Record<string, Fits>>>> };
    const hists = await readTask(runFile(production, "559107"), "PID");
    const want = mip[production]!["559107"]!["hdEdxTotMIP_TPC"]!;
    for (const [i, part] of [
      [1, "mean"],
      [2, "sigma"],
    ] as const) {
      const got = of(hists.get("hdEdxTotMIP_TPC"), `fit(${part}; 40, 60)`);
      expect(Math.abs((got.value as number) - want.parameters[i]!)).toBeLessThan(0.02 * want.errors[i]!);
      expect(got.error).toBeCloseTo(want.errors[i]!, 4);
    }
  });
});
