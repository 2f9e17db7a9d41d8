import type { ListedObject } from "../qc/listing.ts";

/**
 * The keys of a directory as far as their objects are kept: what keys they are under, not their class or size, which only
 * the file tells. Of a key that is kept it is not known either whether it holds one object or several: it is listed.
 */
export function keptKeys(paths: readonly string[], directory: string): readonly ListedObject[] {
  const below = directory === "" ? "" : `${directory}/`;
  const listed = new Map<string, ListedObject>();
  for (const path of paths) {
    if (!path.startsWith(below)) continue;
    const [name = "", ...more] = path.slice(below.length).split("/");
    const isKey = more.length === 0;
    if (listed.get(name)?.holds === "objects") continue;
    listed.set(name, {
      path: below + name,
      name,
      className: "",
      title: "",
      cycle: undefined,
      newest: true,
      packed: undefined,
      unpacked: undefined,
      holds: isKey ? "objects" : "keys",
    });
  }
  return [...listed.values()];
}
