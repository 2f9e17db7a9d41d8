import type { QcError } from "../../src/base/result.ts";
import { asReleased } from "../../src/qc/check-settings.ts";
import { checks } from "../../src/qc/checks.ts";
import type { PadRegion } from "../../src/qc/measurement.ts";
import { recipeKey } from "../../src/qc/recipe.ts";
import { judgeReport } from "../../src/reports/judge.ts";
import { planPanels, type PlannedGroup } from "../../src/reports/plan.ts";
import { runReport } from "../../src/reports/run.ts";
import type { ReportTemplate } from "../../src/reports/template.ts";
import type { FigureVerdict, Measured } from "../../src/reports/verdicts.ts";
import { readRun } from "../read-run.ts";

/** The report of a run with its checks alone: what is only drawn is not measured. */
export const checkedReport: ReportTemplate = {
  ...runReport,
  sections: runReport.sections.map((section) => ({
    ...section,
    panels: section.panels.flatMap((panel) => {
      const figures = panel.figures.flatMap((figure) =>
        figure.checks.length === 0 ? [] : [{ ...figure, overlays: [] }],
      );
      return figures.length === 0 ? [] : [{ ...panel, figures }];
    }),
  })),
};

const needed = new Set(checks.flatMap((check) => check.needs).map(recipeKey));

/** What the checks need; not what is told of a figure beside them. */
export const checkedPlan = (): readonly PlannedGroup[] =>
  planPanels(
    checkedReport.sections.flatMap((section) => section.panels),
    "robust",
  ).map(({ group, objects }) => ({
    group,
    objects: objects.map(({ name, recipes }) => ({
      name,
      recipes: recipes.filter((recipe) => needed.has(recipeKey(recipe))),
    })),
  }));

export interface PanelOfVerdict extends FigureVerdict {
  readonly panel: string;
}

/** What the checks say of a run, in the robust rule. */
export interface JudgedRun {
  readonly verdicts: readonly PanelOfVerdict[];
  /** Every region of pads that the check of clusters per pad looked at; none where there are no pads. */
  readonly regions: readonly PadRegion[];
  readonly tpcMissing: boolean;
}

export const isAlarm = ({ quality }: FigureVerdict): boolean => quality === "bad" || quality === "medium";

const clusterRegions = recipeKey({ kind: "pad-regions", quantity: "N_Clusters", rule: "robust" });

export function judgeMeasured(measured: ReadonlyMap<string, Measured>, tpcMissing: boolean): JudgedRun {
  const stateOf = (object: string): Measured =>
    measured.get(object) ?? { kind: "failed", error: { kind: "object-missing", path: object, source: "the file" } };
  const { panels } = judgeReport(checkedReport, stateOf, { rule: "robust", settings: asReleased });
  const found = [...measured.values()]
    .flatMap((each) => (each.kind === "ready" ? (each.measurements.get(clusterRegions) ?? []) : []))
    .find((each) => each.kind === "pad-regions");
  return {
    verdicts: panels.flatMap(({ panel, figures }) => figures.flat().map((verdict) => ({ ...verdict, panel }))),
    regions: found?.rule === "robust" ? found.found.regions : [],
    tpcMissing,
  };
}

/** The same of a file, or why it cannot be read. */
export async function judgeFile(path: string): Promise<JudgedRun | QcError> {
  const read = await readRun(path, checkedPlan);
  return read.ok ? judgeMeasured(read.value.measured, read.value.tpcMissing === true) : read.error;
}
