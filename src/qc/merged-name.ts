const head = "merged ";

/** How the store names a run that is made of its parts: by the names of their sources, in their order. */
export const mergedName = (names: readonly string[]): string => head + JSON.stringify(names);

/** The names of the parts; `undefined` of what is one file. */
export function partsOfName(name: string): readonly string[] | undefined {
  if (!name.startsWith(`${head}[`)) return undefined;
  try {
    const names: unknown = JSON.parse(name.slice(head.length));
    const isList = Array.isArray(names) && names.length > 1 && names.every((each) => typeof each === "string");
    return isList ? names : undefined;
  } catch {
    return undefined; // a file may be called anything
  }
}
