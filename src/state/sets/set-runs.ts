import type { RunRequest } from "../../jobs/extract-api.ts";
import { guessFromName } from "../../qc/activity.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { joinFiles } from "../../qc/period/join-files.ts";
import { formatGroup } from "../../qc/object-path.ts";
import { recipeKey } from "../../qc/recipe.ts";
import { measuredKey, type RunNumbers } from "../../qc/run-numbers.ts";
import type { FileLink, SetLink, SetMember } from "../../route/route.ts";
import { fileNameOf, sourceName } from "../sources.ts";
import { labelsOf } from "./labels.ts";
import type { Access } from "./member-access.ts";
import { openOf } from "./ready-run.ts";
import type { OpenPhase, ReadRun, SetRun } from "./set-state.ts";

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
  const isMeasured = hasAllOf(groups, wanted);
  return runs.map((left): SetRun => {
    const run = withOpen(isMeasured ? left : due(left), (open) => againOf(open, left.source));
    const { phase } = run;
    if (phase.kind !== "ready") return run;
    const { identity } = now.members[run.place]!;
    const changed = isChanged(identity, phase.run.numbers);
    // A link to other content than was read: that may be kept, or be there now.
    const isOther = changed && identity !== link.members[run.place]!.identity;
    return { ...run, phase: isOther ? waiting : phase, changed: changed && !isOther };
  });

  function againOf(open: OpenPhase, source: FileLink): OpenPhase {
    if (open.kind !== "ask-host" && open.kind !== "need-file") return undone(open);
    // It may have been allowed or chosen elsewhere meanwhile.
    const access = to(source);
    return access.ok ? waiting : access.phase;
  }
}

/** Everything that is wanted was measured: a set that is compared has more than one that is looked at by itself. */
function hasAllOf(measured: RunRequest["groups"], wanted: RunRequest["groups"]): boolean {
  const keysOf = (groups: RunRequest["groups"]): readonly string[] =>
    groups.flatMap(({ group, objects }) =>
      objects.flatMap(({ name, recipes }) =>
        recipes.map((recipe) => `${formatGroup(group)} ${name} ${recipeKey(recipe)}`),
      ),
    );
  const known = new Set(keysOf(measured));
  return keysOf(wanted).every((key) => known.has(key));
}

export const waiting: OpenPhase = { kind: "waiting" };

/** Of a run that is read no further. */
export const undone = (open: OpenPhase): OpenPhase => (open.kind === "reading" ? waiting : open);

/** A run of which other numbers are wanted than it has. */
export const due = (run: SetRun): SetRun =>
  run.phase.kind === "ready" ? { ...run, phase: { ...run.phase, due: waiting } } : withOpen(run, undone);

/** A run whose reading is otherwise; of one with all its numbers nothing is. */
export function withOpen(run: SetRun, change: (open: OpenPhase) => OpenPhase): SetRun {
  const open = openOf(run);
  const next = open && change(open);
  if (next === undefined || next === open) return run;
  return { ...run, phase: run.phase.kind === "ready" ? { ...run.phase, due: next } : next };
}

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
