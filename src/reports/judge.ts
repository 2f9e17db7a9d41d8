import { findCheck } from "../qc/checks.ts";
import type { QcError } from "../base/result.ts";
import type { Verdict } from "../qc/check.ts";
import { recipeKey } from "../qc/recipe.ts";
import type { Quality, Rule } from "../qc/quality.ts";
import { preferred } from "./preferred.ts";
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
    section.panels.every((panel) => panel.figures.every((figure) => measuredOf(figure, stateOf).kind !== "waiting")),
  );
  return { panels, counts, standsOut: standsOutOf(report, panels), complete };
}

const measuredOf = ({ object, otherwise }: FigureTemplate, stateOf: (object: string) => Measured): Measured =>
  preferred(stateOf(object), otherwise === undefined ? undefined : stateOf(otherwise));

function judgePanel(
  section: string,
  panel: PanelTemplate,
  stateOf: (object: string) => Measured,
  rule: Rule,
): PanelVerdict {
  const states = panel.figures.map((figure) => measuredOf(figure, stateOf));
  const figures = panel.figures.map((figure, i) => judgeFigure(figure, panel, states[i]!, rule));
  const errors = states.flatMap((state) => (state.kind === "failed" ? [state.error] : []));
  const damaged = errors.some((error) => error.kind !== "object-missing");
  const verdicts = figures.flat();
  const worst = worstFirst.find((each) => verdicts.some((verdict) => verdict.quality === each));
  const quality = damaged ? "not-read" : (worst ?? (errors.length > 0 ? "null" : undefined));
  return { section, panel: panel.id, quality, why: whyOf(panel, figures, quality, errors), figures };
}

function judgeFigure(figure: FigureTemplate, panel: PanelTemplate, state: Measured, rule: Rule): readonly Verdict[] {
  if (state.kind === "waiting") return [];
  const place = figure.title === "" ? panel.title : figure.title;
  const unjudged = (why: string): Verdict => ({ quality: "null", why, place, sectors: [] });
  return figure.checks
    .flatMap((id) => findCheck(id) ?? [])
    .filter((check) => check.rules.includes(rule))
    .map((check) => {
      if (state.kind === "failed") return unjudged(wordsOf(state.error));
      const measured = check.needs.flatMap((recipe) => state.measurements.get(recipeKey(recipe)) ?? []);
      if (measured.length < check.needs.length) return unjudged("of a kind that this check is not made for");
      const limits = Object.fromEntries(Object.entries(check.limits).map(([name, limit]) => [name, limit.value]));
      return check.judge(measured, rule, limits, place);
    });
}

const wordsOf = (error: QcError): string => (error.kind === "object-missing" ? "not in the file" : "could not be read");

/** Words beside the panel's title: those of its worst figure, and of how many figures they hold. */
function whyOf(
  panel: PanelTemplate,
  figures: readonly (readonly Verdict[])[],
  quality: PanelVerdict["quality"],
  errors: readonly QcError[],
): string {
  if (quality === undefined || quality === "good") return "";
  if (quality === "not-read") return "could not be read";
  const hit = figures.map((verdicts) => verdicts.find((verdict) => verdict.quality === quality));
  const first = hit.find((verdict) => verdict !== undefined);
  if (first === undefined) return errors[0] === undefined ? "" : wordsOf(errors[0]);
  if (panel.figures.length === 1) return first.why;
  const [name, ...others] = panel.figures.flatMap((figure, i) => (hit[i] === undefined ? [] : [figure.title]));
  if (others.length === panel.figures.length - 1) return `${first.why}, in all regions`;
  return `${name}: ${first.why}${others.length === 0 ? "" : `; also ${others.join(", ")}`}`;
}

/** Bad first, then medium, a row a panel; what could not be judged or read is one row each at the end. */
function standsOutOf(report: ReportTemplate, panels: readonly PanelVerdict[]): readonly StandsOut[] {
  const titles = new Map(report.sections.flatMap((section) => section.panels.map((panel) => [panel.id, panel.title])));
  const sections = new Map(report.sections.map((section) => [section.id, section.title]));
  const titleOf = (verdict: PanelVerdict): string => titles.get(verdict.panel) ?? verdict.panel;
  const link = (verdict: PanelVerdict): { id: string; title: string } => ({
    id: verdict.panel,
    title: titleOf(verdict),
  });
  // A row is named after its panel, so that its link says where that is.
  const inSection = (verdict: PanelVerdict): { id: string; title: string } => ({
    id: verdict.panel,
    title: sections.get(verdict.section) ?? titleOf(verdict),
  });
  const rows = (["bad", "medium"] as const).flatMap((quality) =>
    panels
      .filter((panel) => panel.quality === quality)
      .map((panel) => ({ quality, place: titleOf(panel), text: panel.why, panels: [inSection(panel)] })),
  );
  const last = (["not-read", "null"] as const).flatMap((quality) => {
    const those = panels.filter((panel) => panel.quality === quality);
    if (those.length === 0) return [];
    const reasons = [...new Set(those.map((panel) => `${titleOf(panel)}: ${panel.why}`))];
    const place = quality === "null" ? "Not judged" : "Not read";
    return [{ quality, place, text: reasons.join("; "), panels: those.map(link) }];
  });
  return [...rows, ...last];
}
