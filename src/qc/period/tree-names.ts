import { extractedNames } from "../layout.ts";
import { parseObject } from "../object-path.ts";
import { storedNames } from "../pads/quantity.ts";
import type { OverlayFigure } from "./overlay.ts";
import type { TrendQuantity } from "./quantity.ts";

/** Where `periodOverview.root` of today's tool has something: "TracksQC", "hEta". Source: `algorithms.md` A9.4. */
export interface TreeName {
  readonly directory: string;
  readonly name: string;
}

/** "Tracks/hEta": "TracksQC", "hEta". */
function placeOf(object: string): TreeName {
  const at = parseObject(object)!;
  const directory = at.group.kind === "task" ? `${at.group.task}QC` : at.group.path;
  return { directory, name: at.name };
}

/** As ROOT calls what `QuantilesX`, `FitSlicesY` and projections make of a map. */
const endings = { counts: "", median: "_qx", "slice-mean": "_1", "slice-width": "_2", phi: "_px", r: "_py" } as const;

/** Projections by the map in φ and R that extracted files have. */
export function medianName({ object, curve }: OverlayFigure): TreeName {
  if (curve.kind === "pads") {
    const map = storedNames.rphi(curve.quantity, curve.side);
    return { directory: extractedNames.Clusters, name: `${map}${endings[curve.along]}` };
  }
  const { directory, name } = placeOf(object);
  if (curve.kind === "species") return { directory, name: `${name}_${curve.species}${endings.median}` };
  return { directory, name: `${name}${endings[curve.kind]}` };
}

/** Two trends of one object are told apart by what they are of. */
export function trendName({ object, kind }: TrendQuantity): TreeName {
  const { directory, name } = placeOf(object);
  return { directory, name: `${name}_${kind === "entries" ? "entries_" : ""}trend` };
}

/** By directory, then by name: in the order given. */
export function asTree<T>(
  entries: readonly (readonly [at: TreeName, value: T])[],
): Readonly<Record<string, Readonly<Record<string, T>>>> {
  const tree: Record<string, Record<string, T>> = {};
  for (const [{ directory, name }, value] of entries) (tree[directory] ??= {})[name] = value;
  return tree;
}
