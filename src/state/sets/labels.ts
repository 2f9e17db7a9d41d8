import type { SetRun } from "./set-state.ts";

type Named = Pick<SetRun, "info" | "name">;

/** The run that all are time slices of; `undefined` where one is not, or there are several runs. */
export function runOfSlices(runs: readonly Pick<SetRun, "info">[]): number | undefined {
  const [first] = runs;
  const run = first?.info.run;
  return runs.every(({ info }) => info.slice !== undefined && info.run === run) ? run : undefined;
}

/** What a run is called: by its number, else by the name of its file; a slice by its time too, or by that alone. */
function nameOf({ info, name }: Named, ofOneRun: boolean): string {
  if (info.run === undefined) return name;
  if (info.slice === undefined) return String(info.run);
  return ofOneRun ? info.slice : `${info.run} ${info.slice}`;
}

/** Labels of all runs; of several with the same name the second and later ones are counted. */
export function labelsOf(runs: readonly Named[]): readonly string[] {
  const ofOneRun = runOfSlices(runs) !== undefined;
  const seen = new Map<string, number>();
  return runs.map((run) => {
    const name = nameOf(run, ofOneRun);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
