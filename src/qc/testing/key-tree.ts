import { fail, ok } from "../../base/result.ts";
import type { ListedKey, ListKeys } from "../layout.ts";

/** Keys of a file from its paths; every object has as many bytes as its path has letters. */
export function keyTree(paths: readonly string[]): ListKeys {
  const directories = new Map<string, Map<string, ListedKey>>([["", new Map()]]);
  for (const path of paths) {
    const parts = path.split("/");
    parts.forEach((name, depth) => {
      const above = parts.slice(0, depth).join("/");
      const here = parts.slice(0, depth + 1).join("/");
      const isDirectory = depth < parts.length - 1;
      if (isDirectory && !directories.has(here)) directories.set(here, new Map());
      directories.get(above)!.set(name, { path: here, name, isDirectory, packed: isDirectory ? 0 : here.length });
    });
  }
  return (directory) => {
    const keys = directories.get(directory);
    const missing = { kind: "object-missing", path: directory, source: "f.root" } as const;
    return Promise.resolve(keys === undefined ? fail(missing) : ok([...keys.values()]));
  };
}
