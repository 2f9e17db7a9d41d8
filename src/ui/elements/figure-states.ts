import { html, nothing, type TemplateResult } from "lit";
import { explain } from "../../base/explain.ts";
import type { QcError } from "../../base/result.ts";
import type { Plotted } from "../../hist/graph.ts";
import { formatCount, nounFor } from "../../draw/format.ts";
import { parseObject } from "../../qc/object-path.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureState, Phase } from "../../state/session-state.ts";
import { drawnIn } from "../figures/drawn.ts";
import { noCurve } from "../figures/no-slices.ts";
import { isMeasured, noneOf, notDrawn } from "../figures/not-drawn.ts";
import type { PlotInput } from "../figures/plot-model.ts";
import type { FailedIn } from "../figures/error-facts.ts";
import type { Fact } from "../figures/fact.ts";
import { errorDetails } from "./error-words.ts";
import { rich } from "./rich.ts";

/** Why a box holds words in place of a drawing. */
export interface FigureWords {
  readonly text: string;
  readonly tone: "quiet" | "plain";
  /** Trying again may help. */
  readonly action: "retry" | undefined;
  /** Shown in the line of facts. */
  readonly below: TemplateResult | undefined;
}

/**
 * `undefined` where there is something to draw, or nothing is known yet.
 *
 * @param plotted what is drawn where the figure draws more than reports do: see `plottedIn`.
 */
export function messageOf(
  state: FigureState,
  figure: FigureTemplate,
  run: FailedIn,
  holdsNothing: (plot: Pick<PlotInput, "hist" | "windows">) => boolean,
  plotted?: Plotted,
): FigureWords | undefined {
  if (hasNoWindows(figure, state))
    return { text: "No moving windows of it in this file.", tone: "quiet", action: undefined, below: undefined };
  if (state.kind !== "ready" || state.object.kind === "failed") return failureOf(state, run);
  const { object } = state;
  if (object.kind === "measured-only") return undefined;
  const plot = drawnIn(figure, state) ?? (plotted && { hist: plotted, windows: undefined });
  const quiet = (text: string): FigureWords => ({ text, tone: "quiet", action: undefined, below: undefined });
  if (plot === undefined) return isMeasured(figure, state) ? quiet(notDrawn(figure, object, state)) : undefined;
  if (!holdsNothing(plot)) {
    const why = plot.windows && noCurve(figure, state.measurements);
    return why === undefined ? undefined : quiet(why);
  }
  if (plot.hist.kind === "graph") return quiet("No points.");
  const none =
    object.kind === "histogram" && !holdsNothing({ hist: object.hist, windows: undefined })
      ? noneOf(figure, state)
      : undefined;
  if (none !== undefined) return quiet(none);
  const { entries } = plot.hist;
  if (plot.windows === undefined && entries > 0) {
    return quiet(`Nothing within the axes, of ${formatCount(entries)} ${nounFor(entries, "entries")}.`);
  }
  const { info, name } = run.state.value;
  const below = html`<span>0 ${figure.noun} in ${info?.run ?? name}</span>`;
  return { text: `No entries.${whyAbsent(run)}`, tone: "quiet", action: undefined, below };
}

/** Why a run has nothing at all, where it is known. */
export function whyAbsent({ state }: FailedIn): string {
  const { tpcMissing, name } = state.value;
  return tpcMissing ? ` ${explain({ kind: "tpc-absent", source: name })}` : "";
}

/** Why an object could not be read; `undefined` where it was, or nothing is known yet. */
export function failureOf(state: FigureState, run: FailedIn): FigureWords | undefined {
  if (state.kind === "waiting") return undefined;
  if (state.kind === "failed") return failed(state.error, run);
  return state.object.kind === "failed" ? failed(state.object.error, run) : undefined;
}

/** Nothing is wrong with a file that was not cut into windows. */
function hasNoWindows({ object }: FigureTemplate, state: FigureState): boolean {
  if (state.kind !== "failed" || state.error.kind !== "object-missing") return false;
  const group = parseObject(object)?.group;
  return group?.kind === "task" && group.window === "all";
}

/** What the content of a file decides stays so, however often it is read. */
const lasting: ReadonlySet<QcError["kind"]> = new Set([
  "object-missing",
  "class-not-decoded",
  "class-not-shown",
  "branch-not-read",
  "limit-exceeded",
  "no-tpc-objects",
]);

export function failed(error: QcError, run: FailedIn): FigureWords {
  return {
    text: explain(error),
    tone: "plain",
    action: lasting.has(error.kind) ? undefined : "retry",
    below: errorDetails(error, run),
  };
}

export const messageTemplate = ({ text, tone }: FigureWords): TemplateResult =>
  html`<div class="bare"><p class=${tone}>${text}</p></div>`;

export const factTemplate = ({ before, value, after }: Fact): TemplateResult =>
  html`<span>${rich(before)} ${value === "" ? nothing : html`<b>${value}</b>`} ${rich(after)}</span> `;

/** What is being done for a figure that waits: what is read is told once, at the top. */
export const doingWords = (phase: Phase): string =>
  phase.kind === "reading" ? "reading …" : phase.kind === "opening" ? "opening …" : "waiting …";

/** Quiet for a moment, then the axis fills as the file is read. */
export function waitingTemplate(phase: Phase): TemplateResult {
  const { done, total } = phase.kind === "reading" ? phase.progress : { done: 0, total: 1 };
  return html`<div class="bare late">
    <progress aria-label=${doingWords(phase)} max=${Math.max(total, 1)} .value=${Math.min(done, total)}></progress>
  </div>`;
}
