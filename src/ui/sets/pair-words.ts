import type { RunPair } from "../../qc/period/match-runs.ts";
import type { SetRun } from "../../state/sets/set-state.ts";

type Named = Pick<SetRun, "info" | "name" | "label">;

/** "559101", "559101 12:10"; the name of the file where the number is not known. */
export function runName({ info: { run, slice }, name }: Named): string {
  if (run === undefined) return name;
  return slice === undefined ? String(run) : `${run} ${slice}`;
}

/** "559101", of time slices "12:10"; of two runs "559101 with 559102". */
export function pairLabel({ run, a, b }: RunPair<Named>): string {
  if (run === undefined) return `${runName(a)} with ${runName(b)}`;
  return a.info.slice === undefined ? String(run) : a.label;
}

/** What the sides of a pair are called: "A" and "B", of two runs "A 559101" and "B 559102". */
export const sideNames = ({ run, a, b }: RunPair<Named>): readonly [a: string, b: string] =>
  run === undefined ? [`A ${runName(a)}`, `B ${runName(b)}`] : ["A", "B"];

/** "Run 559101 with run 559102: not the same run."; "" where it is. */
export function notSameWords({ run, a, b }: RunPair<Named>): string {
  if (run !== undefined) return "";
  const both = `${spoken(a)} with ${spoken(b)}`;
  const [one, other] = [a.info, b.info];
  if (one.run === undefined || other.run === undefined)
    return `${capital(both)}: whether they are the same run is not known.`;
  return `${capital(both)}: not the same ${one.run === other.run ? "part of the run" : "run"}.`;
}

function spoken({ info: { run, slice }, name }: Named): string {
  if (run === undefined) return name;
  return slice === undefined ? `run ${run}` : `time slice ${slice} of run ${run}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A pair as names of files have it: "559101", "559101_with_559102". */
export const pairFileName = (pair: RunPair<Named>): string =>
  (pair.run === undefined || pair.a.info.slice === undefined ? pairLabel(pair) : runName(pair.a))
    .replaceAll(":", "")
    .replaceAll(/[^\w.-]+/g, "_");
