import { describe, expect, it } from "vitest";
import { readRun } from "../../tools/read-run.ts";
import { goldenDir } from "../../tools/testing/golden.ts";
import { unwrap } from "../base/result.ts";
import { asReleased } from "../qc/check-settings.ts";
import { expected, runFile } from "../stats/testing/golden-run.ts";
import { judgeReport } from "./judge.ts";
import { planPanels } from "./plan.ts";
import { runReport } from "./run.ts";
import type { ReportVerdicts } from "./verdicts.ts";

/** What was planted, by production and run. */
type Defects = Readonly<Record<string, Readonly<Record<string, readonly Planted[]>>>>;
interface Planted {
  readonly kind: string;
  readonly sector?: number;
}

const there = goldenDir !== undefined;
const runs = Object.entries(there ? (expected("defects.json") as Defects) : {}).flatMap(([production, of]) =>
  Object.entries(of).map(([run, defects]) => ({ production, run, defects })),
);

async function judge(production: string, run: string): Promise<ReportVerdicts> {
  const panels = runReport.sections.flatMap((section) => section.panels);
  const { measured } = unwrap(await readRun(runFile(production, run), () => planPanels(panels, "robust")));
  return judgeReport(runReport, (object) => measured.get(object)!, { rule: "robust", settings: asReleased });
}

describe.skipIf(!there)("the run report, robust rule", () => {
  const judged = runs.filter(({ defects }) => !defects.some(({ kind }) => kind === "truncated"));
  it.each(judged)(
    "finds in $production, run $run, what was planted, and nothing else",
    async ({ production, run, defects }) => {
      const { counts, panels } = await judge(production, run);
      const kinds = defects.map(({ kind }) => kind);
      const wrong = panels.filter(({ quality }) => quality === "bad" || quality === "medium").map(({ panel }) => panel);
      if (kinds.includes("dead-sector")) {
        expect(wrong).toEqual(["phi-a", "clusters-phi-a"]);
        const sectors = panels.flatMap(({ figures }) => figures.flat().flatMap((verdict) => verdict.sectors));
        expect(sectors).toEqual(defects.flatMap(({ sector }) => [sector, sector]));
      } else if (kinds.includes("gain")) {
        expect(wrong).toEqual(["mip-qtot"]);
        expect(counts.bad).toBe(5);
      } else {
        expect(wrong).toEqual([]);
      }
      const few = kinds.includes("low-statistics") || kinds.includes("no-tpc");
      expect(counts.null).toBe(few ? 9 : 0);
    },
  );
});
