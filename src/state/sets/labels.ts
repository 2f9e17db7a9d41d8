import type { SetRun } from "./set-state.ts";

/** What a run is called: by its number, else by the name of its file. */
const nameOf = ({ info, name }: Pick<SetRun, "info" | "name">): string =>
  info.run === undefined ? name : String(info.run);

/** Labels of all runs; of several with the same name the second and later ones are counted. */
export function labelsOf(runs: readonly Pick<SetRun, "info" | "name">[]): readonly string[] {
  const seen = new Map<string, number>();
  return runs.map((run) => {
    const name = nameOf(run);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
