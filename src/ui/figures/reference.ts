import type { OverlayLink, OverlaySource, RunRoute } from "../../route/route.ts";
import type { KeptRun } from "../../state/app.ts";
import { fileNameOf, sourceName, sourceOf } from "../../state/sources.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import { periodAndPass } from "../base/words.ts";

/** A run that something can be laid over from. */
export interface ReferenceRun {
  /** Tells it from the others in a list. */
  readonly key: string;
  readonly words: string;
  readonly from: OverlaySource;
}

/** The runs of this browser but the one that is shown, and the one that is laid over where it is none of them. */
export function referenceRuns(
  kept: readonly KeptRun[],
  own: string | undefined,
  now: OverlaySource | undefined,
): readonly ReferenceRun[] {
  const runs = kept.flatMap((run): readonly ReferenceRun[] => {
    const [source] = run.sources;
    if (run.file === undefined || source === undefined || run.identity === own) return [];
    const from = { source: sourceOf(source), identity: run.identity, run: run.info.run };
    const merged = from.source.kind === "merged" ? "merged" : "";
    const words = [run.info.run ?? run.name, periodAndPass(run.info), merged].filter((part) => part !== "").join(" ");
    return [{ key: run.identity, words, from }];
  });
  if (now === undefined || runs.some((run) => isSame(run.from, now))) return runs;
  const words = now.run === undefined ? fileNameOf(now.source) : `${now.run}, ${fileNameOf(now.source)}`;
  return [...runs, { key: sourceName(now.source), words, from: now }];
}

/** By content where both tell it, else by place. */
export const isSame = (a: OverlaySource, b: OverlaySource): boolean =>
  a.identity !== undefined && b.identity !== undefined
    ? a.identity === b.identity
    : sourceName(a.source) === sourceName(b.source);

/** What a link that was pasted lays over: its object, or that of its panel, else the one that is shown. */
export function overlayOf(route: RunRoute, object: string): Omit<OverlayLink, "scaled"> {
  const { source, identity, run } = route;
  const named =
    route.page === "object"
      ? route.object
      : route.page === "panel"
        ? findPanel(runReport, route.panel)?.figures[route.figure]?.object
        : undefined;
  return { object: named ?? object, from: { source, identity, run } };
}
