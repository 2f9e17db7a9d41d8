import { guessFromName } from "../../qc/activity.ts";
import { comparePasses } from "../../qc/period/passes.ts";
import type { SetLink } from "../../route/route.ts";
import type { LocalFile } from "../local-files.ts";

/** Files that were chosen, as sets: those of two productions as two, later pass first; else all as one. */
export function localSets(files: readonly LocalFile[]): readonly [SetLink] | readonly [SetLink, SetLink] {
  const groups = new Map<string, { readonly pass: string; readonly paths: string[] }>();
  for (const { path } of files) {
    const { period = "", pass = "", kind = "" } = guessFromName(path);
    const key = `${kind} ${period} ${pass}`;
    const group = groups.get(key) ?? { pass: kind === "mc" ? "" : pass, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  const [one, other] = [...groups.values()].toSorted((a, b) => comparePasses(b.pass, a.pass));
  if (groups.size !== 2 || one!.paths.length < 2 || other!.paths.length < 2)
    return [setOf(files.map(({ path }) => path))];
  return [setOf(one!.paths), setOf(other!.paths)];
}

const setOf = (paths: readonly string[]): SetLink => ({
  name: "",
  members: paths.map((path) => ({ source: { kind: "file", name: path }, identity: undefined })),
});
