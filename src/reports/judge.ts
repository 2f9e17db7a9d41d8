import type { QcError } from "../base/result.ts";
import type { Judging } from "../qc/check-settings.ts";
import type { OwnCheck } from "../qc/own-check.ts";
import type { Quality } from "../qc/quality.ts";
import { checksOf, judgeFigure, wordsOf } from "./judge-figure.ts";
import { ownByFigure, panelsOf, withOwn } from "./own.ts";
import { preferred } from "./preferred.ts";
import type { FigureTemplate, PanelTemplate, ReportTemplate } from "./template.ts";
import type { FigureVerdict, Measured, PanelVerdict, ReportVerdicts, StandsOut } from "./verdicts.ts";

const worstFirst = ["not-read", "bad", "medium", "null", "good"] as const;

export const noVerdicts: ReportVerdicts = {
  panels: [],
  counts: { good: 0, medium: 0, bad: 0, null: 0 },
  standsOut: [],
  complete: false,
};

/** What panels are judged by. */
interface Given {
  readonly stateOf: (object: string) => Measured;
  readonly judging: Judging;
  readonly own: ReadonlyMap<FigureTemplate, readonly OwnCheck[]>;
}

/** Judges what has been measured so far. Quick: measuring was done in the workers. */
export function judgeReport(
  drawn: ReportTemplate,
  stateOf: (object: string) => Measured,
  judging: Judging,
): ReportVerdicts {
  const report = withOwn(drawn, judging.settings.own);
  const given: Given = { stateOf, judging, own: ownByFigure(panelsOf(report), judging.settings.own) };
  const panels = report.sections.flatMap((section) =>
    section.panels.map((panel) => judgePanel(section.id, panel, given)),
  );
  const counts: Record<Quality, number> = { good: 0, medium: 0, bad: 0, null: 0 };
  for (const { quality, figures } of panels) {
    for (const verdict of figures.flat()) if (verdict.quality !== "null") counts[verdict.quality] += 1;
    // As in "What stands out": a panel that is not judged has no verdicts to count.
    if (quality === "null") counts.null += 1;
  }
  const complete = panelsOf(report).every((panel, i) =>
    panel.figures.every((figure, j) => isJudged(figure, panels[i]!.figures[j]!, given)),
  );
  return { panels, counts, standsOut: standsOutOf(report, panels), complete };
}

const measuredOf = ({ object, otherwise }: FigureTemplate, stateOf: (object: string) => Measured): Measured =>
  preferred(stateOf(object), otherwise === undefined ? undefined : stateOf(otherwise));

/** It is read, and every check of it has a verdict. */
const isJudged = (
  figure: FigureTemplate,
  verdicts: readonly FigureVerdict[],
  { stateOf, judging, own }: Given,
): boolean =>
  measuredOf(figure, stateOf).kind !== "waiting" &&
  verdicts.length === checksOf(figure, judging).length + (own.get(figure)?.length ?? 0);

function judgePanel(section: string, panel: PanelTemplate, { stateOf, judging, own }: Given): PanelVerdict {
  const states = panel.figures.map((figure) => measuredOf(figure, stateOf));
  const figures = panel.figures.map((figure, i) =>
    judgeFigure(figure, figure.title === "" ? panel.title : figure.title, states[i]!, judging, own.get(figure)),
  );
  const errors = states.flatMap((state) => (state.kind === "failed" ? [state.error] : []));
  const damaged = errors.some((error) => error.kind !== "object-missing");
  const verdicts = figures.flat();
  const worst = worstFirst.find((each) => verdicts.some((verdict) => verdict.quality === each));
  const quality = damaged ? "not-read" : (worst ?? (errors.length > 0 ? "null" : undefined));
  const absent = errors.length === states.length && !damaged;
  return { section, panel: panel.id, quality, why: whyOf(panel, figures, quality, errors), absent, figures };
}

/** Words beside the panel's title: the first reason for its quality; of a good one only what was changed for it. */
function whyOf(
  panel: PanelTemplate,
  figures: readonly (readonly FigureVerdict[])[],
  quality: PanelVerdict["quality"],
  errors: readonly QcError[],
): string {
  if (quality === undefined) return "";
  if (quality === "not-read") return "could not be read";
  if (quality === "good") {
    const changed = figures.flat().find((verdict) => verdict.changed !== "");
    return changed === undefined ? "" : reasonOf(changed);
  }
  return reasonsOf(panel, figures, quality)[0] ?? (errors[0] === undefined ? "" : wordsOf(errors[0]));
}

const reasonOf = ({ why, changed }: FigureVerdict): string => [why, changed].filter((part) => part !== "").join(", ");

/** One reason a check, of its first figure, and of which figures it holds. */
function reasonsOf(
  panel: PanelTemplate,
  figures: readonly (readonly FigureVerdict[])[],
  quality: Quality,
): readonly string[] {
  const hits = figures.flatMap((verdicts, i) =>
    verdicts.flatMap((verdict) => (verdict.quality === quality ? [{ verdict, title: panel.figures[i]!.title }] : [])),
  );
  return [...new Set(hits.map(({ verdict }) => verdict.check))].map((check) => {
    const ofCheck = hits.filter(({ verdict }) => verdict.check === check);
    const reason = reasonOf(ofCheck[0]!.verdict);
    if (panel.figures.length === 1) return reason;
    if (ofCheck.length === panel.figures.length) return `${reason}, in all regions`;
    const [name, ...others] = ofCheck.map(({ title }) => title);
    return `${name!.replace(/^At /, "at ")}: ${reason}${others.length === 0 ? "" : `; also ${others.join(", ")}`}`;
  });
}

/** By what panels that were not judged are counted together: the cause of the verdict whose reason stands beside the title. */
const causeOf = ({ quality, why, figures }: PanelVerdict): string =>
  (quality === "null" ? figures.flat().find((verdict) => verdict.quality === "null")?.cause : undefined) ?? why;

/**
 * Bad first, then medium, a row a panel; what could not be judged or read is one row each at the end, with the number of
 * panels for every cause that several have.
 */
function standsOutOf(report: ReportTemplate, verdicts: readonly PanelVerdict[]): readonly StandsOut[] {
  const templates = new Map(panelsOf(report).map((panel) => [panel.id, panel]));
  const sections = new Map(report.sections.map((section) => [section.id, section.title]));
  const titleOf = ({ panel }: PanelVerdict): string => templates.get(panel)?.title ?? panel;
  const link = (verdict: PanelVerdict): { id: string; title: string } => ({
    id: verdict.panel,
    title: titleOf(verdict),
  });
  // A row is named after its panel, so that its link says where that is.
  const inSection = (verdict: PanelVerdict): { id: string; title: string } => ({
    id: verdict.panel,
    title: sections.get(verdict.section) ?? titleOf(verdict),
  });
  const wrong = ["bad", "medium"] as const;
  const rows = wrong.flatMap((quality) =>
    verdicts
      .filter((panel) => panel.quality === quality)
      .map((panel) => {
        const reasons = wrong.flatMap((each) => reasonsOf(templates.get(panel.panel)!, panel.figures, each));
        return { quality, place: titleOf(panel), text: reasons.join("; "), panels: [inSection(panel)] };
      }),
  );
  const last = (["not-read", "null"] as const).flatMap((quality) => {
    const those = verdicts.filter((panel) => panel.quality === quality);
    if (those.length === 0) return [];
    const reasons = [...new Set(those.map(causeOf))]
      .map((cause) => ({ cause, panels: those.filter((panel) => causeOf(panel) === cause) }))
      .toSorted((a, b) => b.panels.length - a.panels.length)
      .map(({ cause, panels: [first, ...others] }) =>
        others.length === 0 ? `${titleOf(first!)}: ${first!.why}` : `${cause}: ${others.length + 1} panels`,
      );
    const place = quality === "null" ? "Not judged" : "Not read";
    return [{ quality, place, text: reasons.join("; "), panels: those.map(link) }];
  });
  return [...rows, ...last];
}
