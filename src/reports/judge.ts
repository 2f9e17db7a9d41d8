import { findCheck } from "../qc/checks.ts";
import type { Check, Verdict } from "../qc/check.ts";
import { recipeKey } from "../qc/measurement.ts";
import type { Quality, Rule } from "../qc/quality.ts";
import type { FigureTemplate, PanelTemplate, ReportTemplate } from "./template.ts";
import type { Measured, PanelVerdict, ReportVerdicts, StandsOut } from "./verdicts.ts";

const worstFirst = ["not-read", "bad", "medium", "null", "good"] as const;

export const noVerdicts: ReportVerdicts = {
  panels: [],
  counts: { good: 0, medium: 0, bad: 0, null: 0 },
  standsOut: [],
  complete: false,
};

/** Judges what has been measured so far. Quick: measuring was done in the workers. */
export function judgeReport(report: ReportTemplate, stateOf: (object: string) => Measured, rule: Rule): ReportVerdicts {
  const panels = report.sections.flatMap((section) =>
    section.panels.map((panel) => judgePanel(section.id, panel, stateOf, rule)),
  );
  const counts: Record<Quality, number> = { good: 0, medium: 0, bad: 0, null: 0 };
  for (const verdict of panels.flatMap((panel) => panel.figures.flat())) counts[verdict.quality] += 1;
  const complete = report.sections.every((section) =>
    section.panels.every((panel) => panel.figures.every((figure) => stateOf(figure.object).kind !== "waiting")),
  );
  return { panels, counts, standsOut: standsOutOf(report, panels), complete };
}

function judgePanel(
  section: string,
  panel: PanelTemplate,
  stateOf: (object: string) => Measured,
  rule: Rule,
): PanelVerdict {
  const figures = panel.figures.map((figure) => judgeFigure(figure, stateOf(figure.object), rule));
  const unread = panel.figures.some((figure) => stateOf(figure.object).kind === "failed");
  const verdicts = figures.flat();
  const quality = unread
    ? "not-read"
    : worstFirst.find((each) => verdicts.some((verdict) => verdict.quality === each));
  return { section, panel: panel.id, quality, why: whyOf(panel, figures, quality), figures };
}

function judgeFigure(figure: FigureTemplate, state: Measured, rule: Rule): readonly Verdict[] {
  const checks = figure.checks.map(findCheck).filter((check) => check?.rules.includes(rule) === true) as Check[];
  if (state.kind === "waiting") return [];
  return checks.map((check) => {
    const place = figure.title === "" ? check.title : figure.title;
    const measured =
      state.kind === "ready" ? check.needs(rule).map((recipe) => state.measurements.get(recipeKey(recipe))) : [];
    if (state.kind === "failed" || measured.some((each) => each === undefined)) {
      return { quality: "null", why: "not measured", place, sectors: [] };
    }
    const limits = Object.fromEntries(Object.entries(check.limits).map(([name, limit]) => [name, limit.value]));
    return check.judge(measured as NonNullable<(typeof measured)[number]>[], rule, limits, place);
  });
}

/** Words beside the panel's title: those of its worst figure, and of how many figures they hold. */
function whyOf(
  panel: PanelTemplate,
  figures: readonly (readonly Verdict[])[],
  quality: PanelVerdict["quality"],
): string {
  if (quality === undefined || quality === "good" || quality === "not-read") return "";
  const hit = figures.map((verdicts) => verdicts.find((verdict) => verdict.quality === quality));
  const first = hit.find((verdict) => verdict !== undefined);
  if (first === undefined || panel.figures.length === 1) return first?.why ?? "";
  const names = panel.figures.flatMap((figure, i) => (hit[i] === undefined ? [] : [figure.title]));
  const where = names.length === panel.figures.length ? "in all regions" : `in ${names.join(", ")}`;
  return `${first.why}, ${where}`;
}

/** Bad first, then medium, a row a panel; what could not be judged or read is one row each at the end. */
function standsOutOf(report: ReportTemplate, panels: readonly PanelVerdict[]): readonly StandsOut[] {
  const titles = new Map(report.sections.flatMap((section) => section.panels.map((panel) => [panel.id, panel.title])));
  const titleOf = (verdict: PanelVerdict): string => titles.get(verdict.panel) ?? verdict.panel;
  const link = (verdict: PanelVerdict): { id: string; title: string } => ({ id: verdict.panel, title: titleOf(verdict) });
  const rows = (["bad", "medium"] as const).flatMap((quality) =>
    panels
      .filter((panel) => panel.quality === quality)
      .map((panel) => {
        const verdicts = panel.figures.flat().filter((verdict) => verdict.quality === quality);
        const single = panel.figures.length === 1 ? verdicts[0]?.place : undefined;
        return { quality, place: single ?? titleOf(panel), text: panel.why, panels: [link(panel)] };
      }),
  );
  const last = (["not-read", "null"] as const).flatMap((quality) => {
    const those = panels.filter((panel) => panel.quality === quality);
    if (those.length === 0) return [];
    const reasons = [...new Set(those.map((panel) => panel.why).filter((why) => why !== ""))];
    const place = quality === "null" ? "Not judged" : "Not read";
    return [{ quality, place, text: reasons.join("; "), panels: those.map(link) }];
  });
  return [...rows, ...last];
}
