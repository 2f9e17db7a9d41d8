import { explain } from "../base/explain.ts";
import type { QcError } from "../base/result.ts";
import { differenceWords } from "../qc/check-difference.ts";
import { isAsReleased, type CheckSettings } from "../qc/check-settings.ts";
import { recipesRelease } from "../qc/recipe.ts";
import { panelsOf } from "../reports/own.ts";
import { parametersId, type ReportTemplate } from "../reports/template.ts";
import type { RunRoute } from "../route/route.ts";
import type { KeptRun } from "../store/kept.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { Notice } from "./session-state.ts";

// What is said at the top of a run's page. Both sides of a difference are named, so that two people can compare.

const short = (identity: string): string => identity.slice(0, 8);
const sectionsOf = (report: ReportTemplate): readonly string[] => [
  ...report.sections.map(({ id }) => id),
  parametersId,
];
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The link was made with other computations than this program has. */
export function releaseNotice(release: number | undefined): Notice | undefined {
  if (release === undefined || release === recipesRelease) return undefined;
  const text = `The link was made with release ${release} of the computations; this program has release ${recipesRelease}: numbers may differ.`;
  return { id: "release", tone: "warning", text, action: undefined };
}

/** The link was made for content that is not kept here and no longer lies at its source. */
export function otherFileNotice(linked: string | undefined, file: RunFile, asked?: string): Notice | undefined {
  if (linked === file.identity) return undefined;
  if (asked !== undefined) {
    const of = linked === undefined ? "" : ` (identity ${short(linked)})`;
    const text = `The link was made for ${asked}${of}; this is ${file.name} (identity ${short(file.identity)}).`;
    return { id: "identity", tone: "warning", text, action: undefined };
  }
  if (linked === undefined) return undefined;
  const text = `The link was made for another version of ${file.name} (identity ${short(linked)}); this is the file as it is now (identity ${short(file.identity)}).`;
  return { id: "identity", tone: "warning", text, action: undefined };
}

/** The link says another run than the file does. */
export function otherRunNotice(linked: number | undefined, file: RunFile, run: number): Notice | undefined {
  if (linked === undefined || linked === run) return undefined;
  const text = `The link is about run ${linked}; ${file.name} is of run ${run}.`;
  return { id: "run", tone: "warning", text, action: undefined };
}

/** The link names a place that the report has not. */
export function placeNotice(route: RunRoute, report: ReportTemplate): Notice | undefined {
  if (route.page === "panel") {
    const panel = panelsOf(report).find(({ id }) => id === route.panel);
    if (panel === undefined || route.figure < panel.figures.length) return undefined;
    const text = `The panel has no figure ${route.figure}, which the link names: its first is shown.`;
    return { id: "place", tone: "warning", text, action: undefined };
  }
  if (route.page !== "run") return undefined;
  const { panel, section } = route;
  const missing = [
    ...(panel === undefined || panelsOf(report).some(({ id }) => id === panel) ? [] : [`panel “${panel}”`]),
    ...(section === undefined || sectionsOf(report).includes(section) ? [] : [`section “${section}”`]),
  ];
  if (missing.length === 0) return undefined;
  const text = `The report has no ${missing.join(" and no ")}, which the link names: it may be of another version of this program.`;
  return { id: "place", tone: "warning", text, action: undefined };
}

/** What is kept and shown is not what lies at the source now. */
export function changedFileNotice(kept: KeptRun, now: RunFile, show: () => void): Notice {
  const text = `${kept.name} is another file now (identity ${short(now.identity)}); this is the one read on ${utc(kept.readAt)} (identity ${short(kept.identity)}).`;
  return { id: "identity", tone: "warning", text, action: { label: "Show the file as it is now", run: show } };
}

/** What is kept is shown, and its source could not be looked at. */
export const unreachedNotice = (kept: KeptRun, from: string): Notice => ({
  id: "unreached",
  tone: "note",
  text: `${from} could not be reached: shown as read on ${utc(kept.readAt)}.`,
  action: undefined,
});

/** What is kept is shown, and nobody allowed its source to be looked at since the page was opened. */
export const uncheckedNotice = (kept: KeptRun, host: string, look: () => void): Notice => ({
  id: "unreached",
  tone: "note",
  text: `Shown as read on ${utc(kept.readAt)}, not compared with the file that is at ${host} now.`,
  action: { label: `Ask ${host} once`, run: look },
});

export const doubtNotice = (text: string): Notice => ({ id: text, tone: "warning", text, action: undefined });

export const storageNotice = (error: QcError): Notice => ({
  id: "storage",
  tone: "warning",
  text: explain(error),
  action: undefined,
});

/** A link judges otherwise than the person does. */
export function checksNotice(
  shown: CheckSettings,
  mine: CheckSettings,
  actions: { readonly useMine: () => void; readonly keep: () => void },
): Notice | undefined {
  const difference = differenceWords(shown, mine);
  if (difference === "") return undefined;
  return {
    id: `checks ${difference}`,
    tone: "warning",
    text: `Judged with the checks of the link, which are not yours: ${difference}.`,
    action: { label: "Use mine", run: actions.useMine },
    // Of a link that changes nothing there is nothing to keep.
    otherAction: isAsReleased(shown) ? undefined : { label: "Keep these as mine", run: actions.keep },
  };
}
