import type { RunRequest } from "../../jobs/extract-api.ts";
import { guessFromName } from "../../qc/activity.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { joinFiles } from "../../qc/period/join-files.ts";
import { measuredKey, type RunNumbers } from "../../qc/run-numbers.ts";
import type { FileLink, SetLink, SetMember } from "../../route/route.ts";
import { fileNameOf, sourceName } from "../sources.ts";
import { labelsOf } from "./labels.ts";
import type { Access } from "./member-access.ts";
import type { ReadRun, RunPhase, SetRun } from "./set-state.ts";

/** One entry a run: of a raw and an extracted file of the same run the raw one, which holds all, unrounded. */
export function runsOf(members: readonly SetMember[]): readonly SetRun[] {
  const files = members.map(({ source }, place) => {
    const info = guessFromName(sourceName(source));
    return { place, source, name: sourceName(source), info, extracted: undefined };
  });
  return labelled(
    joinFiles(files).map(({ measured: { place, source, info } }) => ({
      place,
      source,
      name: fileNameOf(source),
      info,
      label: "",
      phase: waiting,
      changed: false,
    })),
  );
}

/** A set as it was left: what was measured of its runs, by what, and what was not read and why. */
export interface LeftSet {
  readonly link: SetLink;
  readonly groups: RunRequest["groups"];
  readonly runs: readonly SetRun[];
}

/**
 * The runs of a set that was left, where the same files are asked for again: what was read of them is there, and so is why
 * others were not.
 */
export function runsAgain(
  { link, groups, runs }: LeftSet,
  now: SetLink,
  wanted: RunRequest["groups"],
  to: (source: FileLink) => Access,
): readonly SetRun[] {
  const isSamePlan = JSON.stringify(groups) === JSON.stringify(wanted);
  return runs.map((run): SetRun => {
    const phase = isSamePlan ? undone(run.phase) : dueOf(run.phase);
    if (phase.kind === "ask-host" || phase.kind === "need-file") {
      // It may have been allowed or chosen elsewhere meanwhile.
      const access = to(run.source);
      return { ...run, phase: access.ok ? waiting : access.phase };
    }
    if (phase.kind !== "ready") return { ...run, phase };
    const { identity } = now.members[run.place]!;
    const changed = isChanged(identity, phase.run.numbers);
    // A link to other content than was read: that may be kept, or be there now.
    const isOther = changed && identity !== link.members[run.place]!.identity;
    return { ...run, phase: isOther ? waiting : phase, changed: changed && !isOther };
  });
}

export const waiting: RunPhase = { kind: "waiting" };

/** Of a run that is read no further. */
export const undone = (phase: RunPhase): RunPhase => (phase.kind === "reading" ? waiting : phase);

/** Of numbers that are not those wanted. */
export const dueOf = (phase: RunPhase): RunPhase => (phase.kind === "ready" ? { ...phase, due: true } : undone(phase));

/** The content is not that which a link was made for. */
export const isChanged = (identity: string | undefined, { file }: RunNumbers): boolean =>
  identity !== undefined && !file.identity.startsWith(identity);

export function labelled(runs: readonly SetRun[]): readonly SetRun[] {
  const labels = labelsOf(runs);
  return runs.map((run, i) => (run.label === labels[i] ? run : { ...run, label: labels[i]! }));
}

export function readRun(numbers: RunNumbers): ReadRun {
  const byKey = new Map<string, Measurement>(numbers.measured);
  return {
    numbers,
    measured: (object, recipe) => byKey.get(measuredKey(object, recipe)),
    failed: new Map(numbers.failed),
  };
}
