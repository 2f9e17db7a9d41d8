import { explain } from "../base/explain.ts";
import { isAsReleased, type CheckSettings } from "../qc/check-settings.ts";
import type { QcError } from "../base/result.ts";
import { guessFromName } from "../qc/activity.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { RunPlace } from "../route/route.ts";
import type { KeptRun, VerdictSummary } from "../store/kept.ts";
import { unreadIn, type ReportVerdicts } from "../reports/verdicts.ts";
import { fileNameOf, sourceName } from "./sources.ts";

/** What the start page tells of a run that was judged. */
export function summaryOf(verdicts: ReportVerdicts, tpcMissing: boolean, settings: CheckSettings): VerdictSummary {
  if (tpcMissing) return { counts: verdicts.counts, standsOut: "TPC not in the run" };
  const first = verdicts.standsOut[0];
  const standsOut =
    first === undefined
      ? "Nothing stands out"
      : first.quality === "null"
        ? `Not judged: ${first.text}`
        : `${first.place}: ${first.text}`;
  const unread = unreadIn(verdicts);
  return {
    counts: verdicts.counts,
    ...(unread === 0 ? {} : { unread }),
    standsOut,
    ...(isAsReleased(settings) ? {} : { settings }),
  };
}

/** A ROOT file without objects of the TPC is remembered too: it is opened in the object browser. */
export const otherRecord = (file: RunFile, place: RunPlace, now: number): KeptRun => ({
  identity: file.identity,
  name: file.name,
  size: file.size,
  file,
  info: file.guess,
  sources: [sourceName(place.source)],
  readAt: now,
  usedAt: now,
  bytes: 0,
  summary: undefined,
  failure: undefined,
});

/** A file that cannot be read is remembered with its sentence; one that was only not reached is not. */
export function failureRecord(error: QcError, place: RunPlace, now: number): KeptRun | undefined {
  const lasting = ["truncated", "not-root", "no-streamer-info", "corrupt"];
  if (!lasting.includes(error.kind)) return undefined;
  const source = sourceName(place.source);
  return {
    identity: `failed ${source}`,
    name: fileNameOf(place.source),
    size: error.kind === "truncated" ? error.size : 0,
    file: undefined,
    info: guessFromName(source),
    sources: [source],
    readAt: now,
    usedAt: now,
    bytes: 0,
    summary: undefined,
    failure: explain(error),
  };
}
